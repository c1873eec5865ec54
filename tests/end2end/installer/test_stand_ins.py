"""The hook that runs first in the frozen program."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from sfdesk.core.environment import AT_START

INSTALLER = Path(__file__).parents[3] / "installer"
HOOK = INSTALLER / "stand_ins.py"
FORMATS = Path(__file__).parents[2] / "data" / "local"

_AS_PACKED = f"""
import importlib.abc, runpy, sys
from pathlib import Path
runpy.run_path({str(HOOK)!r})
left_out = runpy.run_path({str(INSTALLER / "contents.py")!r})["EXCLUDED"]
class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in left_out:
            raise ImportError(name + " is not packed")
        return None
sys.meta_path.insert(0, Refuse())
"""
"""Lets a process have the modules that the frozen program has."""


def test_it_notes_the_environment_before_anything_changes_it() -> None:
    code = (
        f"import os, runpy, sys; os.environ['A'] = 'before'; runpy.run_path({str(HOOK)!r}); "
        f"os.environ['A'] = 'after'; print(getattr(sys, {AT_START!r})['A'])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "before\n"


def test_what_windows_is_may_be_asked_without_a_name_of_the_computer() -> None:
    """SQLAlchemy asks for it, and Python's platform asks for the name there in passing."""
    code = (
        "import platform, runpy, sys\n"
        f"runpy.run_path({str(HOOK)!r})\n"
        "sys.platform = 'win32'\n"
        "vars(platform.os).pop('uname', None)\n"
        "print(platform.uname().node, platform.machine() is not None)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == " True\n"


def test_a_store_of_an_older_format_is_migrated_with_what_is_packed(tmp_path: Path) -> None:
    (tmp_path / "local").mkdir()
    with closing(sqlite3.connect(tmp_path / "local" / "local.sqlite")) as connection:
        connection.executescript((FORMATS / "format-1.sql").read_text(encoding="utf8"))
    code = f"""{_AS_PACKED}
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import SavedSearch
layer = LocalLayer(Path({str(tmp_path)!r}))
layer.searches.save(SavedSearch(name="new"))
print(len(layer.offers.list()), len(layer.searches.list()))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.stdout == "1 1\n", told.stderr
