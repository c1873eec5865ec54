"""A print server of our own: real CUPS queues that print into PDF files.

Needs cupsd and its filters, and the right to run them. cups-pdf is not used as the back end:
it reads its settings from /etc/cups alone and writes into the home folder of the user.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
_FILTERS = Path("/usr/lib/cups/filter/pdftopdf")
_PATIENCE = 120
_FILES = """\
ServerRoot {0}/etc
StateDir {0}/state
CacheDir {0}/cache
RequestRoot {0}/spool
TempDir {0}/tmp
AccessLog {0}/access
ErrorLog {0}/error
PageLog {0}/page
FileDevice Yes
"""
_DAEMON = """\
Listen {0}/socket
Browsing Off
DirtyCleanInterval 0
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_PRINTER = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PAPER.PPD"
*Manufacturer: "sfdesk"
*Product: "(Paper)"
*ModelName: "Paper"
*ShortNickName: "Paper"
*NickName: "Paper for tests"
*PSVersion: "(3010.000) 0"
*ColorDevice: True
*DefaultColorSpace: RGB
*DefaultResolution: 600dpi
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
"""

_SIZES = {"A4": (595, 842), "A3": (842, 1191), "Letter": (612, 792)}
_QUEUES = {"paper": ("A4", "A3"), "small": ("A4",), "letter": ("Letter",), "stopped": ("A4",)}
"""Queue to the paper that it has; the first is the usual one."""


def _driver(sizes: Sequence[str]) -> str:
    """Return the description of a printer with some paper."""
    lines = [_PRINTER]
    for option in ("PageSize", "PageRegion"):
        lines += [f"*OpenUI *{option}: PickOne\n*Default{option}: {sizes[0]}\n"]
        lines += [f'*{option} {size}/{size}: ""\n' for size in sizes]
        lines += [f"*CloseUI: *{option}\n"]
    for option, start in (("ImageableArea", "0 0 "), ("PaperDimension", "")):
        lines += [f"*Default{option}: {sizes[0]}\n"]
        for size in sizes:
            wide, high = _SIZES[size]
            lines += [f'*{option} {size}/{size}: "{start}{wide} {high}"\n']
    return "".join(lines)


class NoQueuesError(Exception):
    """Queues cannot be had here; the text says why."""


class Queues:
    """Queues that print into files, and ``stopped`` that does not.

    Attributes:
        env: The environment of a program that is to see these queues and no others.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.env = {**os.environ, "PATH": _PATH, "CUPS_SERVER": str(folder / "socket")}

    def add(self) -> None:
        """Set the queues up."""
        for name, sizes in _QUEUES.items():
            device, driver = f"file:{self._folder}/out/{name}.pdf", self._folder / f"{name}.ppd"
            driver.write_text(_driver(sizes))
            self._call("lpadmin", "-p", name, "-E", "-v", device, "-P", str(driver))
        self._call("lpadmin", "-d", "paper")
        self._call("cupsdisable", "stopped")

    def printed(self, name: str = "paper") -> bytes:
        """Return what came out of a queue, once nothing is left in it."""
        until = time.monotonic() + _PATIENCE
        while self.waiting(name):
            assert time.monotonic() < until, "the job does not come out"
        return (self._folder / "out" / f"{name}.pdf").read_bytes()

    def refuse(self, name: str) -> None:
        """Let a queue take no job."""
        self._call("cupsreject", name)

    def waiting(self, name: str) -> str:
        """Return the jobs that wait in a queue, one a line."""
        return self._call("lpstat", "-o", name)

    def last_job(self) -> bytes:
        """Return the attributes of the job that was queued last, as the server keeps them."""
        return max((self._folder / "spool").glob("c*")).read_bytes()

    def accept(self, name: str) -> None:
        """Let a queue take jobs again."""
        self._call("cupsaccept", name)

    def last_size(self) -> int:
        """Return how many bytes were sent with the job that was queued last."""
        return max((self._folder / "spool").glob("d*")).stat().st_size

    def log(self) -> str:
        """Return what the server wrote of its jobs."""
        return (self._folder / "error").read_text(errors="replace")

    def _call(self, *command: str) -> str:
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoQueuesError(f"{command[0]}: {done.stderr.strip()}")
        return done.stdout


@contextmanager
def queues() -> Iterator[Queues]:
    """Run a print server with its queues.

    Raises:
        NoQueuesError: If that is not possible here.
    """
    program = shutil.which("cupsd", path=_PATH)
    if program is None or not _FILTERS.exists():
        raise NoQueuesError("cupsd or its filters are not installed")
    # Filters run as another user, so the folder is not one of pytest's, which are private.
    with tempfile.TemporaryDirectory(prefix="sfdesk-cups-") as name:
        folder = Path(name)
        server = _start(program, folder)
        try:
            _wait_for(folder / "socket", server)
            made = Queues(folder)
            made.add()
            yield made
        finally:
            server.terminate()
            server.wait()


def _start(program: str, folder: Path) -> "subprocess.Popen[bytes]":
    folder.chmod(0o755)
    for part in ("etc", "state", "cache", "spool", "tmp", "out"):
        (folder / part).mkdir()
    (folder / "tmp").chmod(0o1777)
    (folder / "etc" / "cups-files.conf").write_text(_FILES.format(folder))
    (folder / "etc" / "cupsd.conf").write_text(_DAEMON.format(folder))
    settings = ["-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf"]
    return subprocess.Popen(
        [program, "-f", *settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _wait_for(socket: Path, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > until:
            raise NoQueuesError("cupsd does not start here")
