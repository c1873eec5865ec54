"""Printing to real queues: what comes out is the PDF, and what goes wrong is said in words."""

import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTransform
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinterInfo

from sfdesk.core.errors import SfdeskError
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.render import SheetMaker
from sfdesk.factsheets.tables import map_sheet
from sfdesk.model.edition import Edition
from sfdesk.ui.sheets import printing
from sfdesk.ui.sheets.printing import ask_printer
from tests.gui.queues import NoQueuesError, Queues, queues
from tests.pictures import difference, inked, pages

pytestmark = pytest.mark.slow

DAY = datetime.date(2026, 11, 23)
_DPI, _FINE = 60, 180
_LIMIT = 0.05
"""Letters are painted as dots of the printer, so their edges differ a little."""
_AWAY = 100
_MOST_BYTES = 30_000_000


class Told(NamedTuple):
    """What a print run said: to the user, of other paper, and how long it was away at most."""

    said: str
    asked: str = ""
    away: int = 0


@pytest.fixture(scope="module")
def server() -> Iterator[Queues]:
    try:
        with queues() as made:
            yield made
    except NoQueuesError as error:
        pytest.skip(f"no print queue can be had here: {error}")


@pytest.fixture(scope="module")
def made(
    maker: SheetMaker, edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """PDFs of each paper and direction, and a booklet of everything."""
    folder = tmp_path_factory.mktemp("sheets")
    rows = list(edition.interventions)
    one, table = rows[0], map_sheet(edition, rows)
    content = {
        "sheet": maker.pdf(edition, [one], Audience.FAMILY, PrintProfile.DYSLEXIA_FRIENDLY, DAY),
        "map": maker.table_pdf(edition.info, table, PrintProfile.STANDARD, DAY),
        "large-map": maker.table_pdf(edition.info, table, PrintProfile.LARGE_PRINT, DAY),
        "booklet": maker.pdf(edition, rows[:3], Audience.FAMILY, PrintProfile.STANDARD, DAY),
        "all": maker.pdf(edition, rows, Audience.FAMILY, PrintProfile.STANDARD, DAY),
    }
    for name, pdf in content.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    return {name: folder / f"{name}.pdf" for name in content}


def print_on(env: dict[str, str], pdf: Path, queue: str, **told: object) -> Told:
    """Print and return what was said."""
    words = json.dumps({"pdf": str(pdf), "queue": queue, **told})
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.printing_job", words],
        env=env,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.rstrip("\n").split("\n")
    asked = lines[0] if len(lines) > 1 else ""
    return Told(lines[-1], asked, int(lines[1]) if len(lines) > 2 else 0)


def small(pdf: bytes) -> list[QImage]:
    """Return pages as they come out; one that lies is turned, since paper goes in upright."""
    return [_small(page) for page in pages(pdf, _FINE)]


# What is meant is looked at by several tests.
small_as_meant = cache(small)


def _small(page: QImage) -> QImage:
    width = round(page.width() * _DPI / _FINE)
    page = page.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    lying = page.width() > page.height()
    return page.transformed(QTransform().rotate(90)) if lying else page


def assert_same(printed: bytes, meant: bytes, *numbers: int) -> None:
    """Hold that pages came out as they are in the PDF: size, direction, content."""
    came, all_meant = small(printed), small_as_meant(meant)
    wanted = [all_meant[n - 1] for n in numbers] if numbers else all_meant
    assert len(came) == len(wanted)
    for one, other in zip(came, wanted, strict=True):
        assert one.width() == pytest.approx(other.width(), abs=1)
        assert one.height() == pytest.approx(other.height(), abs=1)
        one = one.scaled(other.size())
        assert ink_of(one) == pytest.approx(ink_of(other), abs=0.01)
        assert difference(one, other) <= _LIMIT


@pytest.mark.parametrize("painted", [False, True])
@pytest.mark.parametrize(
    ("name", "paper", "only"), [("sheet", "A4", ()), ("map", "A4", ()), ("large-map", "A3", (2,))]
)
def test_size_and_direction_are_those_of_the_pages(
    server: Queues,
    made: dict[str, Path],
    name: str,
    paper: str,
    only: tuple[int, ...],
    painted: bool,
) -> None:
    told = print_on(server.env, made[name], "paper", painted=painted, pages=typed(only))
    assert told.said.startswith("Sent to paper: ")
    assert told.said.endswith(f", {paper}.")
    assert told.asked == ""
    assert_same(server.printed(), made[name].read_bytes(), *only)


def typed(numbers: tuple[int, ...]) -> str:
    """Return pages as they are typed into the dialog; nothing for all of them."""
    return ",".join(map(str, numbers))


@pytest.mark.parametrize("painted", [False, True])
def test_only_the_chosen_pages_are_sent(
    server: Queues, made: dict[str, Path], painted: bool
) -> None:
    told = print_on(server.env, made["booklet"], "paper", pages="3-4,7", painted=painted)
    assert told.said == "Sent to paper: 3 pages, A4."
    assert_same(server.printed(), made["booklet"].read_bytes(), 3, 4, 7)


@pytest.mark.parametrize("painted", [False, True])
@pytest.mark.parametrize(
    ("queue", "name", "only", "meant", "there"),
    [
        ("letter", "sheet", (1, 2), "A4", "Letter"),
        ("small", "large-map", (1,), "A3 landscape", "A4"),
    ],
)
def test_other_paper_is_said_and_can_be_fitted(
    server: Queues,
    made: dict[str, Path],
    queue: str,
    name: str,
    only: tuple[int, ...],
    meant: str,
    there: str,
    painted: bool,
) -> None:
    before = server.log().count("Queued on")
    refused = print_on(server.env, made[name], queue, painted=painted)
    assert f"made for {meant}. “{queue}” is to print on {there}" in refused.asked
    assert refused.said == "Not printed."
    assert server.log().count("Queued on") == before
    told = print_on(server.env, made[name], queue, fit=True, painted=painted, pages=typed(only))
    assert told.said.startswith(f"Sent to {queue}: ")
    assert told.said.endswith(f", {there}.")
    came, all_meant = small(server.printed(queue)), small_as_meant(made[name].read_bytes())
    for page, number in zip(came, only, strict=True):
        whole = all_meant[number - 1]
        assert ink_of(page) == pytest.approx(ink_of(whole), abs=0.05)


def ink_of(page: QImage) -> tuple[float, float, float, float]:
    """Return the shape of what is inked, where its middle is on the page, and how large it is."""
    ink = inked(page)
    wide, high = ink.right() - ink.left(), ink.bottom() - ink.top()
    middle_x, middle_y = (ink.right() + ink.left()) / 2, (ink.bottom() + ink.top()) / 2
    return (
        wide / high,
        middle_x / page.width(),
        middle_y / page.height(),
        max(wide / page.width(), high / page.height()),
    )


def test_copies_and_a_title_go_to_the_queue(server: Queues, made: dict[str, Path]) -> None:
    told = print_on(server.env, made["sheet"], "paper", copies=3)
    assert told.said == "Sent to paper: 2 pages, 3 copies, A4."
    server.printed()
    job = server.last_job()
    assert b"copies\x00\x04\x00\x00\x00\x03" in job
    assert b"Information sheet" in job


def test_thirty_sheets_never_keep_the_interface_away_and_are_a_small_job(
    server: Queues, made: dict[str, Path]
) -> None:
    told = print_on(server.env, made["all"], "paper")
    assert told.said.startswith("Sent to paper: 6")
    assert told.away <= _AWAY
    assert server.last_size() <= _MOST_BYTES


def test_painting_never_keeps_the_interface_away_and_thirty_sheets_would_be_a_small_job(
    server: Queues, made: dict[str, Path]
) -> None:
    told = print_on(server.env, made["booklet"], "paper", painted=True, pages="1-4")
    assert told.said == "Sent to paper: 4 pages, A4."
    assert told.away <= _AWAY
    assert server.last_size() / 4 * 62 <= _MOST_BYTES


def test_what_is_painted_can_be_cancelled(server: Queues, made: dict[str, Path]) -> None:
    before = server.log().count("Queued on")
    told = print_on(server.env, made["booklet"], "paper", painted=True, cancel=1)
    assert told.said.startswith("Cancelled.")
    assert server.log().count("Queued on") == before


def test_a_queue_that_takes_no_jobs_is_said(server: Queues, made: dict[str, Path]) -> None:
    server.refuse("letter")
    told = print_on(server.env, made["sheet"], "letter", fit=True)
    server.accept("letter")
    assert told.said.startswith("The printer “letter” did not accept the document.")


def test_a_stopped_queue_gets_nothing_and_is_said(server: Queues, made: dict[str, Path]) -> None:
    told = print_on(server.env, made["sheet"], "stopped")
    assert told.said.startswith("The printer “stopped” is stopped. Nothing was sent to it.")
    assert server.waiting("stopped") == ""


def test_cancelled_in_the_dialog_nothing_is_printed(server: Queues, made: dict[str, Path]) -> None:
    before = server.log().count("Queued on")
    assert print_on(server.env, made["sheet"], "").said == "Not printed."
    assert server.log().count("Queued on") == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there is CUPS not packed")
@pytest.mark.usefixtures("qapp")
def test_without_the_systems_library_for_printing_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(printing, "_CUPS", "libcups-of-nobody.so.2")
    with pytest.raises(SfdeskError, match=r"libcups-of-nobody.*Save it as PDF.*libcups2"):
        ask_printer(QPdfDocument(), "A sheet", 1, None)


def test_without_any_printer_it_says_what_to_do(server: Queues, made: dict[str, Path]) -> None:
    env = {**server.env, "CUPS_SERVER": "/nowhere/socket"}
    told = print_on(env, made["sheet"], "paper")
    assert told.said.startswith("No printer is set up on this computer.")
    assert "Save it as PDF" in told.said
