"""The PDF itself: pages, structure, what is said on each page, and bad input."""

import datetime
import re
import shutil
from pathlib import Path

import pytest

from sfdesk.core.errors import SheetError
from sfdesk.core.paths import resources_folder
from sfdesk.factsheets.blocks import Facts, Table
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.pages import SECTIONS, page
from sfdesk.factsheets.render import SheetMaker, page_count
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from tests.pictures import page_texts

DAY = datetime.date(2026, 11, 23)
HEADINGS = {
    "What is it?",
    "Who is it for?",
    "What will happen?",
    "How might it help?",
    "How sure are we?",
    "What do we not know?",
    "Are there other choices?",
    "Questions to ask",
    "What matters to us",
    "Please note",
    "At a glance",
    "What it is",
    "What the evidence says",
    "How strong the evidence is",
    "What is not known",
    "Outcomes studied",
    "Where it is used",
    "Related",
    "References",
}


@pytest.fixture
def row(edition: Edition) -> Intervention:
    return edition.intervention("play-therapy")


def texts(pdf: bytes) -> list[list[str]]:
    """Return the lines of each page."""
    return [text.splitlines() for text in page_texts(pdf)]


def tags(pdf: bytes) -> list[str]:
    return re.findall(r"/S/(\w+)", pdf.decode("latin1"))


@pytest.mark.parametrize("profile", PrintProfile)
@pytest.mark.parametrize("audience", Audience)
def test_every_sheet_is_made_in_every_profile(
    maker: SheetMaker, edition: Edition, audience: Audience, profile: PrintProfile
) -> None:
    pdf = maker.pdf(edition, edition.interventions, audience, profile, DAY)
    pages = texts(pdf)
    assert page_count(pdf) == len(pages)
    heads = [" ".join(line.strip() for line in lines[:3]) for lines in pages]
    for row in edition.interventions:
        title = page(edition, row, audience).title
        assert any(head.startswith(title) for head in heads[1:])
    assert tags(pdf).count("H1") == len(edition.interventions) + 1


@pytest.mark.parametrize("profile", [PrintProfile.STANDARD, PrintProfile.DYSLEXIA_FRIENDLY])
def test_a_family_sheet_is_one_piece_of_paper(
    maker: SheetMaker, edition: Edition, profile: PrintProfile
) -> None:
    counts = {
        row.slug: page_count(maker.pdf(edition, [row], Audience.FAMILY, profile, DAY))
        for row in edition.interventions
    }
    assert {slug: count for slug, count in counts.items() if count != 2} == {}


LATE = ["What do we not know?", "Are there other choices?", "What is new since May 2023?"]
"""What may stand at the head of the back where the front has no room, in this order."""


def test_a_front_is_to_read_and_a_back_to_work_with(maker: SheetMaker, edition: Edition) -> None:
    for row in edition.interventions:
        front, back = texts(maker.pdf(edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY))
        for head in ("How might it help?", "What does it ask of you?", "How sure are we?"):
            assert any(head in line for line in front), f"{row.slug}: shorten the family text"
        assert "Questions to ask" not in front
        carried = [line for line in back if line in LATE]
        assert carried == [head for head in LATE if head in carried]
        assert not carried or back[0] == carried[0]
        assert "Questions to ask" in back
        assert "Next step and who to call" in back


@pytest.mark.parametrize("audience", Audience)
def test_each_page_says_where_it_comes_from(
    maker: SheetMaker, edition: Edition, audience: Audience
) -> None:
    rows = edition.interventions[:3]
    pages = texts(maker.pdf(edition, rows, audience, PrintProfile.STANDARD, DAY))
    info = edition.info
    for number, lines in enumerate(pages, start=1):
        text = " ".join(lines)
        assert f"Page {number} of {len(pages)}" in text
        assert f"Evidence as of {info.evidence_as_of}" in text
        assert f"edition {info.id} ({info.short_hash})" in text
        assert "printed 23 Nov 2026" in text
        assert "Information, not a recommendation." in text
        assert f"Source: {info.source_title}" in text


@pytest.mark.parametrize("audience", Audience)
def test_each_page_past_the_date_of_its_edition_says_so(
    maker: SheetMaker, edition: Edition, audience: Audience
) -> None:
    row = edition.intervention("family-safeguarding-model")
    last = datetime.date.fromisoformat(edition.info.look_again_by)
    for day, due in ((last, False), (last + datetime.timedelta(1), True)):
        pages = list(texts(maker.pdf(edition, [row], audience, PrintProfile.STANDARD, day)))
        for lines in pages:
            assert any("ask for a newer edition" in line for line in lines) is due
        assert audience != Audience.FAMILY or len(pages) == 2


@pytest.mark.parametrize("profile", PrintProfile)
@pytest.mark.parametrize("audience", Audience)
def test_no_heading_is_left_alone_at_the_foot_of_a_page(
    maker: SheetMaker, edition: Edition, audience: Audience, profile: PrintProfile
) -> None:
    pdf = maker.pdf(edition, edition.interventions, audience, profile, DAY)
    for lines in texts(pdf):
        foot = max(i for i, line in enumerate(lines) if "Information," in line)
        assert foot == 0 or lines[foot - 1].strip() not in HEADINGS


@pytest.mark.parametrize("audience", Audience)
def test_the_pdf_is_tagged_titled_and_in_english(
    maker: SheetMaker, edition: Edition, row: Intervention, audience: Audience
) -> None:
    pdf = maker.pdf(edition, [row], audience, PrintProfile.STANDARD, DAY)
    assert b"pdfuaid:part>1" in pdf
    assert b"/Marked true" in pdf
    assert b"/Lang(en-GB)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    headings = [tag for tag in tags(pdf) if re.fullmatch(r"H\d", tag)]
    assert headings[0] == "H1"
    assert set(headings[1:]) == {"H2"}
    assert "Figure" not in tags(pdf)


def test_tables_and_lists_are_tagged(
    maker: SheetMaker, edition: Edition, row: Intervention
) -> None:
    found = tags(maker.pdf(edition, [row], Audience.PRACTITIONER, PrintProfile.STANDARD, DAY))
    assert found.count("Table") == 2
    assert found.count("THead") == 2
    page_ = page(edition, row, Audience.PRACTITIONER)
    heads = [
        len(block.columns) + len(block.rows)
        for block in page_.reading
        if isinstance(block, Facts | Table)
    ]
    assert found.count("TH") == sum(heads)
    family = tags(maker.pdf(edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY))
    points = len(row.family.what_happens) + len(row.family.questions_to_ask)
    assert family.count("LI") >= points


def test_only_the_shipped_typeface_is_used(maker: SheetMaker, edition: Edition) -> None:
    for audience in Audience:
        pdf = maker.pdf(edition, edition.interventions, audience, PrintProfile.STANDARD, DAY)
        names = set(re.findall(rb"/BaseFont/[A-Z]{6}\+([\w-]+)", pdf))
        signs = {b"SfdeskSignsRegular", b"SfdeskSignsBold"}
        assert names - signs == {
            b"AtkinsonHyperlegibleNext-Regular",
            b"AtkinsonHyperlegibleNext-Bold",
        }
        # “9Ø minutes” looks like a misprint to a tired eye: zeros have no slash.
        assert names & signs


@pytest.mark.parametrize("profile", PrintProfile)
def test_the_same_input_gives_the_same_bytes(
    maker: SheetMaker, edition: Edition, row: Intervention, profile: PrintProfile
) -> None:
    other = SheetMaker(resources_folder())
    other.pdf(edition, edition.interventions[:2], Audience.PRACTITIONER, profile, DAY)
    for audience in Audience:
        one = maker.pdf(edition, [row], audience, profile, DAY)
        assert one == other.pdf(edition, [row], audience, profile, DAY)
        assert one != maker.pdf(edition, [row], audience, profile, datetime.date(2026, 11, 24))


NASTY = "# * <b>bold</b> $x^2$ @ref \\ [link](x) #panic() _a_ `b` // c /* d */ = e - f"


@pytest.mark.parametrize("audience", Audience)
def test_text_is_data_and_prints_as_typed(
    maker: SheetMaker, edition: Edition, row: Intervention, audience: Audience
) -> None:
    family = row.family._replace(title=NASTY, what_is_it=NASTY, questions_to_ask=(NASTY,))
    nasty = row._replace(name=NASTY, description=(NASTY,), duration=NASTY, family=family)
    pages = texts(maker.pdf(edition, [nasty], audience, PrintProfile.STANDARD, DAY))
    text = " ".join(" ".join(line.split()) for lines in pages for line in lines)
    assert text.count(NASTY) >= 2


@pytest.mark.parametrize("text", ["😀 你好 \x00\x07\ud800", "عربي \u202e abc", "x" * 10_000])
@pytest.mark.parametrize("audience", Audience)
def test_no_text_stops_a_sheet(
    maker: SheetMaker, edition: Edition, row: Intervention, audience: Audience, text: str
) -> None:
    odd = row._replace(
        name=text[:200],
        description=(text,),
        duration=text,
        outcomes=(row.outcomes[0]._replace(outcome=text),),
        family=row.family._replace(what_is_it=text, questions_to_ask=(text,)),
    )
    pdf = maker.pdf(edition, [odd], audience, PrintProfile.STANDARD, DAY)
    drawn = "".join(line for lines in texts(pdf) for line in lines)
    assert drawn.count("x") >= text.count("x")


def test_a_booklet_has_a_contents_page_and_new_pages(maker: SheetMaker, edition: Edition) -> None:
    rows = edition.interventions[:4]
    pages = texts(maker.pdf(edition, rows, Audience.FAMILY, PrintProfile.STANDARD, DAY))
    assert pages[0][:2] == ["Information for families", "Contents"]
    for row, number in zip(rows, (3, 5, 7, 9), strict=True):
        assert pages[number - 1][0].startswith(row.family.title.split()[0])
        entry = next(line for line in pages[0] if line.startswith(row.family.title))
        assert entry.split()[-1].strip("\u2060") == str(number)


def test_sections_left_out_are_gone(maker: SheetMaker, edition: Edition, row: Intervention) -> None:
    working = frozenset({"questions", "what-matters", "next-step"})
    pdf = maker.pdf(edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY, working)
    assert page_count(pdf) == 1
    assert "Questions to ask" not in texts(pdf)[0]
    for audience in Audience:
        maker.pdf(
            edition, [row], audience, PrintProfile.LARGE_PRINT, DAY, frozenset(SECTIONS[audience])
        )


def test_nothing_to_print_is_said(maker: SheetMaker, edition: Edition) -> None:
    with pytest.raises(SheetError, match="nothing to print"):
        maker.pdf(edition, [], Audience.FAMILY, PrintProfile.STANDARD, DAY)


def test_missing_or_broken_templates_are_said(
    edition: Edition, row: Intervention, tmp_path: Path
) -> None:
    with pytest.raises(SheetError, match="templates of the fact sheets are missing"):
        SheetMaker(tmp_path).pdf(edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY)
    broken = Path(shutil.copytree(resources_folder(), tmp_path / "broken"))
    (broken / "typst" / "family.typ").unlink()
    with pytest.raises(SheetError, match="could not be made") as caught:
        SheetMaker(broken).pdf(edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY)
    assert "family.typ" in caught.value.detail
