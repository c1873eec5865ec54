"""Shared by all tests: the real edition, read once from the authored content and built once."""

import os
import shutil
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from copy import copy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sfdesk.app import App
from sfdesk.authoring.build import build_all
from sfdesk.authoring.source import read_source
from sfdesk.core import language
from sfdesk.core.paths import Profile
from sfdesk.model.edition import Edition
from sfdesk.ui.support.reference_counts import pin_singletons

pin_singletons()
# How fast a machine is, and what else it does, is not what these tests are about.
settings.register_profile("any", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any")

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "db" / "sfp-2023"
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "installer")]


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
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real edition built: database, manifest and index."""
    folder = tmp_path_factory.mktemp("edition")
    build_all(CONTENT, folder)
    return folder


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """An empty profile."""
    return Profile.below(tmp_path / "profile")


@pytest.fixture(scope="session")
def opened_once(built: Path, tmp_path_factory: pytest.TempPathFactory) -> App:
    """The edition with its index and typesetter, opened once for all tests of a process."""
    app = App(Profile.below(tmp_path_factory.mktemp("opened-once")), built)
    assert app.engine
    assert app.sheets
    return app


@pytest.fixture
def app(opened_once: App, profile: Profile) -> App:
    """The application over the real edition, with an empty profile and services of its own."""
    app = copy(opened_once)
    app.profile = profile
    for of_the_profile in ("settings", "searches", "letterhead", "published", "finder"):
        vars(app).pop(of_the_profile, None)
    app.edition.filters.know_here({})
    return app


@pytest.fixture
def content_copy(tmp_path: Path) -> Path:
    """A copy of the authored content that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))
