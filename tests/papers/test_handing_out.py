"""What a sheet is given besides its content: organisation, contact, discretion."""

import datetime
from pathlib import Path

import pytest

from sfdesk.core.errors import SheetError
from sfdesk.factsheets.handing_out import PLAIN_TITLE, HandingOut, file_name
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.organisation import Organisation, read_logo
from sfdesk.factsheets.render import SheetMaker, page_count
from sfdesk.factsheets.safety import ask_first
from sfdesk.model.edition import Edition
from tests.pdf_reading import Tagged
from tests.pictures import page_texts, pages

DAY = datetime.date(2026, 11, 23)
LOGOS = Path(__file__).parents[1] / "data" / "logos"
CONTACT = "Ada Obi, family keyworker\n01234 567890\nhelp@northtown.example"
NAMED = ("Northtown", "Ada Obi")


def ours(logo: str = "logo.svg") -> Organisation:
    return Organisation("Northtown Early Help", CONTACT, read_logo(LOGOS / logo))


@pytest.mark.parametrize("audience", [Audience.FAMILY, Audience.PRACTITIONER])
@pytest.mark.parametrize("logo", ["logo.svg", "logo.png", "logo.jpg"])
def test_name_logo_and_contact_stand_on_the_sheet(
    maker: SheetMaker, edition: Edition, audience: Audience, logo: str
) -> None:
    row = edition.intervention("play-therapy")
    tagged = Tagged(
        maker.pdf(
            edition, [row], audience, PrintProfile.STANDARD, DAY, handing_out=HandingOut(ours(logo))
        )
    )
    (figure,) = tagged.tree.all("Figure")
    assert figure.entry["/Alt"] == "Logo of Northtown Early Help"
    assert tagged.tree.text.startswith("Northtown Early Help")
    for line in CONTACT.splitlines():
        assert line in tagged.tree.text
    assert tagged.images == (logo != "logo.svg")


def test_who_to_call_is_printed_or_has_a_line_to_be_written_on(
    maker: SheetMaker, edition: Edition
) -> None:
    row = edition.intervention("play-therapy")
    texts = [
        Tagged(
            maker.pdf(
                edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY, handing_out=given
            )
        ).tree.text
        for given in (HandingOut(), HandingOut(ours()))
    ]
    assert ["Who to call:" in text for text in texts] == [True, False]
    assert ["01234 567890" in text for text in texts] == [False, True]
    assert all("What happens next" in text and "hen:" in text for text in texts)


def test_contact_and_letterhead_can_be_left_out(maker: SheetMaker, edition: Edition) -> None:
    row = edition.intervention("play-therapy")
    for part, gone, there in (
        ("contact", "Ada Obi", "Northtown Early Help"),
        ("letterhead", "Northtown Early Help", "Ada Obi"),
    ):
        pdf = maker.pdf(
            edition,
            [row],
            Audience.FAMILY,
            PrintProfile.STANDARD,
            DAY,
            frozenset({part}),
            HandingOut(ours()),
        )
        text = Tagged(pdf).tree.text
        assert gone not in text
        assert there in text


@pytest.mark.parametrize(
    ("profile", "most"), [(PrintProfile.STANDARD, 2), (PrintProfile.DYSLEXIA_FRIENDLY, 3)]
)
def test_a_family_sheet_with_name_and_contact_is_still_one_piece_of_paper(
    maker: SheetMaker, edition: Edition, profile: PrintProfile, most: int
) -> None:
    for row in edition.interventions:
        pdf = maker.pdf(
            edition, [row], Audience.FAMILY, profile, DAY, handing_out=HandingOut(ours())
        )
        assert 2 <= page_count(pdf) <= most, row.slug


def test_a_contact_without_room_to_work_stands_in_the_text(
    maker: SheetMaker, edition: Edition
) -> None:
    row = edition.intervention("play-therapy")
    working = frozenset({"questions", "what-matters", "next-step"})
    pdf = maker.pdf(
        edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY, working, HandingOut(ours())
    )
    said, _ = Tagged(pdf).tree.text.split("Play therapy ·")
    assert said.endswith("help@northtown.example")


NAMES_OF_TROUBLE = ("abuse", "violen", "drug", "drink", "addict", "mental", "therapy", "behaviour")


@pytest.mark.parametrize("profile", PrintProfile)
def test_the_outside_of_a_discreet_sheet_tells_nothing(
    maker: SheetMaker, edition: Edition, profile: PrintProfile
) -> None:
    for row in edition.interventions:
        handing_out = HandingOut(ours(), discreet=True)
        pdf = maker.pdf(edition, [row], Audience.FAMILY, profile, DAY, handing_out=handing_out)
        tagged = Tagged(pdf)
        assert tagged.reader.metadata
        outside = [
            str(tagged.reader.metadata.title),
            *tagged.outline,
            *(h.text for h in tagged.tree.all("H1")),
            *map(foot, page_texts(pdf)),
            file_name([row.slug], Audience.FAMILY, discreet=True),
        ]
        assert outside[:3] == [PLAIN_TITLE] * 3
        for text in outside:
            assert row.family.title.casefold() not in text.casefold()
            assert not [w for w in NAMES_OF_TROUBLE if w in text.casefold()], text
        assert not [name for name in NAMED if name in tagged.tree.text]
        assert not tagged.tree.all("Figure")
        assert row.family.title in tagged.tree.text
        assert all(c.plain in tagged.tree.text for c in edition.cautions_for(row.slug))


def foot(text: str) -> str:
    """Return what stands at the foot of a page, out of its text."""
    title_line = text.rindex("\n", 0, text.index("· Information, not")) + 1
    return text[title_line:]


def test_a_discreet_booklet_lists_no_names(maker: SheetMaker, edition: Edition) -> None:
    rows = edition.interventions[:3]
    handing_out = HandingOut(discreet=True)
    tagged = Tagged(
        maker.pdf(
            edition, rows, Audience.FAMILY, PrintProfile.STANDARD, DAY, handing_out=handing_out
        )
    )
    assert [e.text.split(" .")[0][:19] for e in tagged.tree.all("TOCI")] == [
        f"{PLAIN_TITLE} {n}" for n in (1, 2, 3)
    ]
    assert (
        file_name([r.slug for r in rows], Audience.FAMILY, discreet=True)
        == "information-sheets.pdf"
    )


def test_only_a_family_sheet_can_be_discreet(maker: SheetMaker, edition: Edition) -> None:
    rows = edition.interventions[:1]
    with pytest.raises(SheetError, match="Only a family sheet"):
        maker.pdf(
            edition,
            rows,
            Audience.PRACTITIONER,
            PrintProfile.STANDARD,
            DAY,
            handing_out=HandingOut(discreet=True),
        )


def test_files_are_named_for_what_is_in_them() -> None:
    assert file_name(["epec"], Audience.FAMILY, discreet=False) == "epec-family.pdf"
    assert (
        file_name(["epec", "ambit"], Audience.PRACTITIONER, discreet=False)
        == "practitioner-sheets.pdf"
    )
    assert file_name(["epec"], Audience.FAMILY, discreet=True) == "information-sheet.pdf"


def test_nothing_prints_a_ground_on_coloured_paper(maker: SheetMaker, edition: Edition) -> None:
    row = edition.intervention("family-foundations")
    grounds = []
    for handing_out in (HandingOut(), HandingOut(coloured_paper=True)):
        pdf = maker.pdf(
            edition,
            [row],
            Audience.FAMILY,
            PrintProfile.DYSLEXIA_FRIENDLY,
            DAY,
            handing_out=handing_out,
        )
        front = next(pages(pdf, 50))
        greys = {front.pixelColor(x, y).lightness() for x in range(40, 380, 5) for y in (5, 575)}
        grounds.append(greys)
    assert 255 not in grounds[0]
    assert grounds[1] == {255}


def test_it_asks_first_wherever_domestic_abuse_is_near(edition: Edition) -> None:
    asked = {r.slug for r in edition.interventions if ask_first(edition, [r.slug], Audience.FAMILY)}
    carried = {slug for c in edition.cautions if c.safety for slug in c.applies_to} & {
        r.slug for r in edition.interventions
    }
    assert carried <= asked
    assert {"family-safeguarding-model", "non-violent-resistance"} <= asked
    assert {"play-therapy", "art-therapy"}.isdisjoint(asked)
    play, foundations = "play-therapy", "family-foundations"
    assert ask_first(edition, [play, foundations], Audience.FAMILY)
    assert not ask_first(edition, [foundations], Audience.PRACTITIONER)


def test_progress_counts_the_sheets_and_can_end_the_work(
    maker: SheetMaker, edition: Edition
) -> None:
    rows, told = edition.interventions[:3], []
    maker.pdf(
        edition,
        rows,
        Audience.FAMILY,
        PrintProfile.STANDARD,
        DAY,
        progress=lambda *n: told.append(n),
    )
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def enough(done: int, _total: int) -> None:
        if done == 2:
            raise SheetError("enough")

    with pytest.raises(SheetError, match="enough"):
        maker.pdf(edition, rows, Audience.FAMILY, PrintProfile.STANDARD, DAY, progress=enough)
