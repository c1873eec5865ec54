"""The test command of a newcomer: what runs beside the tests counts like what runs before them."""

import subprocess
import sys

import pytest

import dev
from environment import say


def test_what_runs_beside_is_told_after_and_can_fail(capsys: pytest.CaptureFixture[str]) -> None:
    def beside(code: str) -> None:
        with dev._beside("a check", sys.executable, "-c", code):
            say("the tests")

    beside("print('fine')")
    assert capsys.readouterr().out == "the tests\n== a check\nfine\n"
    with pytest.raises(subprocess.CalledProcessError):
        beside("print('wrong'); raise SystemExit(3)")
    assert capsys.readouterr().out == "the tests\n== a check\nwrong\n"
