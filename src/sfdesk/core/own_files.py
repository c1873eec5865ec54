"""Which of our own kinds of file some bytes are: told to whoever was given another than they take.

Known by how such a file begins and what it must say of itself. Nothing is parsed: it may come from
anybody.
"""

import re
from enum import Enum

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import to_translate, tr


class OwnFile(Enum):
    """A kind of file that travels between computers."""

    EDITION = "edition"
    SHARED = "shared"


_EDITION = re.compile(rb"PK\x03\x04.{26}envelope\.json", re.DOTALL)
_PLAIN = re.compile(rb'\s*\{.{0,500}?"sfdesk"\s*:\s*"local-layer"', re.DOTALL)
_SIGNED = re.compile(rb'"payloadType"\s*:\s*"application/vnd\.sfdesk\.local-layer\+json"')
_TOLD = {
    OwnFile.EDITION: (
        to_translate("{name} is an edition file."),
        to_translate(
            "Install it: “Install an edition…” in the File menu, or “sfdesk edition install”. "
            "“sfdesk edition sign” signs it."
        ),
    ),
    OwnFile.SHARED: (
        to_translate("{name} is a shared file of offers and notes."),
        to_translate(
            "Take it in: “Take in a shared file…” in the menu Yours, or “sfdesk local import”. "
            "“sfdesk local sign” signs it."
        ),
    ),
}
"""What a file is, and who takes it."""


def check_kind(
    content: bytes, name: str, error: type[SfdeskError], wanted: OwnFile | None = None
) -> None:
    """See that a file is not of a kind of ours, or of the one that is wanted.

    Args:
        content: Of the file.
        name: Of the file, for the message.
        error: That is raised.
        wanted: The kind that is taken; None takes neither.

    Raises:
        SfdeskError: If it is of another kind.
    """
    kind = _kind(content)
    if kind not in (None, wanted):
        happened, do = _TOLD[kind]
        raise error(tr(happened, name=name), kept=tr("Nothing was changed."), do=tr(do))


def _kind(content: bytes) -> OwnFile | None:
    if _EDITION.match(content):
        return OwnFile.EDITION
    is_shared = _PLAIN.match(content) or (content.lstrip()[:1] == b"{" and _SIGNED.search(content))
    return OwnFile.SHARED if is_shared else None
