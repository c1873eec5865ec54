"""The report comes about whatever is wrong, and tells nothing about people."""

import json
import logging
import os
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sfdesk.core import language, log
from sfdesk.core.errors import SfdeskError
from sfdesk.core.paths import Profile
from sfdesk.core.settings import Settings
from sfdesk.diagnose import LIBRARIES, SETTINGS, report, write_report

SECRET = "Zoë Quartermain"


@pytest.fixture(autouse=True)
def place(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SFDESK_EDITION", str(built))


def test_it_names_versions_the_edition_and_the_settings(profile: Profile) -> None:
    told = report(profile)
    for section in ("Program", "System", "Edition", "Settings", "Log"):
        assert f"\n[{section}]\n" in told
    assert "verification: every file is as it was built\n" in told
    assert "edition sfp-2023, format 1\n" in told
    assert "zoom = 100\n" in told
    assert "not told" not in told, "every library has a version"
    assert all(f"\n{name} " in told for name in LIBRARIES)


def test_settings_that_it_tells_exist(profile: Profile) -> None:
    assert set(SETTINGS) <= set(Settings._fields)


def test_what_else_lies_in_the_profile_is_not_told(profile: Profile) -> None:
    stored = {"zoom": 120, "recent": [SECRET], "searches": {SECRET: SECRET}}
    profile.config.mkdir(parents=True)
    (profile.config / "settings.json").write_text(json.dumps(stored))
    (profile.data / "notes").mkdir(parents=True)
    (profile.data / "notes" / "note.txt").write_text(SECRET)
    told = report(profile)
    assert "zoom = 120" in told
    assert SECRET.split()[1] not in told


def test_a_damaged_edition_is_told_without_its_place(
    profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / SECRET
    folder.mkdir()
    (folder / "edition.json").write_text("damaged")
    monkeypatch.setenv("SFDESK_EDITION", str(folder))
    told = report(profile)
    assert "verification: FAILED, EditionError: The edition in its folder is damaged" in told
    assert "matrix.sqlite is missing" in told
    assert SECRET not in told


def test_a_section_that_breaks_leaves_the_others(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("sfdesk.diagnose._system_names", broken)
    told = report(profile)
    assert "This could not be found out:\nValueError\n" in told
    assert "edition sfp-2023" in told
    assert SECRET not in told


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.text(st.sampled_from("bcdfghjkqvwxz"), min_size=6, max_size=12),
    line=st.text(st.characters(codec="utf8", exclude_categories=["C"]), max_size=60),
)
def test_the_users_name_is_nowhere_in_it(
    profile: Profile, monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, f"/srv/{name}")
    monkeypatch.setenv("USER", name)
    profile.logs.mkdir(parents=True, exist_ok=True)
    (profile.logs / log.FILE).write_text(f"{line} /srv/{name}/x {name}{line}\n", encoding="utf8")
    more = [("Window", [f"C:\\Users\\{name}", f"by {name.upper()}"])]
    assert name not in report(profile, more).casefold()


def test_no_other_program_is_started(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Application control refuses them, and an administrator would ask what they are for."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    for name in ("subprocess.Popen", "os.system", "os.posix_spawn"):
        monkeypatch.setattr(name, refused, raising=False)
    assert "AssertionError" not in report(profile)
    assert "could not be found out" not in report(profile)


def test_the_last_lines_of_the_log_are_in_it(profile: Profile) -> None:
    log.set_up(debug=False)
    log.write_to(profile.logs)
    logging.getLogger("sfdesk.test").info("something was seen")
    logging.getLogger("sfdesk").handlers.clear()
    assert report(profile).rstrip().endswith("INFO sfdesk.test: something was seen")


@pytest.mark.usefixtures("in_brackets")
def test_it_is_written_in_english_whatever_the_window_speaks(
    profile: Profile, tmp_path: Path
) -> None:
    language.use(lambda *_: "gair")
    write_report(profile, tmp_path / "report.txt")
    told = (tmp_path / "report.txt").read_text(encoding="utf8")
    assert "\n[Program]\n" in told
    assert "gair" not in told


def test_a_file_that_cannot_be_written_is_told(profile: Profile, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    with pytest.raises(SfdeskError, match="could not be written"):
        write_report(profile, blocked / "report.txt")
    assert blocked.read_text() == "kept"


def test_a_settings_file_that_is_no_object_is_not_quoted(profile: Profile) -> None:
    log.set_up(debug=False)
    log.write_to(profile.logs)
    profile.config.mkdir(parents=True)
    for content in (f'["{SECRET}"]', f'"{SECRET}"', f'{{"folded_filters": ["{SECRET}"]}}'):
        (profile.config / "settings.json").write_text(content, encoding="utf8")
        assert "Quartermain" not in report(profile)
    logging.getLogger("sfdesk").handlers.clear()


def test_no_place_of_the_users_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a profile lies outside the home folder, on a share with a family's name."""
    folder = tmp_path / SECRET
    profile = Profile.below(folder / "profile")
    monkeypatch.setenv("SFDESK_EDITION", str(folder / "edition"))
    lines = [f"in {profile.config} and {profile.data / 'x'} and {folder / 'edition'}"]
    told = report(profile, [("Window", lines)])
    assert "Quartermain" not in told
    assert f"in <settings> and <data>{os.sep}x and <edition>" in told


def test_the_root_of_a_disk_is_no_place_of_anybodys(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("/", ".", ""):
        monkeypatch.setenv("SFDESK_EDITION", folder)
        assert "a/b. c" in report(profile, [("Window", ["a/b. c"])])


def test_windows_is_asked_without_starting_a_program(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = SimpleNamespace(major=10, minor=0, build=22631, product_type=1)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("sys.getwindowsversion", lambda: found, raising=False)
    # Not the environment: the frozen program's own test runs in a bare one.
    monkeypatch.delenv("PROCESSOR_ARCHITECTURE", raising=False)
    monkeypatch.setattr("sysconfig.get_platform", lambda: "win-amd64")
    told = report(profile)
    assert "[System]\nWindows 10.0.22631, edition 1\nmachine win-amd64\n" in told


def test_nothing_in_the_program_asks_the_module_that_starts_programs() -> None:
    source = Path(__file__).parents[2] / "src"
    asking = [
        path.name
        for path in source.rglob("*.py")
        if re.search(r"^\s*(import platform\b|from platform\b)", path.read_text("utf8"), re.M)
    ]
    assert asking == []
