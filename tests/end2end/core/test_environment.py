"""Whatever is started from the program gets the user's own environment."""

import os
import subprocess
import sys

import pytest

from sfdesk.core.environment import AT_START, LIBRARIES, PLUGINS, give_back

OURS = {
    "LD_LIBRARY_PATH": "/opt/sfdesk/_internal",
    "QT_PLUGIN_PATH": "/opt/sfdesk/_internal/PySide6/Qt/plugins",
    "QML2_IMPORT_PATH": "/opt/sfdesk/_internal/PySide6/Qt/qml",
    "_PYI_ARCHIVE_FILE": "/opt/sfdesk/sfdesk",
}


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment as it is in the frozen program."""
    for name in (*LIBRARIES, *PLUGINS):
        if name != "PATH":
            monkeypatch.delenv(name, raising=False)
    for name, value in OURS.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def child() -> dict[str, str]:
    code = "import json, os; print(json.dumps(dict(os.environ)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: dict[str, str] = __import__("json").loads(told.stdout)
    return found


def test_what_the_user_had_not_is_taken_out(frozen: pytest.MonkeyPatch) -> None:
    path = os.environ["PATH"]
    at_start = {"PATH": path, "LD_LIBRARY_PATH": OURS["LD_LIBRARY_PATH"]}
    frozen.setattr(sys, AT_START, at_start, raising=False)
    give_back((*LIBRARIES, *PLUGINS))
    assert not OURS.keys() & child().keys()
    assert child()["PATH"] == path


def test_what_the_user_had_is_given_back(frozen: pytest.MonkeyPatch) -> None:
    at_start = {
        "LD_LIBRARY_PATH": OURS["LD_LIBRARY_PATH"],
        "LD_LIBRARY_PATH_ORIG": "/home/somebody/lib",
        "QT_PLUGIN_PATH": "/usr/lib/qt6/plugins",
        "PATH": os.environ["PATH"],
    }
    frozen.setenv("LD_LIBRARY_PATH_ORIG", "/home/somebody/lib")
    frozen.setattr(sys, AT_START, at_start, raising=False)
    give_back(LIBRARIES)
    assert os.environ["QT_PLUGIN_PATH"] == OURS["QT_PLUGIN_PATH"], "Qt still needs it"
    give_back(PLUGINS)
    found = child()
    assert found["LD_LIBRARY_PATH"] == "/home/somebody/lib"
    assert found["QT_PLUGIN_PATH"] == "/usr/lib/qt6/plugins"
    assert "LD_LIBRARY_PATH_ORIG" not in found
    assert "QML2_IMPORT_PATH" not in found


def test_outside_a_frozen_program_nothing_is_changed(frozen: pytest.MonkeyPatch) -> None:
    give_back((*LIBRARIES, *PLUGINS))
    assert {name: os.environ[name] for name in OURS} == OURS
