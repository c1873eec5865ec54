"""A note of the team's on one entry: plain text, found by search."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.model.local_layer import NO_FAMILIES, LocalNote
from sfdesk.ui.ours.fields import TextField
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog

if TYPE_CHECKING:
    from sfdesk.local.layer import LocalLayer

_LINES = 8
_LINKS = to_translate(
    "A link to another entry is its short name in double brackets: [[play-therapy]]."
)


class NoteDialog(KeepingDialog):
    """Adds a note, or changes or removes one.

    Args:
        name: Of the entry that it is on.
        note: What is written so far; without an id it is a new one.
    """

    def __init__(self, name: str, keeper: Keeper, note: LocalNote, parent: QWidget | None) -> None:
        title = tr("Note on {name}", name=name)
        super().__init__(title, keeper, parent)
        self.note = note
        self.add_text(tr(NO_FAMILIES), "message")
        self.text = TextField(note.text, f"{title}. {tr(NO_FAMILIES)}", _LINES)
        self.content.addWidget(self.text)
        self.add_text(tr(_LINKS), "secondary")
        self.save_button = self.add_button(tr("Save"), self.save, main=True)
        if note.id and not note.read_only:
            self.add_button(tr("Remove"), self.remove)
        self.add_button(tr("Cancel"), self.reject)
        self.text.textChanged.connect(self._allow)
        self._allow()
        self.text.setFocus()

    def _allow(self) -> None:
        self.save_button.setEnabled(bool(self.text.text().strip()))

    @property
    def is_changed(self) -> bool:
        """Whether the text is another."""
        return self.text.text() != self.note.text

    def save(self) -> None:
        """Keep what is written."""
        note = self.note._replace(text=self.text.text().strip())
        self.keep(lambda layer: layer.notes.save(note), lambda _: tr("The note is saved."))

    def remove(self) -> None:
        """Remove the note; it can be brought back by “Undo”."""
        note = self.note

        def work(layer: "LocalLayer") -> None:
            layer.notes.remove(note)

        self.keep(
            work, lambda _: tr("The note is removed. “Undo” in the Edit menu brings it back.")
        )
