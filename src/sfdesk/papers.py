"""What is printed of the open edition: fact sheets, booklets, tables, decision sheets. No Qt.

Whether anything may be printed is held here, for the commands and the window alike.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from sfdesk.core.errors import SheetError
from sfdesk.core.files import write_for_user
from sfdesk.core.language import tr
from sfdesk.core.policy import Policy
from sfdesk.core.progress import Progress, no_progress
from sfdesk.factsheets.fit import fit_sheet
from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience, Paper, Picture, PrintProfile, TableKind
from sfdesk.factsheets.render import SheetMaker
from sfdesk.factsheets.safety import ask_first
from sfdesk.factsheets.tables import TABLES, TableSheet
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.local_layer import FitJudgement


class Papers:
    """Makes them, dated today.

    Args:
        edition: What they are about.
        policy: Whether the organisation lets them be made.
        maker: Sets them.
        mark: Returns what each page says of the edition; asked anew for every paper.
        judgements: Returns those of the team; only the sheet of what fits us asks.

    Attributes:
        forget: Frees what the typesetter keeps, to be quicker when it sets the same again.
        ask_if_safe: Whether to ask first if sheets are safe to take home; see ``ask_first``.
    """

    def __init__(
        self,
        edition: Edition,
        policy: Policy,
        maker: SheetMaker,
        *,
        mark: Callable[[], str],
        judgements: Callable[[], Sequence[FitJudgement]],
    ) -> None:
        self._edition, self._policy, self._maker = edition, policy, maker
        self._mark, self._judgements = mark, judgements
        self.forget = maker.forget
        self.ask_if_safe = partial(ask_first, edition)

    def sheet_pdf(
        self,
        slugs: Sequence[str],
        audience: Audience,
        profile: PrintProfile,
        leave_out: frozenset[str] = frozenset(),
        handing_out: HandingOut | None = None,
        progress: Progress = no_progress,
    ) -> bytes:
        """Return one fact sheet, or a booklet of several, as PDF; see ``SheetMaker.pdf``.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If the sheet cannot be set.
        """
        rows = self._rows(slugs)
        today = date.today()
        return self._allowed_maker().pdf(
            self._edition, rows, audience, profile, today, leave_out, handing_out, progress
        )

    def table_pdf(
        self,
        kind: TableKind,
        slugs: Sequence[str],
        profile: PrintProfile,
        paper: Paper | None = None,
    ) -> bytes:
        """Return a comparison, the map, the matrix, or what fits us, as PDF on landscape pages.

        Args:
            kind: Which of them.
            slugs: Of the interventions that stand in it; for map and matrix none means all, for
                what fits us those that were judged, or all.
            paper: None is A4, or A3 where the letters are large.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If it cannot be set, or so many cannot be compared.
        """
        table, today = self._table(kind, slugs), date.today()
        info = self._edition.info
        return self._allowed_maker().table_pdf(info, table, profile, today, paper or Paper.A4)

    def table_picture(
        self, kind: TableKind, slugs: Sequence[str], paper: Paper, picture: Picture
    ) -> bytes:
        """Return a comparison or the map as a picture; see ``table_pdf``.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If it cannot be set, or takes more than one page.
        """
        table, today = self._table(kind, slugs), date.today()
        return self._allowed_maker().table_picture(self._edition.info, table, today, paper, picture)

    def _table(self, kind: TableKind, slugs: Sequence[str]) -> TableSheet:
        if kind == TableKind.FIT:
            return self._fit_sheet(slugs)
        rows = self._rows(slugs)
        if not rows and kind != TableKind.COMPARISON:
            rows = list(self._edition.interventions)
        return TABLES[kind](self._edition, rows)

    def _fit_sheet(self, slugs: Sequence[str]) -> TableSheet:
        judgements = self._judgements()
        wanted = set(slugs) or {judgement.intervention for judgement in judgements}
        every = self._edition.interventions
        rows = [row for row in every if row.slug in wanted]
        return fit_sheet(self._edition, rows or every, judgements)

    def decision_pdf(
        self, slugs: Sequence[str], profile: PrintProfile, handing_out: HandingOut | None = None
    ) -> bytes:
        """Return the decision sheet of two to four interventions as PDF.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If it cannot be set, or there are fewer or more.
        """
        rows = self._rows(slugs)
        today = date.today()
        return self._allowed_maker().decision_pdf(self._edition, rows, profile, today, handing_out)

    def _allowed_maker(self) -> SheetMaker:
        """Return the maker of sheets, if the organisation lets them be made.

        Raises:
            SheetError: If it does not.
        """
        if not self._policy.printing:
            raise SheetError(tr("Your organisation does not let sheets be printed here."))
        self._maker.mark = self._mark()
        return self._maker

    def write_sheet(self, out: Path, pdf: bytes) -> None:
        """Write a PDF to a file, whole or not at all.

        Raises:
            SheetError: If the file cannot be written; one that was there is as it was.
        """
        write_for_user(out, pdf, tr("The sheet"), SheetError)

    def _rows(self, slugs: Sequence[str]) -> list[Intervention]:
        return [self._edition.intervention(slug) for slug in slugs]
