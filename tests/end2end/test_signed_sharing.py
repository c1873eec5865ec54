"""From a team lead's key to what a colleague reads, by commands alone."""

import json
import shutil
from pathlib import Path

import pytest

from sfdesk.local.team import NAME
from tests.end2end.conftest import Desk, one_plain_line

pytestmark = pytest.mark.slow

WORDS = ("--passphrase-file", "words")
POLICY = """
format = 1
[editions]
trusted_root = "root.json"
[team]
require_signed = true
"""
NAMES_WHAT_IT_IMPORTED = """
import sys
from sfdesk.cli import main
status = main(sys.argv[1:])
print(sorted({name.partition(".")[0] for name in sys.modules} & {"securesystemslib"}))
sys.exit(status)
"""


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The computer of a lead with a key that the organisation trusts, and one offer."""
    desk = Desk(tmp_path_factory.mktemp("lead") / "desk")
    desk.folder.mkdir()
    (desk.folder / "words").write_text("correct horse\n")
    for name in ("ann", "bob", "lena", "eve"):
        desk.ok("edition", "keygen", name.title(), "--out", name, *WORDS)
    keys = ("--key", "ann.pub", "--key", "bob.pub", "--team-key", "lena.pub")
    assert "Lena" in desk.ok("edition", "root", *keys, "--out", "root.json")
    for name in ("ann", "bob"):
        desk.ok("edition", "sign", "root.json", "--key", f"{name}.key", *WORDS)
    (desk.folder / "offers.csv").write_text("Intervention,Provider\nTriple P,Northtown\n")
    desk.ok("offers", "import", "offers.csv")
    (desk.folder / "policy.toml").write_text(POLICY)
    return desk.folder


@pytest.fixture
def lead(set_up: Path, desk: Desk) -> Desk:
    """A computer of the test's own that is set up like it."""
    shutil.copytree(set_up, desk.folder, dirs_exist_ok=True)
    return desk


def signed_as(lead: Desk, name: str) -> str:
    """Export the offers, have somebody sign them, and return the file."""
    lead.ok("local", "export", f"{name}.json")
    told = lead.ok("local", "sign", f"{name}.json", "--key", f"{name}.key", *WORDS)
    assert f"{name}.json is signed with the key" in told
    return f"{name}.json"


def lenas_key(lead: Desk) -> str:
    return str(json.loads((lead.folder / "lena.pub").read_bytes())["fingerprint"])


def test_a_file_comes_in_signed(lead: Desk) -> None:
    told = lead.ok("policy", "check")
    assert "require_signed: yes" in told
    assert "Any one of those signs a shared file, or of these:" in told
    assert "Lena" in told.partition("or of these:")[2]
    file = signed_as(lead, "lena")
    assert json.loads((lead.folder / file).read_bytes())["payloadType"].startswith("application/")
    dry = lead.ok("local", "import", file, "--dry-run")
    assert dry.startswith("Signed by Lena. It was made on ")
    lead.ok("local", "import", file)
    both = lead.ok("local", "sign", file, "--key", "ann.key", *WORDS)
    assert "is signed with the key" in both
    assert lead.ok("local", "import", file).startswith("Signed by Lena, Ann.")
    told = lead.ok("local", "export", "at-once.json", "--key", "lena.key", *WORDS)
    assert told.startswith(f"at-once.json is written and signed with the key {lenas_key(lead)}: ")
    assert lead.ok("local", "import", "at-once.json").startswith("Signed by Lena.")


def test_what_is_not_signed_as_asked_is_refused_in_one_line(lead: Desk) -> None:
    lead.ok("local", "export", "plain.json")
    changed = signed_as(lead, "ann")
    content = (lead.folder / changed).read_text()
    at = content.index('"payload": "') + 60
    other = "A" if content[at] != "A" else "B"
    (lead.folder / changed).write_text(content[:at] + other + content[at + 1 :])
    for file, why in {
        "plain.json": "is not signed, which your organisation asks for. Nothing was changed.",
        signed_as(lead, "eve"): "is signed by nobody whom your organisation trusts.",
        changed: "was changed after it was signed",
        "root.json": "is not a signed file of offers",
    }.items():
        done = lead.run("local", "import", file, "--dry-run")
        assert (done.returncode, done.stdout) == (1, "")
        assert one_plain_line(done.stderr)
        assert why in done.stderr
    done = lead.run("edition", "install", "eve.json", "--dry-run")
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
    (lead.folder / "policy.toml").write_text(POLICY.replace("true", "false"))
    assert lead.ok("local", "import", "plain.json").startswith("Not signed.")
    assert "by no key that your organisation trusts" in lead.ok("local", "import", "eve.json")
    assert lead.run("local", "import", changed).returncode == 1


def test_a_team_reads_what_its_lead_signed(lead: Desk, tmp_path: Path) -> None:
    (lead.folder / "team").mkdir()
    told = lead.ok("local", "publish", "team", "--key", "lena.key", *WORDS)
    assert f"{NAME} is written and signed with the key {lenas_key(lead)}. Who" in told
    (lead.folder / "profile").rename(lead.folder / "the-lead")
    assert "Signed by Lena." in lead.ok("local", "team", "team")
    assert "Northtown" in lead.ok("offers", "list")
    assert "Signed by Lena." in lead.ok("local", "team", "--check")
    published = json.loads((lead.folder / "team" / NAME).read_bytes())
    published["signatures"] = []
    (lead.folder / "team" / NAME).write_text(json.dumps(published, indent=1) + "\n")
    done = lead.run("offers", "list")
    assert (done.returncode, "Northtown" in done.stdout) == (0, True), "the copy holds"
    assert "What your team has published cannot be used." in done.stderr
    assert "What was read before is still used." in done.stderr
    (lead.folder / "policy.toml").write_text("format = ")
    done = lead.run("offers", "list")
    assert "Northtown" not in done.stdout
    assert "policy file for sfdesk is wrong" in done.stderr


def test_a_wrong_key_is_said_before_anything_is_written(lead: Desk) -> None:
    done = lead.run("local", "export", "new.json", "--key", "ann.pub", *WORDS)
    assert done.returncode == 1
    assert "is not a private key" in done.stderr
    assert not (lead.folder / "new.json").exists()


def test_what_is_not_signed_brings_in_no_library(lead: Desk) -> None:
    (lead.folder / "policy.toml").write_text("format = 1\n")
    lead.ok("local", "export", "plain.json")
    signed = signed_as(lead, "ann")
    for file, imported in (("plain.json", "[]"), (signed, "['securesystemslib']")):
        told = lead.run_code(NAMES_WHAT_IT_IMPORTED, "local", "import", file).stdout
        assert told.splitlines()[-1] == imported
