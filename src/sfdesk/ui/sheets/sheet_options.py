"""What goes on a fact sheet, or on each sheet of a booklet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout

from sfdesk.app import App
from sfdesk.core.language import tr, tr_n
from sfdesk.factsheets.handing_out import CONTACT, LETTERHEAD, PLAIN_TITLE, HandingOut, file_name
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.own_texts import on_sheets
from sfdesk.factsheets.pages import SECTIONS
from sfdesk.factsheets.safety import QUESTION
from sfdesk.model.offers import Offer
from sfdesk.ui.sheets.offer_ticks import OfferTicks
from sfdesk.ui.sheets.options import PdfOptions, Progress, choices, group
from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog
from sfdesk.ui.sheets.sheet_chooser import SheetChooser
from sfdesk.ui.support import messages
from sfdesk.ui.support.buttons import WrappingTick, push_button
from sfdesk.ui.support.order import follow_layout


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What is chosen.

    Attributes:
        slugs: Of the interventions: one sheet, or a booklet of several.
        profile: The print profile.
    """

    slugs: tuple[str, ...]
    audience: Audience
    profile: PrintProfile
    leave_out: frozenset[str]
    discreet: bool
    coloured_paper: bool
    offers: frozenset[str]


class SheetOptions(PdfOptions):
    """Choices of audience and sections, and of how it is handed out.

    Args:
        slugs: Of the interventions; several are a booklet.
        offers: What is offered here, of any interventions; printed where it is ticked.
    """

    def __init__(self, app: App, slugs: Sequence[str], offers: Sequence[Offer] = ()) -> None:
        super().__init__(app, "sheet_profile")
        self._slugs = tuple(slugs)
        self._organisation = app.letterhead.organisation
        self.audience = choices(tr("Who it is for"), Audience)
        self.form.insertRow(0, tr("&Who it is for"), self.audience)
        self.boxes: dict[str, QCheckBox] = {}
        self._sections = QVBoxLayout()
        # Each is high enough to be hit; room between them would be lost.
        self._sections.setSpacing(0)
        self.discreet = WrappingTick(tr("&Discreet: no title or sender shows"))
        self.coloured_paper = WrappingTick(tr("&For coloured paper: no ground of its own"))
        self.offers = OfferTicks(offers)
        self.offers.show_for(slugs)
        self.offers.changed.connect(self.changed)
        self._build()
        self._show_sections()
        self.audience.currentIndexChanged.connect(self._audience_changed)

    def _build(self) -> None:
        self.choose_button = push_button(tr("C&hoose sheets…"), self._choose)
        self.organisation_button = push_button(tr("Your &organisation…"), self._change_organisation)
        for box in (self.discreet, self.coloured_paper):
            box.toggled.connect(self._handing_out_changed)
        self.column.addWidget(self.choose_button)
        self.column.addWidget(group(tr("On the sheet"), self._sections))
        self.column.addLayout(self.offers)
        self.column.addWidget(
            group(tr("How it looks"), self.discreet, self.coloured_paper, self.organisation_button)
        )
        self.column.addStretch(1)

    @property
    def _for(self) -> Audience:
        return Audience(self.audience.currentData())

    @property
    def state(self) -> SheetChoice:
        """What is chosen now."""
        return SheetChoice(
            self._slugs,
            self._for,
            self.chosen_profile,
            frozenset(name for name, box in self.boxes.items() if not box.isChecked()),
            self.discreet.isEnabled() and self.discreet.isChecked(),
            self.coloured_paper.isChecked(),
            self.offers.ticked,
        )

    def restore(self, state: SheetChoice) -> None:
        """Put back what was chosen."""
        with QSignalBlocker(self):
            self._slugs = state.slugs
            for list_, value in ((self.audience, state.audience), (self.profile, state.profile)):
                list_.setCurrentIndex(list_.findData(value))
            for name, box in self.boxes.items():
                box.setChecked(name not in state.leave_out)
            self.discreet.setChecked(state.discreet)
            self.coloured_paper.setChecked(state.coloured_paper)
            self.offers.show_for(state.slugs)
            self.offers.tick(state.offers)

    def show_sheets(self, slugs: Sequence[str]) -> None:
        """Make these sheets: one, or a booklet."""
        self._slugs = tuple(slugs)
        self.offers.show_for(slugs)
        follow_layout(self)
        self.changed.emit()

    @property
    def title(self) -> str:
        """What the dialog is called."""
        many = tr_n("{count} sheet", "{count} sheets", self.parts)
        return tr("Fact sheet: {names}", names=many if self.parts > 1 else self.job_title)

    @property
    def job_title(self) -> str:
        """What a print queue shows; that of a discreet sheet tells nothing."""
        if self.state.discreet:
            return PLAIN_TITLE
        if self.parts > 1:
            return tr_n("{count} fact sheet", "{count} fact sheets", self.parts)
        return self._app.edition.intervention(self._slugs[0]).name

    @property
    def file_name(self) -> str:
        """What the file may be called; that of a discreet sheet tells nothing."""
        chosen = self.state
        return file_name(chosen.slugs, chosen.audience, discreet=chosen.discreet)

    @property
    def parts(self) -> int:
        """How many sheets there are."""
        return len(self._slugs)

    @property
    def question(self) -> str:
        """Asked where a sheet might put somebody in danger at home."""
        near = self._app.papers.ask_if_safe(self._slugs, self._for)
        return tr(QUESTION) if near else ""

    @property
    def may_be_discreet(self) -> bool:
        """Whether it is a family's and shows what it is about."""
        return self._for is Audience.FAMILY and not self.state.discreet

    def be_discreet(self) -> None:
        """Show no title and no sender."""
        self.discreet.setChecked(True)

    @property
    def own_texts(self) -> Iterator[str]:
        """Name and contact of the organisation, and the offers, as far as they are printed."""
        chosen = self.state
        return on_sheets(self._handing_out, chosen.slugs, chosen.audience, chosen.leave_out)

    @property
    def _handing_out(self) -> HandingOut:
        chosen, months = self.state, self._app.settings.settings.check_after
        whose, offers = self._organisation, self.offers.chosen
        return HandingOut(whose, chosen.discreet, chosen.coloured_paper, offers, months)

    def work(self) -> Callable[[Progress], bytes]:
        """Return what makes the sheets."""
        chosen, app, handing_out = self.state, self._app, self._handing_out
        return lambda progress: app.papers.sheet_pdf(
            chosen.slugs, chosen.audience, chosen.profile, chosen.leave_out, handing_out, progress
        )

    def _show_sections(self) -> None:
        while (item := self._sections.takeAt(0)) is not None:
            if widget := item.widget():
                # Gone at once: a box that is only marked to go still takes part in Tab.
                widget.setParent(None)
        self.boxes = {}
        for name, words in SECTIONS[self._for].items():
            box = WrappingTick(words)
            box.setChecked(True)
            box.toggled.connect(self.changed)
            self._sections.addWidget(box)
            self.boxes[name] = box
        follow_layout(self)
        self._enable()

    def _enable(self) -> None:
        """Enable what can be chosen: a discreet sheet is a family's, and names nobody."""
        self.discreet.setEnabled(self._for is Audience.FAMILY)
        named = not self.state.discreet
        whose = self._organisation
        self.boxes[LETTERHEAD].setEnabled(named and bool(whose.name or whose.logo))
        self.boxes[CONTACT].setEnabled(named and bool(whose.contact))

    def _audience_changed(self) -> None:
        self._show_sections()
        self.changed.emit()

    def _handing_out_changed(self) -> None:
        self._enable()
        self.changed.emit()

    def _choose(self) -> None:
        names = ((row.slug, row.name) for row in self._app.edition.interventions)
        chooser = SheetChooser(names, self._slugs, self)
        if chooser.exec() == QDialog.DialogCode.Accepted:
            self.show_sheets(chooser.chosen)

    def _change_organisation(self) -> None:
        letterhead = self._app.letterhead
        asked = OrganisationDialog(letterhead.organisation, self._app.sheets.check_logo, self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            messages.succeeded(self, lambda: letterhead.keep(asked.organisation))
            self._organisation = letterhead.organisation
            self._handing_out_changed()
