"""Comparison, map and matrix on paper."""

import datetime
import io
import re
from collections import Counter
from typing import Any

import pytest
from pypdf import PdfReader

from sfdesk.app import App
from sfdesk.core.errors import SheetError
from sfdesk.factsheets.kinds import Paper, Picture, PrintProfile, TableKind
from sfdesk.factsheets.tables import TABLES, comparison_sheet, map_sheet, matrix_sheet
from sfdesk.model.edition import Edition

FOUR = ("play-therapy", "triple-p", "multisystemic-therapy", "incredible-years")


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(text.replace("\u00ad", "").replace("\u00a0", " ").split())


@pytest.mark.parametrize("slugs", [FOUR, FOUR[:2], ("trauma-informed-care", "signs-of-safety")])
def test_a_comparison_is_one_a4_page_in_standard_print(app: App, slugs: tuple[str, ...]) -> None:
    pages = read(app.papers.table_pdf(TableKind.COMPARISON, slugs, PrintProfile.STANDARD)).pages
    assert len(pages) == 1
    assert [round(float(n)) for n in pages[0].mediabox[2:]] == [842, 595]


def test_the_map_is_one_a4_page_in_standard_print(app: App) -> None:
    assert len(read(app.papers.table_pdf(TableKind.MAP, (), PrintProfile.STANDARD)).pages) == 1


def test_the_map_breaks_only_words_that_are_wider_than_their_column(app: App) -> None:
    pdf = app.papers.table_pdf(TableKind.MAP, (), PrintProfile.STANDARD)
    (page,) = read(pdf).pages
    broken = set(re.findall(r"\w+\u00ad", page.extract_text()))
    assert broken <= {"confer\u00ad"}


def test_the_map_is_one_a3_page_where_that_is_asked_for(app: App) -> None:
    pdf = app.papers.table_pdf(TableKind.MAP, (), PrintProfile.STANDARD, Paper.A3)
    (page,) = read(pdf).pages
    assert [round(float(n)) for n in page.mediabox[2:]] == [1191, 842]


@pytest.mark.parametrize(
    ("kind", "slugs", "profile", "paper", "points"),
    [
        (TableKind.COMPARISON, FOUR[:2], PrintProfile.STANDARD, Paper.A4, 10),
        (TableKind.COMPARISON, FOUR[:3], PrintProfile.STANDARD, Paper.A4, 8.5),
        (TableKind.COMPARISON, FOUR, PrintProfile.STANDARD, Paper.A4, 7),
        (
            TableKind.COMPARISON,
            ("play-therapy", "art-therapy"),
            PrintProfile.LARGE_PRINT,
            Paper.A4,
            15,
        ),
        (TableKind.MAP, (), PrintProfile.STANDARD, Paper.A4, 7),
        (TableKind.MAP, (), PrintProfile.STANDARD, Paper.A3, 10),
    ],
)
def test_the_text_is_as_large_as_fits_on_a_page(
    app: App,
    kind: TableKind,
    slugs: tuple[str, ...],
    profile: PrintProfile,
    paper: Paper,
    points: float,
) -> None:
    (page,) = read(app.papers.table_pdf(kind, slugs, profile, paper)).pages
    content = page.get_contents()
    assert content is not None
    sizes = Counter(re.findall(rb"/\w+ ([\d.]+) Tf", content.get_data()))
    assert float(sizes.most_common(1)[0][0]) == points


def test_the_map_says_how_many_stand_in_a_cell_and_how_sure_anyone_is(edition: Edition) -> None:
    sheet = map_sheet(edition, edition.interventions)
    first = sheet.rows[0].cells
    assert [cell.number for cell in first] == [2, 5, 1, 2, 1, 0, 1, 2, 0]
    assert [cell.dots for cell in first if not cell.gap] == [4, 3, 2, 2, 2, 1, 1]
    assert sheet.columns[1] == "●●●○ At least one good study"


def test_the_map_is_a_picture_too(app: App) -> None:
    drawn = app.papers.table_picture(TableKind.MAP, (), Paper.A4, Picture.SVG)
    assert drawn.startswith(b"<svg ")
    dots = app.papers.table_picture(TableKind.MAP, (), Paper.A3, Picture.PNG)
    assert dots.startswith(b"\x89PNG")
    wide, high = (int.from_bytes(dots[at : at + 4]) for at in (16, 20))
    assert (wide, high) == (3307, 2339)


def test_what_takes_several_pages_is_no_picture(app: App) -> None:
    with pytest.raises(SheetError, match="pages, and a picture holds one"):
        app.papers.table_picture(TableKind.MATRIX, (), Paper.A4, Picture.PNG)


def test_the_map_says_when_it_is_of_some_only(edition: Edition) -> None:
    assert map_sheet(edition, edition.interventions).lead.startswith("All 30 ")
    assert map_sheet(edition, edition.interventions[:4]).lead.startswith("4 of 30 ")


@pytest.mark.slow
@pytest.mark.parametrize("profile", PrintProfile)
@pytest.mark.parametrize("kind", TABLES)
def test_every_table_is_tagged_with_heads_and_a_title(
    app: App, kind: TableKind, profile: PrintProfile
) -> None:
    reader = read(app.papers.table_pdf(kind, FOUR, profile))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title in {"Comparison", "Evidence and gap map", "The matrix"}
    assert "/TH" in repr(list(tags(root["/StructTreeRoot"])))
    foot = words(app.papers.table_pdf(kind, FOUR, profile))
    assert app.edition.info.short_hash in foot
    assert "Information, not a recommendation" in foot


def tags(node: object) -> list[str]:
    """Return the names of all structure elements below one."""
    found: list[str] = []
    kids = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(kids, list):
        return [name for kid in kids for name in tags(kid)]
    if isinstance(kids, dict):
        found += [str(kids["/S"])] if "/S" in kids else []
        found += tags(kids["/K"]) if "/K" in kids else []
    return found


def test_the_matrix_names_every_intervention_and_repeats_its_heads(app: App) -> None:
    pdf = app.papers.table_pdf(TableKind.MATRIX, (), PrintProfile.STANDARD)
    text = letters(words(pdf))
    for row in app.edition.interventions:
        assert letters(row.name) in text, row.name
    for page in read(pdf).pages:
        assert letters("What is not known") in letters(page.extract_text())


def letters(text: str) -> str:
    """Return the letters alone: where lines are cut and words are parted does not matter."""
    return "".join(filter(str.isalnum, text)).casefold()


def test_what_a_comparison_says_is_what_the_records_say(edition: Edition) -> None:
    rows = [edition.intervention(slug) for slug in FOUR[:2]]
    sheet = comparison_sheet(edition, rows)
    cells = {row.head: [cell.lines for cell in row.cells] for row in sheet.rows}
    some = "(Some Triple P programmes)"
    assert cells["Cost ≠"] == [
        ("Not stated",),
        (f"1 · under £100 {some}; 2 · £100–£499 {some}",),
    ]
    assert "Review level =" in cells


def test_empty_cells_of_the_map_are_said_and_hatched(edition: Edition) -> None:
    cells = [cell for row in map_sheet(edition, edition.interventions).rows for cell in row.cells]
    assert all(cell.gap is (cell.lines == ("none",)) for cell in cells)
    assert any(cell.gap for cell in cells)


@pytest.mark.parametrize("slugs", [(), FOUR[:1], (*FOUR, "art-therapy")])
def test_too_few_or_too_many_cannot_be_compared(app: App, slugs: tuple[str, ...]) -> None:
    with pytest.raises(SheetError, match="cannot be compared"):
        app.papers.table_pdf(TableKind.COMPARISON, slugs, PrintProfile.STANDARD)


def test_the_same_table_has_the_same_bytes(app: App) -> None:
    rows = [app.edition.intervention(slug) for slug in FOUR]
    day = datetime.date(2026, 11, 23)
    table = matrix_sheet(app.edition, rows)
    made = [
        app.sheets.table_pdf(app.edition.info, table, PrintProfile.STANDARD, day) for _ in range(2)
    ]
    assert made[0] == made[1]
