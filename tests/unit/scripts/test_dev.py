"""The test command of a newcomer: what runs beside the tests counts like what runs before them."""

import subprocess
import sys
from typing import Any

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


def test_what_python_compiled_is_kept_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[dict[str, Any]] = []
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(dev, "build", lambda: None)
    monkeypatch.setattr(dev, "_call", lambda *_, env: called.append(env))
    dev.test(["tests/unit"])
    assert [("PATH" in env, "PYTHONDONTWRITEBYTECODE" in env) for env in called] == [(True, False)]
