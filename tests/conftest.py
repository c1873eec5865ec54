"""Shared by all tests: the real edition, read once from the authored content and built once."""

import gc
import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from copy import copy
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from sfdesk.app import App
from sfdesk.authoring.build import build_all
from sfdesk.authoring.source import read_source
from sfdesk.core import language
from sfdesk.core.paths import Profile
from sfdesk.factsheets.render import SheetMaker
from sfdesk.model.edition import Edition
from sfdesk.ui.support.reference_counts import pin_singletons
from sfdesk.ui.window.start import YOUNG
from tests.typeset_once import KeepingMaker

pin_singletons()
# How fast a machine is, and what else it does, is not what these tests are about.
settings.register_profile("any", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any")

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "db" / "sfp-2023"
SECOND = ROOT / "tests" / "data" / "second-edition"
_SHARED = "SFDESK_TESTS_SHARED"
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "installer")]
# As the program itself does: what is imported and collected at first is no garbage.
gc.disable()


def pytest_configure(config: pytest.Config) -> None:
    """Give each process of the run a screen and a window manager of its own.

    No test then depends on what the user has open, nor on what another process has in front.
    """
    from screen import virtual_screen

    if os.environ.get("SFDESK_TESTS_WITHOUT_SCREEN"):
        return
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", None):
        stack = ExitStack()
        screen = stack.enter_context(virtual_screen())
        os.environ.clear()
        os.environ.update(screen)
        config.add_cleanup(stack.close)


def pytest_collection_finish() -> None:
    """Let the tests begin, garbage collected as seldom as it is in the open window."""
    never_look_again()
    gc.set_threshold(YOUNG)
    gc.enable()


def never_look_again() -> None:
    """Keep what is there now out of every later search for cycles.

    It stays to the end of the run, and looking through it was most of what such a search took.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_told_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test before this one had told to the user, or waiting to be."""
    monkeypatch.setattr("sfdesk.core.notices._told", set())
    monkeypatch.setattr("sfdesk.core.notices._waiting", deque())


@pytest.fixture
def in_brackets() -> Iterator[None]:
    """Every text of the interface is told in brackets, as if it were in another language."""
    language.use(lambda text, _: f"⟦{text}⟧")
    yield
    language.use(None)


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The real edition, from its authored content."""
    return read_source(CONTENT)


@pytest.fixture(scope="session")
def shared(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every process of the run sees, those that tests start too."""
    if _SHARED not in os.environ:
        folder = tmp_path_factory.getbasetemp()
        is_one_of_several = hasattr(pytestconfig, "workerinput")
        os.environ[_SHARED] = str(folder.parent if is_one_of_several else folder)
    return Path(os.environ[_SHARED])


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder that one process of the run makes for all of them; only to look at."""
    part = folder.with_suffix(".part")
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            make(part)
            part.rename(folder)
    return folder


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """A folder with the real edition built: database, manifest and index."""
    return made_once(shared / "edition", lambda folder: build_all(CONTENT, folder))


@pytest.fixture(scope="session")
def second() -> Edition:
    """The invented edition of another matrix, which is small."""
    return read_source(SECOND)


@pytest.fixture(scope="session")
def second_built(shared: Path) -> Path:
    """A folder with the invented edition built: for what is about files, whatever is in them.

    Its index is made in a hundredth of the time that the real one takes.
    """
    return made_once(shared / "second", lambda folder: build_all(SECOND, folder))


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """An empty profile."""
    return Profile.below(tmp_path / "profile")


@pytest.fixture(scope="session")
def typeset(shared: Path) -> Path:
    """Where sheets are kept that were set, so that no process sets them once more."""
    return shared / "typeset"


@pytest.fixture(scope="session")
def maker(typeset: Path) -> SheetMaker:
    """A maker of sheets."""
    return KeepingMaker(typeset)


@pytest.fixture(scope="session")
def opened_once(built: Path, typeset: Path, tmp_path_factory: pytest.TempPathFactory) -> App:
    """The edition with its index and typesetter, opened once for all tests of a process."""
    app = App(Profile.below(tmp_path_factory.mktemp("opened-once")), built)
    vars(app)["sheets"] = KeepingMaker(typeset)
    assert app.engine
    never_look_again()
    return app


@pytest.fixture
def app(opened_once: App, profile: Profile) -> App:
    """The application over the real edition, with an empty profile and services of its own."""
    return fresh(opened_once, profile)


def fresh(opened: App, profile: Profile) -> App:
    """Return an application over what is open, with another profile and services of its own."""
    app = copy(opened)
    app.profile = profile
    for of_the_profile in ("settings", "recent_searches", "letterhead", "published", "finder"):
        vars(app).pop(of_the_profile, None)
    app.edition.filters.know_here({})
    return app


@pytest.fixture
def content_copy(tmp_path: Path) -> Path:
    """A copy of the authored content that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))
