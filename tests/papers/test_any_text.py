"""Text is data: whatever somebody types is printed, and nothing of it is run."""

import datetime
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.organisation import Organisation
from sfdesk.factsheets.printable import REPLACEMENT, printable
from sfdesk.factsheets.render import SheetMaker
from sfdesk.model.edition import Edition
from tests.pdf_reading import Tagged

pytestmark = pytest.mark.slow

DAY = datetime.date(2026, 11, 23)
_RARE = "\N{PILCROW SIGN}"


def letters(text: str) -> Counter[str]:
    """Return the characters that leave ink; the order of right-to-left text is the page's."""
    return Counter(re.sub(r"[\s\u200b\u2060]", "", text))


def sheet(maker: SheetMaker, edition: Edition, text: str, title: str) -> str:
    """Return what is read out of a sheet with the text as name and contact, and with a title.

    A title of which nothing can be seen is no title, and no edition has one.
    """
    row = edition.intervention("play-therapy")
    seen = title if printable(title).strip() else _RARE
    row = row._replace(family=row.family._replace(title=seen))
    handing_out = HandingOut(Organisation(text, text))
    pdf = maker.pdf(
        edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY, handing_out=handing_out
    )
    return Tagged(pdf).tree.text


@pytest.fixture(scope="module")
def rest(maker: SheetMaker, edition: Edition) -> Counter[str]:
    """What is on the sheet besides what was typed."""
    found = letters(sheet(maker, edition, _RARE, _RARE))
    del found[_RARE]
    return found


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=60))
@example('#panic() #import "x" *b* $x$ @ref <a> \\u{41} // /* ```raw``` = h - l + e / t: d')
@example('#read("/etc/passwd") #sys.inputs #eval("1")')
@example("نص عربي و עברית in one line")
@example("👪 🙂 你好 \x00\x1b[31m \ud800")
@example("\\ \\\\ ~ -- --- ... \" ' `")
@example("\u0300")
def test_any_text_prints_as_typed_or_with_a_mark_that_is_seen(
    maker: SheetMaker, edition: Edition, rest: Counter[str], text: str
) -> None:
    read = letters(sheet(maker, edition, text, text)) - rest
    # As title, name and contact.
    for char, count in letters(printable(text)).items():
        assert read[char] >= 3 * count, f"{char!r} of {text!r}"


@pytest.mark.parametrize("typed", ["x" * 10_000, "word " * 2_000, "👪" * 10_000, "#" * 10_000])
def test_ten_thousand_characters_are_all_printed(
    maker: SheetMaker, edition: Edition, rest: Counter[str], typed: str
) -> None:
    read = letters(sheet(maker, edition, typed, _RARE)) - rest
    for char, count in letters(printable(typed)).items():
        assert read[char] >= 2 * count


def test_what_no_typeface_has_is_seen(maker: SheetMaker, edition: Edition) -> None:
    # As name, title and contact, and with the title at the foot.
    assert sheet(maker, edition, "a👪b", "a👪b").count(f"a{REPLACEMENT}b") == 4
