"""A virtual screen of our own, so that tests never touch the user's."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NO_BUS = "disabled:"
"""An address that no library knows the form of, and so none connects to."""


@contextmanager
def virtual_screen(size: str = "1366x768") -> Iterator[dict[str, str]]:
    """Start Xvfb with a window manager; yields the environment to run programs in.

    No bus of the session's is in reach: who has none starts one, where ``dbus-launch`` is
    installed, and a program's widgets are then asked for by whatever reads the screen on it.
    Without Xvfb (macOS, Windows) programs run offscreen.

    Args:
        size: Width and height in pixels.
    """
    env = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    if not sys.platform.startswith("linux") or shutil.which("Xvfb") is None:
        yield {**env, "QT_QPA_PLATFORM": "offscreen"}
        return
    env["DBUS_SESSION_BUS_ADDRESS"] = _NO_BUS
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        env["DISPLAY"] = f":{pipe.readline().strip()}"
    manager = None
    if shutil.which("openbox"):
        manager = subprocess.Popen(["openbox"], env=env, stdout=quiet, stderr=quiet)
    try:
        yield env
    finally:
        for process in filter(None, (manager, server)):
            process.terminate()
            process.wait()
