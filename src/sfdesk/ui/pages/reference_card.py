"""The card of a reference: the full record, what cites it, and its address to copy."""

from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sfdesk.model.citation import addresses, note_lines
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Note, kind_of
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.pages.html import Blocks, lines, link
from sfdesk.ui.support import messages


class ReferenceCard(QDialog):
    """One note.

    Signals:
        followed(EntryKind, slug): An entry that cites it is to be opened.
    """

    followed = Signal(object)

    def __init__(self, edition: Edition, note: Note, blocks: Blocks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Reference {note.number}")
        self.resize(560, 380)
        self.note = note
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(f"Reference {note.number}")
        self.browser.setOpenLinks(False)
        self.browser.document().setDefaultStyleSheet(blocks.css())
        self.browser.setHtml(self._html(edition, note))
        self.browser.anchorClicked.connect(self._follow)
        column = QVBoxLayout(self)
        column.addWidget(self.browser, 1)
        column.addWidget(self._buttons())

    def _html(self, edition: Edition, note: Note) -> str:
        citing = edition.citing(note.number)
        links = [link(kind_of(entry), entry.slug, entry.name) for entry in citing]
        cited = "<br>".join(links) or escape("No entry of this edition cites it.")
        told = lines(note_lines(note))
        return f"<h3>Note {note.number}</h3>{told}<h3>Cited by</h3><p>{cited}</p>"

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.copy_button = QPushButton("Copy reference")
        self.copy_button.clicked.connect(self._copy)
        box.addButton(self.copy_button, role)
        if addresses(self.note):
            self.link_button = QPushButton("Copy address")
            self.link_button.clicked.connect(self._copy_address)
            self.open_button = QPushButton("Open in browser…")
            self.open_button.clicked.connect(self._open)
            box.addButton(self.link_button, role)
            box.addButton(self.open_button, role)
        return box

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(note_lines(self.note)))

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(addresses(self.note)))

    def _open(self) -> None:
        address = addresses(self.note)[0]
        question = f"This leaves sfdesk and opens your web browser at\n{address}"
        if messages.ask(self, "Open in browser?", question, yes="Open browser", no="Stay here"):
            QDesktopServices.openUrl(QUrl(address))

    def _follow(self, url: QUrl) -> None:
        kind, _, slug = url.toString().removeprefix("entry:").partition("/")
        self.accept()
        self.followed.emit((EntryKind(kind), slug))
