"""Given to pytest inside Wine: leaves out what cannot run there, and tells each test as it ends.

Where a process of the tests ends before its time, the next one goes on after the test it died in.
"""

import json
import os
from pathlib import Path

import pytest

from under_wine.left_out import why

TOLD = "SFDESK_UNDER_WINE_TOLD"
"""Names, in the environment, the file in which each test is told of."""
ENDED = "ended"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, with its reason, what cannot run under Wine, and what a process before began."""
    file = Path(os.environ[TOLD])
    lines = file.read_text(encoding="utf8").splitlines() if file.is_file() else []
    begun = {json.loads(line)["test"] for line in lines}
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in begun])
    items[:] = [item for item in items if item.nodeid not in begun]
    for item in items:
        if reason := why(item.nodeid):
            item.add_marker(pytest.mark.skip(reason=reason))


def pytest_runtest_logstart(nodeid: str) -> None:
    """Tell that a test begins: it may be the last thing that this process tells."""
    _tell({"test": nodeid, "outcome": "begun"})


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Tell how a test went; of its parts, the first that did not pass counts."""
    if report.when != "call" and report.passed:
        return
    told = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else report.longreprtext
    _tell({"test": report.nodeid, "outcome": report.outcome, "told": told})


def pytest_sessionfinish() -> None:
    """Tell that there are no more tests."""
    _tell({"test": "", "outcome": ENDED})


def _tell(line: dict[str, str]) -> None:
    with Path(os.environ[TOLD]).open("a", encoding="utf8") as file:
        file.write(json.dumps(line) + "\n")
