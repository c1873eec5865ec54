"""The installer for Windows over a stand-in, under Wine: what it puts, keeps and removes."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import icons
import windows
from tests.package.conftest import ROOT, SCREEN

pytestmark = [pytest.mark.slow, pytest.mark.package]

Windows = Callable[..., int]
_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\sfdesk"


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    return tmp_path / "prefix"


@pytest.fixture
def windows_run(prefix: Path) -> Windows:
    """Run a program of Windows to its end; returns its exit status."""
    if shutil.which("wine") is None or not SCREEN["DISPLAY"]:
        pytest.skip("Wine and a screen are needed to run an installer for Windows here")
    env = {**os.environ, "WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEARCH": "win64"}

    def call(*command: str) -> int:
        done = subprocess.run(["wine", *command], env=env, capture_output=True, check=False)
        # The uninstaller goes on as a process of its own; the server ends after the last.
        subprocess.run(["wineserver", "--wait"], env=env, check=True)
        return done.returncode

    call("wineboot", "--init")
    return call


@pytest.fixture
def setup(tmp_path: Path) -> str:
    compiler = windows.makensis()
    if compiler is None:
        pytest.skip("makensis is not installed")
    icons.write_all(ROOT / "resources" / "icons" / "sfdesk.svg", tmp_path / "icons")
    target = tmp_path / "sfdesk-setup.exe"
    windows.compile_installer(
        compiler,
        windows.stand_in(tmp_path / "stand-in"),
        tmp_path / "icons" / "sfdesk.ico",
        "1.2.3",
        target,
        "amd64-unicode",
    )
    return str(target)


def local(prefix: Path) -> Path:
    """Return where Windows keeps what is the user's own."""
    user = os.environ.get("USER") or Path.home().name
    return prefix / "drive_c" / "users" / user / "AppData" / "Local"


def test_an_update_leaves_nothing_of_the_old_version(
    setup: str, prefix: Path, windows_run: Windows
) -> None:
    program = local(prefix) / "Programs" / "sfdesk"
    assert windows_run(setup, "/S") == 0
    assert (program / "sfdesk-window.exe").is_file()
    assert windows_run("reg", "query", rf"HKCU\{_KEY}") == 0
    (program / "_internal" / "old.pyd").touch()
    assert windows_run(setup, "/S") == 0
    assert [path.name for path in (program / "_internal").iterdir()] == ["x.dll"]


def test_data_go_only_when_told_and_other_files_never(
    setup: str, prefix: Path, windows_run: Windows
) -> None:
    program, data = local(prefix) / "Programs" / "sfdesk", local(prefix) / "sfdesk"
    windows_run(setup, "/S")
    data.mkdir()
    (data / "settings.json").touch()
    (program / "somebody-else's.txt").touch()
    assert windows_run(str(program / "uninstall.exe"), "/S") == 0
    assert [path.name for path in program.iterdir()] == ["somebody-else's.txt"]
    assert (data / "settings.json").is_file()
    assert windows_run("reg", "query", rf"HKCU\{_KEY}") != 0
    windows_run(setup, "/S")
    assert windows_run(str(program / "uninstall.exe"), "/S", "/REMOVEDATA") == 0
    assert not data.exists()


def test_for_all_users_it_goes_to_program_files(
    setup: str, prefix: Path, windows_run: Windows
) -> None:
    program = prefix / "drive_c" / "Program Files" / "sfdesk"
    assert windows_run(setup, "/S", "/ALLUSERS") == 0
    assert (program / "sfdesk.exe").is_file()
    assert windows_run("reg", "query", rf"HKLM\{_KEY}") == 0
    assert not (local(prefix) / "Programs" / "sfdesk").exists()
    assert windows_run(str(program / "uninstall.exe"), "/S") == 0
    assert not program.exists()
