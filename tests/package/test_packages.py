"""The packages, as a user or an administrator meets them."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.package.conftest import DIST, ROOT, SCREEN, Run
from trace_network import TraceError, owner, trace

# Clean roots are made and filled, which takes minutes where much else runs.
pytestmark = [pytest.mark.slow, pytest.mark.package, pytest.mark.timeout(1200)]

_PARTS = ["edition", "search", "filter", "window", "sheet", "menus", "settings", "commands"]
OLDER = "0.0.1"
# APT and dpkg may remember that there was a package.
_MEMORY = re.compile(r"/var/(lib/(dpkg|apt)|log|cache)/|/root/|/proc/|/sys/")


def passed(done: "subprocess.CompletedProcess[str]") -> list[str]:
    """Return the parts of a self-test that went well."""
    return re.findall(r"^ok +(\w+):", done.stdout, re.MULTILINE)


def test_the_debian_package_installs_runs_and_goes_again(
    deb: Path, clean_root: Path, inside: Run
) -> None:
    before = _files(clean_root)
    assert not any(re.search(r"/bin/python3?$", path) for path in before)
    install(deb, clean_root, inside)
    tried = inside("sfdesk", "self-test")
    assert (passed(tried), tried.returncode) == (_PARTS, 0), tried.stdout + tried.stderr
    if SCREEN["DISPLAY"]:
        assert "painted on xcb" in tried.stdout
    assert inside("sfdesk", "show", "play-therapy").returncode == 0
    assert not any(re.search(r"/bin/python3?$", path) for path in _files(clean_root))
    removed = inside("apt-get", "purge", "--yes", "sfdesk")
    assert removed.returncode == 0, removed.stderr
    left = {path for path in _files(clean_root) - before if "sfdesk" in path}
    assert {path for path in left if not _MEMORY.match(path)} == set()


def test_an_upgrade_keeps_what_the_user_has_and_leaves_nothing_of_the_older_version(
    deb: Path, clean_root: Path, tmp_path: Path, inside: Run
) -> None:
    install(older_than(deb, tmp_path), clean_root, inside)
    stray = clean_root / "usr/lib/sfdesk/_internal/of-the-older-version.txt"
    assert stray.is_file()
    (clean_root / "root" / "offers.csv").write_text("Programme,Name\nTriple P,Our course\n")
    assert inside("sfdesk", "offers", "import", "/root/offers.csv").returncode == 0
    before = inside("sfdesk", "offers", "list", "--json").stdout
    assert "Our course" in before
    [store] = (clean_root / "root").rglob("local.sqlite")
    install(deb, clean_root, inside)
    version = inside("dpkg-query", "--show", "--showformat", "${Version}", "sfdesk").stdout
    assert version != OLDER
    assert not stray.exists()
    assert inside("sfdesk", "offers", "list", "--json").stdout == before
    assert inside("sfdesk", "check").returncode == 0
    assert inside("apt-get", "purge", "--yes", "sfdesk").returncode == 0
    assert store.is_file(), "what the user has stays when the program goes"


def test_the_portable_program_runs_without_any_python(unpacked: Path, start: Run) -> None:
    tried = start(unpacked / "sfdesk", "self-test")
    assert (passed(tried), tried.returncode) == (_PARTS, 0), tried.stdout + tried.stderr


def test_a_portable_program_takes_its_data_along(
    unpacked: Path, tmp_path: Path, start: Run
) -> None:
    first, second = tmp_path / "one mount", tmp_path / "another mount"
    shutil.copytree(unpacked, first, symlinks=True)
    assert start(first / "sfdesk", "--exit-when-ready").returncode == 0
    kept = first / "data" / "config" / "settings.json"
    settings = {**json.loads(kept.read_text()), "zoom": 130}
    kept.write_text(json.dumps(settings))
    first.rename(second)
    assert start(second / "sfdesk", "--exit-when-ready").returncode == 0
    moved = json.loads((second / "data" / "config" / "settings.json").read_text())
    assert moved["zoom"] == 130
    assert not first.exists()
    assert [path for path in (tmp_path / "home").rglob("*") if "sfdesk" in path.name] == []


def test_a_read_only_stick_works_and_says_what_is_forgotten(read_only: Path, start: Run) -> None:
    tried = start(read_only / "sfdesk", "self-test")
    assert (passed(tried), tried.returncode) == (_PARTS, 0), tried.stdout + tried.stderr
    assert "sfdesk: This folder is read-only" in tried.stderr
    assert "written in a temporary folder" in tried.stdout
    assert not (read_only / "data").exists()


def test_nothing_is_packed_that_could_open_a_connection_from_python(unpacked: Path) -> None:
    inside = unpacked / "_internal"
    libraries = {path.name.split(".")[0] for path in inside.rglob("*.so*")}
    assert libraries.isdisjoint({"_ssl", "_socket", "_asyncio", "QtNetwork", "libssl", "libcrypto"})
    assert not [name for name in libraries if re.search("gtk|Qml|Quick|qopenssl", name)]


@pytest.mark.parametrize(
    "arguments",
    [("--temp-profile", "self-test"), ("--temp-profile", "--exit-when-ready"), ("search", "CBT")],
)
def test_the_packed_program_opens_no_network(
    unpacked: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    env = {**SCREEN, "LANG": "C.UTF-8", "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    try:
        done, found = trace([str(unpacked / "sfdesk"), *arguments], env)
    except TraceError as error:
        pytest.skip(str(error))
    assert done.returncode == 0, done.stderr
    assert [str(use) for use in found if owner(use) is None] == []
    if SCREEN["DISPLAY"] and "search" not in arguments:
        assert "the X11 display" in {owner(use) for use in found}, "the trace did see the window"


def test_nothing_in_the_bundle_could_open_a_connection_unexplained(unpacked: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "scan_network.py"), str(unpacked)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_has_the_hash_that_the_list_gives() -> None:
    if not (DIST / "SHA256SUMS").is_file():
        pytest.skip("“dev.py package” makes the list")
    told = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=DIST, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    packages = [path for path in DIST.iterdir() if path.name != "SHA256SUMS"]
    assert len(told) == len(packages)
    assert all(line.endswith(": OK") for line in told)


def test_no_package_is_larger_than_its_budget(deb: Path, tar: Path) -> None:
    assert tar.stat().st_size <= 85_000_000
    assert deb.stat().st_size <= 66_000_000


def test_the_bill_names_every_library_and_the_licences_are_there(unpacked: Path) -> None:
    bill = json.loads((unpacked / "sbom.cdx.json").read_text())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    named = {file["name"] for each in bill["components"] for file in each.get("components", ())}
    inside = unpacked / "_internal"
    ours = {path.name for path in inside.glob("*.so*") if not path.is_symlink()}
    assert ours - named == set()
    licences = unpacked / "licenses"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (licences / "LGPL-3.0.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in (licences / "typeface-OFL.txt").read_text().upper()
    assert (licences / "typst" / "LICENSE").is_file()


def test_two_builds_of_one_commit_are_the_same_bytes(deb: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    command = [sys.executable, "installer/release.py", "--out", str(out)]
    command += ["--work", str(tmp_path / "work")]
    # Nothing of the first build may be told by its clock.
    time.sleep(2)
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert (out / "SHA256SUMS").read_text() == (DIST / "SHA256SUMS").read_text()


def install(deb: Path, root: Path, inside: Run) -> None:
    """Install a package in a root, from the archive that this machine has."""
    shutil.copy(deb, root / "root" / "sfdesk.deb")
    lenient = ["-o", "Acquire::Check-Date=false", "-o", "Acquire::Check-Valid-Until=false"]
    assert inside("apt-get", *lenient, "update").returncode == 0
    done = inside("apt-get", "install", "--yes", "--no-install-recommends", "/root/sfdesk.deb")
    assert done.returncode == 0, done.stdout + done.stderr


def older_than(deb: Path, work: Path) -> Path:
    """Return a package of an older version: the same files, and one that is gone since."""
    content, older = work / "older", work / "older.deb"
    subprocess.run(["dpkg-deb", "--raw-extract", str(deb), str(content)], check=True)
    control = content / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*", f"Version: {OLDER}", control.read_text()))
    (content / "usr/lib/sfdesk/_internal/of-the-older-version.txt").touch()
    pack = ["dpkg-deb", "--build", "--root-owner-group", "-Znone"]
    subprocess.run([*pack, str(content), str(older)], check=True)
    return older


def _files(root: Path) -> set[str]:
    """Return every path below a root, as it is called inside."""
    found = set()
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            found.add("/" + str((Path(folder) / name).relative_to(root)))
    return found
