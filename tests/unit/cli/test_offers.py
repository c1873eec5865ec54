"""Offers from the command line: a template, what would be taken in, what was."""

import json
from pathlib import Path

import pytest

from sfdesk.cli import main
from sfdesk.core.paths import Profile

CSV = "Provider,Programme,Contact\nNorthtown,epec,01234\nNobody,no such thing,\n"


@pytest.fixture(autouse=True)
def here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SFDESK_EDITION", str(built))
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path / "profile"))


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "offers.csv"
    path.write_text(CSV)
    return str(path)


def test_a_spreadsheet_is_looked_at_then_taken_in(
    file: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    column = ["--column", "Programme=intervention"]
    assert main(["offers", "import", file, "--dry-run", *column]) == 0
    told = capsys.readouterr().out
    assert "New: row 2, Northtown" in told
    assert "Cannot be taken in: row 3: no intervention is called “no such thing”" in told
    assert not list(Profile.below(tmp_path / "profile").data.rglob("*.sqlite"))
    assert main(["offers", "import", file, *column]) == 1
    assert "--skip-faulty" in capsys.readouterr().err
    assert main(["offers", "import", file, *column, "--skip-faulty"]) == 0
    assert "Taken in: 1." in capsys.readouterr().out
    assert main(["offers", "list"]) == 0
    assert "epec" in (listed := capsys.readouterr().out)
    assert "[needs a check]" in listed
    assert main(["offers", "list", "--json"]) == 0
    [offer] = json.loads(capsys.readouterr().out)
    assert (offer["contact"], offer["needs_check"]) == ("01234", True)


def test_a_column_is_named_once_and_remembered(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["offers", "import", file, "--column", "Contact=complaints", "--skip-faulty"])
    main(["offers", "import", file, "--dry-run", "--json"])
    told = capsys.readouterr().out
    assert '"Contact": "complaints"' in told[told.rindex('"columns"') :]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--column", "odd"], 2, "is no column"),
        (["--column", "a=b"], 2, "is no column"),
        (["--for", "nothing"], 1, "nothing"),
        (["--for-need", "nothing"], 2, "There is no need"),
    ],
)
def test_wrong_usage_is_told(
    file: str, arguments: list[str], status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["offers", "import", file, *arguments]) == status
    assert told in capsys.readouterr().err


def test_the_template_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offers", "template", "--out", str(tmp_path / "t.csv")]) == 0
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").startswith("Intervention,Need,")
    assert main(["offers", "list"]) == 0
    assert "No offers yet." in capsys.readouterr().out
