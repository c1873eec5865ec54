"""Read the authored content of an edition into a checked ``Edition``.

One direction: files → records (unknown keys, wrong types and words outside a
vocabulary are caught here) → ``authoring.rules`` (what a single file cannot know).
Every problem of every file is reported at once, as ``file:line: field: what and mend``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sfdesk.authoring.content import HEAD, Content, Folder, UnreadableError
from sfdesk.authoring.converter import ShapeError, structured
from sfdesk.authoring.problems import Problem, name_of, shown
from sfdesk.authoring.rules import problems
from sfdesk.authoring.source_check.keys import source_problems
from sfdesk.core.errors import ContentError
from sfdesk.model.edition import Edition
from sfdesk.model.entries import (
    Asked,
    Caution,
    Concept,
    GuidePage,
    Intervention,
    Mentioned,
    Need,
    Note,
    Since,
    Term,
    Topic,
)
from sfdesk.model.info import EditionInfo
from sfdesk.published.review import REVIEW_FILE, review_of

_T = TypeVar("_T")
_Row = TypeVar("_Row", Intervention, Topic)
_Page = TypeVar("_Page", Intervention, Topic, GuidePage)


@dataclass(frozen=True)
class _Orders:
    """The part of ``edition.toml`` that says which files there are, and in which order."""

    interventions: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class _Lists:
    """The files that hold a list of records each; one field per table name used in them."""

    mentioned: tuple[Mentioned, ...] = ()
    term: tuple[Term, ...] = ()
    note: tuple[Note, ...] = ()
    caution: tuple[Caution, ...] = ()
    concept: tuple[Concept, ...] = ()
    asked: tuple[Asked, ...] = ()
    since: tuple[Since, ...] = ()
    need: tuple[Need, ...] = ()


LIST_FILES = {
    "mentioned": "mentioned",
    "glossary": "term",
    "references": "note",
    "cautions": "caution",
    "since": "since",
    "needs": "need",
}
"""Name of a file that holds a list → the name of its table; the folders ``vocabulary`` and
``asked`` hold what is searched by."""


def read_source(folder: Path) -> Edition:
    """Read and check one edition's content.

    Args:
        folder: The edition's folder, e.g. ``db/sfp-2023``.

    Raises:
        EditionError: If the folder is no edition.
        ContentError: If any file breaks a rule; every problem is in the message.
    """
    edition, found = read_content(Folder(folder))
    if found or edition is None:
        raise ContentError(found)
    return edition


def read_content(content: Content) -> tuple[Edition | None, list[str]]:
    """Read an edition, whatever is wrong with it.

    Returns:
        The edition, or None where files could not be read; and every problem, with its place.

    Raises:
        EditionError: If what the content says of its review cannot be read.
    """
    reader = _Reader(content)
    edition = reader.edition()
    if edition is None:
        return None, reader.problems
    unread = bool(reader.problems)
    # What does not exist may stand in a file that could not be read.
    broken = [each for each in problems(edition) if not (unread and each.links)]
    if content.has(REVIEW_FILE):
        broken += source_problems(edition, review_of(content.data(REVIEW_FILE)))
    return (None if unread else edition), [*reader.problems, *map(reader.told, broken)]


def shape_problems(content: Content) -> list[str]:
    """Return what keeps content from being read, each with its place; no rule is looked at."""
    reader = _Reader(content)
    reader.edition()
    return reader.problems


class _Home(NamedTuple):
    """Where a record stands: its file, and in a file of many its path with a dot after it."""

    file: str
    path: str = ""


class _Reader:
    """Reads the files one after the other and gathers what is wrong with them."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.problems: list[str] = []
        self._homes: dict[int, _Home] = {}
        """Where a record was read, by its identity; the edition holds them all."""

    def edition(self) -> Edition | None:
        """Read everything; what could not be read is missing, and stands in ``problems``.

        Returns:
            None if there is no telling even which files there should be.
        """
        head = self._head()
        if head is None:
            return None
        info, orders = head
        lists = [self._list(name) for name in self._list_files()]
        guide = [self._page(name, GuidePage) for name in self.content.names("guide")]
        return Edition(
            info=info,
            interventions=self._ordered("interventions", Intervention, orders.interventions),
            topics=self._ordered("topics", Topic, orders.topics),
            mentioned=tuple(m for part in lists for m in part.mentioned),
            guide=tuple(sorted((g for g in guide if g), key=lambda page: page.order)),
            glossary=tuple(t for part in lists for t in part.term),
            notes=tuple(n for part in lists for n in part.note),
            cautions=tuple(c for part in lists for c in part.caution),
            since=tuple(s for part in lists for s in part.since),
            needs=tuple(n for part in lists for n in part.need),
            concepts=tuple(c for part in lists for c in part.concept),
            asked=tuple(a for part in lists for a in part.asked),
        )

    def told(self, problem: Problem) -> str:
        """Return a problem with its place, as a line."""
        home = self._homes[id(problem.part)]
        name = name_of(problem.part) if home.path else ""
        return self._line(home.file, home.path, problem.field, problem.what, name)

    def _line(self, file: str, path: str, field: str, what: str, name: str = "") -> str:
        place = self.content.place(file, f"{path}{field}")
        return ": ".join(filter(None, (place, name, shown(field), what)))

    def _head(self) -> tuple[EditionInfo, _Orders] | None:
        """Read ``edition.toml``, without which nothing else can be read."""
        data = self._data(HEAD)
        if data is None:
            return None
        orders: dict[str, Any] = {
            key: data.pop(key) for key in ("interventions", "topics") if key in data
        }
        data["content_hash"] = self.content.hash()
        info = self._structured(HEAD, data, EditionInfo)
        order = self._structured(HEAD, orders, _Orders)
        if info is None or order is None:
            return None
        self._homes[id(info)] = _Home(HEAD)
        return info, order

    def _list_files(self) -> list[str]:
        found = [f"{n}.toml" for n in LIST_FILES if self.content.has(f"{n}.toml")]
        return [*found, *self.content.names("vocabulary"), *self.content.names("asked")]

    def _list(self, name: str) -> _Lists:
        data = self._data(name)
        lists = None if data is None else self._structured(name, data, _Lists)
        if lists is None:
            return _Lists()
        for table, records in vars(lists).items():
            for number, record in enumerate(records):
                self._homes[id(record)] = _Home(name, f"{table}[{number}].")
        return lists

    def _page(self, name: str, shape: type[_Page]) -> _Page | None:
        data = self._data(name)
        page = None if data is None else self._structured(name, data, shape)
        if page is not None:
            self._homes[id(page)] = _Home(name)
        return page

    def _ordered(self, folder: str, shape: type[_Row], order: tuple[str, ...]) -> tuple[_Row, ...]:
        read = {name: self._page(name, shape) for name in self.content.names(folder)}
        for name, entry in read.items():
            if entry and name != f"{folder}/{entry.slug}.toml":
                self._problem(name, "slug", f"“{entry.slug}” is not the name of the file")
        stems = {Path(name).stem for name in read}
        for number, slug in enumerate(order):
            if slug not in stems:
                what = f"“{slug}” has no file {folder}/{slug}.toml"
                self._problem(HEAD, f"{folder}[{number}]", what)
        for stem in sorted(stems - set(order)):
            self._problem(HEAD, folder, f"{folder}/{stem}.toml is not listed; add it")
        entries = [entry for entry in read.values() if entry and entry.slug in order]
        return tuple(sorted(entries, key=lambda entry: order.index(entry.slug)))

    def _data(self, name: str) -> dict[str, Any] | None:
        try:
            return self.content.data(name)
        except UnreadableError as error:
            self.problems.append(f"{error.place}: {error.field}: {error.what}")
        return None

    def _structured(self, name: str, data: Mapping[str, Any], shape: type[_T]) -> _T | None:
        try:
            return structured(dict(data), shape)
        except ShapeError as error:
            for field, what in error.faults:
                self._problem(name, field, what)
        return None

    def _problem(self, file: str, field: str, what: str) -> None:
        self.problems.append(self._line(file, "", field or "file", what))
