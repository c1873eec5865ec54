"""A private session bus with an accessibility bus on it, as a desktop has one for screen readers.

On Debian the programs come from ``at-spi2-core``, ``dbus-daemon`` and ``gir1.2-atspi-2.0``, and
``environment`` installs them. What reads the bus runs in the system's own Python, which has the
bindings.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import which

SYSTEM_PYTHON = "/usr/bin/python3"
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def missing() -> str:
    """Return why there can be no accessibility bus here; empty if there can."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's own"
    if which("Xvfb") is None or which("dbus-daemon") is None or _launcher() is None:
        return "Xvfb, dbus-daemon and at-spi2-core are needed"
    if not Path(SYSTEM_PYTHON).exists():
        return f"{SYSTEM_PYTHON} is needed"
    tried = subprocess.run([SYSTEM_PYTHON, "-c", _BINDINGS], capture_output=True, check=False)
    return "python3-gi and gir1.2-atspi-2.0 are needed" if tried.returncode else ""


def _launcher() -> str | None:
    return next((path for path in _LAUNCHERS if Path(path).exists()), None)


@contextmanager
def accessible_bus(env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Start the buses; yields the environment for programs that are to be seen on them.

    Args:
        env: With the screen that they run on.
    """
    launcher = _launcher()
    assert launcher is not None
    with ExitStack() as stack:
        session = {**env, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        session["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(session_bus(session))
        # It would look for a bus that another launcher left on this screen.
        session.pop("AT_SPI_BUS_ADDRESS", None)
        stack.enter_context(_running([launcher, "--launch-immediately"], session))
        yield session


@contextmanager
def session_bus(env: Mapping[str, str]) -> Iterator[str]:
    """Start a session bus; yields its address."""
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"]
    with _running(command, env, pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as pipe:
            yield pipe.readline().strip()


@contextmanager
def _running(
    command: list[str], env: Mapping[str, str], pass_fds: list[int] | None = None
) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=dict(env), stdout=quiet, stderr=quiet, pass_fds=pass_fds or []
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()
