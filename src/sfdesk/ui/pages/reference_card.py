"""The card of a reference: the full record, what cites it, and its address to copy."""

from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sfdesk.core.language import tr
from sfdesk.model.citation import addresses, note_lines
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Note, kind_of
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.pages.html import Blocks, lines, link
from sfdesk.ui.support import messages
from sfdesk.ui.support.dialog import TextDialog
from sfdesk.ui.support.outside import open_outside


class ReferenceCard(TextDialog):
    """One note.

    Args:
        links: Whether addresses may be opened in a browser.

    Signals:
        followed(EntryKind, slug): An entry that cites it is to be opened.
    """

    followed = Signal(object)

    def __init__(
        self, edition: Edition, note: Note, blocks: Blocks, parent: QWidget, *, links: bool
    ) -> None:
        super().__init__(
            tr("Reference {number}", number=note.number),
            self._html(edition, note),
            parent,
            blocks.css(),
        )
        self.note = note
        self.browser.anchorClicked.connect(self._follow)
        self.copy_button = self.add_button(tr("Copy reference"), self._copy)
        if addresses(note):
            self.link_button = self.add_button(tr("Copy address"), self._copy_address)
        if links and addresses(note):
            self.open_button = self.add_button(tr("Open in browser…"), self._open)

    def _html(self, edition: Edition, note: Note) -> str:
        citing = edition.citing(note.number)
        links = [link(kind_of(entry), entry.slug, entry.name) for entry in citing]
        cited = "<br>".join(links) or escape(tr("No entry of this edition cites it."))
        told = lines(note_lines(note))
        head, by = tr("Note {number}", number=note.number), tr("Cited by")
        return f"<h3>{escape(head)}</h3>{told}<h3>{escape(by)}</h3><p>{cited}</p>"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(note_lines(self.note)))

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(addresses(self.note)))

    def _open(self) -> None:
        address = addresses(self.note)[0]
        title, yes, no = tr("Open in browser?"), tr("Open browser"), tr("Stay here")
        question = tr(
            "This leaves the program and opens your web browser at\n{address}", address=address
        )
        if messages.ask(self, title, question, yes=yes, no=no):
            messages.succeeded(self, lambda: open_outside(address))

    def _follow(self, url: QUrl) -> None:
        kind, _, slug = url.toString().removeprefix("entry:").partition("/")
        self.accept()
        self.followed.emit((EntryKind(kind), slug))
