"""The search index of an edition on disk: built whole, checked before it is read.

An index is a table of what words are worth where (``weights``) and a lexicon. It is read only
if every file of it has the hash that ``complete.json`` recorded when this program built it.
Anything else means: build it again from the verified edition.
"""

import hashlib
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import read_regular
from sfdesk.search.documents import Document
from sfdesk.search.weights import FIELDS, Weights
from sfdesk.search.words import Word, same_text, stem, words

_FORMAT = 4
_COMPLETE = "complete.json"
_LEXICON = "lexicon.json"
_WEIGHTS = "weights.bin"

Progress = Callable[[int, int], None]
"""Called with how many steps are done, and of how many; what it raises ends the build."""


class IndexUnusableError(SfdeskError):
    """An index that is missing, damaged or of other content; it is to be built again."""


class LexiconRow(NamedTuple):
    """A folded word and where it is found.

    Prefixes and spellings as fields of a Whoosh index made its build five times as long.

    Attributes:
        surfaces: The ways it is written in the texts.
        documents: Numbers of the documents that hold it.
        named: Numbers of those that hold it in a name.
    """

    folded: str
    stem: str
    surfaces: Sequence[str]
    documents: Sequence[int]
    named: Sequence[int]


class OpenIndex(NamedTuple):
    """An index ready to be searched.

    Attributes:
        weights: What every stem is worth in every document.
        lexicon: Every word, in alphabetical order.
        names: The folded names of each document, by its number.
        stems: The stems of each document's title, lead and body, as one text each.
    """

    weights: Weights
    lexicon: list[LexiconRow]
    names: list[list[str]]
    stems: list[list[str]]


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


def build_index(
    documents: Sequence[Document],
    folder: Path,
    content_hash: str,
    progress: Progress = no_progress,
) -> None:
    """Build the index of an edition in a folder, replacing what is there.

    Built beside it and renamed, so a folder holds a whole index or none, also when the build
    is ended half-way.

    Args:
        documents: What is searched.
        folder: Where the index goes.
        content_hash: Of the edition; kept, to tell when the index is out of date.
        progress: Told of every step, two a document; may raise to cancel.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix="index-", dir=folder.parent))
    try:
        _write(documents, part, progress)
        files = {path.name: _hash(path) for path in sorted(part.iterdir())}
        complete = {"format": _FORMAT, "content_hash": content_hash, "files": files}
        (part / _COMPLETE).write_text(json.dumps(complete), encoding="utf8")
        part.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def open_index(folder: Path, content_hash: str) -> OpenIndex:
    """Open a built index after checking every file of it.

    Raises:
        IndexUnusableError: If it is missing, damaged, or not of this content.
    """
    try:
        complete: dict[str, Any] = json.loads(read_regular(folder / _COMPLETE))
        if (complete["format"], complete["content_hash"]) != (_FORMAT, content_hash):
            raise IndexUnusableError("The search index belongs to other content.")
        if set(complete["files"]) != {_LEXICON, _WEIGHTS}:
            raise IndexUnusableError("The search index is not all of it.")
        if any(_hash(folder / name) != known for name, known in complete["files"].items()):
            raise IndexUnusableError("The search index is damaged.")
        lexicon = json.loads(read_regular(folder / _LEXICON))
        rows = [LexiconRow(*row) for row in lexicon["words"]]
        weights = Weights.from_bytes(_stems_of(rows), read_regular(folder / _WEIGHTS))
        return OpenIndex(weights, rows, lexicon["names"], lexicon["stems"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise IndexUnusableError("The search index cannot be read.", detail=repr(error)) from error


def _hash(path: Path) -> str:
    return hashlib.sha256(read_regular(path)).hexdigest()


def _write(documents: Sequence[Document], folder: Path, progress: Progress) -> None:
    from sfdesk.search.weighing import weigh

    lexicon = _Lexicon()
    fields: list[dict[str, str]] = []
    total = 2 * len(documents)
    for number, document in enumerate(documents):
        fields.append(_fields(number, document, lexicon))
        progress(number + 1, total)
    rows = lexicon.rows()
    content = {
        "words": rows,
        "stems": [[each[field] for field in FIELDS] for each in fields],
        "names": [[same_text(name) for name in document.names] for document in documents],
    }
    weights = weigh(fields, _stems_of(rows), lambda n: progress(len(documents) + n, total))
    (folder / _LEXICON).write_text(json.dumps(content, ensure_ascii=False), encoding="utf8")
    (folder / _WEIGHTS).write_bytes(weights.to_bytes())


def _stems_of(rows: Iterable[LexiconRow]) -> list[str]:
    return sorted({row.stem for row in rows})


class _Lexicon:
    """Gathers the words of the documents; the numbers of a word's documents come in order."""

    def __init__(self) -> None:
        self._surfaces: dict[str, set[str]] = defaultdict(set)
        self._documents: dict[str, dict[int, None]] = defaultdict(dict)
        self._named: dict[str, dict[int, None]] = defaultdict(dict)

    def note(self, number: int, text: str, found: Iterable[Word], *, name: bool) -> None:
        for word in found:
            surface = text[word.start : word.end].lower()
            for folded in (word.folded, *word.also):
                self._surfaces[folded].add(surface)
                self._documents[folded][number] = None
                if name:
                    self._named[folded][number] = None

    def rows(self) -> list[LexiconRow]:
        return [
            LexiconRow(
                folded,
                stem(folded),
                tuple(sorted(self._surfaces[folded])),
                tuple(self._documents[folded]),
                tuple(self._named.get(folded, ())),
            )
            for folded in sorted(self._surfaces)
        ]


def _fields(number: int, document: Document, lexicon: _Lexicon) -> dict[str, str]:
    title = " ".join(document.names)
    body = "\n".join(text for _, text in document.parts)
    title_words, body_words = list(words(title)), list(words(body))
    lexicon.note(number, title, title_words, name=True)
    lexicon.note(number, body, body_words, name=False)
    return {
        "title": _stems(title_words),
        "lead": _stems(words(document.lead)),
        "body": _stems(body_words),
    }


def _stems(found: Iterable[Word]) -> str:
    return " ".join(stem(folded) for word in found for folded in (word.folded, *word.also))
