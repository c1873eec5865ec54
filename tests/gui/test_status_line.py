"""What the window says of its edition at the foot."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.ui.support.locale import day
from sfdesk.ui.window.main_window import MainWindow


@pytest.mark.parametrize(("look_again_by", "due"), [("2020-01-31", True), ("2999-01-31", False)])
def test_an_edition_past_its_date_says_so_quietly(
    app: App, qtbot: QtBot, qapp: QApplication, look_again_by: str, due: bool
) -> None:
    info = app.edition.info._replace(look_again_by=look_again_by)
    app.edition = app.edition._replace(info=info)
    window = MainWindow(app)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.settled):
        window.show()
    (line,) = (
        label.text()
        for label in window.statusBar().findChildren(QLabel)
        if label.text().startswith(info.title)
    )
    assert ("ask for a newer edition" in line) is due
    assert ("31 January 2020" in line) is due


@pytest.mark.parametrize("first", ["message", "zoom"])
def test_what_has_just_happened_stands_alone_at_every_text_size(
    window: MainWindow, first: str
) -> None:
    def shown() -> list[str]:
        QApplication.processEvents()
        labels = window.status.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    before = shown()
    if first == "message":
        window.status.showMessage("It is saved.")
    window.zoom_by(100)
    window.status.showMessage("It is saved.")
    assert shown() == ["It is saved."]
    window.zoom_by(-50)
    assert shown() == ["It is saved."]
    window.status.clearMessage()
    assert shown() == before


def test_the_day_of_the_edition_is_told_as_people_write_it(window: MainWindow) -> None:
    released = window.edition.info.released
    assert released not in window.status._edition.text()
    assert day(released) in window.status._edition.text()
