"""A note of the team's on one entry: plain text, found by search."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.model.edition import Edition
from sfdesk.model.local_layer import NO_FAMILIES, LocalNote
from sfdesk.ui.ours.fields import Choice, TextField
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog
from sfdesk.ui.ours.note_links import LinkNames, Links
from sfdesk.ui.support import messages
from sfdesk.ui.support.buttons import push_button

_LINES = 8
_MOST_SAID = 8
"""Links that are named where many lead nowhere: the question must fit the screen."""
_LINKS = to_translate(
    "To link to another entry, choose it here, or write its name in double brackets: "
    "[[Play therapy]]."
)


class NoteDialog(KeepingDialog):
    """Adds a note, or changes or removes one.

    Args:
        name: Of the entry that it is on.
        edition: Whose entries a note may link to.
        note: What is written so far; without an id it is a new one.
    """

    def __init__(
        self,
        name: str,
        edition: Edition,
        keeper: Keeper,
        note: LocalNote,
        parent: QWidget | None,
    ) -> None:
        title = tr("Note on {name}", name=name)
        super().__init__(title, keeper, parent)
        self.note, self._links = note, LinkNames(edition)
        self.add_text(tr(NO_FAMILIES), "message")
        self.text = TextField(note.text, f"{title}. {tr(NO_FAMILIES)}", _LINES)
        self.content.addWidget(self.text)
        self.add_text(tr(_LINKS), "secondary")
        self.content.addLayout(self._link_row())
        self.save_button = self.add_button(tr("Save"), self.save, main=True)
        if note.id and not note.read_only:
            self.add_button(tr("Remove"), self.remove)
        self.add_button(tr("Cancel"), self.reject)
        self.text.textChanged.connect(self._allow)
        self._allow()
        self.text.setFocus()

    def _link_row(self) -> QHBoxLayout:
        self.entry = Choice(self._links.choices, "", tr("Entry to link to"))
        self.link_button = push_button(tr("Put in the link"), self.put_link)
        self.link_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.entry, 1)
        row.addWidget(self.link_button)
        return row

    def put_link(self) -> None:
        """Write a link to the chosen entry where the cursor is, by the name that people read."""
        self.text.insertPlainText(f"[[{self.entry.currentText()}]]")
        self.text.setFocus()

    def _allow(self) -> None:
        self.save_button.setEnabled(bool(self.text.text().strip()))

    @property
    def is_changed(self) -> bool:
        """Whether the text is another."""
        return self.text.text() != self.note.text

    def save(self) -> None:
        """Keep what is written."""
        links = self._links.looked_up(self.text.text().strip())
        if not self._may_keep(links):
            return
        note = self.note._replace(text=links.text)
        self.keep(
            lambda layer: layer.notes.save(note),
            lambda _: tr("The note is saved."),
            over=lambda layer: layer.notes.save(note, over=True),
        )

    def _may_keep(self, links: Links) -> bool:
        """Ask first where a link would not be one."""
        said = [tr("“{link}” is not closed: write ]] after it.", link=each) for each in links.open]
        said += [tr("There is no entry called “{name}”.", name=name) for name in links.unknown]
        if len(said) > _MOST_SAID:
            said[_MOST_SAID:] = ["…"]
        return not said or messages.ask(
            self,
            tr("A link that leads nowhere"),
            "\n".join(said),
            yes=tr("Save it anyway"),
            no=tr("Go on writing"),
        )

    def remove(self) -> None:
        """Remove the note; it can be brought back by “Undo”."""
        note = self.note
        self.keep(
            lambda layer: layer.notes.remove(note),
            lambda _: tr("The note is removed. “Undo” in the Edit menu brings it back."),
        )
