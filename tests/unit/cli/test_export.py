"""Spreadsheets and JSON to take away."""

import csv
import io
import json
from pathlib import Path

import pytest

from sfdesk.cli import main
from sfdesk.cli.output import size_words
from sfdesk.core.paths import Profile
from sfdesk.core.spreadsheet import read_sheets
from sfdesk.local.layer import LocalLayer
from sfdesk.model.edition import Edition
from sfdesk.model.offers import Offer


@pytest.fixture(autouse=True)
def here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SFDESK_EDITION", str(built))
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path / "profile"))


def export(tmp_path: Path, ending: str, *arguments: str, status: int = 0) -> Path:
    out = tmp_path / f"out{ending}"
    assert main(["export", *arguments, "--out", str(out)]) == status
    return out


def rows_of(path: Path) -> list[tuple[str, ...]]:
    if path.suffix == ".xlsx":
        return list(read_sheets(path)[0].rows)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    text = path.read_bytes().decode("utf-8-sig")
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_matrix_is_a_row_an_intervention(tmp_path: Path, ending: str, edition: Edition) -> None:
    heads, *rows = rows_of(export(tmp_path, ending, "matrix"))
    assert heads[:4] == ("Name", "Slug", "Kind", "Topic")
    assert {"How sure", "Cost", "What is not known"} <= set(heads)
    assert "Take care with" in heads
    assert [row[1] for row in rows] == [row.slug for row in edition.interventions]


def test_filters_hold_for_the_matrix_too(tmp_path: Path, edition: Edition) -> None:
    path = export(tmp_path, ".json", "matrix", "--filter", "topic=parenting")
    found = {row["slug"] for row in json.loads(path.read_text(encoding="utf8"))}
    assert found == {row.slug for row in edition.of_topic("parenting")}


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_results_and_comparison(tmp_path: Path, ending: str) -> None:
    _, first, *_ = rows_of(export(tmp_path, ending, "results", "play therapy"))
    assert first[:3] == ("intervention", "play-therapy", "Play therapy")
    heads, *facts = rows_of(export(tmp_path, ending, "comparison", "play-therapy", "epec"))
    assert heads[1] == "Play therapy"
    assert "Cost" in [row[0] for row in facts]


def test_where_nothing_is_found_nothing_is_written(tmp_path: Path) -> None:
    for ending in (".xlsx", ".json"):
        assert not export(tmp_path, ending, "matrix", "xyzzyqwv", status=1).exists()
    assert rows_of(export(tmp_path, ".csv", "results", "xyzzyqwv")) == [
        ("Kind", "Slug", "Name", "Found in", "Excerpt")
    ]


def test_results_and_comparison_as_json(tmp_path: Path) -> None:
    found = json.loads(export(tmp_path, ".json", "results", "methadone").read_text("utf8"))
    assert set(found[0]) == {"kind", "id", "name", "section", "snippet", "score"}
    path = export(tmp_path, ".json", "comparison", "play-therapy", "epec")
    assert json.loads(path.read_text("utf8"))["interventions"] == ["play-therapy", "epec"]


def test_offers_are_written_without_formulas(tmp_path: Path) -> None:
    layer = LocalLayer(Profile.below(tmp_path / "profile").data)
    layer.offers.save(Offer(intervention="epec", provider="=HYPERLINK(1)", contact="+44 1"))
    layer.close()
    heads, row = rows_of(export(tmp_path, ".csv", "offers"))
    cells = dict(zip(heads, row, strict=True))
    assert (cells["Provider"], cells["Contact"]) == ("'=HYPERLINK(1)", "'+44 1")
    assert "=HYPERLINK(1)" in rows_of(export(tmp_path, ".xlsx", "offers"))[1]


@pytest.mark.parametrize(
    ("arguments", "ending"),
    [
        (["matrix"], ".pdf"),
        (["matrix"], ""),
        (["offers"], ".pdf"),
        (["comparison", "epec"], ".csv"),
    ],
)
def test_what_cannot_be_written_is_told(tmp_path: Path, arguments: list[str], ending: str) -> None:
    assert not export(tmp_path, ending, *arguments, status=2).exists()


@pytest.mark.parametrize("what", ["matrix", "results"])
def test_what_is_left_out_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    path = export(tmp_path, ".csv", what, "behaviour of a 14 year old")
    assert "epec" not in [cell for row in rows_of(path) for cell in row]
    said = capsys.readouterr().err
    assert "left out. Not what you asked for: Age 14" in said
    export(tmp_path, ".csv", what, "play therapy")
    assert not capsys.readouterr().err


def test_that_a_quotation_stands_nowhere_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(tmp_path, ".csv", "results", '"therapy play"')
    assert "No entry says exactly that." in capsys.readouterr().err
    export(tmp_path, ".csv", "results", '"play therapy"')
    assert capsys.readouterr().err == ""


def test_a_small_file_is_told_in_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = export(tmp_path, ".csv", "results", "zzzz")
    assert capsys.readouterr().out == f"{path}: {path.stat().st_size} bytes\n"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KiB"), (2_000_000, "1953 KiB")],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
