"""Printing to real queues: what comes out is the PDF, and what goes wrong is said in words."""

import datetime
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfdesk.core.paths import resources_folder
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.render import SheetMaker
from sfdesk.model.edition import Edition
from tests.gui.queues import NoQueuesError, Queues, queues
from tests.pictures import difference, pages

pytestmark = pytest.mark.slow

_DPI = 60
_LIMIT = 0.02
"""Letters are painted as dots of the printer, so their edges differ a little."""


@pytest.fixture(scope="module")
def server() -> Iterator[Queues]:
    try:
        with queues() as made:
            yield made
    except NoQueuesError as error:
        pytest.skip(f"no print queue can be had here: {error}")


@pytest.fixture(scope="module")
def sheet(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    row = edition.intervention("family-foundations")
    day = datetime.date(2026, 11, 23)
    maker = SheetMaker(resources_folder())
    path.write_bytes(
        maker.pdf(edition, [row], Audience.FAMILY, PrintProfile.DYSLEXIA_FRIENDLY, day)
    )
    return path


def print_on(env: dict[str, str], sheet: Path, queue: str, copies: int = 1) -> str:
    """Print and return what the user is told."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.printing_job", str(sheet), queue, str(copies)],
        env=env,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_comes_out_is_what_the_pdf_shows(server: Queues, sheet: Path) -> None:
    assert print_on(server.env, sheet, "paper") == "Sent to paper: 2 pages."
    printed = list(pages(server.printed(), _DPI))
    meant = list(pages(sheet.read_bytes(), _DPI))
    assert len(printed) == len(meant) == 2
    for one, other in zip(printed, meant, strict=True):
        assert difference(one, other) <= _LIMIT
    assert difference(printed[0], meant[1]) > 3 * _LIMIT


def test_copies_and_a_title_go_to_the_queue(server: Queues, sheet: Path) -> None:
    print_on(server.env, sheet, "paper", copies=3)
    server.printed()
    job = server.last_job()
    assert b"copies\x00\x04\x00\x00\x00\x03" in job
    assert b"Information sheet" in job


def test_a_stopped_queue_gets_nothing_and_is_said(server: Queues, sheet: Path) -> None:
    told = print_on(server.env, sheet, "stopped")
    assert told.startswith("The printer “stopped” is stopped. Nothing was sent to it.")
    assert server.waiting("stopped") == ""


def test_cancelled_in_the_dialog_nothing_is_printed(server: Queues, sheet: Path) -> None:
    before = server.log().count("Queued on")
    assert print_on(server.env, sheet, "cancel") == "Not printed."
    assert server.log().count("Queued on") == before


def test_without_any_printer_it_says_what_to_do(server: Queues, sheet: Path) -> None:
    env = {**server.env, "CUPS_SERVER": "/nowhere/socket"}
    told = print_on(env, sheet, "paper")
    assert told.startswith("No printer is set up on this computer.")
    assert "Save it as PDF" in told
