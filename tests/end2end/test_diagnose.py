"""The diagnostic report and the log of a real process."""

import getpass
from pathlib import Path

import pytest

from tests.end2end.conftest import Run, one_plain_line

pytestmark = pytest.mark.slow


def test_it_prints_or_writes_a_report(run: Run, tmp_path: Path) -> None:
    printed = run("diagnose")
    assert printed.returncode == 0, printed.stderr
    assert "edition sfp-2023, format 1" in printed.stdout
    done = run("diagnose", "--out", tmp_path / "report.txt")
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "report.txt").read_text(encoding="utf8")
    assert written == printed.stdout


def test_it_comes_about_where_the_edition_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    done = run("diagnose", SFDESK_EDITION=str(tmp_path / "nowhere"))
    assert done.returncode == 0, done.stderr
    assert "verification: FAILED" in done.stdout
    assert str(tmp_path) not in done.stdout


def test_a_place_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    done = run("diagnose", "--out", blocked / "report.txt")
    assert done.returncode == 1
    assert one_plain_line(done.stderr)


def test_the_log_says_what_was_told_and_not_what_was_typed(run: Run, tmp_path: Path) -> None:
    run("search", "quartermain", "--filter", "colour=quartermain")
    run("show", "quartermain")
    run("--exit-when-ready", HOME=f"/home/{getpass.getuser()}")
    kept = (tmp_path / "profile" / "data" / "logs" / "sfdesk.log").read_text(encoding="utf8")
    assert "told the user: UsageError" in kept
    assert "told the user: NotFoundError" in kept
    assert "the window opens: sfdesk" in kept
    assert "quartermain" not in kept
