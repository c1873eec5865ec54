"""Which of our own kinds of file some bytes are: told to whoever was given another than they take.

Known by how such a file begins and what it must say of itself. Nothing is parsed: it may come from
anybody.
"""

import re
from enum import Enum
from typing import NamedTuple

from sfdesk.core.language import to_translate, tr


class OwnFile(Enum):
    """A kind of file that travels between computers."""

    EDITION = "edition"
    SHARED = "shared"


class Mistaken(NamedTuple):
    """What is told of a file that was given to the wrong one.

    Attributes:
        happened: What it is.
        do: Who takes it.
    """

    happened: str
    do: str


_EDITION = re.compile(rb"PK\x03\x04.{26}envelope\.json", re.DOTALL)
_PLAIN = re.compile(rb'\s*\{.{0,500}?"sfdesk"\s*:\s*"local-layer"', re.DOTALL)
_SIGNED = re.compile(rb'"payloadType"\s*:\s*"application/vnd\.sfdesk\.local-layer\+json"')
_TOLD = {
    OwnFile.EDITION: Mistaken(
        to_translate("{name} is an edition file."),
        to_translate(
            "Install it: “Install an edition…” in the File menu, or “sfdesk edition install”. "
            "“sfdesk edition sign” signs it."
        ),
    ),
    OwnFile.SHARED: Mistaken(
        to_translate("{name} is a shared file of offers and notes."),
        to_translate(
            "Take it in: “Take in a shared file…” in the menu Yours, or “sfdesk local import”. "
            "“sfdesk local sign” signs it."
        ),
    ),
}


def mistaken(content: bytes, name: str, wanted: OwnFile | None = None) -> Mistaken | None:
    """Return what is told where a file is of a kind of ours, and of another than was wanted.

    Args:
        content: Of the file.
        name: Of the file, for the message.
        wanted: The kind that is taken; None takes neither.
    """
    kind = _kind(content)
    if kind is None or kind is wanted:
        return None
    happened, do = _TOLD[kind]
    return Mistaken(tr(happened, name=name), tr(do))


def _kind(content: bytes) -> OwnFile | None:
    if _EDITION.match(content):
        return OwnFile.EDITION
    is_shared = _PLAIN.match(content) or (content.lstrip()[:1] == b"{" and _SIGNED.search(content))
    return OwnFile.SHARED if is_shared else None
