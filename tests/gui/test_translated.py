"""Every text of the interface is translated, has room in a longer language, and can be mirrored.

The languages are made up, of every text that the code marks; see ``pseudo``.
"""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import scenes
from sfdesk.core.paths import resources_folder
from sfdesk.model.changes import changes
from sfdesk.ui.support import geometry
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.content import Content
from tests.gui.driving import come_to_rest
from tests.gui.pseudo import Translation, speaking, translation
from tests.gui.test_layout import looked_at
from tests.gui.texts import Shown, menu_texts, shown_texts
from translations import texts

SCREEN = 1280, 720
QUOTING = ("CardList", "PageBrowser", "ReferenceCard", "painted")
"""What shows guide and glossary, which quote the interface: there they are content."""
KEYS = re.compile(r"(\bor\b|(Ctrl|Shift|Alt)\+\S+|\bF\d+|Esc|Enter|[↓/]|\s)+")
"""Names of keys stand on the keyboard. They are Qt's to translate, and are the same in Polish."""


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Translation]:
    folder = tmp_path_factory.mktemp("translations")
    said = texts()
    return {name: translation(folder, name, said) for name in ("pl", "ar")}


@pytest.fixture
def longer(qapp: QApplication, translations: dict[str, Translation]) -> Iterator[None]:
    with speaking(qapp, translations["pl"]):
        yield


@pytest.fixture
def mirrored(qapp: QApplication, translations: dict[str, Translation]) -> Iterator[None]:
    with speaking(qapp, translations["ar"]):
        yield


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that our own code paints."""
    found: list[str] = []
    draw = QPainter.drawText

    def spy(painter: QPainter, *what: object) -> object:
        found.extend(each for each in what if isinstance(each, str))
        return draw(painter, *what)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", spy)
    return found


def each_scene(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Show every view and every dialog, one after the other."""
    for scene in (*scenes.views(), *scenes.dialogs()):
        shown = scene.show(window)
        yield scene.name, shown
        if isinstance(shown, QDialog):
            shown.reject()
        scenes.start_anew(window)


def cut(text: str) -> str:
    """Return a text that was painted, as one that was cut: a line of it may be a single word."""
    return re.sub(r"[^\s…]*…", "", text) + "…"


def nobodys(window: MainWindow) -> list[object]:
    """What is neither the interface's nor the edition's, and why."""
    from edition_scenes import newer

    polish = QLocale("pl")
    return [
        # Written by the team, or made up by the scenes in the place of what the program says.
        scenes.MADE_UP,
        # The statement is a document; so is the list of what differs between two editions.
        (resources_folder() / "accessibility.md").read_text("utf8").splitlines(),
        changes(window.edition, newer(window.edition)),
        # Written by Qt as the locale has them.
        [polish.monthName(month) for month in range(1, 13)],
        [polish.standaloneMonthName(month) for month in range(1, 13)],
    ]


@pytest.mark.usefixtures("longer")
def test_every_text_is_translated(window: MainWindow, qtbot: QtBot, painted: list[str]) -> None:
    strict = Content(window.edition, *nobodys(window), guide=False)
    lenient = Content(window.edition, *nobodys(window), guide=True)
    found: dict[tuple[str, str], str] = {}
    seen = 0

    def judge(scene: str, shown: Iterator[Shown]) -> None:
        nonlocal seen
        for each in shown:
            seen += 1
            content = lenient if each.place.startswith(QUOTING) else strict
            for part in content.foreign(each.text):
                if not KEYS.fullmatch(part):
                    found.setdefault((each.place, part), scene)

    for scene, shown in each_scene(window):
        come_to_rest(window, qtbot)
        shown.repaint()
        judge(scene, shown_texts(shown))
        judge(scene, (Shown("painted", cut(text)) for text in painted))
        painted.clear()
    for menu in window.menus.values():
        judge("menus", menu_texts(menu))
    assert seen > 2_000
    told = "\n".join(f"{scene}: {place}: {part}" for (place, part), scene in found.items())
    if found:
        pytest.fail(f"texts outside translation: {len(found)}\n{told}", pytrace=False)


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize("zoom", [100, 200, 300])
def test_a_longer_language_has_room(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, zoom: int
) -> None:
    wrong = layout_faults(window, qtbot, monkeypatch, zoom)
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("zoom", [100, 200])
def test_from_right_to_left_all_has_room(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, zoom: int
) -> None:
    wrong = layout_faults(window, qtbot, monkeypatch, zoom)
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def layout_faults(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, zoom: int
) -> list[str]:
    area = QRect(0, 0, *SCREEN)
    monkeypatch.setattr(geometry, "screen_area", lambda _: area)
    window.zoom_by(zoom - 100)
    window.resize(geometry.bounded(window, QSize(*SCREEN)))
    geometry.bring_inside(window)
    return [
        f"{name}: {fault}"
        for name, shown in each_scene(window)
        for fault in looked_at(qtbot, shown)
    ]


@pytest.mark.usefixtures("mirrored")
def test_the_window_is_mirrored_and_its_content_is_not(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.filters.isVisible() and window.reading.isVisible())
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    places = [pane.x() for pane in (window.filters, window.results, window.reading)]
    assert places == sorted(places, reverse=True)
    page = window.reading.browser
    assert page.layoutDirection() is Qt.LayoutDirection.LeftToRight
    spoken = page.spoken()
    told = spoken.attributesInterface()
    assert told.attributeValue(QAccessible.Attribute.Locale).bcp47Name() == "en-GB"
