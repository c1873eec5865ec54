"""Fact sheets as tagged PDF/UA-1: page models to what the templates print."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sfdesk.core.errors import SheetError
from sfdesk.core.language import tr
from sfdesk.core.progress import Progress, no_progress
from sfdesk.factsheets.blocks import Page
from sfdesk.factsheets.decision import decision_sheet
from sfdesk.factsheets.handing_out import PLAIN_TITLE, HandingOut, discreet, with_contact
from sfdesk.factsheets.kinds import Audience, Paper, Picture, PrintProfile
from sfdesk.factsheets.offers import with_offers
from sfdesk.factsheets.pages import SECTIONS, page
from sfdesk.factsheets.tables import TableSheet
from sfdesk.factsheets.typesetting import Typesetter
from sfdesk.model.dates import MONTHS
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.info import EditionInfo

_SHEET, _TABLE, _DECISION = "typst/sheet.typ", "typst/tables.typ", "typst/decision.typ"
_BOOKLETS = {
    Audience.PRACTITIONER: "Evidence sheets",
    Audience.FAMILY: "Information for families",
}
_PAGE_TREE = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)")


class SheetMaker:
    """Makes PDFs; keep one, since the first sheet warms it up for the others.

    Args:
        resources: The folder that holds ``typst/`` and ``fonts/``.

    Attributes:
        mark: What every page says of its edition, beside its age; mostly empty.
    """

    def __init__(self, resources: Path) -> None:
        self._typesetter = Typesetter(resources)
        self.check_logo = self._typesetter.check_logo
        self.forget = self._typesetter.forget
        self.mark = ""

    def pdf(
        self,
        edition: Edition,
        interventions: Sequence[Intervention],
        audience: Audience,
        profile: PrintProfile,
        printed: datetime.date,
        leave_out: frozenset[str] = frozenset(),
        handing_out: HandingOut | None = None,
        progress: Progress = no_progress,
    ) -> bytes:
        """Return a fact sheet, or a booklet with a contents page for several interventions.

        The same arguments give the same bytes.

        Args:
            edition: The edition that the interventions belong to.
            interventions: In the order in which they are to stand.
            audience: Whom they are for.
            profile: How they are set.
            printed: The date that stands at the foot of each page.
            leave_out: Ids out of ``SECTIONS[audience]``.
            handing_out: By whom, how openly, with which offers; None for nobody's.
            progress: Is told before each sheet and after the last; the whole is typeset then,
                in one go, since page numbers and contents belong to all of it.

        Raises:
            SheetError: If there is nothing to print, something asked for does not exist, or
                the typesetter fails.
        """
        if not interventions:
            raise SheetError(
                tr("There is nothing to print."), do=tr("Choose at least one intervention.")
            )
        handing_out = (handing_out or HandingOut()).without(leave_out)
        if handing_out.discreet and audience != Audience.FAMILY:
            raise SheetError(
                tr("Only a family sheet can be discreet."), do=tr("Leave one of the two out.")
            )
        pages = []
        for done, row in enumerate(interventions):
            progress(done, len(interventions))
            pages.append(page(edition, row, audience, leave_out))
        progress(len(pages), len(pages))
        pages = _handed_out(pages, audience, handing_out, printed)
        document = _document(edition.info, pages, audience, profile, printed)
        logo = handing_out.organisation.logo
        made = self._set(_SHEET, {**document, **_drawn(handing_out)}, printed, logo)
        if len(pages) > 1:
            self.forget()
        return made

    def table_pdf(
        self,
        info: EditionInfo,
        table: TableSheet,
        profile: PrintProfile,
        printed: datetime.date,
        paper: Paper = Paper.A4,
    ) -> bytes:
        """Return a comparison, the map or the matrix.

        Raises:
            SheetError: If the typesetter fails.
        """
        document = _table(info, table, profile, printed, paper)
        return self._set(_TABLE, document, printed)

    def table_picture(
        self,
        info: EditionInfo,
        table: TableSheet,
        printed: datetime.date,
        paper: Paper,
        kind: Picture,
    ) -> bytes:
        """Return a comparison or the map as a picture, in standard print.

        Raises:
            SheetError: If it has more than one page, or the typesetter fails.
        """
        document = _table(info, table, PrintProfile.STANDARD, printed, paper)
        return self._typesetter.picture(_TABLE, self._marked(document), kind)

    def decision_pdf(
        self,
        edition: Edition,
        interventions: Sequence[Intervention],
        profile: PrintProfile,
        printed: datetime.date,
        handing_out: HandingOut | None = None,
    ) -> bytes:
        """Return a decision sheet: two to four interventions as choices of a family.

        Raises:
            SheetError: If there are fewer or more, or the typesetter fails.
        """
        handing_out = handing_out or HandingOut()
        contact = handing_out.organisation.contact.splitlines()
        document = {
            **_any_document(edition.info, profile, printed),
            "sheet": asdict(decision_sheet(edition, interventions)),
            "contact": " · ".join(line.strip() for line in contact if line.strip()),
            **_drawn(handing_out),
        }
        logo = handing_out.organisation.logo
        return self._set(_DECISION, document, printed, logo)

    def _set(
        self, template: str, document: dict[str, Any], printed: datetime.date, logo: bytes = b""
    ) -> bytes:
        return self._typesetter.pdf(template, self._marked(document), printed, logo)

    def _marked(self, document: dict[str, Any]) -> dict[str, Any]:
        """Return a document; what is to be said of its edition stands where its age does."""
        words = document["words"]
        if not self.mark:
            return document
        return {**document, "words": {**words, "due": f"{self.mark}. {words['due']}".strip()}}


def _table(
    info: EditionInfo,
    table: TableSheet,
    profile: PrintProfile,
    printed: datetime.date,
    paper: Paper,
) -> dict[str, Any]:
    every = _any_document(info, profile, printed)
    return {**every, "paper": paper, "table": asdict(table)}


def _any_document(
    info: EditionInfo, profile: PrintProfile, printed: datetime.date
) -> dict[str, Any]:
    """Return what is printed of every kind of document."""
    day = {"year": printed.year, "month": printed.month, "day": printed.day}
    return {"profile": profile, "date": day, "words": _words(info, printed)}


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF made here has: the largest count in its page tree.

    Only for what ``SheetMaker`` made; it writes the page tree uncompressed.
    """
    return max((int(count) for count in _PAGE_TREE.findall(pdf)), default=0)


def _handed_out(
    pages: list[Page], audience: Audience, handing_out: HandingOut, printed: datetime.date
) -> list[Page]:
    """Return the pages with offers and contact; with plain heads where they are discreet."""
    heading = SECTIONS[audience]["contact"]
    pages = [with_offers(each, audience, handing_out, printed) for each in pages]
    pages = [with_contact(each, heading, handing_out.organisation.contact) for each in pages]
    if not handing_out.discreet:
        return pages
    if len(pages) == 1:
        return [discreet(pages[0], PLAIN_TITLE)]
    return [discreet(each, f"{PLAIN_TITLE} {n}") for n, each in enumerate(pages, start=1)]


def _drawn(handing_out: HandingOut) -> dict[str, Any]:
    """Return what the template draws of how a sheet is handed out."""
    whose = handing_out.organisation
    head = {"name": whose.name, "alt": whose.alt, "logo": bool(whose.logo)}
    letterhead = head if whose.name.strip() or whose.logo else None
    return {"coloured-paper": handing_out.coloured_paper, "letterhead": letterhead}


def _document(
    info: EditionInfo,
    pages: list[Page],
    audience: Audience,
    profile: PrintProfile,
    printed: datetime.date,
) -> dict[str, Any]:
    """Return everything that the template prints."""
    booklet = len(pages) > 1
    return {
        **_any_document(info, profile, printed),
        "audience": audience,
        "title": _BOOKLETS[audience] if booklet else pages[0].title,
        "contents": "Contents" if booklet else None,
        "sheets": [asdict(each) for each in pages],
    }


def _words(info: EditionInfo, printed: datetime.date) -> dict[str, str]:
    """Return the fixed words of the template, most of them for the foot of each page."""
    return {
        "notice": "Information, not a recommendation.",
        "source": f"Source: {info.source_title}",
        "evidence": f"Evidence as of {info.evidence_as_of}",
        "edition": f"edition {info.id} ({info.short_hash})",
        "printed": f"printed {printed.day} {MONTHS[printed.month - 1][:3]} {printed.year}",
        "due": info.ageing(printed) if info.is_due(printed) else "",
        "page": "Page",
        "of": "of",
        "tags": "In short:",
        "caution": "Caution:",
    }
