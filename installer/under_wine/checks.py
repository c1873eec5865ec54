"""What is tried of the Windows build; each check says what it found or raises ``Failed``.

Checks are functions named ``check_…`` in the order in which they are run: the installer first,
then the installed program, then what may go wrong, and the uninstaller last.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from under_wine.payload import Payload
from under_wine.prefix import Done, Wine

_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\sfdesk"
_MEGABYTE = 1e6
MOST_SETUP_MB, MOST_ZIP_MB = 47, 65


class Failed(Exception):
    """A check that did not hold; the text says what was seen."""


@dataclass(frozen=True)
class Bench:
    """What a check works with.

    Attributes:
        older: An installer of an older version with the same payload.
        shots: Where pictures of windows are put.
    """

    wine: Wine
    payload: Payload
    older: Path
    shots: Path

    @property
    def folder(self) -> Path:
        """Where the program is installed for this user."""
        return self.wine.home / "AppData" / "Local" / "Programs" / "sfdesk"

    @property
    def data(self) -> Path:
        """Where the user's data are."""
        return self.wine.home / "AppData" / "Local" / "sfdesk"

    @property
    def documents(self) -> Path:
        """A folder of the user's."""
        folder = self.wine.home / "Documents"
        folder.mkdir(exist_ok=True)
        return folder

    def program(self, name: str = "sfdesk.exe") -> str:
        """Return the installed program as Windows calls it."""
        return self.wine.path(self.folder / name)

    def uninstall(self) -> int:
        """Run the uninstaller, where it is, to its end."""
        command = (self.program("uninstall.exe"), "/S", f"_?={self.wine.path(self.folder)}")
        return self.wine.run(*command).status


def must(holds: object, told: str) -> None:
    """Raise where something does not hold."""
    if not holds:
        raise Failed(told)


def check_sizes(bench: Bench) -> str:
    """The packages are no larger than they may be."""
    setup = bench.payload.setup.stat().st_size / _MEGABYTE
    archive = bench.payload.zip.stat().st_size / _MEGABYTE
    told = f"installer {setup:.1f} MB, zip {archive:.1f} MB"
    must(setup <= MOST_SETUP_MB and archive <= MOST_ZIP_MB, told)
    return told


def check_update(bench: Bench) -> str:
    """A silent install over an older version keeps the user's data and leaves nothing old."""
    must(
        bench.wine.run(bench.wine.path(bench.older), "/S", seconds=300).status == 0, "older: failed"
    )
    stray = bench.folder / "_internal" / "of-the-older-version.txt"
    stray.write_text("old")
    bench.data.mkdir(parents=True, exist_ok=True)
    (bench.data / "kept.txt").write_text("the user's")
    status = bench.wine.run(bench.wine.path(bench.payload.setup), "/S", seconds=300).status
    must(status == 0, f"the installer ended with {status}")
    must(not stray.exists(), "a file of the older version is still there")
    must((bench.data / "kept.txt").exists(), "the user's data are gone")
    told = bench.wine.run("reg", "query", _KEY).text
    must("QuietUninstallString" in told, f"no entry to uninstall by: {told[:200]}")
    links = list((bench.wine.home / "AppData" / "Roaming").rglob("Family Support Matrix.lnk"))
    must(links, "no entry in the Start menu")
    return "installed over 0.0.1, data kept, entry in the Start menu"


def check_self_test(bench: Bench) -> str:
    """The installed program's own self-test, with every command and menu entry."""
    done = bench.wine.run(bench.program(), "self-test", seconds=1800)
    lines = [line for line in done.text.splitlines() if line.strip()]
    must(done.status == 0 and lines, done.told[-1500:])
    return f"{sum(line.startswith('ok') for line in lines)} parts ok"


def check_zip(bench: Bench) -> str:
    """The portable archive runs from a long path with spaces, and keeps its data beside itself."""
    folder = bench.documents / ("a folder with a long name " * 4).strip()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.unpack_archive(bench.payload.zip, folder)
    (inside,) = folder.iterdir()
    done = bench.wine.run(bench.wine.path(inside / "sfdesk.exe"), "check")
    must(done.status == 0, done.told)
    must((inside / "data").is_dir(), "nothing is kept beside the program")
    shutil.rmtree(folder)
    return done.text.splitlines()[0]


def check_output(bench: Bench) -> str:
    """Redirected output is UTF-8 whatever the code page, and JSON always is."""
    commands = (
        ("list",),
        ("list", "--json"),
        ("show", "using-this-program"),
        ("show", "play-therapy", "--json"),
        ("search", "Ł", "--json"),
        ("edition",),
        ("diagnose",),
    )
    for command in commands:
        done = bench.wine.run(bench.program(), *command)
        must(done.status == 0, f"{command}: {done.told[-300:]}")
        done.out.decode("utf8")
        if "--json" in command:
            json.loads(done.out)
    must("not told" not in bench.wine.run(bench.program(), "diagnose").text, "versions: not told")
    return f"{len(commands)} commands"


def check_files(bench: Bench) -> str:
    """PDFs under names that Windows finds hard; each is written or refused in one plain line."""
    names = {"sheet ü.pdf": True, "sheet Ł.pdf": True, f"{'x' * 180}.pdf": True, "a?b.pdf": False}
    for name, works in names.items():
        done = _sheet(bench, bench.documents, name)
        plain = done.told.startswith("sfdesk: ") and "a bug" not in done.told
        must(done.status == 0 if works else (done.status == 1 and plain), f"{name}: {done.told}")
        must((bench.documents / name).is_file() == works, f"{name} is there: {not works}")
    told = _sheet(bench, bench.documents, "con.pdf").told
    must("a bug" not in told, f"con.pdf: {told}")
    return f"{len(names) + 1} names"


def check_open_pdf(bench: Bench) -> str:
    """A PDF that another program holds open: said so, and the old file is as it was."""
    target = bench.documents / "held.pdf"
    target.write_bytes(b"%PDF-old")
    with _held(bench, target):
        done = _sheet(bench, bench.documents, target.name)
    must(done.status == 1 and "a bug" not in done.told, done.told)
    must(target.read_bytes() == b"%PDF-old", "the old file was changed")
    left = [p.name for p in bench.documents.iterdir() if p.name.startswith(".held")]
    must(not left, f"left behind: {left}")
    return done.told.partition("\n")[0]


def check_locked_settings(bench: Bench) -> str:
    """Settings that a scanner holds are not put aside and not overwritten."""
    settings = bench.data / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    content = settings.read_bytes() if settings.is_file() else b'{"format": 1, "zoom": 150}'
    settings.write_bytes(content)
    with _held(bench, settings):
        done = bench.wine.run(bench.program(), "diagnose")
    must(done.status == 0, done.told)
    must(settings.read_bytes() == content, "the settings were changed")
    aside = [p.name for p in bench.data.iterdir() if "unreadable" in p.name]
    must(not aside, f"put aside: {aside}")
    return "left as they were"


def check_paths(bench: Bench) -> str:
    r"""The program runs from a mapped drive and from a path in its long form (``\\?\``)."""
    drive = bench.wine.folder / "dosdevices" / "q:"
    drive.unlink(missing_ok=True)
    drive.symlink_to(bench.folder)
    long = "\\\\?\\" + bench.wine.path(bench.folder / "sfdesk.exe")
    told = []
    for name, path in (("mapped drive", "Q:\\sfdesk.exe"), ("long form", long)):
        done = bench.wine.run(path, "check")
        must(done.status == 0, f"{name}: {done.told}")
        told.append(name)
    drive.unlink()
    return ", ".join(told)


def check_window(bench: Bench) -> str:
    """The window opens at 100 % and at 150 %, and shows more than one colour; pictures are kept."""
    told = []
    for scale in ("1", "1.5"):
        wine = bench.wine.with_env(WINEQT_SCALE_FACTOR=scale)
        process = wine.start(bench.program("sfdesk-window.exe"), "--temp-profile")
        shot = bench.shots / f"windows-{scale}.png"
        _picture_when_painted(bench, shot)
        told.append(f"{shot.name}")
        _close(bench, process)
    return ", ".join(told)


def check_damaged_edition(bench: Bench) -> str:
    """A double click on a program whose edition is damaged says so in a window."""
    matrix = bench.folder / "_internal" / "sfdesk" / "_edition" / "matrix.sqlite"
    aside = bench.shots / "matrix.sqlite"
    shutil.move(matrix, aside)
    try:
        process = bench.wine.start(bench.program("sfdesk-window.exe"))
        found = _wait_for(lambda: _windows_named(bench, "sfdesk|Family Support"), seconds=60)
        must(found, "no window says that the edition is damaged")
        _close(bench, process)
    finally:
        shutil.move(aside, matrix)
    return "told in a window"


def check_uninstall_while_it_runs(bench: Bench) -> str:
    """The uninstaller and an update refuse while the window is open; nothing is removed."""
    before = sorted(p for p in bench.folder.rglob("*") if p.is_file())
    process = bench.wine.start(bench.program("sfdesk-window.exe"))
    must(_wait_for(lambda: _windows_named(bench, "Family Support"), seconds=90), "no window")
    uninstalled = bench.uninstall()
    updated = bench.wine.run(bench.wine.path(bench.payload.setup), "/S", seconds=300).status
    after = sorted(p for p in bench.folder.rglob("*") if p.is_file())
    _close(bench, process)
    must((uninstalled, updated) == (2, 2), f"uninstall {uninstalled}, update {updated}")
    must(before == after, f"{len(before) - len(after)} files are gone")
    return "both refused with 2; all files there"


def check_uninstall(bench: Bench) -> str:
    """The uninstaller takes the program and its entries, and leaves the user's data."""
    must(bench.uninstall() == 0, "the uninstaller failed")
    must(not (bench.folder / "sfdesk.exe").exists(), "the program is still there")
    must((bench.data / "kept.txt").is_file(), "the user's data are gone")
    must(bench.wine.run("reg", "query", _KEY).status != 0, "the entry is still there")
    return "program and entries gone, data kept"


CHECKS: tuple[Callable[[Bench], str], ...] = (
    check_sizes,
    check_update,
    check_self_test,
    check_zip,
    check_output,
    check_files,
    check_open_pdf,
    check_locked_settings,
    check_paths,
    check_window,
    check_damaged_edition,
    check_uninstall_while_it_runs,
    check_uninstall,
)


def _sheet(bench: Bench, folder: Path, name: str) -> Done:
    command = ("sheet", "play-therapy", "--for", "family", "--out", name)
    return bench.wine.run(bench.program(), *command, cwd=folder)


class _held:
    """Hold a file open as another program of Windows does, sharing nothing but reading."""

    _CODE = (
        "import ctypes,sys;k=ctypes.windll.kernel32;k.CreateFileW.restype=ctypes.c_void_p;"
        "h=k.CreateFileW(sys.argv[1],0x80000000,0,None,3,0,None);"
        "print('held' if h not in (None,ctypes.c_void_p(-1).value) else 'no',flush=True);"
        "import time;time.sleep(300)"
    )

    def __init__(self, bench: Bench, path: Path) -> None:
        self._bench, self._path = bench, path

    def __enter__(self) -> None:
        wine = self._bench.wine
        self._process = wine.start(
            self._bench.payload.python, "-c", self._CODE, wine.path(self._path)
        )
        assert self._process.stdout is not None
        must(self._process.stdout.readline().strip() == b"held", "the file could not be held")

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()


def _windows_named(bench: Bench, pattern: str) -> list[str]:
    command = ["xdotool", "search", "--onlyvisible", "--name", pattern]
    env = bench.wine.environment()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return done.stdout.split()


def _wait_for(found: Callable[[], object], seconds: int) -> bool:
    """Ask until something is there: nothing signals across Wine's border."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.5)
    return False


def _picture_when_painted(bench: Bench, shot: Path) -> None:
    must(_wait_for(lambda: _windows_named(bench, "Family Support"), seconds=120), "no window")
    must(_wait_for(lambda: _many_colours(bench, shot), seconds=60), f"{shot.name} is blank")


def _many_colours(bench: Bench, shot: Path) -> bool:
    env = bench.wine.environment()
    subprocess.run(["import", "-window", "root", str(shot)], env=env, check=True)
    command = ["identify", "-format", "%k", str(shot)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) > 200


def _close(bench: Bench, process: "subprocess.Popen[bytes]") -> None:
    bench.wine.end()
    process.wait(timeout=60)
