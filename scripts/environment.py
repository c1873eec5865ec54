"""The development environment: ``.venv`` with pinned packages, and Qt's system libraries.

Standard library only, since it runs before anything is installed. What is done once leaves
a stamp, so that a second run costs next to nothing.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")

_REQUIREMENTS = ROOT / "requirements" / "dev.txt"
_PACKAGING = ROOT / "requirements" / "package.txt"
_STAMP = VENV / "sfdesk-stamp"
_PIP = (
    *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
    "--no-compile",  # Python compiles what is imported; all there is takes as long as to fetch it.
)

# Shared library → Debian package, for what Qt's wheels expect from the system.
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_QT_FILES = (
    "Qt/lib/libQt6Core.so.6",
    "Qt/lib/libQt6Gui.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6PrintSupport.so.6",
    "Qt/lib/libQt6Pdf.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/printsupport/libcupsprintersupport.so",
)
_TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "strace": "strace",
    "objdump": "binutils",
}
# For the tests that print to real queues; without them those are skipped and say so.
_PRINT_PROGRAMS = {
    "/usr/sbin/cupsd": "cups-daemon",
    "/usr/sbin/lpadmin": "cups-client",
    "/usr/lib/cups/filter/pdftopdf": "cups-filters",
}
# For the tests over AT-SPI, in the system's own Python; without them those are skipped and say so.
_ACCESSIBILITY_FILES = {
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/bin/dbus-daemon": "dbus-daemon",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
    "/usr/share/doc/gir1.2-atspi-2.0": "gir1.2-atspi-2.0",
}
# For packages: makes them smaller, compiles the installer for Windows, and tries them.
_PACKAGING_PROGRAMS = {"strip": "binutils", "makensis": "nsis", "debootstrap": "debootstrap"}

# For the Windows build under Wine.
_UNDER_WINE_PROGRAMS = {
    "wine": "wine",
    "/usr/lib/wine/wine64": "wine64",
    "advzip": "advancecomp",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "makensis": "nsis",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "npm": "npm",
}
_UNDER_WINE_FILES = {"/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf": "fonts-open-sans"}


class SetupError(Exception):
    """Something that only the person at the machine can put right; the text says what."""


def say(text: str) -> None:
    """Print a line at once, so that it stands before what comes from other programs."""
    print(text, flush=True)


def ensure(*, tests: bool) -> None:
    """Make the environment complete; does nothing where it is.

    Args:
        tests: Whether a virtual screen for the tests is wanted too.

    Raises:
        SetupError: If something is missing that may not be installed from here.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - runs before anything checks it
        raise SetupError(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    stamp = _stamp()
    if not _STAMP.is_file() or _STAMP.read_text() != stamp:
        _make_venv()
        _STAMP.write_text(stamp)
    if LINUX:
        _ensure_packages(_missing(tests=tests))
        if tests:
            missing = [p for file, p in _PRINT_PROGRAMS.items() if not Path(file).exists()]
            _try_packages(missing, "the tests that print to a queue are skipped")
            missing = [p for file, p in _ACCESSIBILITY_FILES.items() if not Path(file).exists()]
            _try_packages(missing, "the tests of what a screen reader is told are skipped")


def ensure_packaging() -> None:
    """Add what makes packages: PyInstaller to ``.venv``, and Debian's tools where they may be."""
    wanted = hashlib.sha256(_PACKAGING.read_bytes()).hexdigest()
    stamp = VENV / "sfdesk-packaging-stamp"
    if not stamp.is_file() or stamp.read_text() != wanted:
        say("Installing PyInstaller …")
        subprocess.run([*_PIP, "--require-hashes", "-r", str(_PACKAGING)], check=True)
        stamp.write_text(wanted)
    if LINUX:
        missing = [p for name, p in _PACKAGING_PROGRAMS.items() if shutil.which(name) is None]
        _try_packages(missing, "packages are made without what they do")


def ensure_wine() -> None:
    """Add what the Windows build under Wine needs.

    Raises:
        SetupError: If something is missing that may not be installed from here.
    """
    missing = [p for name, p in _UNDER_WINE_PROGRAMS.items() if shutil.which(name) is None]
    missing += [p for file, p in _UNDER_WINE_FILES.items() if not Path(file).exists()]
    _ensure_packages(missing)


def _stamp() -> str:
    content = _REQUIREMENTS.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return f"{sys.version}\n{hashlib.sha256(content).hexdigest()}\n"


def _make_venv() -> None:
    if not PYTHON.exists():
        if LINUX and importlib.util.find_spec("ensurepip") is None:
            version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            _ensure_packages([version])
        say("Making .venv …")
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    say("Installing the pinned packages …")
    subprocess.run([*_PIP, "--require-hashes", "-r", str(_REQUIREMENTS)], check=True)
    here = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    subprocess.run([*_PIP, *here], check=True)


def _missing(*, tests: bool) -> list[str]:
    wanted = {_PACKAGES.get(name, name) for name in _missing_libraries()}
    if tests:
        wanted |= {p for program, p in _TEST_PROGRAMS.items() if shutil.which(program) is None}
    return sorted(wanted)


def _missing_libraries() -> set[str]:
    """Return the shared libraries that Qt's files name and the system does not have."""
    packages = next((VENV / "lib").glob("python3*/site-packages/PySide6"))
    files = [str(packages / name) for name in _QT_FILES if (packages / name).exists()]
    told = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"^\s*(\S+) => not found", told, re.MULTILINE))


def _ensure_packages(packages: list[str]) -> None:
    if not packages:
        return
    prefix = _root_prefix()
    if prefix is None or shutil.which("apt-get") is None:
        raise SetupError(f"Please install these system packages: {' '.join(packages)}")
    say(f"Installing system packages: {' '.join(packages)} …")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _know_packages(*prefix)
    subprocess.run(
        [*prefix, "apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages],
        check=True,
        env=env,
        stdout=subprocess.DEVNULL,
    )


@cache
def _know_packages(*prefix: str) -> None:
    """Have apt know what there is to install; once is enough."""
    subprocess.run([*prefix, "apt-get", "-qq", "update"], check=True)


def _try_packages(packages: list[str], otherwise: str) -> None:
    """Install what can be done without, or say what happens without it."""
    try:
        _ensure_packages(packages)
    except (SetupError, subprocess.CalledProcessError):
        say(f"Without {', '.join(packages)} {otherwise}.")


def _root_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where that is not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if allowed.returncode == 0 else None
