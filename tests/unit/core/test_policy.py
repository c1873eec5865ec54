"""The policy of a machine: what it says holds, and where it is wrong nobody is trusted."""

from pathlib import Path

import pytest

from sfdesk.core import paths
from sfdesk.core.paths import Profile
from sfdesk.core.policy import Policy, current_policy, read_policy

WHOLE = """
format = 1
[editions]
trusted_root = "root.json"
watched_folder = "/mnt/editions"
install = false
unsigned = true
[allow]
import = false
notes = false
printing = false
links = false
recent_searches = false
[organisation]
name = "Northtown Early Help"
contact = "01234 567890\\nMondays"
logo = "logo.png"
[data]
folder = "users"
[team]
folder = "/mnt/team"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name in ("root.json", "logo.png"):
        (tmp_path / name).touch()
    return tmp_path / "policy.toml"


def test_all_that_it_says_holds(file: Path) -> None:
    file.write_text(WHOLE)
    assert read_policy(file) == Policy(
        path=file,
        trusted_root=file.parent / "root.json",
        watched_folder=Path("/mnt/editions"),
        installing=False,
        unsigned=True,
        importing=False,
        notes=False,
        printing=False,
        links=False,
        recent_searches=False,
        data_folder=file.parent / "users",
        team_folder=Path("/mnt/team"),
        organisation="Northtown Early Help",
        contact="01234 567890\nMondays",
        logo=file.parent / "logo.png",
    )


WRONG: dict[str, str | bytes] = {
    "no TOML": "format = ",
    "not UTF-8": b"format = 1\n\xff",
    "no format": "[allow]\nprinting = false",
    "a later format": "format = 2",
    "an unknown section": "format = 1\n[allowed]\nprinting = false",
    "an unknown key": "format = 1\n[allow]\nprinitng = false",
    "another type": 'format = 1\n[allow]\nprinting = "no"',
    "no file": 'format = 1\n[editions]\ntrusted_root = "nowhere.json"',
    "an empty name": 'format = 1\n[organisation]\nname = ""',
    "no home": 'format = 1\n[data]\nfolder = "~nobody-at-all/x"',
}


@pytest.mark.parametrize("what", WRONG)
def test_where_it_is_wrong_nobody_is_trusted(file: Path, what: str) -> None:
    text = WRONG[what]
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    policy = read_policy(file)
    assert policy.wrong
    assert (policy.trusted_root, policy.installing, policy.unsigned) == (None, False, False)
    assert "policy check" in policy.warning


def test_what_is_right_in_a_wrong_one_still_holds(file: Path) -> None:
    file.write_text(WHOLE + "nonsense = 3\n")
    policy = read_policy(file)
    assert len(policy.wrong) == 1
    assert (policy.printing, policy.trusted_root) == (False, None)
    assert policy.data_folder == file.parent / "users"


def test_a_folder_in_its_place_is_a_wrong_policy(tmp_path: Path) -> None:
    assert read_policy(tmp_path).wrong


def test_without_one_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sfdesk.core.policy.policy_file", lambda: tmp_path / "policy.toml")
    assert current_policy() == Policy()
    assert Policy().warning == ""


def test_it_says_where_the_data_are(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SFDESK_PROFILE", raising=False)
    monkeypatch.setattr(paths, "policy_file", lambda: file)
    assert Profile.default().data != file.parent / "users" / "data"
    file.write_text(WHOLE)
    assert Profile.default() == Profile.below(file.parent / "users")


def test_no_variable_moves_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CONFIG_DIRS", "ProgramData", "SFDESK_POLICY", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    assert tmp_path not in paths.policy_file().parents
