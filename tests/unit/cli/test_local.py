"""The local layer from the command line: handed on, published, backed up, cleared."""

import gc
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import never_look_again

from sfdesk.app import App
from sfdesk.cli import main
from sfdesk.core.paths import Profile
from sfdesk.core.policy import Policy
from sfdesk.local.exchange.layer_file import made
from sfdesk.local.layer import LocalLayer
from sfdesk.local.team import NAME, publish
from sfdesk.model.offers import Offer


@pytest.fixture(scope="module", autouse=True)
def quick_searches_for_cycles() -> None:
    """Whatever other tests have left is not looked through after each command."""
    never_look_again()


@pytest.fixture(autouse=True)
def profile_here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    monkeypatch.setenv("SFDESK_EDITION", str(built))
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path / "profile"))
    # How fast a folder answers on a busy machine is not what these tests are about.
    monkeypatch.setattr("sfdesk.local.team._PATIENCE", 60.0)
    return Profile.below(tmp_path / "profile")


@pytest.fixture
def one_offer(profile_here: Profile) -> None:
    layer = LocalLayer(profile_here.data)
    layer.offers.save(Offer(intervention="epec", provider="Northtown"))
    layer.close()


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(list(arguments)) == status
    # The process of a command ends with it, and what it had open is closed; here it does not end.
    gc.collect()
    return "".join(capsys.readouterr())


@pytest.mark.usefixtures("one_offer")
def test_a_file_is_handed_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "ours.json")
    told(capsys, "local", "export", file)
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path / "other"))
    assert "New: offers 1, The offer “Northtown”" in told(
        capsys, "local", "import", file, "--dry-run"
    )
    assert "No offers yet" in told(capsys, "offers", "list")
    assert "Taken in: 1." in told(capsys, "local", "import", file)
    assert "Already here: 1" in told(capsys, "local", "import", file)
    assert "Northtown" in told(capsys, "offers", "list")


def test_a_passphrase_without_its_key_does_not_leave_a_file_unsigned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ours.json"
    for command in (["export", str(file)], ["publish", str(tmp_path)]):
        line = told(capsys, "local", *command, "--passphrase-file", "words", status=2)
        assert line.startswith("sfdesk: There is a passphrase but no key.")
    assert not file.exists()


def test_what_is_read_is_not_checked_for_a_folder_that_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = told(capsys, "local", "team", str(tmp_path), "--check", status=2)
    assert line.startswith("sfdesk: --check is about the folder that is read already.")


def test_where_the_package_is_missing_nothing_can_be_signed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the packages for readers."""
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives", None)
    (tmp_path / "words").write_text("x")
    (tmp_path / "a.key").write_text("-----BEGIN ENCRYPTED PRIVATE KEY-----")
    (tmp_path / "a.json").write_text("{}")
    key = ("--key", str(tmp_path / "a.key"), "--passphrase-file", str(tmp_path / "words"))
    for command in (
        ("sign", str(tmp_path / "a.json")),
        ("export", "a.json"),
        ("publish", str(tmp_path)),
    ):
        said = told(capsys, "local", *command, *key, status=1)
        assert said.startswith("sfdesk: This sfdesk cannot sign")
        assert said.count("\n") == 1


@pytest.mark.usefixtures("one_offer")
def test_a_team_reads_what_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(capsys, "local", "publish", str(tmp_path))
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path / "other"))
    told(capsys, "local", "team", str(tmp_path))
    assert "Northtown" in told(capsys, "offers", "list")
    assert "No team’s folder is read." in told(capsys, "local", "team")
    assert "No offers yet" in told(capsys, "offers", "list")


def test_a_team_file_that_is_refused_is_told_once_and_fails_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).write_text("{")
    why = "What your team has published cannot be used."
    assert told(capsys, "local", "team", str(tmp_path)).count(why) == 1
    for _ in range(2):
        assert main(["local", "team", "--check"]) == 1
        said = capsys.readouterr()
        assert (said.out.count(why), said.err.count(why)) == (0, 1)
        gc.collect()


def test_what_of_a_team_file_cannot_be_used_is_listed_and_fails_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).write_text('{"sfdesk": "local-layer", "format": 1, "offers": [3]}')
    told(capsys, "local", "team", str(tmp_path))
    assert "Cannot be used: offers 1: no record" in told(
        capsys, "local", "team", "--check", status=1
    )


def test_a_team_folder_that_is_missing_is_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfdesk.local.team._PATIENCE", 30.0)
    folder, why = tmp_path / "stick", "There is no folder"
    assert f"{why} {folder} now." in told(capsys, "local", "team", str(folder))
    assert told(capsys, "local", "team", "--check", status=1).count(why) == 1
    folder.mkdir()
    said = told(capsys, "local", "team", "--check")
    assert "Nothing has been read from it yet." in said
    publish(folder, made({"offers": []}, "sfp-2023", date(2026, 11, 26)))
    assert "Not signed." in told(capsys, "local", "team", "--check")
    folder.rename(tmp_path / "away")
    for command in ([str(folder)], ["--check"]):
        said = told(capsys, "local", "team", *command, status=int("--check" in command))
        assert f"{why} {folder} now." in said
        assert "What was read before is still used." in said
    folder.mkdir()
    said = told(capsys, "local", "team", "--check", status=1)
    assert f"no team’s file in {folder} now. What was read before is still used." in said


def test_the_policy_says_which_folder_is_the_teams(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = Policy(team_folder=tmp_path / "team")
    monkeypatch.setattr("sfdesk.core.policy.current_policy", lambda: policy)
    (tmp_path / "team").mkdir()
    layer = LocalLayer(tmp_path / "lead")
    layer.offers.save(Offer(intervention="epec", provider="Northtown"))
    publish(tmp_path / "team", made(layer.content(), "sfp-2023", date(2026, 11, 26)))
    layer.close()
    assert "Northtown" in told(capsys, "offers", "list")
    assert "in the policy file" in told(capsys, "local", "team", str(tmp_path), status=1)


@pytest.mark.usefixtures("one_offer")
def test_a_backup_is_listed_and_restored(
    profile_here: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    name = told(capsys, "local", "backups").split()[0]
    layer = LocalLayer(profile_here.data)
    layer.offers.remove(layer.offers.list()[0])
    layer.close()
    assert "Restored." in told(capsys, "local", "restore", name)
    assert "Northtown" in told(capsys, "offers", "list")
    assert "There is no backup" in told(capsys, "local", "restore", "other", status=1)


@pytest.mark.usefixtures("one_offer")
def test_everything_is_cleared_and_nothing_is_left(
    profile_here: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "cannot be undone" in told(capsys, "local", "clear")
    assert "Northtown" in told(capsys, "offers", "list")
    assert "Nothing is left in" in told(capsys, "local", "clear", "--yes")
    assert not (tmp_path / "profile").exists() or not list((tmp_path / "profile").rglob("*.*"))
    assert "No offers yet" in told(capsys, "offers", "list")


@pytest.mark.usefixtures("one_offer")
def test_nothing_is_cleared_while_another_window_has_it_open(
    app: App, profile_here: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    layer = LocalLayer(profile_here.data)
    assert len(layer.offers.list()) == 1
    assert "Another sfdesk has" in told(capsys, "local", "clear", "--yes", status=1)
    assert len(layer.offers.list()) == 1
    layer.close()


@pytest.mark.usefixtures("one_offer")
def test_what_is_offered_here_can_be_searched_for(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (("search", "", "--filter", "here=offered"), ("search", "here:needs")):
        lines = told(capsys, *asked).splitlines()
        assert [line for line in lines if "[intervention: " in line] == [
            "Empowering Parents, Empowering Communities (EPEC)  [intervention: epec]"
        ]


def test_where_nothing_is_kept_everything_is_not_known_here(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "Nothing found" in told(capsys, "search", "", "--filter", "here=offered")


@pytest.mark.usefixtures("one_offer")
def test_backups_are_listed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    [backup] = json.loads(told(capsys, "local", "backups", "--json"))
    assert backup["name"] == told(capsys, "local", "backups").split()[0]
    assert backup["size"] > 0


@pytest.mark.usefixtures("one_offer")
@pytest.mark.parametrize("command", ["local", "offers"])
def test_what_stays_in_conflict_is_told_with_the_way_to_take_it_in(
    profile_here: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    file = tmp_path / ("ours.json" if command == "local" else "ours.csv")
    export = (
        ("local", "export", str(file))
        if command == "local"
        else ("export", "offers", "--out", str(file))
    )
    for contact in ("as in the file", "changed here"):
        layer = LocalLayer(profile_here.data)
        layer.offers.save(layer.offers.list()[0]._replace(contact=contact))
        layer.close()
        if not file.exists():
            told(capsys, *export)
    way = "with --replace it is taken in too"
    assert way in told(capsys, command, "import", str(file))
    layer = LocalLayer(profile_here.data)
    assert layer.offers.list()[0].contact == "changed here"
    layer.close()
    assert way not in told(capsys, command, "import", str(file), "--replace")


def test_a_file_is_no_teams_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / NAME
    file.write_text("{}")
    line = told(capsys, "local", "team", str(file), status=2)
    assert (
        line == f"sfdesk: {file} is a file. Nothing was changed. Name the folder that it is in.\n"
    )
    assert "No team’s folder is read." in told(capsys, "local", "team", "--check")


def test_that_nothing_was_installed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "edition", "log") == "Nothing has been installed or chosen yet.\n"
    assert json.loads(told(capsys, "edition", "log", "--json")) == []


def test_a_key_that_cannot_be_written_is_not_said_to_be_unreadable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("cryptography")
    (tmp_path / "words").write_text("x\n")
    out = tmp_path / "nowhere" / "lena"
    words = ("--passphrase-file", str(tmp_path / "words"))
    line = told(capsys, "edition", "keygen", "Lena", "--out", str(out), *words, status=1)
    assert line.startswith(f"sfdesk: The private key could not be written to {out}.key.")


@pytest.mark.parametrize("group", ["local", "edition"])
@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({}, "k.key cannot be read"),
        ({"k.key": "words"}, "k.key is not a private key."),
        ({"k.key": "-----BEGIN PRIVATE KEY-----"}, "file cannot be read"),
    ],
)
def test_nobody_types_a_passphrase_for_what_is_not_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    group: str,
    there: dict[str, str],
    told: str,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sfdesk.cli.signing.getpass", asked.append)
    for name, words in there.items():
        (tmp_path / name).write_text(words)
    arguments = [str(tmp_path / "file"), "--key", str(tmp_path / "k.key")]
    assert main([group, "sign", *arguments]) == 1
    assert not asked
    assert told in capsys.readouterr().err
