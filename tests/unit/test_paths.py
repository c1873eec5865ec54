import sys
from pathlib import Path

import pytest

from sfdesk.paths import PORTABLE_MARKER, Profile, write_whole


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


def test_a_portable_program_keeps_everything_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mount in ("one", "two"):
        program = tmp_path / mount / "sfdesk"
        program.parent.mkdir()
        program.write_bytes(b"")
        (tmp_path / mount / PORTABLE_MARKER).write_text("")
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(program))
        monkeypatch.delenv("SFDESK_PROFILE", raising=False)
        profile = Profile.default()
        assert profile.data == tmp_path / mount / "data" / "data"
        assert profile.note == ""


def test_without_the_marker_a_frozen_program_is_not_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "sfdesk"))
    monkeypatch.delenv("SFDESK_PROFILE", raising=False)
    assert tmp_path not in Profile.default().data.parents


def test_on_a_read_only_stick_a_temporary_profile_serves_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way: no folder can be made here")
    profile = Profile.portable(tmp_path)
    assert tmp_path not in profile.data.parents
    assert "read-only" in profile.note
