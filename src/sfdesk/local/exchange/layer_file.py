"""The local layer, or a part of it, as one file that can be handed on; see docs/local-data.md."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple, get_type_hints

from sfdesk.core import text_tables
from sfdesk.core.language import tr
from sfdesk.core.shaped import shaped
from sfdesk.local.checks import problems
from sfdesk.local.errors import refused
from sfdesk.local.kinds import SHARED
from sfdesk.local.taking_in import Incoming
from sfdesk.model.dates import day_words

FORMAT = 1
"""Of the file; a higher number is refused."""

_WHAT, _THIS = "sfdesk", "local-layer"
_NOT_WRITTEN = ("read_only", "version")
MOST_BYTES = 50 * 1024 * 1024

KEYS = {f"{kind.name}s": kind for kind in SHARED}
"""Key in the file → kind of its records."""


class Signing(NamedTuple):
    """Who has signed a file.

    Attributes:
        signed: Whether anybody has.
        by: Names of those among them whom the organisation trusts.
    """

    signed: bool = False
    by: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """One sentence."""
        if self.by:
            return tr("Signed by {signers}.", signers=", ".join(self.by))
        if self.signed:
            return tr("Signed, but by no key that your organisation trusts.")
        return tr("Not signed.")


class LayerFile(NamedTuple):
    """What a file holds.

    Attributes:
        records: Key of ``KEYS`` → records.
        problems: What cannot be taken in, with its place and why.
        made_on: The day that it was made, as it says; may be empty.
        edition: That its slugs are of, as it says; may be empty.
        signing: Who has signed it.
    """

    records: Mapping[str, tuple[Incoming[Any], ...]]
    problems: tuple[str, ...]
    made_on: str
    edition: str
    signing: Signing = Signing()

    @property
    def told(self) -> str:
        """From whom and from when it is: an old file that is put back is not noticed otherwise."""
        day = self.made_on and tr("It was made on {day}.", day=day_words(self.made_on))
        return " ".join(filter(None, (self.signing.told, day)))


Opener = Callable[[bytes, str], LayerFile]
"""Returns what the content of a file holds, or raises; gets the file's name too, for messages."""


def made(records: Mapping[str, Iterable[Any]], edition: str, today: date) -> bytes:
    """Return the content of a file.

    Args:
        records: Key of ``KEYS`` → records.
        edition: Id of the edition that the slugs are of.
        today: Becomes ``made_on``.
    """
    value: dict[str, Any] = {
        _WHAT: _THIS,
        "format": FORMAT,
        "edition": edition,
        "made_on": today.isoformat(),
    }
    value |= {key: [_written(record) for record in found] for key, found in records.items()}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _written(record: Any) -> dict[str, Any]:
    values = record._asdict().items()
    return {name: value for name, value in values if value and name not in _NOT_WRITTEN}


def parsed(content: bytes, name: str) -> LayerFile:
    """Return what the content of a file holds that is not signed; ``sharing`` opens both kinds.

    Raises:
        LocalError: If it is no such file, or of a newer format.
    """
    try:
        value = json.loads(text_tables.text_of(content))
    except (ValueError, RecursionError) as error:
        raise refused(tr("{name} is not JSON that can be read.", name=name)) from error
    if not isinstance(value, dict) or value.get(_WHAT) != _THIS:
        raise refused(
            tr("{name} is not a shared file of offers and notes.", name=name),
            tr("Offers in other forms are taken in by “offers import”."),
        )
    number = value.get("format")
    if type(number) is not int or not 1 <= number <= FORMAT:
        raise refused(
            tr("{name} was made by a newer sfdesk.", name=name),
            tr("Use that version, or ask whoever looks after sfdesk for it."),
        )
    wrong: list[str] = []
    records = {key: tuple(_records(value.get(key, []), key, wrong)) for key in KEYS}
    return LayerFile(
        records, tuple(wrong), _day(value.get("made_on")), str(value.get("edition", ""))[:100]
    )


def _day(value: Any) -> str:
    """Return a day that a file names, or nothing where it names none."""
    with suppress(ValueError, TypeError):
        return date.fromisoformat(value).isoformat()
    return ""


def _records(values: Any, key: str, wrong: list[str]) -> Iterator[Incoming[Any]]:
    if not isinstance(values, list):
        wrong.append(tr("{key}: no list", key=key))
        return
    kind = KEYS[key]
    hints = {n: h for n, h in get_type_hints(kind.record).items() if n not in _NOT_WRITTEN}
    # What such a file does not name is empty.
    given = frozenset(hints) - {"id"}
    for number, value in enumerate(values, start=1):
        fields: dict[str, Any] = {}
        told = list(_read(value, hints, fields))
        if not told:
            record = kind.record(**fields)
            told = [problem.rstrip(".") for problem in problems(record)]
        if told:
            wrong.append(f"{key} {number}: {'; '.join(told)}")
        else:
            yield Incoming(f"{key} {number}", record, given)


def _read(value: Any, hints: Mapping[str, Any], fields: dict[str, Any]) -> Iterator[str]:
    """Put the values of a record into ``fields``; yield what is wrong with them.

    A field of a later version is no fault.
    """
    if not isinstance(value, dict):
        yield tr("no record")
    elif not (isinstance(value.get("id"), str) and 0 < len(value["id"]) <= 200):
        yield tr("no id")
    else:
        for name in (name for name in hints if name in value):
            try:
                fields[name] = shaped(hints[name], value[name])
            except (TypeError, ValueError):
                yield tr("“{name}” cannot be so", name=name)
