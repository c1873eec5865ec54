"""What the actions of those who make editions say, and that nothing is lost when they fail."""

from pathlib import Path

import pytest

from sfdesk.app import App
from sfdesk.authoring.template import new_edition
from sfdesk.cli import main
from sfdesk.core.paths import resources_folder

Told = pytest.CaptureFixture[str]


@pytest.fixture
def content(tmp_path: Path, app: App) -> Path:
    folder = tmp_path / "content"
    new_edition(folder, resources_folder(), app.edition.guide[0])
    return folder


def _spoil(content: Path, old: str, new: str) -> None:
    path = content / "interventions" / "example-programme.toml"
    text = path.read_text(encoding="utf8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf8")


def test_lint_says_every_problem_with_its_line(content: Path, capsys: Told) -> None:
    _spoil(content, 'topic = "example-topic"', 'topic = "nowhere"')
    _spoil(content, "qcf_max = 5", "qcf_max = 9")
    assert main(["edition", "lint", str(content)]) == 1
    told, wrong = capsys.readouterr()
    assert told.splitlines() == [
        "interventions/example-programme.toml:7: topic: “nowhere” is no topic",
        "interventions/example-programme.toml:33: practitioners: QCF levels run from 1 to 8",
        "2 problems.",
    ]
    assert wrong == ""


def test_nothing_is_built_of_what_breaks_a_rule(content: Path, capsys: Told) -> None:
    out = content.parent / "out.sfedition"
    out.write_bytes(b"what was there")
    _spoil(content, 'topic = "example-topic"', 'topic = "nowhere"')
    assert main(["edition", "build", str(content), "--out", str(out)]) == 1
    assert "“nowhere” is no topic" in capsys.readouterr().err
    assert out.read_bytes() == b"what was there"


@pytest.mark.parametrize("action", ["lint", "preview", "build", "to-spreadsheet"])
def test_a_folder_that_is_no_edition_is_told(action: str, tmp_path: Path, capsys: Told) -> None:
    more = ["--out", str(tmp_path / "out")] if action in ("build", "to-spreadsheet") else []
    assert main(["edition", action, str(tmp_path / "none"), *more]) == 1
    assert capsys.readouterr().err.startswith("sfdesk: There is no edition in")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, built: Path, capsys: Told) -> None:
    (tmp_path / "file").write_text("mine")
    assert main(["--temp-profile", "edition", "new", str(tmp_path / "file" / "new")]) == 1
    assert "could not be written. A file stands where a folder" in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "mine"


def test_a_spreadsheet_that_is_none_is_told(tmp_path: Path, capsys: Told) -> None:
    (tmp_path / "x.xlsx").write_text("name,age\n")
    arguments = ["from-spreadsheet", str(tmp_path / "x.xlsx"), "--out", str(tmp_path / "out")]
    assert main(["edition", *arguments]) == 1
    assert "x.xlsx is not an XLSX spreadsheet, or it is damaged." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
