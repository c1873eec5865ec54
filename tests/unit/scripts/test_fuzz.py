"""A small sample of the fuzzing that ``scripts/fuzz.py`` does at length."""

from pathlib import Path

import pytest

from fuzz import TARGETS, fuzz, without_window


@pytest.fixture(autouse=True)
def edition_here(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SFDESK_EDITION", str(built))


@pytest.mark.parametrize("name", TARGETS)
def test_no_made_up_case_ends_in_a_traceback(name: str) -> None:
    with without_window():
        assert fuzz(name, 25, 7) == ""


def test_a_fault_is_found_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> None:
        if "a" in text:
            raise ZeroDivisionError

    monkeypatch.setitem(TARGETS, "redaction", TARGETS["redaction"]._replace(check=broken))
    assert "ZeroDivisionError" in fuzz("redaction", 2_000, 7)
