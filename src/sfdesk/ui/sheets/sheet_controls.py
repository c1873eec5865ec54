"""What goes on a fact sheet: the left side of its dialog."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sfdesk.factsheets.finish import CONTACT, LETTERHEAD
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.organisation import Organisation
from sfdesk.factsheets.pages import SECTIONS
from sfdesk.model.vocabulary import Labelled


def profile_box(profile: str) -> QComboBox:
    """Return the choice of print profiles, with one of them chosen."""
    box = _choices("Print profile", PrintProfile)
    box.setCurrentIndex(max(0, box.findData(profile)))
    return box


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What is chosen."""

    audience: Audience
    profile: PrintProfile
    leave_out: frozenset[str]
    discreet: bool
    coloured_paper: bool


class SheetControls(QWidget):
    """Choices of audience, print profile, sections and finish.

    Signals:
        changed: Something was chosen that changes the sheet.
    """

    changed = Signal()

    def __init__(self, profile: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.audience = _choices("Who it is for", Audience)
        self.profile = profile_box(profile)
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        self.boxes: dict[str, QCheckBox] = {}
        self._organisation = Organisation()
        self._build()
        self._show_sections()
        self.audience.currentIndexChanged.connect(self._audience_changed)
        self.profile.currentIndexChanged.connect(self.changed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout()
        form.addRow("Who it is for", self.audience)
        form.addRow("Print", self.profile)
        form.addRow("Copies", self.copies)
        column.addLayout(form)
        column.addWidget(QLabel("On the sheet"))
        self._sections = QVBoxLayout()
        column.addLayout(self._sections)
        self.discreet = QCheckBox("Discreet: the outside tells nothing")
        self.coloured_paper = QCheckBox("For coloured paper: print no ground")
        for box in (self.discreet, self.coloured_paper):
            box.toggled.connect(self._finish_changed)
            column.addWidget(box)
        column.addStretch(1)

    @property
    def choice(self) -> SheetChoice:
        """What is chosen now."""
        return SheetChoice(
            Audience(self.audience.currentData()),
            PrintProfile(self.profile.currentData()),
            frozenset(name for name, box in self.boxes.items() if not box.isChecked()),
            self.discreet.isEnabled() and self.discreet.isChecked(),
            self.coloured_paper.isChecked(),
        )

    def set_organisation(self, organisation: Organisation) -> None:
        """Enable what there is of the organisation."""
        self._organisation = organisation
        self._enable()

    def _show_sections(self) -> None:
        while (item := self._sections.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self.boxes = {}
        for name, words in SECTIONS[Audience(self.audience.currentData())].items():
            box = QCheckBox(words)
            box.setChecked(True)
            box.toggled.connect(self.changed)
            self._sections.addWidget(box)
            self.boxes[name] = box
        self._enable()

    def _enable(self) -> None:
        """Enable what can be chosen: a discreet sheet is a family's, and names nobody."""
        self.discreet.setEnabled(self.audience.currentData() == Audience.FAMILY)
        named = not self.choice.discreet
        whose = self._organisation
        self.boxes[LETTERHEAD].setEnabled(named and bool(whose.name or whose.logo))
        self.boxes[CONTACT].setEnabled(named and bool(whose.contact))

    def _audience_changed(self) -> None:
        self._show_sections()
        self.changed.emit()

    def _finish_changed(self) -> None:
        self._enable()
        self.changed.emit()


def _choices(name: str, values: type[Labelled]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for each in values:
        box.addItem(each.label, each.value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
