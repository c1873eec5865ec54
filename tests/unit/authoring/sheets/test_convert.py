"""The real edition goes through a spreadsheet and back; faults are told with sheet and cell."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.conftest import CONTENT

from sfdesk.authoring.sheets.convert import from_spreadsheet, to_spreadsheet
from sfdesk.authoring.source import read_source
from sfdesk.core.errors import ContentError, EditionError
from sfdesk.core.text_tables import TableError
from sfdesk.model.edition import Edition

Change = Callable[[Callable[..., None]], None]


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheets") / "edition.xlsx"
    to_spreadsheet(CONTENT, path)
    return path


def test_the_real_edition_comes_back_as_it_was(
    spreadsheet: Path, tmp_path: Path, edition: Edition
) -> None:
    out = tmp_path / "back"
    from_spreadsheet(spreadsheet, out)
    back = read_source(out)
    info = back.info._replace(content_hash=edition.info.content_hash)
    assert back._replace(info=info) == edition
    for name in ("review.toml", "source-check.toml"):
        assert tomllib.loads((out / name).read_text("utf8")) == tomllib.loads(
            (CONTENT / name).read_text("utf8")
        )
    again = tmp_path / "again.xlsx"
    to_spreadsheet(out, again)
    other = tmp_path / "other"
    from_spreadsheet(again, other)
    assert {path.relative_to(other): path.read_bytes() for path in other.rglob("*.toml")} == {
        path.relative_to(out): path.read_bytes() for path in out.rglob("*.toml")
    }


def test_fixed_lists_are_offered_where_they_are_filled_in(spreadsheet: Path) -> None:
    book = load_workbook(spreadsheet)
    page = book["Interventions, outcomes"]
    offers = [offer.formula1 for offer in page.data_validations.dataValidation]
    assert '"improved,no-effect,mixed,unclear,untested"' in offers
    for sheet in book:
        for offer in sheet.data_validations.dataValidation:
            assert len(offer.formula1) <= 255  # Longer ones no program takes.


def _spoilt(spreadsheet: Path, tmp_path: Path, *cells: tuple[str, str, str | None]) -> list[str]:
    """Return what is said of a spreadsheet with some of its cells changed."""
    book = load_workbook(spreadsheet)
    for sheet, cell, value in cells:
        book[sheet][cell] = value
    path = tmp_path / "spoilt.xlsx"
    book.save(path)
    out = tmp_path / "out"
    with pytest.raises(ContentError) as caught:
        from_spreadsheet(path, out)
    assert not out.exists()
    assert not list(tmp_path.glob(".sfdesk*"))
    return caught.value.problems


def test_every_fault_is_told_at_once_with_its_sheet_and_cell(
    spreadsheet: Path, tmp_path: Path
) -> None:
    problems = _spoilt(
        spreadsheet,
        tmp_path,
        ("Interventions", "D3", "system-lev"),
        ("Interventions", "A4", "No Slug"),
        ("Interventions", "A5", "triple-p"),
        ("Interventions", "G1", "describtion"),
        ("Interventions, outcomes", "A2", "nowhere"),
        ("Interventions, outcomes", "D3", "x"),
        ("Edition", "A2", "idd"),
        ("Vocabulary", "A2", None),
        ("Topics", "D2", None),
    )
    for told in (
        "Interventions, D3: kind: “system-lev” is not one",
        "Interventions, row 4: slug: “No Slug” must be lower-case",
        "Interventions, row 10: slug: “triple-p” stands here twice",
        "Interventions, row 1: unknown column “describtion”; did you mean “description”?",
        "Interventions, row 1: the column “description” is missing",
        "Interventions, outcomes, A2: entry: “nowhere” is no entry",
        "Interventions, outcomes, D3: outcomes.finding: “x” is not one of",
        "Edition, A2: unknown field “idd”; did you mean “id”?",
        "Vocabulary, row 2: file: “” must be lower-case",
    ):
        assert any(line.startswith(told) for line in problems), (told, problems)


def test_rules_between_records_are_told_with_sheet_and_cell(
    spreadsheet: Path, tmp_path: Path
) -> None:
    problems = _spoilt(
        spreadsheet,
        tmp_path,
        ("Interventions", "E3", "nowhere"),
        ("Interventions, outcomes", "B3", "child behavior"),
        ("Topics", "D2", None),
        ("References", "A5", "7"),
    )
    for told in (
        "Interventions, E3: topic: “nowhere” is no topic",
        "Interventions, outcomes, B3: outcomes.domain: “child behavior” is none",
        "Topics, D2: summary: has 0 words",
        "References, A5: note 7: number: is 7, and should be 4",
    ):
        assert any(line.startswith(told) for line in problems), (told, problems)


def test_a_sheet_that_is_renamed_is_told(spreadsheet: Path, tmp_path: Path) -> None:
    book = load_workbook(spreadsheet)
    book["Needs"].title = "Need"
    path = tmp_path / "renamed.xlsx"
    book.save(path)
    with pytest.raises(
        ContentError, match=r"Need: unknown sheet; did you mean “Needs”\?"
    ) as caught:
        from_spreadsheet(path, tmp_path / "out")
    assert any(line.startswith("Needs: the sheet is missing") for line in caught.value.problems)


def test_a_formula_is_refused(spreadsheet: Path, tmp_path: Path) -> None:
    book = load_workbook(spreadsheet)
    book["Interventions"]["B2"] = "=1+1"
    path = tmp_path / "formula.xlsx"
    book.save(path)
    with pytest.raises(TableError, match="Interventions, B2: holds a formula"):
        from_spreadsheet(path, tmp_path / "out")


def test_nothing_is_written_over(spreadsheet: Path, tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("mine")
    with pytest.raises(EditionError, match="There is something in"):
        from_spreadsheet(spreadsheet, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]


def test_rules_may_be_broken_on_the_way_to_a_spreadsheet(
    content_copy: Path, tmp_path: Path
) -> None:
    path = content_copy / "interventions/epec.toml"
    path.write_text(path.read_text("utf8").replace('topic = "', 'topic = "no-', 1), "utf8")
    to_spreadsheet(content_copy, tmp_path / "draft.xlsx")
    path.write_text(path.read_text("utf8").replace("topic =", "topics =", 1), "utf8")
    with pytest.raises(ContentError, match="did you mean “topic”"):
        to_spreadsheet(content_copy, tmp_path / "none.xlsx")
    assert not (tmp_path / "none.xlsx").exists()
