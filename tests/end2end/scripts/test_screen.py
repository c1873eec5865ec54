"""The screen that tests and pictures are made on: nothing on it reaches what the user has open."""

import os
import subprocess
import sys

import pytest

from accessible_bus import missing, session_bus
from screen import virtual_screen

_REACHES = "from PySide6.QtDBus import QDBusConnection as C; print(C.sessionBus().isConnected())"


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_the_users_session_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    with session_bus(os.environ) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with virtual_screen() as env:
            tried = subprocess.run(
                [sys.executable, "-c", _REACHES], env=env, capture_output=True, text=True
            )
    assert (tried.stdout, tried.returncode) == ("False\n", 0), tried.stderr
