"""Who hands a sheet out: name, logo and local contact, and what of them has room on it.

Nothing in here is about a family; it is what a service puts on its own paper.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sfdesk.core.errors import SheetError
from sfdesk.core.files import named, read_regular
from sfdesk.core.language import to_translate, tr
from sfdesk.core.letterhead import contact_fault, name_fault

MOST_BYTES = 500_000
MOST_PIXELS = 4_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that hold its height and width."""
_DO = to_translate("Choose a picture as PNG, JPEG or SVG.")


@dataclass(frozen=True, slots=True)
class Organisation:
    """What a service puts on its sheets.

    Attributes:
        name: Of the service.
        contact: Who to call, as lines.
        logo: A checked picture file (see ``read_logo``); empty for none.
    """

    name: str = ""
    contact: str = ""
    logo: bytes = b""

    @property
    def alt(self) -> str:
        """What stands for the logo where it cannot be seen."""
        return f"Logo of {self.name}" if self.name.strip() else "Logo"


NOBODY = Organisation()


def checked(organisation: Organisation) -> Organisation:
    """Return an organisation whose texts have room at the head of a sheet.

    Raises:
        SheetError: If one is too long.
    """
    fault = name_fault(organisation.name) or contact_fault(organisation.contact)
    if fault:
        raise SheetError(fault, do=tr("Make it shorter."))
    return organisation


def read_logo(path: Path) -> bytes:
    """Return the bytes of a picture file that is small enough to print.

    Whether it can be drawn is for the typesetter to say (``SheetMaker.check_logo``).

    Raises:
        SheetError: If it cannot be read, is no picture of a kind that prints, or is too big.
    """
    try:
        data = read_regular(path, MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise SheetError(
            tr("The logo {name} could not be read.", name=named(path)),
            do=tr("Check that the file is there and that you may open it."),
            detail=repr(error),
        ) from error
    if len(data) > MOST_BYTES:
        raise _too_big(path, tr("is more than {size} KB", size=MOST_BYTES // 1000))
    width, height = _size(path, data)
    if width * height > MOST_PIXELS:
        raise _too_big(path, tr("measures {width} × {height} dots", width=width, height=height))
    return data


def _size(path: Path, data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; 0 for a drawing, which has none."""
    try:
        if data.startswith(_PNG):
            return struct.unpack(">II", data[16:24])
        if data.startswith(_JPEG) and b"\xff\xd9" in data[-1024:]:
            return next(_jpeg_sizes(data))
    except (struct.error, StopIteration, IndexError) as error:
        raise damaged(named(path), repr(error)) from error
    if data.startswith(_JPEG):
        raise damaged(named(path), "no end-of-image marker: the file is cut off")
    if b"<svg" in data[:4096]:
        return 0, 0
    raise SheetError(
        tr("The logo {name} is not a picture that can be printed.", name=named(path)), do=tr(_DO)
    )


def _jpeg_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield width and height from the segments of a JPEG that hold them."""
    at = 2
    while at < len(data):
        marker = data[at + 1]
        length = int(struct.unpack(">H", data[at + 2 : at + 4])[0])
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            yield width, height
        at += 2 + length


def damaged(name: str, detail: str) -> SheetError:
    """Return the error of a picture file that cannot be drawn."""
    return SheetError(
        tr("The logo {name} is damaged and cannot be printed.", name=name),
        do=tr(_DO),
        detail=detail,
    )


def _too_big(path: Path, why: str) -> SheetError:
    return SheetError(
        tr("The logo {name} is too big: it {why}.", name=named(path), why=why),
        do=tr(
            "Save a smaller copy: at most {size} KB and {millions} million dots.",
            size=MOST_BYTES // 1000,
            millions=MOST_PIXELS // 1_000_000,
        ),
    )
