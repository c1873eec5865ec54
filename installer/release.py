"""Freeze the program, test it where no Python is, and pack it. Run by ``dev.py package``.

On Linux it makes the portable archive and the Debian package, and compiles the Windows installer's
script over the Linux bundle as a check of the script alone: that file is thrown away. On Windows
it makes the installer and the portable zip, on macOS the disk image.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from archive import sums, tar_xz
from deb import build_deb
from inside import bill, licences
from sfdesk import __version__
from sfdesk.paths import PORTABLE_MARKER

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BUNDLE = DIST / "sfdesk"
_MARKER_TEXT = b"While this file lies beside sfdesk, settings and searches are kept in data/.\n"


def main() -> int:
    """Freeze, test and pack."""
    date = commit_date()
    freeze()
    complete()
    self_test()
    made = DIST / "release"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    pack(made, date)
    (made / "SHA256SUMS").write_text(sums(made))
    for path in sorted(made.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path.name}")
    return 0


def commit_date() -> int:
    """Return the date that every file gets: of the commit, or SOURCE_DATE_EPOCH."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(told.stdout)


def freeze() -> None:
    """Run PyInstaller; with a fixed hash seed the same input gives the same bytes."""
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level",
        "ERROR",
    ]
    command += ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "freeze")]
    env = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_date())}
    subprocess.run([*command, "installer/sfdesk.spec"], cwd=ROOT, check=True, env=env)


def complete() -> None:
    """Put the licences and the bill of materials into the bundle."""
    folder = BUNDLE / "licenses"
    folder.mkdir()
    for name, text in licences(ROOT).items():
        (folder / name).write_text(text, encoding="utf8")
    (BUNDLE / "sbom.cdx.json").write_text(bill(ROOT, __version__), encoding="utf8")


def self_test() -> None:
    """Run the frozen program's own test in an environment that holds nothing of ours."""
    with tempfile.TemporaryDirectory() as home:
        env = {"HOME": home, "PATH": home, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        if sys.platform == "win32":
            env["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        program = BUNDLE / ("sfdesk.exe" if sys.platform == "win32" else "sfdesk")
        subprocess.run([str(program), "self-test"], check=True, env=env, cwd=home)


def pack(made: Path, date: int) -> None:
    """Write the packages of this platform."""
    if sys.platform == "win32":
        compile_installer(BUNDLE, made / f"sfdesk-{__version__}-setup.exe")
        _zip(made / f"sfdesk-{__version__}-windows-portable.zip")
    elif sys.platform == "darwin":
        target = made / f"sfdesk-{__version__}.dmg"
        command = ["hdiutil", "create", "-volname", "sfdesk", "-srcfolder", str(BUNDLE)]
        subprocess.run([*command, "-ov", "-format", "UDZO", str(target)], check=True)
    else:
        top = f"sfdesk-{__version__}"
        marker = {PORTABLE_MARKER: _MARKER_TEXT}
        archive = tar_xz(top, BUNDLE, date, marker)
        (made / f"{top}-linux-x86_64-portable.tar.xz").write_bytes(archive)
        build_deb(BUNDLE, __version__, date, made)
        if shutil.which("makensis"):
            with tempfile.TemporaryDirectory() as folder:
                compile_installer(ROOT / "installer" / "linux", Path(folder) / "check.exe")
            print("The Windows installer's script compiles (checked with other files in it).")


def compile_installer(bundle: Path, target: Path) -> None:
    """Compile the Windows installer over a bundle."""
    defined = {"VERSION": __version__, "BUNDLE": bundle, "OUT": target}
    command = ["makensis", "-V2", *(f"-D{name}={value}" for name, value in defined.items())]
    script = ROOT / "installer" / "windows" / "sfdesk.nsi"
    subprocess.run([*command, str(script)], check=True, stdout=subprocess.DEVNULL)


def _zip(target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(p for p in BUNDLE.rglob("*") if p.is_file()):
            archive.write(path, f"sfdesk/{path.relative_to(BUNDLE).as_posix()}")
        archive.writestr(f"sfdesk/{PORTABLE_MARKER}", _MARKER_TEXT)


if __name__ == "__main__":
    sys.exit(main())
