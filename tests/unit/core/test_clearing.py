"""Everything that was kept is removed, and what is left is told."""

import logging
import sys
from pathlib import Path

import pytest

from sfdesk.core import log
from sfdesk.core.clearing import clear, kept
from sfdesk.core.paths import Profile


def fill(profile: Profile) -> None:
    for name, folder in {
        "settings.json": profile.config,
        "searches.json": profile.data,
        "searches.unreadable.json": profile.data,
        ".sfdesk.lock": profile.data,
        ".sfdesk-1-a.part": profile.data,
        "published/review.json": profile.data,
        "local/local.sqlite": profile.data,
        "local/backups/day-20261126-000000.sqlite": profile.data,
        "index/a/b.seg": profile.cache,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("some text")


@pytest.mark.parametrize("same", [True, False])
def test_what_is_kept_is_told_then_removed(tmp_path: Path, same: bool) -> None:
    profile = Profile.below(tmp_path / "profile")
    if same:  # As on Windows.
        profile = Profile(tmp_path / "sfdesk", tmp_path / "sfdesk", tmp_path / "sfdesk" / "Cache")
    assert kept(profile) == []
    fill(profile)
    log.write_to(profile.logs)
    logging.getLogger("sfdesk").warning("something")
    told = {part.what: part.files for part in kept(profile)}
    assert sum(told.values()) == 10
    assert told["Recent searches, and saved ones of earlier versions"] == 2
    assert told["Backups of offers, notes, collections and saved searches"] == 1
    sizes = {part.what: part.size for part in kept(profile)}
    assert sizes["Recent searches, and saved ones of earlier versions"] == 2 * len("some text")
    assert clear(profile) == []
    assert kept(profile) == []
    logging.getLogger("sfdesk").warning("something else")
    assert not list(tmp_path.rglob("*.log"))
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_what_a_link_leads_to_is_not_ours(tmp_path: Path) -> None:
    profile = Profile.below(tmp_path / "profile")
    fill(profile)
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "file").write_text("")
    (profile.data / "link").symlink_to(tmp_path / "else", target_is_directory=True)
    assert clear(profile) == []
    assert (tmp_path / "else" / "file").exists()
    assert not profile.data.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of folders are Unix's")
def test_what_cannot_be_removed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = Profile.below(tmp_path / "profile")
    fill(profile)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "settings.json":
            raise PermissionError(13, "no")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert clear(profile) == [profile.config / "settings.json"]
