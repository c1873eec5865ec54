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
