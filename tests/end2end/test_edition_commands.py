"""From keys to an installed edition by commands alone, as a team and its reader would do it."""

import json
from pathlib import Path

import pytest

from sfdesk.editions.packing import pack
from tests.end2end.conftest import Desk, one_plain_line

pytestmark = pytest.mark.slow


def test_the_whole_way(desk: Desk, newer: Path) -> None:
    (desk.folder / "words").write_text("correct horse\n")
    words = ("--passphrase-file", "words")
    for name in ("ann", "bob", "cyd"):
        told = desk.ok("edition", "keygen", name.title(), "--out", name, *words)
        assert "Fingerprint" in told
    assert (desk.folder / "ann.key").stat().st_mode & 0o077 == 0
    assert b"ENCRYPTED" in (desk.folder / "ann.key").read_bytes()
    keys = [part for name in ("ann", "bob", "cyd") for part in ("--key", f"{name}.pub")]
    desk.ok("edition", "root", *keys, "--out", "root.json")
    for name in ("ann", "cyd"):
        desk.ok("edition", "sign", "root.json", "--key", f"{name}.key", *words)
    (desk.folder / "policy.toml").write_text('format = 1\n[editions]\ntrusted_root = "root.json"\n')
    assert "2 of them sign an edition" in desk.ok("policy", "check")

    pack(newer, desk.folder / "new.sfedition")
    refused = desk.run("edition", "install", "new.sfedition", "--yes")
    assert refused.returncode == 1
    assert one_plain_line(refused.stderr)
    assert "it has none" in refused.stderr
    for name in ("bob", "cyd"):
        desk.ok("edition", "sign", "new.sfedition", "--key", f"{name}.key", *words)
    asked = desk.run("edition", "install", "new.sfedition")
    assert (asked.returncode, "Nobody can be asked" in asked.stderr) == (2, True)
    seen = desk.ok("edition", "install", "new.sfedition", "--dry-run")
    assert "Signed by Bob (" in seen
    assert "no differences" in seen
    assert desk.unread("edition", "install", "new.sfedition", "--yes") == 0

    listed = json.loads(desk.ok("edition", "list", "--json"))
    assert [each["current"] for each in listed] == [False, True]
    assert "It is signed by people who are trusted here." in desk.ok("check")
    assert "A newer title" in desk.ok("edition")
    desk.ok("edition", "rollback")
    assert "A newer title" not in desk.ok("edition")
    desk.ok("edition", "remove", listed[1]["name"])
    actions = [line["action"] for line in json.loads(desk.ok("edition", "log", "--json"))]
    assert "['" not in desk.ok("edition", "log"), "keys are listed as people write them"
    assert actions == ["install", "install", "install", "rollback", "rollback", "remove", "remove"]


def test_a_wrong_policy_is_said(desk: Desk) -> None:
    (desk.folder / "policy.toml").write_text("format = 1\n[allow]\nprintin = true\n")
    done = desk.run("policy", "check")
    assert done.returncode == 1
    assert "[allow] printin: there is no such key" in done.stdout
    assert one_plain_line(done.stderr)


def test_a_logo_of_the_policy_that_cannot_be_printed_is_said(desk: Desk) -> None:
    (desk.folder / "logo.png").write_bytes(b"GIF89a")
    (desk.folder / "policy.toml").write_text('format = 1\n[organisation]\nlogo = "logo.png"\n')
    done = desk.run("policy", "check")
    assert done.returncode == 1
    assert "logo.png is not a picture that can be printed" in done.stderr
    assert one_plain_line(done.stderr)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The real edition built with another title and number."""
    from sfdesk.authoring.build import build
    from sfdesk.authoring.source import read_source
    from signers import with_info
    from tests.conftest import CONTENT

    edition = read_source(CONTENT)
    newer = with_info(edition, serial=edition.info.serial + 1, title="A newer title")
    build(newer, tmp_path / "newer")
    return tmp_path / "newer"
