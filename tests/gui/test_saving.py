"""Under which name something is saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.ui.support.saving import ask_where, usual_folder
from tests.gui.conftest import Question

FORMS = "PDF (*.pdf);;Picture (*.png);;Ours (*.sfdesk-local.json)"


@pytest.mark.parametrize(
    ("given", "form", "written"),
    [
        ("map.pdf", "PDF (*.pdf)", "map.pdf"),
        ("map.PNG", "PDF (*.pdf)", "map.PNG"),
        ("map", "Picture (*.png)", "map.png"),
        ("map", "", "map.pdf"),
        ("Families, v1.2", "PDF (*.pdf)", "Families, v1.2.pdf"),
        ("ours", "Ours (*.sfdesk-local.json)", "ours.sfdesk-local.json"),
    ],
)
def test_a_name_gets_the_ending_of_what_is_chosen(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: list[Question],
    given: str,
    form: str,
    written: str,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answer = (str(tmp_path / given), form)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    assert ask_where(parent, "Save", "map.pdf", FORMS) == tmp_path / written
    assert refused == []
    (tmp_path / written).touch()
    # What the user named whole, the system has asked about.
    again = ask_where(parent, "Save", "map.pdf", FORMS)
    assert again == (tmp_path / written if given == written else None)
    assert [question.text for question in refused] == (
        [] if given == written else [f"{written} is there already."]
    )


def test_nothing_is_named_where_it_was_cancelled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_where(parent, "Save", "map.pdf", FORMS) is None


def test_a_file_is_asked_for_where_one_was_saved_last_else_in_the_documents(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = QStandardPaths.StandardLocation.DocumentsLocation

    # In place of the environment, which Windows does not ask.
    def writable_location(place: QStandardPaths.StandardLocation) -> str:
        return str(tmp_path / "Documents" if place == documents else tmp_path)

    monkeypatch.setattr(QStandardPaths, "writableLocation", writable_location)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QWidget(window)
    asked: list[str] = []
    saved = tmp_path / "Meetings" / "map.pdf"

    def save(_parent: object, _title: str, there: str, _forms: str) -> tuple[str, str]:
        asked.append(there)
        return str(saved), "PDF (*.pdf)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    # Without a folder for documents not in that where the program was started, as Qt would.
    assert ask_where(dialog, "Save", "map.pdf", FORMS) == saved
    (tmp_path / "Documents").mkdir()
    ask_where(dialog, "Save", "map.pdf", FORMS)
    saved.parent.mkdir()
    ask_where(window, "Save", "map.pdf", FORMS)
    parents = [Path(there).parent for there in asked]
    assert parents == [tmp_path, tmp_path / "Documents", saved.parent]


def test_who_has_no_home_in_the_environment_is_asked_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", none)
    window = QWidget()
    qtbot.addWidget(window)
    assert Path(usual_folder(window)).is_dir()
