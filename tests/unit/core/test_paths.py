import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import ModuleType

import pytest

from sfdesk.core import paths
from sfdesk.core.paths import (
    PORTABLE_MARKER,
    Profile,
    edition_folder,
    file_uri,
    policy_file,
    portable_folder,
    resources_folder,
    shipped_edition,
)
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
    told = "This folder is read-only: what you change is forgotten when you close."
    assert profile.warning == told
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


def test_what_ships_lies_in_the_package_or_in_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SFDESK_EDITION", raising=False)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "package")
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path / "checkout")
    assert shipped_edition() == edition_folder() == tmp_path / "checkout" / "build" / "edition"
    assert resources_folder() == tmp_path / "checkout" / "resources"
    for name in ("_edition", "_resources"):
        (tmp_path / "package" / name).mkdir(parents=True)
    assert shipped_edition() == edition_folder() == tmp_path / "package" / "_edition"
    assert resources_folder() == tmp_path / "package" / "_resources"
    monkeypatch.setenv("SFDESK_EDITION", str(tmp_path / "mine"))
    assert edition_folder() == tmp_path / "mine"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"\\server\share\a b\x"), "file:////server/share/a%20b/x"),
        (PureWindowsPath(r"C:\a\x"), "file:///C:/a/x"),
        (PurePosixPath("/a/x"), "file:///a/x"),
    ],
)
def test_a_share_has_no_authority_in_its_address(
    path: PurePosixPath | PureWindowsPath, uri: str
) -> None:
    assert file_uri(path) == uri


def test_folders_have_the_names_that_are_documented(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    below = Profile.below(tmp_path)
    assert below == (tmp_path / "config", tmp_path / "data", tmp_path / "cache", "")
    assert below.logs == tmp_path / "data" / "logs"
    if not sys.platform.startswith("linux"):
        return
    monkeypatch.delenv("SFDESK_PROFILE", raising=False)
    for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name))
    assert Profile.default() == (
        tmp_path / "CONFIG_HOME" / "sfdesk",
        tmp_path / "DATA_HOME" / "sfdesk",
        tmp_path / "CACHE_HOME" / "sfdesk",
        "",
    )


def test_only_both_folders_of_a_bundle_are_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _freeze(monkeypatch, tmp_path / "x" / "y" / "MacOS" / "sfdesk")
    (tmp_path / PORTABLE_MARKER).touch()
    assert portable_folder() is None
    monkeypatch.delattr(sys, "frozen")
    (tmp_path / "x" / "y" / "MacOS" / PORTABLE_MARKER).touch()
    assert portable_folder() is None


def test_a_temporary_profile_is_called_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sfdesk.core.temporary._ours", {})
    monkeypatch.setattr("atexit.register", lambda _: None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert Profile.temporary().config.parent.name.startswith("sfdesk-profile-")


def test_what_killed_processes_left_is_swept_everywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    profile = Profile.below(tmp_path / "profile")
    left = [
        folder / ".sfdesk-1-2.part"
        for folder in (
            profile.config,
            profile.data,
            profile.data / "published",
            profile.data / "local",
            profile.editions,
        )
    ]
    abandoned = tmp_path / "temporary" / "sfdesk-profile-x" / ".in-use"
    built, building = (profile.cache / "index" / f"index-{n}" / "file" for n in (1, 2))
    for path in (*left, abandoned, built, building):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    old = time.time() - 3_601
    for path in (*left, built.parent):  # Windows tells by its age whether a part is abandoned.
        os.utime(path, (old, old))
    profile.sweep()
    assert not any(path.exists() for path in (*left, abandoned.parent, built.parent))
    assert building.exists()


def test_a_profile_is_filled_with_what_can_be_read(tmp_path: Path) -> None:
    prepared, profile = Profile.below(tmp_path / "a"), Profile.below(tmp_path / "b")
    profile.fill_from(prepared)
    assert not (tmp_path / "b").exists()
    for folder in (prepared.config, prepared.data, profile.config):
        folder.mkdir(parents=True)
    for name in (".sfdesk.lock", ".sfdesk-1-2.part", "settings.json"):
        (prepared.config / name).touch()
    (prepared.config / "broken").symlink_to(tmp_path / "nowhere")
    (prepared.data / "searches.json").touch()
    profile.fill_from(prepared)
    assert [path.name for path in profile.config.iterdir()] == ["settings.json"]
    assert [path.name for path in profile.data.iterdir()] == ["searches.json"]


class Registry(ModuleType):
    """What Python has on Windows to read the registry, holding one value or refusing it."""

    HKEY_LOCAL_MACHINE = 7

    def __init__(self, *, refuses: bool) -> None:
        super().__init__("winreg")
        self._refuses = refuses

    @contextmanager
    def OpenKey(self, root: int, where: str) -> Iterator[str]:
        if self._refuses:
            raise PermissionError(13, "no")
        yield f"{root}:{where}"

    def QueryValueEx(self, key: str, name: str) -> tuple[str, int]:
        below = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
        return {(f"7:{below}", "Common AppData"): ("E:/Common", 1)}[key, name]


@pytest.mark.parametrize(
    ("platform", "refuses", "folder"),
    [
        ("linux", True, "/etc/sfdesk"),
        ("darwin", True, "/Library/Application Support/sfdesk"),
        ("win32", False, "E:/Common/sfdesk"),
        ("win32", True, r"C:\ProgramData\sfdesk"),
    ],
)
def test_the_policy_is_where_only_the_organisation_can_write(
    monkeypatch: pytest.MonkeyPatch, platform: str, refuses: bool, folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setitem(sys.modules, "winreg", Registry(refuses=refuses))
    assert policy_file() == Path(folder) / "policy.toml"


def test_a_portable_program_has_its_policy_beside_it_where_the_machine_has_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = _freeze(monkeypatch, tmp_path / "stick" / "sfdesk")
    machine = tmp_path / "machine"
    monkeypatch.setattr(paths, "_machine_folder", lambda: machine)
    assert policy_file() == machine / "policy.toml"
    (folder / PORTABLE_MARKER).touch()
    assert policy_file() == folder / "sfdesk-policy.toml"
    machine.mkdir()
    (machine / "policy.toml").touch()
    assert policy_file() == machine / "policy.toml"
