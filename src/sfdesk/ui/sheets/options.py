"""What goes into a PDF: the left side of its dialog, one kind of document each."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QGroupBox,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from sfdesk.app import App
from sfdesk.core.language import tr
from sfdesk.factsheets.kinds import Picture, PrintProfile
from sfdesk.factsheets.own_texts import unprintable
from sfdesk.model.vocabulary import Labelled
from sfdesk.ui.support import messages
from sfdesk.ui.support.controls import ChoiceBox, NumberBox
from sfdesk.ui.support.dialog import form

Progress = Callable[[int, int], None]
"""Gets the number of parts that are done and their total; what it raises ends the work."""

_MOST_COPIES = 99


class PdfOptions(QWidget):
    """The choices that every document has: print profile and copies.

    A kind of document derives from it, adds its own, and says how its PDF is made.

    Args:
        app: Makes the PDF and keeps the profile.
        kind: The setting under which the profile of this kind of document is kept.

    Signals:
        changed: Something was chosen that changes the PDF.
    """

    changed = Signal()

    def __init__(self, app: App, kind: str) -> None:
        super().__init__()
        self._app, self._kind = app, kind
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 4, 0)
        self.profile = choices(tr("Print"), PrintProfile)
        kept = str(getattr(app.settings.settings, kind))
        self.profile.setCurrentIndex(max(0, self.profile.findData(kept)))
        self.profile.currentIndexChanged.connect(self._profile_changed)
        self.copies = NumberBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.form = form()
        self.form.addRow(tr("P&rint"), self.profile)
        self.form.addRow(tr("Cop&ies"), self.copies)
        self.column.addLayout(self.form)

    @property
    def title(self) -> str:
        """What the dialog is called."""
        raise NotImplementedError

    @property
    def job_title(self) -> str:
        """What a print queue shows."""
        raise NotImplementedError

    @property
    def file_name(self) -> str:
        """What the file may be called."""
        raise NotImplementedError

    @property
    def parts(self) -> int:
        """How many parts are counted while the PDF is made."""
        return 1

    @property
    def question(self) -> str:
        """What is asked before the PDF leaves the computer; empty for nothing."""
        return ""

    @property
    def own_texts(self) -> Iterable[str]:
        """What the user wrote that is printed: it may be in any script."""
        return ()

    @property
    def warning(self) -> str:
        """What is to be known before the PDF is printed; empty for nothing."""
        return unprintable(self.own_texts)

    @property
    def state(self) -> Any:
        """Everything that is chosen, as one value that can be compared and put back."""
        return self.chosen_profile

    @property
    def chosen_profile(self) -> PrintProfile:
        """The print profile that is chosen."""
        return PrintProfile(self.profile.currentData())

    def restore(self, state: Any) -> None:
        """Put back what was chosen, without a signal."""
        with QSignalBlocker(self):
            self.profile.setCurrentIndex(self.profile.findData(state))

    @property
    def may_be_discreet(self) -> bool:
        """Whether there is a form of it that tells nothing outside, and it is another."""
        return False

    def be_discreet(self) -> None:
        """Take that form."""
        raise NotImplementedError

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The kinds of picture that it can be saved as, besides PDF."""
        return ()

    def picture(self, kind: Picture) -> Callable[[], bytes]:
        """Return what makes a picture of what is chosen now; it is called on another thread."""
        raise NotImplementedError

    def work(self) -> Callable[[Progress], bytes]:
        """Return what makes the PDF of what is chosen now; it is called on another thread."""
        raise NotImplementedError

    def _profile_changed(self) -> None:
        kept = {self._kind: self.profile.currentData()}
        messages.succeeded(self, partial(self._app.settings.change, **kept))
        self.changed.emit()


def choices(name: str, values: type[Labelled]) -> ChoiceBox:
    """Return a box of choices."""
    box = ChoiceBox()
    box.setAccessibleName(name)
    for each in values:
        box.addItem(tr(each.label), each.value)
    box.setMinimumContentsLength(12)
    return box


def group(title: str, *items: QWidget | QLayout) -> QGroupBox:
    """Return a named group with some widgets below each other."""
    made = QGroupBox(title)
    column = QVBoxLayout(made)
    for item in items:
        if isinstance(item, QWidget):
            column.addWidget(item)
        else:
            column.addLayout(item)
    return made
