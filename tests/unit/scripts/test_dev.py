"""The test command of a newcomer."""

from typing import Any

import pytest

import dev


def test_what_python_compiled_is_kept_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[dict[str, Any]] = []
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(dev, "build", lambda: None)
    monkeypatch.setattr(dev, "_call", lambda *_, env: called.append(env))
    dev.test(["tests/unit"])
    assert [("PATH" in env, "PYTHONDONTWRITEBYTECODE" in env) for env in called] == [(True, False)]
