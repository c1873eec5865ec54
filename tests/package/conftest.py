"""What "dev.py package" made, and roots to try it in; made by nobody else, so else skipped."""

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
SCREEN = {name: os.environ.get(name, "") for name in ("DISPLAY", "XAUTHORITY")}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def made(pattern: str) -> Path:
    """Return the package of that name, or skip."""
    found = sorted(DIST.glob(pattern)) if sys.platform.startswith("linux") else []
    if not found:
        pytest.skip(f"there is no dist/{pattern}: “dev.py package” on Linux makes it")
    return found[0]


@pytest.fixture(scope="session")
def deb() -> Path:
    return made("*.deb")


@pytest.fixture(scope="session")
def tar() -> Path:
    return made("*.tar.xz")


@pytest.fixture(scope="session")
def unpacked(tar: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portable application, where a user may have unpacked it."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(tar) as archive:
        archive.extractall(folder, filter="data")
    return next(folder.iterdir())


@pytest.fixture
def start(tmp_path: Path) -> Run:
    """Run a frozen program with an empty home and nothing of ours in reach."""
    home = tmp_path / "home"
    home.mkdir()

    def call(program: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        env = {
            **SCREEN,
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "PATH": str(home),
            "TMPDIR": str(tmp_path),
        }
        command, env["TMPDIR"] = [str(program), *arguments], str(tmp_path)
        return subprocess.run(
            command, env=env, capture_output=True, text=True, timeout=120, check=False, cwd=home
        )

    return call


@pytest.fixture(scope="session")
def clean_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Debian with the least that there is, and no Python in it."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a clean root")
    if shutil.which("debootstrap") is None:
        pytest.skip("debootstrap is not installed")
    folder = tmp_path_factory.mktemp("root")
    made = subprocess.run(
        ["debootstrap", "--variant=minbase", _codename(), str(folder), _archive()],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"debootstrap failed: {made.stdout[-300:]}")
    return folder


def _codename() -> str:
    told = Path("/etc/os-release").read_text()
    return next(
        line.partition("=")[2].strip('"')
        for line in told.splitlines()
        if line.startswith("VERSION_CODENAME=")
    )


def _archive() -> str:
    """Return where this machine has its own packages from."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", f"Codename: {_codename()}"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    if not told:
        pytest.skip("apt knows no archive")
    return told.splitlines()[0]


@pytest.fixture
def inside(clean_root: Path) -> Run:
    """Run a command in the clean root, on the screen of the test run."""

    def call(*command: str) -> "subprocess.CompletedProcess[str]":
        path = "/usr/sbin:/usr/bin:/sbin:/bin"
        env = {**SCREEN, "LANG": "C.UTF-8", "PATH": path, "HOME": "/root"}
        return subprocess.run(
            ["chroot", str(clean_root), *command],
            env={**env, "DEBIAN_FRONTEND": "noninteractive"},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    return call


@pytest.fixture
def read_only(unpacked: Path, tmp_path: Path) -> Iterator[Path]:
    """The portable application on a medium that nobody can write, not even root."""
    folder = tmp_path / "stick"
    folder.mkdir()
    # Another test may have run the program there.
    shutil.rmtree(unpacked / "data", ignore_errors=True)
    bound = subprocess.run(
        ["mount", "--bind", str(unpacked), str(folder)], capture_output=True, check=False
    )
    if bound.returncode:
        pytest.skip("a read-only medium can be stood in for only where mounting is allowed")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
