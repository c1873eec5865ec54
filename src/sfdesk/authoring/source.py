"""Read the authored content of ``db/<edition>/`` into a checked ``Edition``.

One direction: files → records (unknown keys, wrong types and words outside a
vocabulary are caught here) → ``authoring.rules`` (what a single file cannot know).
Every problem of every file is reported at once, each as ``file: field: what and mend``.
"""

import hashlib
import tomllib
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import cattrs
from cattrs.cols import is_namedtuple, namedtuple_dict_structure_factory

from sfdesk.authoring import rules
from sfdesk.core.errors import ContentError, EditionError
from sfdesk.model.edition import Edition, EditionInfo
from sfdesk.model.entries import (
    Caution,
    Citation,
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
from sfdesk.model.vocabulary import Labelled

_T = TypeVar("_T")
_Row = TypeVar("_Row", Intervention, Topic)


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
    since: tuple[Since, ...] = ()
    need: tuple[Need, ...] = ()


_LIST_FILES = ("mentioned", "glossary", "references", "cautions", "since", "needs")


def read_source(folder: Path) -> Edition:
    """Read and check one edition's content.

    Args:
        folder: The edition's folder, e.g. ``db/sfp-2023``.

    Raises:
        EditionError: If the folder is no edition.
        ContentError: If any file breaks a rule; every problem is in the message.
    """
    if not (folder / "edition.toml").is_file():
        raise EditionError(
            f"There is no edition in {folder}: edition.toml is missing.",
            do="Name a folder that holds one, like db/sfp-2023.",
        )
    reader = _Reader(folder)
    edition = reader.edition()
    problems = reader.problems or list(rules.problems(edition))
    if problems:
        raise ContentError(problems)
    return edition


def content_hash(folder: Path) -> str:
    """Return the SHA-256 (hex) over names and bytes of every content file, in name order."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
        digest.update(b"\0")
    return digest.hexdigest()


class _Reader:
    """Reads the files one after the other and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []

    def edition(self) -> Edition:
        """Read everything; what could not be read is missing and stands in ``problems``."""
        info, orders = self._head()
        lists = [self._file(name, _Lists) or _Lists() for name in self._list_files()]
        guide = [self._file(p, GuidePage) for p in self._names("guide")]
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
        )

    def _head(self) -> tuple[EditionInfo, _Orders]:
        """Read ``edition.toml``, without which nothing else can be read."""
        name = "edition.toml"
        data = self._toml(name)
        if data is not None:
            orders: dict[str, Any] = {
                key: data.pop(key) for key in ("interventions", "topics") if key in data
            }
            data["content_hash"] = content_hash(self.folder)
            head = self._structured(name, data, EditionInfo)
            order = self._structured(name, orders, _Orders)
            if head and order:
                return head, order
        raise ContentError(self.problems)

    def _list_files(self) -> list[str]:
        found = [f"{n}.toml" for n in _LIST_FILES if (self.folder / f"{n}.toml").exists()]
        return [*found, *self._names("vocabulary")]

    def _names(self, folder: str) -> list[str]:
        found = sorted((self.folder / folder).glob("*.toml"))
        return [path.relative_to(self.folder).as_posix() for path in found]

    def _ordered(self, folder: str, shape: type[_Row], order: tuple[str, ...]) -> tuple[_Row, ...]:
        read = {name: self._file(name, shape) for name in self._names(folder)}
        for name, entry in read.items():
            if entry and name != f"{folder}/{entry.slug}.toml":
                self._problem(name, "slug", f"“{entry.slug}” is not the name of the file")
        for slug in sorted(set(order) - {Path(name).stem for name in read}):
            self._problem("edition.toml", folder, f"“{slug}” has no file {folder}/{slug}.toml")
        for stem in sorted({Path(name).stem for name in read} - set(order)):
            self._problem("edition.toml", folder, f"{folder}/{stem}.toml is not listed; add it")
        entries = [entry for entry in read.values() if entry and entry.slug in order]
        return tuple(sorted(entries, key=lambda entry: order.index(entry.slug)))

    def _file(self, name: str, shape: type[_T]) -> _T | None:
        data = self._toml(name)
        return None if data is None else self._structured(name, data, shape)

    def _toml(self, name: str) -> dict[str, Any] | None:
        try:
            return tomllib.loads((self.folder / name).read_text(encoding="utf8"))
        except tomllib.TOMLDecodeError as error:
            self._problem(name, "TOML", f"not readable: {error}")
        except UnicodeDecodeError as error:
            self._problem(name, "encoding", f"not UTF-8: {error.reason} at byte {error.start}")
        return None

    def _structured(self, name: str, data: dict[str, Any], shape: type[_T]) -> _T | None:
        try:
            return _converter().structure(data, shape)
        except cattrs.BaseValidationError as error:
            self.problems += [f"{name}: {line}" for line in _explain(error)]
        return None

    def _problem(self, name: str, field: str, what: str) -> None:
        self.problems.append(f"{name}: {field}: {what}")


@cache
def _converter() -> cattrs.Converter:
    """Return the strict converter: no unknown keys, no guessing of types."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    for primitive in _TYPE_WORDS:
        converter.register_structure_hook(primitive, _exactly)
    for vocabulary in Labelled.__subclasses__():
        converter.register_structure_hook(vocabulary, _word)
    converter.register_structure_hook_func(_is_tuple, lambda value, t: _tuple(value, t, converter))
    converter.register_structure_hook_factory(is_namedtuple, partial(_record, converter))
    plain_citation = _record(converter, Citation)
    converter.register_structure_hook(
        Citation,
        lambda value, t: Citation(value) if type(value) is int else plain_citation(value, t),
    )
    return converter


def _record(converter: cattrs.Converter, shape: type[tuple[Any, ...]]) -> Any:
    return namedtuple_dict_structure_factory(shape, converter, "from_converter", True)


def _is_tuple(shape: Any) -> bool:
    return typing.get_origin(shape) is tuple


def _exactly(value: object, shape: type) -> object:
    if type(value) is not shape:
        raise ValueError(f"{value!r} must be a {_TYPE_WORDS[shape]}")
    return value


_TYPE_WORDS = {str: "text in quotes", int: "whole number", bool: "true or false"}


def _word(value: object, vocabulary: type[Labelled]) -> Labelled:
    allowed = [member.value for member in vocabulary]
    if value in allowed:
        return vocabulary(value)
    near = get_close_matches(str(value), allowed, n=1)
    hint = f"; did you mean “{near[0]}”?" if near else ""
    raise ValueError(f"“{value}” is not one of {', '.join(allowed)}{hint}")


def _tuple(value: Any, shape: Any, converter: cattrs.Converter) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} must be a list in [ ]")
    as_list: Any = types.GenericAlias(list, typing.get_args(shape)[:1])
    return tuple(converter.structure(value, as_list))


def _explain(error: BaseException) -> Iterator[str]:
    for message in cattrs.transform_error(error, path="", format_exception=_say):
        what, _, where = message.rpartition(" @ ")
        yield f"{where.lstrip('.') or 'file'}: {what}"


def _say(error: BaseException, shape: type | None) -> str:
    if isinstance(error, KeyError):
        return f"“{error.args[0]}” is missing; add it"
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        known = getattr(error.cl, "_fields", None) or [f.name for f in fields(error.cl)]
        return "; ".join(_unknown_key(key, known) for key in sorted(error.extra_fields))
    if isinstance(error, TypeError) and "must be a list" in str(error):
        return str(error)
    if isinstance(error, TypeError | AttributeError):
        return f"must be a table of {getattr(shape, '__name__', shape)}"
    return str(error)


def _unknown_key(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key, known, n=1)
    return f"unknown key “{key}”" + (f"; did you mean “{near[0]}”?" if near else "; remove it")
