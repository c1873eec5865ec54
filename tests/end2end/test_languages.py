"""What goes wrong before the window opens is told in the language that the window would speak."""

import re
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.end2end.conftest import Run
from tests.gui.pseudo import CLOSING, OPENING, translation
from translations import texts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="LANGUAGE is Linux's"),
]

_WITH_TRANSLATIONS = """
import sys
from pathlib import Path
from sfdesk.cli import main
from sfdesk.ui.support import locale
locale.resources_folder = lambda: Path(sys.argv[1])
sys.exit(main(sys.argv[2:]))
"""
_TELLS_WHAT_IS_IMPORTED = """
import sys
from sfdesk.ui.support.locale import speak_users_language
speak_users_language()
print(*(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""

_INNERMOST = re.compile(rf"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of resources with the longer of the made-up languages."""
    folder = tmp_path_factory.mktemp("resources")
    translation(folder / "translations", "pl", texts())
    return folder


@pytest.fixture
def start(run_python: Run, resources: Path) -> Run:
    """Start the window, for somebody who speaks that language."""
    return partial(
        run_python, "-c", _WITH_TRANSLATIONS, resources, LC_ALL="pl_PL.UTF-8", LANGUAGE="pl"
    )


def is_translated(told: str) -> bool:
    """Whether a line has been said in the made-up language: all of it is in its brackets."""
    outside, inside = told.removeprefix("sfdesk: "), told
    while inside != outside:
        inside, outside = outside, _INNERMOST.sub("", outside)
    return OPENING in told and not outside.strip()


def test_the_window_opens_in_it(start: Run) -> None:
    done = start("--exit-when-ready")
    assert (done.returncode, done.stdout) == (0, "painted\n"), done.stderr


def test_no_display_is_told_in_it(start: Run) -> None:
    done = start(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert is_translated(done.stderr), done.stderr


def test_a_display_that_does_not_answer_is_told_in_it(start: Run) -> None:
    done = start("--exit-when-ready", DISPLAY="nobody:0", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert is_translated(done.stderr.splitlines()[-1]), done.stderr


def test_no_edition_is_told_in_it(start: Run, tmp_path: Path) -> None:
    done = start("--exit-when-ready", SFDESK_EDITION=str(tmp_path))
    assert done.returncode == 1
    assert is_translated(done.stderr), done.stderr


def test_a_damaged_edition_is_told_in_it(start: Run, built: Path, tmp_path: Path) -> None:
    for name in ("edition.json", "matrix.sqlite"):
        (tmp_path / name).write_bytes((built / name).read_bytes()[:-1] + b"x")
    done = start("--exit-when-ready", SFDESK_EDITION=str(tmp_path))
    assert done.returncode == 1
    assert is_translated(done.stderr), done.stderr


def test_a_picture_that_cannot_be_written_is_told_in_it(start: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file stands where the folder for what is written would be")
    done = start("--screenshot", str(tmp_path / "file" / "window.png"))
    assert done.returncode == 1
    assert is_translated(done.stderr), done.stderr


def test_english_touches_nothing_of_qt_to_be_spoken(run_python: Run) -> None:
    done = run_python("-c", _TELLS_WHAT_IS_IMPORTED)
    assert (done.stdout, done.stderr) == ("\n", "")
