import re
from pathlib import Path

import pytest

from sfdesk.authoring.build import build, index
from sfdesk.cli import _parser
from sfdesk.cli.every_command import TRIALS, command_names
from sfdesk.model.edition import Edition
from sfdesk.published.review import REVIEW_FILE
from tests.conftest import CONTENT, made_once
from tests.end2end.conftest import Run

pytestmark = pytest.mark.slow


@pytest.fixture
def small(second: Edition, shared: Path) -> Path:
    """A small edition built, with all that a self-test asks of one: which steps fail is the same.

    The invented one has no review, and where there is none nothing can be imported.
    """

    def make(folder: Path) -> None:
        build(second, folder, (CONTENT / REVIEW_FILE,))
        index(second, folder)

    return made_once(shared / "small-with-review", make)


def test_every_part_is_tried_and_nothing_is_left_behind(run: Run, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = run("self-test", TMPDIR=str(temporary))
    told = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    parts = [line.split()[1].rstrip(":") for line in told]
    assert parts == [
        "edition",
        "search",
        "filter",
        "window",
        "sheet",
        "menus",
        "settings",
        "commands",
    ]
    assert all(line.startswith("ok ") for line in told), done.stdout
    assert done.returncode == 0, done.stderr
    found = re.search(r"menus: (\d+) of (\d+) entries tried", done.stdout)
    assert found
    assert found[1] == found[2]
    assert int(found[1]) > 30
    assert list(temporary.iterdir()) == []
    profile = tmp_path / "profile"
    assert [path for path in profile.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_written_fails_its_steps_and_no_other(
    run: Run, small: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    done = run("self-test", SFDESK_EDITION=str(small), SFDESK_PROFILE=str(blocked))
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAIL")]
    assert {line.split()[1] for line in failed} == {"sheet:", "settings:"}
    assert "ok    window" in done.stdout
    assert done.returncode == 1


def test_a_program_without_an_edition_fails(run: Run, tmp_path: Path) -> None:
    done = run("self-test", SFDESK_EDITION=str(tmp_path / "nowhere"))
    assert done.stdout.startswith("FAIL  edition: ")
    assert done.returncode == 1


_WITHOUT = """
import sys
sys.modules["sfdesk.authoring.sheets.convert"] = None
sys.modules["sfdesk.ui.window.diagnostics"] = None
from sfdesk.cli import main
raise SystemExit(main(["self-test"]))
"""


def test_whatever_a_package_lacks_is_found(run_python: Run, small: Path) -> None:
    """One thing that only a command needs and one that only a menu does: each in its step."""
    done = run_python("-c", _WITHOUT, SFDESK_EDITION=str(small))
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAIL")]
    menus, commands = failed
    assert menus.startswith("FAIL  menus: Write &diagnostic report…"), done.stdout
    assert "edition to-spreadsheet exits with 1" in commands
    assert done.returncode == 1


def test_every_command_is_tried_counted_against_the_parser() -> None:
    assert set(command_names(_parser())) == {*TRIALS, "self-test"}
