"""Every text of the interface is translated, has room in a longer language, and can be mirrored."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import own_scenes
from scenes import dialogs, start_anew, views
from sfdesk.ui.support import locale
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.content import Content
from tests.gui.pseudo import translation
from tests.gui.texts import menu_texts, shown_texts


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, object]]:
    folder = tmp_path_factory.mktemp("translations")
    return {name: translation(folder, name) for name in ("pl", "ar")}


@pytest.fixture
def longer(qapp: QApplication, translations: dict) -> Iterator[None]:
    locale.speak(qapp, *translations["pl"])
    yield
    locale.speak_english(qapp)


@pytest.mark.usefixtures("longer")
class TestLonger:
    def test_all(self, window: MainWindow, qtbot: QtBot) -> None:
        content = Content(window.edition, own_scenes.KEPT)
        found = {}
        for scene in (*views(), *dialogs()):
            shown = scene.show(window)
            qtbot.wait(700)
            for each in shown_texts(shown):
                for part in content.foreign(each.text):
                    found.setdefault((each.place, part), scene.name)
            if isinstance(shown, QDialog):
                shown.reject()
            start_anew(window)
        for menu in window.menus.values():
            for each in menu_texts(menu):
                for part in content.foreign(each.text):
                    found.setdefault((each.place, part), "menu")
        Path("/tmp/found.txt").write_text(
            "\n".join(f"{v}\t{k[0]}\t{k[1]}" for k, v in found.items())
        )
        assert not found
