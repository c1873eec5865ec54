"""Two processes that begin the same work at the same moment."""

import subprocess
import sys
from pathlib import Path


def run_both(code: str, folder: Path) -> list[int]:
    """Run code in two processes, and return how each of them ended.

    Args:
        code: Gets the folder and who it is, ``a`` or ``b``, as arguments; says ``ready`` on a line
            and waits for one before it begins.
    """
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(folder), who],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in "ab"
    ]
    for process in both:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in both:
        process.communicate(timeout=240)
    return [process.returncode for process in both]
