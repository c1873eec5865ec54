"""Freeze the program for Windows under Wine, and pack it: zip and installer."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import archive
import windows
from sfdesk import __version__
from under_wine import runtime, wheels
from under_wine.prefix import Wine

_LICENCE_OF_PYTHON = "LICENSE.txt"
_HASHES = Path("src", "sfdesk", "edition", "_built_in.py")


@dataclass(frozen=True)
class Payload:
    """What was made.

    Attributes:
        python: The Windows Python with the pinned packages.
        source: A clean copy of the committed tree.
        bundle: The frozen program.
        zip: The portable archive.
        setup: The installer, a 64-bit one: Wine has no 32 bits here.
    """

    python: Path
    source: Path
    bundle: Path
    zip: Path
    setup: Path


def make_python(work: Path) -> Path:
    """Make a Windows Python with the pinned packages; downloads are kept between runs."""
    downloads = work / "downloads"
    python = runtime.make(work / "python", downloads)
    site_packages = python.parent / "Lib" / "site-packages"
    for name in ("runtime", "dev", "package"):
        found = wheels.download(wheels.ROOT / "requirements" / f"{name}.txt", downloads)
        wheels.unpack(found, site_packages)
    _licence(python.parent / "Lib")
    return python


def make(wine: Wine, work: Path) -> Payload:
    """Make everything anew from the committed tree."""
    python = make_python(work)
    source = clean_copy(work / "source")
    bundle = _freeze(wine, python, source)
    (portable,) = (source / "dist").glob("*.zip")
    # As small as the format allows, 3 % less than Python's own; Windows opens it all the same.
    subprocess.run(["advzip", "--recompress", "--quiet", portable], check=True)
    archive.write_sums(portable.parent)
    setup = _installer(bundle, source, work, __version__)
    return Payload(python, source, bundle, portable, setup)


def clean_copy(target: Path) -> Path:
    """Copy the committed tree anew, with the edition that was built and the hashes of it."""
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", str(wheels.ROOT), str(target)], check=True)
    shutil.copytree(wheels.ROOT / "build" / "edition", target / "build" / "edition")
    shutil.copyfile(wheels.ROOT / _HASHES, target / _HASHES)
    return target


def _freeze(wine: Wine, python: Path, source: Path) -> Path:
    command = ["git", "log", "-1", "--format=%ct"]
    epoch = subprocess.run(command, cwd=source, check=True, capture_output=True, text=True).stdout
    inside = wine.with_env(
        PYTHONPATH=wine.path(source / "src"),
        PYTHONUTF8="1",
        SOURCE_DATE_EPOCH=epoch.strip(),
    )
    done = inside.run(python, "installer/release.py", "--no-installer", cwd=source, seconds=3600)
    # PyInstaller looks for parts of Windows itself, which are never packed.
    print("\n".join(x for x in done.told.splitlines() if "api-ms-win" not in x), flush=True)
    if done.status:
        raise SystemExit(f"The program could not be frozen for Windows (status {done.status}).")
    return source / "build" / "package" / "sfdesk"


def _installer(bundle: Path, source: Path, work: Path, version: str) -> Path:
    compiler = windows.makensis()
    if compiler is None:
        raise SystemExit("makensis is not installed; “dev.py package” installs it on Debian.")
    target = work / f"sfdesk-{version}-setup.exe"
    icon = source / "build" / "icons" / "sfdesk.ico"
    windows.compile_installer(compiler, bundle, icon, version, target, "amd64-unicode")
    return target


def _licence(library: Path) -> None:
    """Put Python's licence where a Windows Python has it."""
    import sysconfig

    here = Path(sysconfig.get_path("stdlib"))
    for place in (here / _LICENCE_OF_PYTHON, here.parent / _LICENCE_OF_PYTHON):
        if place.is_file():
            shutil.copyfile(place, library / _LICENCE_OF_PYTHON)
            return
    raise SystemExit(f"This Python ({sys.version.split()[0]}) carries no licence to copy.")
