"""Two to four interventions side by side."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sfdesk.core.language import tr, tr_n
from sfdesk.model.comparison import FEWEST, MOST, NO_CAUTION, Compared, comparison
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.strength import dots_text
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.controls import ChoiceBox
from sfdesk.ui.support.flow_layout import FlowLayout, refill
from sfdesk.ui.support.labels import wrapped_label
from sfdesk.ui.views.scrolled_view import ScrolledView
from sfdesk.ui.views.word_table import WordTable

_LEAST_BOX = 160
"""Pixels."""
_ABOVE = 8
"""Pixels between the words and the button."""


class CompareView(ScrolledView):
    """The same facts of each, one column an intervention; where they differ it says so.

    Signals:
        toggled(slug): An intervention is to be added or taken out.
        opened(slug): An intervention is to be read.
        print_wanted: The comparison is to be printed.
        decision_wanted: A family is to choose between what is compared.
        plan_wanted: What is compared is to be copied for a plan.
        matrix_wanted: The matrix is to be shown, to mark something there.
    """

    toggled = Signal(str)
    opened = Signal(str)
    print_wanted = Signal()
    decision_wanted = Signal()
    plan_wanted = Signal()
    matrix_wanted = Signal()

    def __init__(self, edition: Edition, theme: Theme) -> None:
        self.table = WordTable(tr("Comparison"))
        super().__init__(self.table)
        self.theme = theme
        self._edition = edition
        self._rows: list[Intervention] = []
        self.setAccessibleName(tr("Compare"))
        self.table.horizontalHeader().sectionClicked.connect(self._open)
        self.table.cellActivated.connect(lambda _row, column: self._open(column))
        self._make_controls()
        self.add_head(self.add_box, self.plan_button, self.decision_button, self.print_button)
        self._chips = FlowLayout(spacing=6)
        self.column.addLayout(self._chips)
        self.how = wrapped_label("", "empty")
        self.column.addWidget(self.how)
        self.ways = QWidget()
        ways = FlowLayout(spacing=8)
        ways.setContentsMargins(0, _ABOVE, 0, 0)
        self.ways.setLayout(ways)
        words, wanted = tr("Go to the matrix"), self.matrix_wanted
        self.matrix_button = push_button(words, wanted, style="main", wraps=True)
        ways.addWidget(self.matrix_button)
        self.column.addWidget(self.ways)
        self.column.addWidget(self.table, 1)
        self.column.addStretch()

    def _make_controls(self) -> None:
        self.add_box = ChoiceBox()
        self.add_box.setAccessibleName(tr("Add an intervention to the comparison"))
        self.add_box.setMinimumContentsLength(24)
        # Where there is less room, it takes what there is.
        self.add_box.setMinimumWidth(_LEAST_BOX)
        self.add_box.activated.connect(self._added)
        self.plan_button = push_button(tr("Copy for the plan"), self.plan_wanted, wraps=True)
        tip, decide = tr("One sheet for a family to choose between these"), self.decision_wanted
        self.decision_button = push_button(tr("Decision sheet…"), decide, tip=tip, wraps=True)
        wanted = self.print_wanted
        self.print_button = push_button(tr("Print the comparison…"), wanted, wraps=True)

    def show_rows(self, rows: Sequence[Intervention]) -> None:
        """Show some interventions side by side; with fewer than two, how to choose them."""
        self._rows = list(rows)
        enough = len(rows) >= FEWEST
        holder = QApplication.focusWidget()
        held = holder is not None and self.isAncestorOf(holder)
        count = tr_n("Compare {count} intervention", "Compare {count} interventions", len(rows))
        self.count.setText(count if enough else tr("Compare"))
        self.how.setText(_how(rows))
        for widget in (self.how, self.ways):
            widget.setVisible(not enough)
        for each in (self.plan_button, self.decision_button, self.print_button):
            each.setHidden(not enough)
        self.arrange_head()
        self.table.setVisible(enough)
        self._show_choices()
        self._show_chips()
        if enough:
            self._fill(comparison(self._edition, rows))
        if held and not (holder and self.isAncestorOf(holder) and holder.isVisible()):
            # Qt would give the keyboard to whatever comes next, outside of this view too.
            self.focus_first()

    def _fill(self, facts: tuple[Compared, ...]) -> None:
        labels = [f"{fact.label}\n{'≠' if fact.differs else '='} {_mark(fact)}" for fact in facts]
        self.table.begin([row.name for row in self._rows], labels)
        for number, fact in enumerate(facts):
            for place, lines in enumerate(fact.values):
                text = "\n".join(lines)
                shown = f"{dots_text(fact.dots[place])} {text}" if fact.dots else text
                spoken = tr(
                    "{name}, {fact}, {mark}: {told}",
                    name=self._rows[place].name,
                    fact=fact.label,
                    mark=_mark(fact),
                    told=text,
                )
                item = self.table.put(number, place, shown, spoken)
                if fact.warns and text != NO_CAUTION:
                    item.setForeground(QColor(self.theme.caution))
                    item.setBackground(QColor(self.theme.caution_ground))
                elif not fact.differs:
                    item.setForeground(QColor(self.theme.soft))
        self.find_bar.page_changed()
        self.table.fit_soon()

    def _show_choices(self) -> None:
        self.add_box.clear()
        self.add_box.addItem(tr("Add an intervention…"), "")
        chosen = {row.slug for row in self._rows}
        others = (row for row in self._edition.interventions if row.slug not in chosen)
        for row in sorted(others, key=lambda each: each.name.casefold()):
            self.add_box.addItem(row.name, row.slug)
        self.add_box.setEnabled(len(self._rows) < MOST)

    def _show_chips(self) -> None:
        refill(self._chips, [self._chip(row) for row in self._rows])

    def _chip(self, row: Intervention) -> QPushButton:
        name = tr("Take {name} out of the comparison", name=row.name)
        pressed = partial(self.toggled.emit, row.slug)
        words = tr("{name}  ×", name=row.name)
        return push_button(words, pressed, style="chip", name=name, wraps=True)

    def _added(self, index: int) -> None:
        slug = self.add_box.itemData(index)
        if slug:
            self.toggled.emit(slug)

    def _open(self, column: int) -> None:
        self.opened.emit(self._rows[column].slug)

    def focus_first(self) -> None:
        """Put the keyboard on the table, or on what adds to it."""
        reason = Qt.FocusReason.ShortcutFocusReason
        if len(self._rows) >= FEWEST:
            self.table.setFocus(reason)
            self.table.setCurrentCell(0, 0)
        else:
            self.add_box.setFocus(reason)


def _mark(fact: Compared) -> str:
    return tr("differs") if fact.differs else tr("the same")


def _how(marked: Sequence[Intervention]) -> str:
    """Return how to come to something to compare, a line a step."""
    begun = (
        tr("{name} is marked. Mark another to compare it with.", name=marked[0].name)
        if marked
        else tr(
            "Nothing is marked yet. {fewest} to {most} interventions can stand side by side.",
            fewest=FEWEST,
            most=MOST,
        )
    )
    return "\n".join(
        (
            begun,
            tr("In the matrix, open an intervention and press “Compare” above it, or Ctrl+M."),
            tr("Or choose one in “Add an intervention…”, above."),
        )
    )
