"""Keeps unit tests in one process; fixtures over the made-up document and its small edition."""

import signal
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from tests.one_process import one_process
from tests.unit.published.made_up import ABUSE, DOCUMENT, KITE_ENTRY, REVIEW, Write

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.info import CostBand, EditionInfo
from sfdesk.published.document import Published
from sfdesk.published.importer import read_document


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let a signal end a test that hangs, where there is one: nothing here waits in an event loop.

    A thread for each test, as the other tests have it, takes as long as many a unit test.
    """
    if hasattr(signal, "SIGALRM"):
        item.add_marker(pytest.mark.timeout(method="signal"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, object, object]:
    """Fixtures of a wider scope are made here too, before any fixture of a test is."""
    with one_process():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    with one_process():
        return (yield)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(*changes: tuple[str, str], encoding: str = "utf8") -> Path:
        text = DOCUMENT
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        path = tmp_path / "document.txt"
        path.write_bytes(text.encode(encoding))
        return path

    return _write


@pytest.fixture
def published(write: Write) -> Published:
    return read_document(write(), REVIEW)


@pytest.fixture
def small_edition() -> Edition:
    info = EditionInfo(
        id="small",
        title="Small",
        serial=1,
        evidence_as_of="May 2023",
        released="2026-01-01",
        look_again_by="2027-01-01",
        made_by="Us",
        paid_by="Nobody",
        content_hash="0" * 64,
        source_title="A review",
        costs=(CostBand("under £100", 0, 99), CostBand("£100–£499", 100, 499)),
    )
    return Edition(info, (KITE_ENTRY,), (ABUSE,), (), (), (), (), ())


@pytest.fixture
def kite() -> Intervention:
    return KITE_ENTRY


@pytest.fixture
def with_row(small_edition: Edition) -> Callable[..., Edition]:
    """Returns the small edition with fields of its one row changed."""

    def _with_row(**changes: Any) -> Edition:
        return small_edition._replace(interventions=(KITE_ENTRY._replace(**changes),))

    return _with_row
