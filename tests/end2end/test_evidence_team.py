"""The guide for an evidence team, followed word for word in a folder of its own."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfdesk.core.paths import resources_folder
from tests.end2end.conftest import Run

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "evidence-team.md"
_STEP = re.compile(
    r"^```(?P<kind>text)?\n(?P<block>.*?)^```$"
    r"|^Copy `(?P<from>[^`]+)` to `(?P<to>[^`]+)`$"
    r"|^In `(?P<file>[^`]+)` change `(?P<old>[^`]+)` to `(?P<new>[^`]+)`$",
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the two passphrases that the guide speaks of in files."""
    monkeypatch.chdir(tmp_path)
    for name in ("ann", "bo"):
        (tmp_path / f"{name}-passphrase").write_text(f"the long passphrase of {name}\n")
    return tmp_path


def _steps() -> Iterator[re.Match[str]]:
    return _STEP.finditer(GUIDE.read_text(encoding="utf8"))


@pytest.mark.slow
def test_the_guide_can_be_followed(folder: Path, run: Run) -> None:
    told = ""
    for step in _steps():
        if step["from"]:
            (folder / step["to"]).write_bytes((folder / step["from"]).read_bytes())
        elif step["file"]:
            _change(folder / step["file"], step["old"], step["new"])
        elif step["kind"]:
            assert told == step["block"]
        else:
            told = "".join(_told(run, line) for line in step["block"].splitlines())
    assert (folder / "our-matrix.sfedition").is_file()
    assert (folder / "from-spreadsheet" / "interventions" / "sleep-well.toml").is_file()


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf8")
    assert old in text, f"{path}: {old}"
    path.write_text(text.replace(old, new), encoding="utf8")


def _told(run: Run, line: str) -> str:
    program, *arguments = shlex.split(line)
    assert program == "sfdesk"
    if arguments[:2] == ["edition", "preview"]:  # The window would stay open.
        arguments = ["--exit-when-ready", *arguments]
    done = run(*arguments)
    assert done.returncode == ("1 problem." in done.stdout), (line, done)
    return done.stdout


def test_the_guide_names_every_file_of_the_template() -> None:
    template = resources_folder() / "edition-template"
    guide = GUIDE.read_text(encoding="utf8")
    for path in template.iterdir():
        assert f"`{path.name}{'/' * path.is_dir()}`" in guide


def test_the_guide_names_every_action_of_those_who_make_editions() -> None:
    guide = GUIDE.read_text(encoding="utf8")
    for action in ("new", "lint", "preview", "build", "to-spreadsheet", "from-spreadsheet", "sign"):
        assert f"sfdesk edition {action} " in guide
