"""The Whoosh index of an edition: how it is built, checked, opened and asked.

An index is read only if it holds exactly the files, with the hashes, that ``complete.json``
recorded when this program built it; anything else means: build it again from the verified edition.
What describes it is here, not in a file: Whoosh's own table of contents, a pickle, is not kept.
"""

import hashlib
import json
import shutil
import struct
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.formats import Existence, Positions
from whoosh.query import Phrase, Prefix, Term
from whoosh.reading import SegmentReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher
from whoosh.writing import SegmentWriter

import sfdesk.search.pickles  # noqa: F401 - before anything of Whoosh reads a file
from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import read_regular
from sfdesk.core.garbage import not_collecting
from sfdesk.core.progress import Progress, no_progress
from sfdesk.reading.vocabulary import Run, Vocabulary
from sfdesk.reading.words import Word, stem, words
from sfdesk.search.documents import Document
from sfdesk.search.postings import Pool

FIELDS = ("names", "lead", "body", "asked")
"""What an entry is found by: stems, and runs of the field's vocabulary as one term each."""
WARNINGS = "warnings"
_WORDS, _BEGINS, _NAMES_BEGIN = "words", "begins", "names_begin"
_LONGEST_BEGINNING = 4
"""Letters of the beginnings that are indexed; for longer ones Whoosh looks through the words."""
_FORMAT = 6
_COMPLETE = "complete.json"
_NAME, _SEGMENT = "MAIN", "0"

Scores = dict[int, float]
"""Document number to score."""


class IndexUnusableError(SfdeskError):
    """An index that is missing, damaged or of other content; it is to be built again."""


class Codec(W3Codec):
    """Whoosh's own, with long blocks and a name that is no chance: same content, same bytes."""

    length_stats = False  # of use only to a search that skips what is scored low

    def __init__(self) -> None:
        super().__init__(blocklimit=1024, compression=0)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """Return the one segment of an index."""
        return W3Segment(self, indexname, segid=_SEGMENT)


class _Places(Positions):
    """Positions, given as ``(term, place)`` and kept as plain numbers, not as pickles."""

    def word_values(
        self, value: Iterable[tuple[str, int]], analyzer: object, **_options: object
    ) -> Iterator[tuple[str, int, float, bytes]]:
        found = defaultdict(list)
        for term, place in value:
            found[term].append(place)
        for term, places in found.items():
            packed = struct.pack(f"<{len(places)}I", *places)
            yield term, len(places), float(len(places)), packed

    def decode_positions(self, value: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(value) // 4}I", value))


def _schema() -> Schema:
    fields = {name: FieldType(_Places(), None, scorable=True) for name in (*FIELDS, WARNINGS)}
    for name in (_WORDS, _BEGINS, _NAMES_BEGIN):
        fields[name] = FieldType(Existence(), None, scorable=True)
    return Schema(**fields)


class _Held(RamStorage):
    """Files in memory, once: what was checked is what is read, and nothing stays open."""

    def open_file(self, name: str, **_options: Any) -> BufferFile:
        return BufferFile(self.files[name], name=name)


class OpenIndex:
    """An index ready to be asked. Not thread-safe."""

    def __init__(self, files: dict[str, bytes], complete: dict[str, Any]) -> None:
        storage = _Held()
        storage.files = files
        segment = W3Segment(Codec(), _NAME, complete["documents"], _SEGMENT)
        segment._fieldlengths = complete["lengths"]
        self.size: int = complete["documents"]
        self._reader = SegmentReader(storage, _schema(), segment)
        self._searcher = Searcher(self._reader, weighting=_Weighting(self._reader))
        self.scores: Callable[[str, str | Run], Scores] = lru_cache(512)(self._scores)

    def _scores(self, field: str, wanted: str | Run) -> Scores:
        """Score the documents that hold a term in a field, or these stems side by side."""
        query = Term(field, wanted) if isinstance(wanted, str) else Phrase(field, list(wanted))
        matcher, found = query.matcher(self._searcher), {}
        while matcher.is_active():
            found[matcher.id()] = matcher.score()
            matcher.next()
        return found

    def beginning(self, letters: str, *, named: bool = False) -> frozenset[int]:
        """Return the documents that hold a word beginning like this, or have one in a name."""
        if named or len(letters) <= _LONGEST_BEGINNING:
            query = Term(_NAMES_BEGIN if named else _BEGINS, letters)
        else:
            query = Prefix(_WORDS, letters)
        return frozenset(self._searcher.docs_for_query(query))

    def words(self) -> dict[str, int]:
        """Return every folded word, unstemmed, with how many documents hold it."""
        found = self._reader.iter_field(_WORDS)
        return {word.decode(): int(held.doc_frequency()) for word, held in found}


class _Weighting(BM25F):
    """BM25F with the lengths of the fields at hand: read one by one they take half of a search."""

    def __init__(self, reader: SegmentReader) -> None:
        super().__init__()
        numbers = range(reader.doc_count())
        self._lengths = {
            field: [reader.doc_field_length(n, field, 1) or 1 for n in numbers]
            for field in (*FIELDS, WARNINGS)
        }

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: int = 1) -> Any:
        scorer = super().scorer(searcher, fieldname, text, qf)
        if fieldname in self._lengths:
            scorer.dfl = self._lengths[fieldname].__getitem__
        return scorer


def build_index(
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    folder: Path,
    content_hash: str,
    progress: Progress = no_progress,
) -> None:
    """Build the index of an edition in a folder: all of it, or nothing if it is ended half-way.

    A sound index that somebody else put there meanwhile stays.

    Args:
        vocabulary: Its runs of words become terms.
        content_hash: Of the edition; kept, to tell when the index is out of date.
        progress: Told of every step, two a document; may raise to cancel.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix="index-", dir=folder.parent))
    try:
        with not_collecting():
            lengths = _write(documents, vocabulary, part, progress)
        complete = {
            "format": _FORMAT,
            "content_hash": content_hash,
            "documents": len(documents),
            "lengths": lengths,
            "files": {path.name: _hash(path.read_bytes()) for path in sorted(part.iterdir())},
        }
        (part / _COMPLETE).write_text(json.dumps(complete), encoding="utf8")
        part.chmod(0o755)
        _put(part, folder, content_hash)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        with suppress(OSError):  # of no use if empty, and not removed if not
            folder.parent.rmdir()


def _put(part: Path, folder: Path, content_hash: str) -> None:
    try:
        part.rename(folder)
    except OSError:
        try:
            open_index(folder, content_hash)
        except IndexUnusableError:
            shutil.rmtree(folder, ignore_errors=True)
            part.rename(folder)


def open_index(folder: Path, content_hash: str) -> OpenIndex:
    """Open a built index after checking every file of it.

    Raises:
        IndexUnusableError: If it is missing, damaged, or not of this content.
    """
    try:
        complete: dict[str, Any] = json.loads(read_regular(folder / _COMPLETE))
        return OpenIndex(_checked(folder, complete, content_hash), complete)
    except SfdeskError:
        raise
    except Exception as error:
        raise IndexUnusableError("The search index cannot be read.", detail=repr(error)) from error


def _checked(folder: Path, complete: dict[str, Any], content_hash: str) -> dict[str, bytes]:
    if (complete["format"], complete["content_hash"]) != (_FORMAT, content_hash):
        raise IndexUnusableError("The search index belongs to other content.")
    paths = [path for path in folder.iterdir() if path.name != _COMPLETE]
    if not paths:
        raise IndexUnusableError("The search index is not whole.")
    files = {path.name: read_regular(path) for path in paths}
    if {name: _hash(content) for name, content in files.items()} != complete["files"]:
        raise IndexUnusableError("The search index is damaged.")
    return files


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(
    documents: Sequence[Document], vocabulary: Vocabulary, folder: Path, progress: Progress
) -> dict[str, int]:
    """Write the files of an index, and return how long each of its fields is in all."""
    storage, total = FileStorage(str(folder)), len(documents)
    index = storage.create_index(_schema(), _NAME)
    writer = SegmentWriter(index, codec=Codec(), compound=False)
    writer.pool = pool = Pool(writer.temp_storage(), writer.newsegment)
    pool.tell = lambda done, of: progress(total + total * done // of, 2 * total)
    try:
        for number, document in enumerate(documents, start=1):
            writer.add_document(**_fields(document, vocabulary))
            progress(number, 2 * total)
        writer.commit()
    except BaseException:
        writer.cancel()
        raise
    progress(2 * total, 2 * total)
    for path in (*folder.glob("*.toc"), *folder.glob("*LOCK")):
        path.unlink()
    return dict(writer.newsegment._fieldlengths)


def _fields(document: Document, vocabulary: Vocabulary) -> dict[str, list[Any]]:
    body, warnings = ([text for _, text in each] for each in (document.parts, document.warnings))
    every = (document.names, [document.lead], body, document.asked, warnings)
    texts = zip((*FIELDS, WARNINGS), every, strict=True)
    read = {field: [list(words(text)) for text in each] for field, each in texts}
    named = _folded(read["names"])
    held = named | _folded((*read["body"], *read[WARNINGS]))
    return {
        **{field: _terms(each, vocabulary) for field, each in read.items()},
        _WORDS: sorted(held),
        _BEGINS: sorted({w[:n] for w in held for n in range(2, _LONGEST_BEGINNING + 1)}),
        _NAMES_BEGIN: sorted({w[:n] for w in named for n in range(1, len(w) + 1)}),
    }


def _folded(texts: Iterable[Iterable[Word]]) -> set[str]:
    return {form for text in texts for word in text for form in (word.folded, *word.also)}


def _terms(texts: Iterable[Sequence[Word]], vocabulary: Vocabulary) -> list[tuple[str, int]]:
    """Return the stems of texts and the runs of the vocabulary in them, each with its place."""
    found: list[tuple[str, int]] = []
    first = 0
    for text in texts:
        stems = [stem(word.folded) for word in text]
        found += zip(stems, range(first, first + len(stems)), strict=True)
        found += [(stem(form), first + n) for n, word in enumerate(text) for form in word.also]
        found += [(run, first + n) for n, run in vocabulary.runs_in(stems)]
        first += len(stems)
    return found
