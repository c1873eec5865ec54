#!/usr/bin/env python3
"""Run a command and list every socket that it, or a process that it starts, uses.

    python3 scripts/trace_network.py sfdesk check

Exit status 1 if there was any socket but a local one to a known service of the desktop (see
``LOCAL``), 2 if the trace could not be taken. Standard library and ``strace`` only; Linux.
The kernel's own record is read, so it does not matter which library opens a socket, or
whether it is Python's.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Local sockets that a window may use, and whose they are. A path that begins with @ has no
# file: Linux calls it abstract.
LOCAL = {
    r"@?/tmp/\.X11-unix/X\d+": "the X11 display",
    r"/run/user/\d+/wayland-\d+": "the Wayland display",
    r"/run/user/\d+/bus|@?/tmp/dbus-\w+": "the desktop's message bus (D-Bus)",
    r"/run/user/\d+/at-spi/bus[_\d]*|.*/\.cache/at-spi/bus[_\d]*": "the bus of screen readers",
    r"@?/tmp/\.ICE-unix/\d+": "the desktop's session manager",
    r"(/var)?/run/nscd/socket": "the C library's cache of user names",
    r"/run/systemd/userdb/io\.systemd\.\w+": "the system's list of users",
}
# Only where somebody prints: --printing.
PRINTING = {r"(/var)?/run/cups/cups\.sock": "the print system (CUPS)"}

_CALLS = "%network,io_uring_setup"
_LINE = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(?P<call>\w+|<\.\.\. \w+ resumed>)(?P<rest>.*)$")
_FAMILY = re.compile(r"^\(([^,)\s]+)")
_ADDRESS = re.compile(r"sa_family=(\w+)(?:, sun_path=(@?)\"((?:[^\"\\]|\\.)*)\")?([^}]*)")
_LOCAL_FAMILIES = ("AF_UNIX", "AF_LOCAL")


class TraceError(Exception):
    """The trace could not be taken; the text says why."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a socket.

    Attributes:
        call: The system call.
        family: As the kernel names it, e.g. ``AF_INET``.
        address: A path for a local socket, what strace says of it for another; may be empty.
    """

    call: str
    family: str
    address: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.call, self.family, self.address) if part)


def uses(lines: Iterable[str]) -> list[Use]:
    """Return every use of a socket that a trace of strace tells."""
    found = []
    for line in lines:
        match = _LINE.match(line)
        if match is None:
            continue
        call, rest = match["call"].strip("<>. ").removesuffix(" resumed"), match["rest"]
        if call == "io_uring_setup":
            # What is sent through such a ring is in no trace of system calls.
            found.append(Use(call, "hidden from a trace"))
        elif call in ("socket", "socketpair") and (family := _FAMILY.match(rest)):
            found.append(Use(call, family[1]))
        found += [_addressed(call, address) for address in _ADDRESS.finditer(rest)]
    return found


def _addressed(call: str, match: "re.Match[str]") -> Use:
    family, abstract, path, rest = match.groups()
    return Use(call, family, f"{abstract}{path}" if path is not None else rest.strip(", "))


def owner(use: Use, known: Mapping[str, str] = LOCAL) -> str | None:
    """Return whose a socket is, or None where none is allowed."""
    if use.family not in _LOCAL_FAMILIES:
        return None
    if not use.address:
        return "between parts of this process, or not connected"
    return next((who for path, who in known.items() if re.fullmatch(path, use.address)), None)


def trace(
    command: Sequence[str], env: Mapping[str, str] | None = None
) -> "tuple[subprocess.CompletedProcess[str], list[Use]]":
    """Run a command under strace.

    Returns:
        What became of the command, and every use of a socket.

    Raises:
        TraceError: If there is no strace, or this system does not let it trace.
    """
    with tempfile.TemporaryDirectory(prefix="sfdesk-trace-") as folder:
        record = Path(folder) / "trace"
        # -s 0: of what is sent nothing is recorded. Addresses are always whole.
        strace = ["strace", "-f", "--seccomp-bpf", "-s", "0", "-e", f"trace={_CALLS}"]
        try:
            done = subprocess.run(
                [*strace, "-o", str(record), "--", *command],
                env=env,
                capture_output=True,
                text=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise TraceError("strace is not installed.") from error
        lines = record.read_text(errors="replace").splitlines() if record.exists() else []
    if not any("+++ exited" in line or "+++ killed" in line for line in lines):
        raise TraceError(f"strace could not trace here: {done.stderr.strip()[-300:]}")
    return done, uses(lines)


def main() -> int:
    """Trace a command and print what it used."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--printing", action="store_true", help="allow the local print system")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="COMMAND …")
    options = parser.parse_args()
    if not options.command:
        parser.error("name a command")
    known = {**LOCAL, **(PRINTING if options.printing else {})}
    try:
        done, found = trace([part for part in options.command if part != "--"])
    except TraceError as error:
        print(f"trace_network.py: {error}", file=sys.stderr)
        return 2
    sys.stdout.write(done.stdout)
    sys.stderr.write(done.stderr)
    refused = [use for use in found if owner(use, known) is None]
    for use, count in Counter(found).items():
        print(f"{count:5} × {use}: {owner(use, known) or 'NOT ALLOWED'}")
    print(f"Exit status {done.returncode}; {len(found)} uses, {len(refused)} not allowed.")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
