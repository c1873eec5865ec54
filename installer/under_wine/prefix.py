"""A Wine of its own for the check, with what Wine 8 lacks, and a way to run programs in it."""

import os
import struct
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from under_wine.runtime import compile_c

_LACKING = {"bcryptprimitives": ("-ladvapi32",), "icuuc": (), "mscms": ()}
"""DLLs of Windows that Wine 8 has not, or not whole; the C files say what each is wanted for."""

TYPEFACE = "Open Sans"
"""What windows are written in: nearly as wide and as high as Segoe UI, which Windows alone has.

Left to itself, Qt takes the first typeface by the alphabet that this machine happens to have.
"""
_SIZE = -12
"""Pixels: nine points, as Windows has it."""


@dataclass(frozen=True)
class Done:
    """How a program ended.

    Attributes:
        status: Its exit status; 124 where it was stopped for taking too long.
    """

    status: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """What was printed, as UTF-8."""
        return self.out.decode("utf8", "replace")

    @property
    def told(self) -> str:
        """Both streams, for a person, without what Wine says of its own helpers."""
        lines = f"{self.text}\n{self.err.decode('utf8', 'replace')}".splitlines()
        return "\n".join(line for line in lines if not line.startswith("wine: ")).strip()


@dataclass(frozen=True)
class Wine:
    """One Wine prefix.

    Attributes:
        folder: Where it is made.
        screen: The display that its windows open on.
    """

    folder: Path
    screen: str
    env: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """The user's folder in it."""
        return next(p for p in (self.folder / "drive_c" / "users").iterdir() if p.name != "Public")

    def make(self) -> None:
        """Make the prefix, unless it is there."""
        system = self.folder / "drive_c" / "windows" / "system32"
        if not (system / "icuuc.dll").is_file():
            self.run("wineboot", "--init", seconds=300)
            for name, flags in _LACKING.items():
                compile_c(system / f"{name}.dll", f"{name}.c", "-shared", *flags)
        self._write_in_windows_letters()

    def _write_in_windows_letters(self) -> None:
        key = r"HKCU\Control Panel\Desktop\WindowMetrics"
        self.run("reg", "add", key, "/v", "MessageFont", "/t", "REG_BINARY", "/d", _font(), "/f")

    def environment(self) -> dict[str, str]:
        """Return the environment that its programs get; nothing of Python's or Qt's leaks in."""
        kept = {
            k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_", "SFDESK"))
        }
        return {
            **kept,
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "DISPLAY": self.screen,
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe,winedbg.exe=d;mscms=n",
            **self.env,
        }

    def with_env(self, **values: str) -> "Wine":
        """Return the same Wine with more in the environment of its programs."""
        return Wine(self.folder, self.screen, {**self.env, **values})

    def run(self, *command: object, cwd: Path | None = None, seconds: int = 120) -> Done:
        """Run a program to its end. Its streams are pipes, which Wine 8 gives CPython whole.

        One that takes longer than ``seconds`` is ended; its last words are that it was.
        """
        process = self.start(*command, cwd=cwd)
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            return Done(124, out, err + f"Ended after {seconds} seconds.\n".encode())
        return Done(process.returncode, out, err)

    def start(self, *command: object, cwd: Path | None = None) -> "subprocess.Popen[bytes]":
        """Start a program and return at once."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            env=self.environment(),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def path(self, there: Path) -> str:
        """Return how Windows calls a path of this machine."""
        inside = self.folder / "drive_c"
        if there.is_relative_to(inside):
            return "C:\\" + str(there.relative_to(inside)).replace("/", "\\")
        return "Z:" + str(there).replace("/", "\\")

    def wait(self) -> None:
        """Wait until every program of the prefix has ended."""
        subprocess.run(["wineserver", "--wait"], env=self.environment(), check=True)

    def end(self) -> None:
        """End every program of the prefix."""
        subprocess.run(["wineserver", "--kill"], env=self.environment(), check=False)


def _font() -> str:
    """Return the typeface as the registry holds one: a ``LOGFONTW``, in hexadecimal."""
    height_to_weight, flags = (_SIZE, 0, 0, 0, 400), (0, 0, 0, 1, 0, 0, 0, 0)
    name = TYPEFACE.encode("utf-16-le").ljust(64, b"\0")
    return (struct.pack("<5l8B", *height_to_weight, *flags) + name).hex()
