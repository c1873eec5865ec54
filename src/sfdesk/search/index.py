"""The Whoosh index of an edition on disk: built whole, checked before it is opened.

Opening a Whoosh index unpickles, so an index is only ever opened if every file of it has
the hash that ``complete.json`` recorded when this program built it. Anything else means: build
it again from the verified edition.
"""

import hashlib
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import Index

from sfdesk.errors import SfdeskError
from sfdesk.search.documents import Document
from sfdesk.search.words import Word, stem, words

_FORMAT = 1
_COMPLETE = "complete.json"
_LEXICON = "lexicon.json"
_LONGEST_PREFIX = 10


class IndexUnusableError(SfdeskError):
    """An index that is missing, damaged or of other content; it is to be built again."""


class LexiconRow(NamedTuple):
    """A folded word, its stem, and the ways it is written in the texts."""

    folded: str
    stem: str
    surfaces: tuple[str, ...]


class OpenIndex(NamedTuple):
    """An index ready to be searched."""

    whoosh: Index
    lexicon: list[LexiconRow]


def prefixes(folded: str, shortest: int) -> Iterator[str]:
    """Yield the beginnings of a word that the prefix fields hold."""
    for length in range(shortest, min(len(folded), _LONGEST_PREFIX) + 1):
        yield folded[:length]


def build_index(documents: Iterable[Document], folder: Path, content_hash: str) -> None:
    """Build the index of an edition in a folder, replacing what is there.

    Built beside it and renamed, so a folder holds a whole index or none.

    Args:
        documents: What is searched.
        folder: Where the index goes.
        content_hash: Of the edition; kept, to tell when the index is out of date.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix="index-", dir=folder.parent))
    try:
        _write(documents, part)
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
        complete: dict[str, Any] = json.loads((folder / _COMPLETE).read_text(encoding="utf8"))
        if (complete["format"], complete["content_hash"]) != (_FORMAT, content_hash):
            raise IndexUnusableError("The search index belongs to other content.")
        if any(_hash(folder / name) != known for name, known in complete["files"].items()):
            raise IndexUnusableError("The search index is damaged.")
        lexicon = json.loads((folder / _LEXICON).read_text(encoding="utf8"))
        opened = FileStorage(str(folder), readonly=True).open_index()
        return OpenIndex(opened, [LexiconRow(f, s, tuple(w)) for f, s, w in lexicon])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexUnusableError("The search index cannot be read.", detail=repr(error)) from error


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _schema() -> Schema:
    def text() -> TEXT:
        return TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True, stored=False)

    return Schema(
        key=ID(stored=True),
        title=text(),
        lead=text(),
        body=text(),
        title_prefix=KEYWORD(scorable=True),
        body_prefix=KEYWORD(scorable=True),
        spelling=KEYWORD(scorable=False),
    )


def _write(documents: Iterable[Document], folder: Path) -> None:
    index = FileStorage(str(folder)).create_index(_schema())
    writer = index.writer(limitmb=256)
    lexicon: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        writer.add_document(**_fields(document, lexicon))
    writer.commit(optimize=True)
    index.close()
    rows = [(folded, stem(folded), sorted(lexicon[folded])) for folded in sorted(lexicon)]
    (folder / _LEXICON).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf8")
    for lock in folder.glob("*LOCK*"):
        lock.unlink()


def _fields(document: Document, lexicon: dict[str, set[str]]) -> dict[str, str]:
    title = " ".join(document.names)
    body = "\n".join(text for _, text in document.parts)
    found = {name: list(words(text)) for name, text in (("title", title), ("body", body))}
    for name, text in (("title", title), ("body", body)):
        for word in found[name]:
            _note(lexicon, word, text)
    in_title = _folded(found["title"])
    everything = in_title | _folded(found["body"])
    return {
        "key": f"{document.kind.value}:{document.id}",
        "title": _stems(found["title"]),
        "lead": _stems(words(document.lead)),
        "body": _stems(found["body"]),
        "title_prefix": " ".join(sorted({p for w in in_title for p in prefixes(w, 1)})),
        "body_prefix": " ".join(sorted({p for w in everything for p in prefixes(w, 2)})),
        "spelling": " ".join(sorted(everything)),
    }


def _note(lexicon: dict[str, set[str]], word: Word, text: str) -> None:
    surface = text[word.start : word.end].lower()
    for folded in (word.folded, *word.also):
        lexicon[folded].add(surface)


def _folded(found: Iterable[Word]) -> set[str]:
    return {folded for word in found for folded in (word.folded, *word.also)}


def _stems(found: Iterable[Word]) -> str:
    return " ".join(stem(folded) for word in found for folded in (word.folded, *word.also))
