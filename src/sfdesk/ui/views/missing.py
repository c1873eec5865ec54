"""What is missing for the chosen needs, and what the review mentions for them, to be read."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfdesk.core.language import tr
from sfdesk.model.edition import Edition
from sfdesk.model.needs import Held
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.flow_layout import FlowLayout, clear_layout
from sfdesk.ui.support.labels import wrapped_label


class Missing(QWidget):
    """A box that is there only while something is chosen.

    Signals:
        followed(Key): An entry that is told of is to be read.
    """

    followed = Signal(object)

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.setObjectName("missing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edition = edition
        self._needs = QVBoxLayout(self)
        self.hide()

    def show_needs(self, chosen: Sequence[Held]) -> None:
        """Tell of the needs that are chosen."""
        clear_layout(self._needs)
        for each in chosen:
            self._needs.addWidget(wrapped_label(each.need.name, "missingHead"))
            if each.need.none:
                self._needs.addWidget(wrapped_label(each.need.none))
            self._needs.addWidget(wrapped_label(each.need.note))
            if each.need.mentioned:
                self._needs.addWidget(self._mentioned(each.need.mentioned))
        self.setVisible(bool(chosen))

    def _mentioned(self, slugs: Sequence[str]) -> QWidget:
        line = QWidget()
        row = FlowLayout(spacing=4)
        line.setLayout(row)
        row.addWidget(wrapped_label(tr("Mentioned:")))
        for slug in slugs:
            key = (EntryKind.MENTIONED, slug)
            name, followed = self._edition.entry(*key).name, partial(self.followed.emit, key)
            row.addWidget(push_button(name, followed, style="quiet", wraps=True))
        return line
