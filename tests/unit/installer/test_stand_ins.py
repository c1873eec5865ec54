"""The hook that runs first in the frozen program."""

import subprocess
import sys
from pathlib import Path

from sfdesk.core.environment import AT_START

HOOK = Path(__file__).parents[3] / "installer" / "stand_ins.py"


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
        "del platform.os.uname\n"
        "print(platform.uname().node, platform.machine() is not None)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == " True\n"
