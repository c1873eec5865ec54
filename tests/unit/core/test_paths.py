import sys
from pathlib import Path

import pytest

from sfdesk.core.files import write_whole
from sfdesk.core.paths import PORTABLE_MARKER, Profile, portable_folder


def _freeze(monkeypatch: pytest.MonkeyPatch, program: Path) -> Path:
    """Stand in for a frozen program there; returns its folder."""
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.delenv("SFDESK_PROFILE", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program.parent


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "file"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("old")
    with pytest.raises(OSError):
        write_whole(blocked / "below", b"new")
    assert blocked.read_text() == "old"


def test_the_profile_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path))
    assert Profile.default() == Profile.below(tmp_path)


def test_nothing_is_made_before_it_is_needed(tmp_path: Path) -> None:
    Profile.below(tmp_path / "profile")
    assert list(tmp_path.iterdir()) == []


def test_a_program_without_the_marker_is_not_portable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = _freeze(monkeypatch, tmp_path / "stick" / "sfdesk")
    assert portable_folder() is None
    assert folder not in Profile.default().data.parents


def test_the_marker_counts_only_for_the_frozen_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = _freeze(monkeypatch, tmp_path / "stick" / "sfdesk")
    (folder / PORTABLE_MARKER).touch()
    monkeypatch.setattr(sys, "frozen", False)
    assert portable_folder() is None


def test_a_portable_program_keeps_its_data_beside_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = _freeze(monkeypatch, tmp_path / "stick" / "sfdesk")
    (folder / PORTABLE_MARKER).touch()
    assert Profile.default() == Profile.below(folder / "data")
    assert [each.name for each in (folder / "data").iterdir()] == []
    moved = folder.rename(tmp_path / "other mount")
    monkeypatch.setattr(sys, "executable", str(moved / "sfdesk"))
    assert Profile.default() == Profile.below(moved / "data")


def test_the_marker_stands_beside_a_macos_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _freeze(monkeypatch, tmp_path / "sfdesk.app" / "Contents" / "MacOS" / "sfdesk")
    (tmp_path / PORTABLE_MARKER).touch()
    assert portable_folder() == tmp_path.resolve()


def test_a_portable_program_that_cannot_write_uses_a_temporary_profile_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = _freeze(monkeypatch, tmp_path / "stick" / "sfdesk")
    (folder / PORTABLE_MARKER).touch()
    # A file where the folder would be: nobody, not even root, can write below it.
    (folder / "data").touch()
    profile = Profile.default()
    assert "read-only" in profile.warning
    assert folder not in profile.config.parents


def test_an_override_wins_over_the_marker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = _freeze(monkeypatch, tmp_path / "stick" / "sfdesk")
    (folder / PORTABLE_MARKER).touch()
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path / "chosen"))
    assert Profile.default() == Profile.below(tmp_path / "chosen")
