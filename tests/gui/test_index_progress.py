"""An index that has to be made: said with a count, and cancelled without a trace."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.paths import Profile
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.start import spare_what_stays
from tests.gui.driving import shown, type_query


@pytest.fixture
def bare(built: Path, tmp_path: Path, profile: Profile) -> App:
    """An application whose edition has no index."""
    folder = Path(shutil.copytree(built, tmp_path / "copy"))
    shutil.rmtree(folder / "index")
    return App(profile, folder)


def test_the_making_is_counted_and_then_search_works(bare: App, qtbot: QtBot) -> None:
    window = MainWindow(bare)
    told: list[tuple[int, int]] = []
    window.index_progress.told.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(window.settled):
        window.show()
    total = len(list(bare.edition.entries()))
    assert told[-1] == (2 * total, 2 * total)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert not window.index_progress.words.isVisible()
    type_query(window, qtbot, "fgc")
    assert shown(window)[0] == "family-group-conferencing"
    window.close()


@pytest.fixture
def garbage() -> Iterator[None]:
    """Garbage is not looked for, as while the program starts; afterwards all is as it was."""
    usual = gc.get_threshold()
    gc.disable()
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)
    gc.enable()


def test_cancelled_it_collects_garbage_again(
    bare: App, qtbot: QtBot, garbage: None, told: list[SfdeskError]
) -> None:
    window = MainWindow(bare)
    window.settled.connect(spare_what_stays)
    window.index_progress.cancel()
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.waitUntil(gc.isenabled)
    window.close()


def test_cancelled_it_leaves_nothing_and_the_next_search_makes_it(
    bare: App, qtbot: QtBot, told: list[SfdeskError]
) -> None:
    bare.settings.change(home_at_start=False)
    window = MainWindow(bare)
    window.index_progress.cancel()
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    assert "search index was not made" in told[0].happened
    # The lock of the folder may stay.
    assert not [path for path in bare.profile.cache.glob("index/*") if path.is_dir()]
    assert len(shown(window)) == 30
    type_query(window, qtbot, "fgc")
    assert shown(window)[0] == "family-group-conferencing"
    window.close()
