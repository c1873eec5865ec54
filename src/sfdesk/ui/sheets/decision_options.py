"""The decision sheet of a family: what is chosen of it."""

from collections.abc import Callable, Sequence

from sfdesk.app import App
from sfdesk.core.language import tr
from sfdesk.factsheets.decision import FILE_NAME, TITLE
from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience
from sfdesk.factsheets.own_texts import on_decision
from sfdesk.factsheets.safety import QUESTION
from sfdesk.ui.sheets.options import PdfOptions, Progress


class DecisionOptions(PdfOptions):
    """Choices of one decision sheet; whose sheet it is was said once, for every sheet.

    Args:
        slugs: Of the two to four interventions that stand in it.
    """

    job_title = TITLE
    """Nothing of what the family chooses between."""
    file_name = FILE_NAME

    def __init__(self, app: App, slugs: Sequence[str]) -> None:
        super().__init__(app, "decision_profile")
        self._slugs = tuple(slugs)
        self.column.addStretch(1)

    @property
    def title(self) -> str:
        """What the dialog is called."""
        return tr("Decision sheet for a family")

    @property
    def question(self) -> str:
        """Asked where a sheet might put somebody in danger at home."""
        return tr(QUESTION) if self._app.papers.ask_if_safe(self._slugs, Audience.FAMILY) else ""

    @property
    def own_texts(self) -> tuple[str, ...]:
        """Name and contact of the organisation."""
        return on_decision(HandingOut(self._app.letterhead.organisation))

    def work(self) -> Callable[[Progress], bytes]:
        """Return what makes the sheet."""
        app, profile = self._app, self.chosen_profile
        whose = HandingOut(app.letterhead.organisation)
        return lambda _: app.papers.decision_pdf(self._slugs, profile, whose)
