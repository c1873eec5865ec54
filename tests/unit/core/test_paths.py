import sys
from pathlib import Path

import pytest

from sfdesk.core.paths import PORTABLE_MARKER, Profile, portable_folder
from sfdesk.core.settings import SettingsStore


def _freeze(monkeypatch: pytest.MonkeyPatch, program: Path) -> Path:
    """Stand in for a frozen program there; returns its folder."""
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.delenv("SFDESK_PROFILE", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program.parent


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


def test_a_read_only_portable_copy_has_what_was_prepared_in_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = _freeze(monkeypatch, tmp_path / "stick" / "sfdesk")
    (folder / PORTABLE_MARKER).touch()
    prepared = Profile.below(folder / "data")
    SettingsStore(prepared.config).change(organisation="Northtown")
    prepared.logs.mkdir(parents=True)
    (prepared.logs / "sfdesk.log").touch()
    (prepared.data / "published").mkdir()
    (prepared.data / "published" / "published.json").touch()
    monkeypatch.setattr("sfdesk.core.paths._is_writable", lambda _: False)
    profile = Profile.default()
    assert SettingsStore(profile.config).settings.organisation == "Northtown"
    assert (profile.data / "published" / "published.json").exists()
    assert not profile.logs.exists()
    SettingsStore(profile.config).change(organisation="")
    assert SettingsStore(prepared.config).settings.organisation == "Northtown"
