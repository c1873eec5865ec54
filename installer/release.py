"""Freeze the application, try it, and make the packages of this system into ``dist/``.

Run by ``dev.py package``, with the Python of ``.venv``, after the edition is built.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import archive
import deb
import icons
import licences
import macos
import sbom
import signatures
import windows
from bundle import Bundle
from manpage import man_page
from sfdesk import __version__
from sfdesk.cli import _parser
from sfdesk.core.paths import PORTABLE_MARKER

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ICONS = ROOT / "build" / "icons"
_SVG = ROOT / "resources" / "icons" / "sfdesk.svg"
_SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")

MARKER_TEXT = """\
This file makes sfdesk portable: settings, saved searches and imported text are kept in the
folder “data” beside it, and nothing on the computer. Delete this file, and they are kept in
your own folders of the computer instead.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """Where one release is made.

    Attributes:
        out: The folder for the packages.
        work: The folder for everything on the way there.
        epoch: The time of everything that is packed, as seconds since 1970.
    """

    out: Path
    work: Path
    epoch: int

    def named(self, ending: str) -> Path:
        """Return the file of a package; its name tells version and system."""
        return self.out / f"{portable_name()}{ending}"


def main() -> int:
    """Make the release."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the packages")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "package")
    parser.add_argument(
        "--no-installer", action="store_true", help="for Windows: it is compiled elsewhere"
    )
    options = parser.parse_args()
    release = Release(options.out.resolve(), options.work.resolve(), source_epoch())
    for folder in (release.out, release.work):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    bundle = freeze(release)
    slim(bundle)
    document(bundle, release)
    say("Self-test of the frozen application …")
    self_test(bundle, release.work)
    {"windows": _for_windows, "macos": _for_macos, "linux": _for_linux}[_SYSTEM](bundle, release)
    if _SYSTEM == "windows" and not options.no_installer:
        _windows_installer(bundle, release)
    archive.write_sums(release.out)
    for path in sorted(release.out.iterdir()):
        say(f"{path.stat().st_size / 1e6:8.1f} MB  {path.name}")
    return 0


def say(text: str) -> None:
    """Print a line at once, so that it stands before what comes from other programs."""
    print(text, flush=True)


def portable_name() -> str:
    """Return version and system, as packages are called."""
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    return f"sfdesk-{__version__}-{_SYSTEM}-{machine}"


def source_epoch() -> int:
    """Return the time of the commit that is packed; ``SOURCE_DATE_EPOCH`` overrides it."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    command = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)


def freeze(release: Release) -> Bundle:
    """Run PyInstaller and return the bundle."""
    say("Freezing …")
    icons.write_all(_SVG, ICONS)
    signatures.write_all(ROOT / "build" / "signatures")
    resource = ROOT / "build" / "version-info.txt"
    resource.write_text(windows.version_info(__version__), encoding="utf8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(release.work), "--workpath", str(release.work / "freeze")]
    # Sets are written in the order of their hashes.
    env = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(release.epoch)}
    subprocess.run([*command, str(HERE / "sfdesk.spec")], check=True, cwd=ROOT, env=env)
    name = "sfdesk.app" if _SYSTEM == "macos" else "sfdesk"
    return Bundle(release.work / name, release.work / "freeze" / "sfdesk" / "contents.json")


def slim(bundle: Bundle) -> None:
    """Remove tables of symbols that nothing reads; Qt's libraries have none."""
    if _SYSTEM != "linux" or shutil.which("strip") is None:
        return
    fat = [*bundle.inside.glob("libpython*"), *bundle.inside.glob("python3*/lib-dynload/*.so")]
    fat += [*bundle.inside.glob("typst/*.so"), *bundle.inside.glob("sqlalchemy/**/*.so")]
    subprocess.run(["strip", "--strip-unneeded", *map(str, fat)], check=True)


def document(bundle: Bundle, release: Release) -> None:
    """Put licences and the bill of materials into the bundle, and the bill beside the packages."""
    licences.gather(bundle)
    wheels = sbom.wheel_hashes(ROOT / "requirements" / "runtime.txt")
    bill = bundle.papers / "sbom.cdx.json"
    sbom.write(bundle, bill, __version__, release.epoch, wheels)
    shutil.copyfile(bill, release.named(".cdx.json"))


def self_test(bundle: Bundle, work: Path) -> None:
    """Run ``sfdesk self-test`` of the bundle, out of reach of any Python of ours."""
    home = work / "home"
    home.mkdir(exist_ok=True)
    env = bare_environment(home)
    subprocess.run([str(bundle.program), "self-test"], check=True, cwd=home, env=env)


def bare_environment(home: Path) -> dict[str, str]:
    """Return an environment with no path and nothing of Python's in it."""
    kept = ("DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM", "SYSTEMROOT", "TEMP", "TMP")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    own = {"PATH": str(home), "HOME": str(home), "SFDESK_PROFILE": str(home / "profile")}
    return {**env, **own, "LANG": "C.UTF-8"}


def portable(bundle: Bundle, release: Release) -> Path:
    """Return a folder with the bundle and the marker beside it, under its packed name."""
    folder = release.work / "portable" / portable_name()
    # Links to files cost no room; what is packed are the files.
    shutil.copytree(bundle.folder, folder, symlinks=True, copy_function=os.link)
    (folder / PORTABLE_MARKER).write_text(MARKER_TEXT, encoding="utf8", newline="\n")
    return folder


def _for_linux(bundle: Bundle, release: Release) -> None:
    say("Packing …")
    archive.tar_xz(portable(bundle, release), release.named(".tar.xz"), release.epoch)
    parts = deb.Parts(
        bundle=bundle.folder,
        icons=ICONS,
        svg=_SVG,
        man_page=man_page(_parser(), __version__, _date(release.epoch)),
        copyright=(ROOT / "NOTICE").read_text() + "\n\n" + (ROOT / "LICENSE").read_text(),
        changelog=(ROOT / "CHANGELOG.md").read_text(),
        version=__version__,
        epoch=release.epoch,
    )
    deb.build(parts, release.work / "deb", release.out / f"sfdesk_{__version__}_amd64.deb")
    if compiler := windows.makensis():
        say("Compiling the installer for Windows over a stand-in; it is not kept …")
        windows.check_installer(compiler, ICONS / "sfdesk.ico", __version__, release.work)


def _for_windows(bundle: Bundle, release: Release) -> None:
    archive.zip_(portable(bundle, release), release.named(".zip"), release.epoch)


def _windows_installer(bundle: Bundle, release: Release) -> None:
    compiler = windows.makensis()
    if compiler is None:
        raise SystemExit("makensis is not installed; without it there is no installer.")
    setup = release.named("-setup.exe")
    windows.compile_installer(compiler, bundle.folder, ICONS / "sfdesk.ico", __version__, setup)


def _for_macos(bundle: Bundle, release: Release) -> None:
    subprocess.run(macos.sign_command(bundle.folder), check=True)
    macos.disk_image(bundle.folder, release.work, release.named(".dmg"))


def _date(epoch: int) -> str:
    return datetime.fromtimestamp(epoch, UTC).date().isoformat()


if __name__ == "__main__":
    sys.exit(main())
