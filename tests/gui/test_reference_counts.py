"""The interpreter survives as many Qt calls as a day of work makes."""

import subprocess
import sys

import pytest

_CALLS = """
import sfdesk.ui
from PySide6.QtGui import QFont
font = QFont()
for _ in range(300_000):
    font.setPixelSize(12)
    font.bold()
    font.setBold(True)
print("alive")
"""


@pytest.mark.slow
def test_hundreds_of_thousands_of_calls_that_return_nothing() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _CALLS], capture_output=True, text=True, check=False
    )
    assert told.stdout == "alive\n", told.stderr
