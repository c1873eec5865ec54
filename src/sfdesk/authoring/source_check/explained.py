"""The authored list of differences that are right as they are, each with its reason."""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from sfdesk.authoring.source_check.compare import Difference, differences
from sfdesk.core.errors import ContentError
from sfdesk.model.edition import Edition
from sfdesk.published.document import Published
from sfdesk.published.review import Review

FILE = "source-check.toml"


class Explained(NamedTuple):
    """One difference that is meant.

    Attributes:
        entry: Slug of our entry.
        field: As the difference names it.
        figure: The fact, in the form of ``Difference.ours`` or ``.theirs``.
        said: A few words around it, so that no other figure of the field is meant.
        why: The reason, one sentence.
    """

    entry: str
    field: str
    figure: str
    said: str
    why: str

    def covers(self, difference: Difference) -> bool:
        """Return whether this is the reason for a difference."""
        same = (self.entry, self.field) == (difference.entry, difference.field)
        figures = (difference.ours, difference.theirs)
        return same and self.figure in figures and self.said in difference.text


def read_explained(path: Path) -> tuple[Explained, ...]:
    """Read ``source-check.toml``; a file that is not there explains nothing.

    Raises:
        ContentError: If the file is not readable or an entry is not complete.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf8"))
    except FileNotFoundError:
        return ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError([f"{path.name}: TOML: not readable: {error}"]) from error
    problems = [
        f"{path.name}: unknown key “{key}”; remove it" for key in set(tables) - {"explained"}
    ]
    entries = tables.get("explained", [])
    problems += [line for n, entry in enumerate(entries, 1) for line in _problems(path, n, entry)]
    if problems:
        raise ContentError(problems)
    return tuple(Explained(**entry) for entry in entries)


def _problems(path: Path, number: int, entry: dict[str, object]) -> Iterable[str]:
    where = f"{path.name}: explained {number}"
    for key in Explained._fields:
        value = entry.get(key)
        if not isinstance(value, str) or not value.strip():
            yield f"{where}: {key}: write a text in quotes"
    for key in sorted(set(entry) - set(Explained._fields)):
        yield f"{where}: unknown key “{key}”; remove it"


def unexplained_differences(
    edition: Edition, published: Published, review: Review, explained: Path
) -> list[Difference]:
    """Return where our text and the review's differ in a fact, without what is explained.

    A reason that explains nothing any more is a difference too: its figure was changed.

    Args:
        review: What the edition says of its review.
        explained: The authored list of differences that have a reason.
    """
    found = differences(edition, published, review)
    return unexplained(found, read_explained(explained))


def unexplained(found: Sequence[Difference], explained: Sequence[Explained]) -> list[Difference]:
    """Return the differences that no entry of the list explains, and the idle entries."""
    left = [d for d in found if not any(reason.covers(d) for reason in explained)]
    return left + [_idle(e) for e in explained if not any(map(e.covers, found))]


def _idle(reason: Explained) -> Difference:
    text = f"“{reason.said}” with {reason.figure} is no difference any more: see {FILE}"
    return Difference(reason.entry, reason.field, reason.figure, "", text)
