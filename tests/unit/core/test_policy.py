"""The policy of a machine: what it says holds, and where it is wrong nobody is trusted."""

import sys
from pathlib import Path

import pytest

from sfdesk.core import paths
from sfdesk.core.paths import Profile
from sfdesk.core.policy import Policy, current_policy, read_policy
from sfdesk.factsheets.organisation import Organisation, checked

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
require_signed = true
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
        watched_folder=file.parent / "/mnt/editions",
        installing=False,
        unsigned=True,
        importing=False,
        notes=False,
        printing=False,
        links=False,
        recent_searches=False,
        data_folder=file.parent / "users",
        team_folder=file.parent / "/mnt/team",
        require_signed=True,
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
}
# Windows takes any name for that of a home beside one's own.
if sys.platform != "win32":
    WRONG["no home"] = 'format = 1\n[data]\nfolder = "~nobody-at-all/x"'


@pytest.mark.parametrize("what", WRONG)
def test_where_it_is_wrong_nobody_is_trusted(file: Path, what: str) -> None:
    text = WRONG[what]
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    policy = read_policy(file)
    assert policy.wrong
    assert (policy.trusted_root, policy.installing, policy.unsigned) == (None, False, False)
    assert (policy.importing, policy.require_signed) == (False, True)
    assert policy.path == file
    assert "policy check" in policy.warning


SECTIONS = "editions, allow, organisation, data, team"
SAID = {
    "[allowed]\nprinting = false": f"[allowed]: there is no such section; there are {SECTIONS}",
    "[team]\nfoldr = ''": "[team] foldr: there is no such key; there are folder, require_signed",
    "[organisation]\nlog = ''": "[organisation] log: there is no such key; "
    "there are name, contact, logo",
    '[allow]\nprinting = "no"': "[allow] printing: must be true or false",
    f'[organisation]\nname = "{"x" * 201}"': "[organisation] name: "
    "The name of the organisation is longer than 200 characters.",
    "[organisation]\nname = 3": "[organisation] name: must be a text in quotes",
    '[organisation]\nname = "a\\nb"': "[organisation] name: "
    "The name of the organisation has more than one line.",
    '[organisation]\nname = ""': "[organisation] name: is empty",
    '[organisation]\ncontact = " \\n "': "[organisation] contact: is empty",
    '[editions]\ntrusted_root = ""': "[editions] trusted_root: is empty or too long",
    "[organisation]\ncontact = '''" + 12 * "1\n" + "2'''": "[organisation] contact: "
    "“Who to call” has more than 12 lines.",
    "[organisation]\ncontact = '''" + 4 * (250 * "x" + "\n") + "y'''": "[organisation] contact: "
    "“Who to call” is longer than 1,000 characters.",
}
if sys.platform != "win32":
    SAID['[data]\nfolder = "~nobody-at-all/x"'] = "[data] folder: names a home that is none"


@pytest.mark.parametrize("text", SAID)
def test_what_is_wrong_is_said_word_for_word(file: Path, text: str) -> None:
    file.write_text(f"format = 1\n{text}")
    assert read_policy(file).wrong == (SAID[text],)


def test_everything_that_is_wrong_is_said(file: Path) -> None:
    file.write_text("format = 1\n[allowed]\nx = 1\n[teem]\nx = 1\n[allow]\nlinks = false")
    policy = read_policy(file)
    assert [line.partition(":")[0] for line in policy.wrong] == ["[allowed]", "[teem]"]
    assert policy.links is False


def test_a_contact_has_up_to_twelve_lines_with_spaces_in_them(file: Path) -> None:
    lines = "\n".join(["Mondays to Fridays"] * 12)
    file.write_text(f'format = 1\n[organisation]\ncontact = """{lines}"""')
    assert read_policy(file) == Policy(file, contact=lines)


@pytest.mark.parametrize(
    "contact",
    ["Call us\n\n01234 567890", "x" * 1000, "Call us\n01234 567890\n", "Call\tus"],
    ids=["an empty line", "one long line", "an end of line at the end", "a tab"],
)
def test_what_may_stand_in_the_dialog_may_stand_in_a_policy(file: Path, contact: str) -> None:
    assert checked(Organisation("", contact)).contact == contact
    file.write_text(f'format = 1\n[organisation]\ncontact = """{contact}"""')
    assert read_policy(file) == Policy(file, contact=contact)


def test_a_policy_of_this_machine_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sfdesk.core.policy.policy_file", lambda: file)
    file.write_text(WHOLE)
    assert current_policy() == read_policy(file)


def test_a_policy_that_is_far_too_large_is_wrong(file: Path) -> None:
    file.write_text("format = 1\n" + "#" * 100_000 + "\n[allow]\nlinks = false")
    assert read_policy(file).links is True


def test_what_is_right_in_a_wrong_one_still_holds(file: Path) -> None:
    file.write_text(WHOLE + "nonsense = 3\n")
    policy = read_policy(file)
    assert len(policy.wrong) == 1
    assert (policy.printing, policy.trusted_root) == (False, None)
    assert policy.data_folder == file.parent / "users"


def test_a_folder_in_its_place_is_a_wrong_policy(tmp_path: Path) -> None:
    policy = read_policy(tmp_path)
    assert policy.wrong
    assert policy.path == tmp_path


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
