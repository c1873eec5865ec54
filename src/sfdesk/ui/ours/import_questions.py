"""What is asked before offers are taken in: what columns hold, and what services are for."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.model.edition import Edition
from sfdesk.model.offers import OFFER_LABELS
from sfdesk.ui.ours.fields import Choice, add_row
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog
from sfdesk.ui.support.buttons import WrappingTick
from sfdesk.ui.support.dialog import Dialog, form

_NONE_NAMED = to_translate(
    "Some of what is in the file does not name an intervention of the matrix. You can say what it "
    "is for: the same for all of it."
)


class ColumnsDialog(KeepingDialog):
    """Asks once what the columns hold that sfdesk does not know; the answers are remembered.

    Args:
        heads: Of the columns.
    """

    def __init__(self, heads: Iterable[str], keeper: Keeper, parent: QWidget | None) -> None:
        super().__init__(tr("What do these columns hold?"), keeper, parent)
        self.add_text(tr("These columns are not known yet. What you say is remembered."))
        labels = ((name, tr(label)) for name, label in OFFER_LABELS.items())
        fields = [("", tr("Leave it out")), *labels]
        layout = form()
        self.choices: dict[str, Choice] = {}
        for head in heads:
            self.choices[head] = Choice(fields, "", head)
            add_row(layout, head[:60], self.choices[head])
        self.content.addLayout(layout)
        self.remember = WrappingTick(tr("Remember this"))
        self.remember.setChecked(True)
        self.content.addWidget(self.remember)
        self.add_button(tr("Go on"), self.go_on, main=True)
        self.add_button(tr("Cancel"), self.reject)

    @property
    def columns(self) -> dict[str, str]:
        """Head → field, or nothing."""
        return {head: choice.text() for head, choice in self.choices.items()}

    def go_on(self) -> None:
        """Keep the answers, if they are to be remembered, and close."""
        columns = self.columns
        if not self.remember.isChecked():
            self.accept()
            return
        self.keep(
            lambda layer: layer.preferences.remember_columns(columns),
            lambda _: tr("What the columns hold is remembered."),
        )


class ForDialog(Dialog):
    """Asks what those offers are for that do not say it themselves.

    Args:
        edition: Whose interventions and needs they may be for.
    """

    def __init__(self, edition: Edition, parent: QWidget | None) -> None:
        super().__init__(tr("What are these offers for?"), parent)
        self.add_text(tr(_NONE_NAMED))
        rows = sorted(edition.interventions, key=lambda row: row.name.casefold())
        interventions = [(f"intervention/{row.slug}", row.name) for row in rows]
        needs = [
            (f"need/{need.slug}", tr("Need: {need}", need=need.name)) for need in edition.needs
        ]
        pairs = [("", tr("Leave them out")), *interventions, *needs]
        self.choice = Choice(pairs, "", tr("What they are for"))
        layout = form()
        add_row(layout, tr("They are for"), self.choice)
        self.content.addLayout(layout)
        self.add_button(tr("Go on"), self.accept, main=True)
        self.add_button(tr("Cancel"), self.reject)

    @property
    def default(self) -> dict[str, str]:
        """``intervention`` or ``need`` → slug; nothing where they are left out."""
        field, _, slug = self.choice.text().partition("/")
        return {field: slug} if slug else {}
