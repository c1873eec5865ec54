"""What the packages are made of; that they are made at all is for ``dev.py package``."""

import gzip
import io
import json
import lzma
import re
import shutil
import subprocess
import tarfile
import tomllib
from pathlib import Path

import pytest

from archive import sums, tar_xz
from deb import build_deb
from inside import bill, licences, pins, shipped
from sfdesk.cli import _parser

ROOT = Path(__file__).parents[3]
DATE = 1_700_000_000


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    program = folder / "sfdesk"
    program.write_text("#!/bin/sh\necho it runs\n")
    program.chmod(0o750)
    (folder / "_internal" / "data").write_bytes(b"\x00\x01")
    return folder


def test_the_same_folder_gives_the_same_archive(bundle: Path) -> None:
    one = tar_xz("top", bundle, DATE, {"marker": b"x"})
    (bundle / "_internal" / "data").touch()
    assert tar_xz("top", bundle, DATE, {"marker": b"x"}) == one
    (bundle / "_internal" / "data").write_bytes(b"\x00\x02")
    assert tar_xz("top", bundle, DATE, {"marker": b"x"}) != one


def test_an_archive_holds_everything_with_no_owner_and_one_date(bundle: Path) -> None:
    packed = lzma.decompress(tar_xz("top", bundle, DATE, {"marker": b"x"}))
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        members = {m.name: m for m in archive.getmembers()}
    assert set(members) == {"top/_internal", "top/_internal/data", "top/sfdesk", "top/marker"}
    assert members["top/sfdesk"].mode == 0o755
    assert members["top/marker"].mode == 0o644
    assert {(m.uid, m.gid, m.uname, m.mtime) for m in members.values()} == {(0, 0, "", DATE)}


def test_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "SHA256SUMS").write_text("old")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sums(tmp_path) == f"{digest}  a\n"


def test_pins_are_read_with_their_markers() -> None:
    assert pins("Abc==1.2 ; x == 'y' \\\n    --hash=z\n# b==2\nc-d==3\n") == {
        "abc": "1.2",
        "c-d": "3",
    }


def test_the_bill_names_every_package_that_is_shipped_once() -> None:
    made = json.loads(bill(ROOT, "1.2.3"))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    refs = [part["bom-ref"] for part in made["components"]]
    assert len(refs) == len(set(refs))
    names = {part["name"] for part in made["components"]}
    assert set(shipped(ROOT)) <= names
    assert {"typst", "rapidfuzz", "qt", "cpython"} <= names
    assert "sqlalchemy" not in names
    assert made["dependencies"][0]["dependsOn"] == refs
    assert bill(ROOT, "1.2.3") == bill(ROOT, "1.2.3")


def test_everything_shipped_has_its_licence() -> None:
    texts = licences(ROOT)
    assert all(text.strip() for text in texts.values())
    for name in shipped(ROOT):
        qt = name.startswith(("pyside6", "shiboken6"))
        assert ("qt-and-pyside.txt" if qt else f"{name}.txt") in texts
    assert "You may\nreplace them" in texts["qt-and-pyside.txt"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3.txt"]
    assert "SIL OPEN FONT LICENSE" in texts["atkinson-hyperlegible-next.txt"].upper()


def test_the_man_page_names_options_and_commands_that_exist() -> None:
    page = (ROOT / "installer" / "linux" / "sfdesk.1").read_text().replace("\\-", "-")
    known = _parser().format_help()
    for option in re.findall(r"\.B (--[\w-]+)", page):
        assert option in known
    [listed] = re.findall(r"The commands (.*?) do the same", page, re.DOTALL)
    for command in re.findall(r"[a-z]+(?:-[a-z]+)?", listed.replace(" and ", " ")):
        assert re.search(rf"^    {command}\b", known, re.MULTILINE), command


def test_the_windows_installer_has_the_switches_that_the_guide_promises() -> None:
    script = (ROOT / "installer" / "windows" / "sfdesk.nsi").read_text()
    guide = (ROOT / "docs" / "deploy.md").read_text()
    for switch in ("/ALLUSERS", "/REMOVEDATA"):
        assert f'${{GetOptions}} $R0 "{switch}"' in script
        assert switch in guide
    assert "RequestExecutionLevel user" in script
    # What the user made is removed only after the words that ask for it.
    kept = script.index("IfSilent keep")
    assert kept < script.index('RMDir /r "$LOCALAPPDATA\\sfdesk"') < script.index("keep:\n")


def test_the_workflow_runs_the_command_that_exists() -> None:
    flow = (ROOT / ".github" / "workflows" / "release.yml").read_text()
    assert "python scripts/dev.py package" in flow
    assert 'add_parser("package"' in (ROOT / "scripts" / "dev.py").read_text()
    for system in ("windows", "macos", "ubuntu"):
        assert f"{system}-latest" in flow
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["name"] in flow


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not on this system")
def test_the_debian_package_unpacks_runs_and_is_the_same_twice(
    bundle: Path, tmp_path: Path
) -> None:
    one = build_deb(bundle, "1.2.3", DATE, tmp_path)
    first = one.read_bytes()
    assert build_deb(bundle, "1.2.3", DATE, tmp_path).read_bytes() == first
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "-x", str(one), str(root)], check=True)
    ran = subprocess.run([str(root / "opt/sfdesk/sfdesk")], capture_output=True, check=True)
    assert ran.stdout == b"it runs\n"
    assert (root / "usr/bin/sfdesk").readlink() == Path("/opt/sfdesk/sfdesk")
    assert (root / "usr/share/applications/sfdesk.desktop").is_file()
    assert b".TH SFDESK" in gzip.decompress((root / "usr/share/man/man1/sfdesk.1.gz").read_bytes())
