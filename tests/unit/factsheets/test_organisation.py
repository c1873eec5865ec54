"""A logo is checked before it is printed."""

from pathlib import Path

import pytest

from sfdesk.core.errors import SheetError
from sfdesk.factsheets.organisation import MOST_BYTES, Organisation, read_logo
from sfdesk.factsheets.render import SheetMaker

LOGOS = Path(__file__).parents[2] / "data" / "logos"


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "logo.svg"])
def test_a_picture_is_read_and_can_be_drawn(maker: SheetMaker, name: str) -> None:
    logo = read_logo(LOGOS / name)
    assert logo == (LOGOS / name).read_bytes()
    maker.check_logo(name, logo)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a picture that can be printed"),
        (b"GIF89a", "is not a picture that can be printed"),
        (b"%PDF-1.7", "is not a picture that can be printed"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\xff\xd8\xff\xe0\x00\x04\x00\x00", "damaged"),
        (b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xd9", "damaged"),
        (b"\xff\xd8\xff\xe0\x00\x00\xff\xd9", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0", "65536 × 65536 dots"),
        (b" " * (MOST_BYTES + 1), "more than 500 KB"),
    ],
)
def test_what_cannot_be_printed_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    with pytest.raises(SheetError, match=said) as caught:
        read_logo(path)
    assert "logo.png" in caught.value.happened
    assert caught.value.do


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="could not be read"):
        read_logo(tmp_path / "none.png")


@pytest.mark.parametrize(
    "spoilt",
    [
        (LOGOS / "logo.png").read_bytes()[:200],
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect ",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        b"<image width='9' height='9' href='/etc/hostname'/></svg>",
    ],
)
def test_a_picture_that_cannot_be_drawn_is_said(maker: SheetMaker, spoilt: bytes) -> None:
    with pytest.raises(SheetError, match="damaged and cannot be printed"):
        maker.check_logo("logo", spoilt)


def test_alt_text_names_whose_logo_it_is() -> None:
    assert Organisation("Northtown").alt == "Logo of Northtown"
    assert Organisation().alt == "Logo"
