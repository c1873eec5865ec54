"""No network, seen from outside: the kernel's record of the whole application at work.

Where strace may not trace (no strace, or ptrace is not allowed), the tests are skipped and say
so; ``test_process`` has a weaker one that runs anywhere.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end2end.use_everything import COMMANDS, WINDOW_STEPS
from trace_network import TraceError, Use, owner, trace

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is Linux's"),
]
ROOT = Path(__file__).resolve().parents[2]
TO = "s.settimeout(1); s.connect_ex(('127.0.0.1', 9))"
NETWORKED = {
    "tcp": f"import socket; s = socket.socket(); {TO}",
    "tcp 6": "import socket; socket.socket(socket.AF_INET6)",
    "udp": "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "netlink": "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "a child does it": "import subprocess, sys; subprocess.run([sys.executable, '-c', "
    "'import socket; socket.socket()'])",
    "a thread does it": "import socket, threading; t = threading.Thread(target=socket.socket); "
    "t.start(); t.join()",
    "C does it": "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)",
    "a local socket of nobody's": "import socket; "
    "socket.socket(socket.AF_UNIX).connect_ex('/tmp/nobodys.sock')",
}


def traced(*command: object, env: dict[str, str] | None = None) -> tuple[str, list[Use]]:
    """Run Python under the trace; returns what it printed and what it used."""
    try:
        done, found = trace([sys.executable, *map(str, command)], env)
    except TraceError as error:
        pytest.skip(str(error))
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-2000:]
    return done.stdout, found


def refused(found: list[Use]) -> list[str]:
    return [str(use) for use in found if owner(use) is None]


def did_everything(told: str) -> bool:
    steps = [line.removeprefix("did ") for line in told.splitlines() if line.startswith("did ")]
    wanted = [f"{command.split()[0]}: 0" for command in COMMANDS]
    return steps == [*wanted, *WINDOW_STEPS]


@pytest.mark.parametrize("what", NETWORKED)
def test_the_trace_sees_a_network(what: str) -> None:
    """Were this blind, the tests below would show nothing."""
    _, found = traced("-c", NETWORKED[what])
    assert refused(found), found


def test_all_that_sfdesk_does_opens_no_network(environment: dict[str, str], tmp_path: Path) -> None:
    told, found = traced("-m", "tests.end2end.use_everything", tmp_path, env=environment)
    assert did_everything(told), told
    assert refused(found) == []
    if "QT_QPA_PLATFORM" not in environment:
        owners = {owner(use) for use in found if use.call == "connect"}
        assert "the X11 display" in owners, "the trace did see the window"


@pytest.mark.parametrize(
    "arguments",
    [("--temp-profile", "--exit-when-ready"), ("search", "methadone", "--json"), ("check",)],
)
def test_the_program_as_it_is_started_opens_no_network(
    environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    _, found = traced("-m", "sfdesk", *arguments, env=environment)
    assert refused(found) == []


def _denied() -> list[str]:
    """Return what to put before a command so that it has no network at all; skips if none may."""
    for prefix in (["unshare", "-n"], ["unshare", "-r", "-n"]):
        if shutil.which("unshare") is None:
            break
        if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
            return prefix
    pytest.skip("unshare may not take the network away here")


def test_all_works_with_the_network_denied(environment: dict[str, str], tmp_path: Path) -> None:
    prefix = _denied()
    blind = [*prefix, sys.executable, "-c", "import socket; print(socket.if_nameindex())"]
    seen = subprocess.run(blind, capture_output=True, text=True, check=True).stdout
    assert "'lo'" in seen, "only the loopback is left, and it is down"
    assert seen.count("(") == 1
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "tests.end2end.use_everything", str(tmp_path)],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert did_everything(done.stdout), done.stdout
