from pathlib import Path

import pytest

from sfdesk.paths import Profile, write_whole


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
