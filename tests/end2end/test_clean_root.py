"""The Debian package in a Debian that has no Python: installed, run, removed.

Needs what ``dev.py package`` makes, root, and debootstrap; skipped, with the reason, elsewhere.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = sorted((ROOT / "dist" / "release").glob("sfdesk_*.deb"))
NEEDED = (
    "libegl1,libgl1,libfontconfig1,libdbus-1-3,libxkbcommon0,libxcb1,fonts-dejavu-core,"
    "libxkbcommon-x11-0"
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PACKAGES, reason="“dev.py package” has not been run"),
    pytest.mark.skipif(os.geteuid() != 0, reason="needs root"),
    pytest.mark.skipif(shutil.which("debootstrap") is None, reason="debootstrap is not installed"),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small Debian with the libraries that the package asks for."""
    folder = tmp_path_factory.mktemp("debian")
    command = ["debootstrap", "--variant=minbase", f"--include={NEEDED}", "bookworm", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"debootstrap found no Debian to make: {made.stderr.strip()[-200:]}")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def inside(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    env = {"HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    return subprocess.run(
        ["chroot", str(root), *command], env=env, capture_output=True, text=True, check=False
    )


def test_installed_run_and_removed(root: Path) -> None:
    assert inside(root, "which", "python3").returncode != 0
    shutil.copy(PACKAGES[-1], root / "sfdesk.deb")
    installed = inside(root, "dpkg", "-i", "/sfdesk.deb")
    assert installed.returncode == 0, installed.stderr
    tested = inside(root, "sfdesk", "self-test")
    assert tested.returncode == 0, tested.stderr
    assert "Everything works." in tested.stdout
    assert "play-therapy" in inside(root, "sfdesk", "search", "play therapy").stdout
    assert inside(root, "dpkg", "--remove", "sfdesk").returncode == 0
    assert not (root / "opt" / "sfdesk").exists()
    assert not (root / "usr" / "bin" / "sfdesk").exists()
