"""TOML is parsed once: the tests here read the content some fifty times, one file of it changed."""

import pickle
import tomllib
from functools import cache

import pytest

_loads = tomllib.loads


@cache
def _parsed(text: str) -> bytes:
    return pickle.dumps(_loads(text))


@pytest.fixture(autouse=True)
def toml_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each reader gets values of its own; an error is raised each time."""
    monkeypatch.setattr(tomllib, "loads", lambda text: pickle.loads(_parsed(text)))
