from pathlib import Path

import pytest

from tests.end2end.conftest import Run

pytestmark = pytest.mark.slow


def test_every_part_is_tried_and_nothing_is_left_behind(run: Run, tmp_path: Path) -> None:
    done = run("self-test")
    told = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    parts = [line.split()[1].rstrip(":") for line in told]
    assert parts == ["edition", "search", "filter", "window", "sheet", "settings"]
    assert all(line.startswith("ok ") for line in told), done.stdout
    assert done.returncode == 0
    profile = tmp_path / "profile"
    assert [path for path in profile.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_written_fails_its_steps_and_no_other(
    run: Run, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    done = run("self-test", SFDESK_PROFILE=str(blocked))
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAIL")]
    assert [line.split()[1] for line in failed] == ["sheet:", "settings:"]
    assert "ok    window" in done.stdout
    assert done.returncode == 1


def test_a_program_without_an_edition_fails(run: Run, tmp_path: Path) -> None:
    done = run("self-test", SFDESK_EDITION=str(tmp_path / "nowhere"))
    assert done.stdout.startswith("FAIL  edition: ")
    assert done.returncode == 1
