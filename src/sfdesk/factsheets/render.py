"""Fact sheets as tagged PDF/UA-1, made by typst from page models.

The one place that imports typst. Templates and typeface come from the resources folder, the
machine's own fonts are not looked at, and the text goes in as JSON: a sheet is the same on
every machine, and nothing in a text can be taken for markup.
"""

import datetime
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

import typst

from sfdesk.errors import SheetError
from sfdesk.factsheets.finish import PLAIN_TITLE, Finish, discreet, with_contact
from sfdesk.factsheets.organisation import Organisation, damaged
from sfdesk.factsheets.pages import AUDIENCES, SECTIONS, Page, page
from sfdesk.factsheets.printable import printable
from sfdesk.model.edition import Edition, EditionInfo
from sfdesk.model.entries import Intervention

PROFILES: tuple[str, ...] = ("standard", "large-print", "dyslexia-friendly")

Progress = Callable[[int, int], None]
"""Gets the number of sheets done and their total; what it raises ends the work."""

_TEMPLATE = "typst/sheet.typ"
_LOGO = "typst/logo.typ"
_NOTHING = "typst/nothing.typ"
_REMEMBERED = 11
"""Runs after which the typesetter has dropped what no run since has used."""
_BOOKLETS = {
    "practitioner": "Evidence sheets",
    "family": "Information for families",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PAGE_TREE = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)")


class SheetMaker:
    """Makes PDFs; keep one, since the first sheet warms it up for the others.

    Args:
        resources: The folder that holds ``typst/`` and ``fonts/``.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources

    def pdf(
        self,
        edition: Edition,
        interventions: Sequence[Intervention],
        audience: str,
        profile: str,
        printed: datetime.date,
        leave_out: frozenset[str] = frozenset(),
        finish: Finish | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Return a fact sheet, or a booklet with a contents page for several interventions.

        The same arguments give the same bytes.

        Args:
            edition: The edition that the interventions belong to.
            interventions: In the order in which they are to stand.
            audience: One of ``AUDIENCES``.
            profile: One of ``PROFILES``.
            printed: The date that stands at the foot of each page.
            leave_out: Ids out of ``SECTIONS[audience]``.
            finish: Whose sheet it is, and how openly; None for nobody's.
            progress: Is told before each sheet and after the last; the whole is typeset then,
                in one go, since page numbers and contents belong to all of it.

        Raises:
            SheetError: If there is nothing to print, something asked for does not exist, or
                the typesetter fails.
        """
        if profile not in PROFILES:
            raise SheetError(
                f"There is no print profile “{profile}”.", do=f"Choose {_listed(PROFILES)}."
            )
        if not interventions:
            raise SheetError("There is nothing to print.", do="Choose at least one intervention.")
        finish = (finish or Finish()).without(leave_out)
        if finish.discreet and audience != "family":
            raise SheetError("Only a family sheet can be discreet.", do="Leave one of the two out.")
        pages = []
        for done, row in enumerate(interventions):
            _tell(progress, done, len(interventions))
            pages.append(page(edition, row, audience, leave_out))
        _tell(progress, len(pages), len(pages))
        pages = _finished(pages, audience, finish)
        document = _document(edition.info, pages, audience, profile, printed)
        made = self._typeset({**document, **_drawn(finish)}, finish.organisation.logo, printed)
        if len(pages) > 1:
            self._forget()
        return made

    def check_logo(self, name: str, logo: bytes) -> None:
        """Draw a logo once.

        Args:
            name: Of its file, for the error.
            logo: Its content.

        Raises:
            SheetError: If it cannot be drawn.
        """
        template = self._resources / _LOGO
        once = typst.Compiler(template, root=template.parent, ignore_system_fonts=True)
        try:
            once.compile(format="pdf", sys_inputs={"logo": _numbers(logo)})
        except typst.TypstError as error:
            raise damaged(name, error.diagnostic) from error

    @cached_property
    def _compiler(self) -> typst.Compiler:
        template = self._resources / _TEMPLATE
        if not template.is_file():
            raise SheetError(
                "The templates of the fact sheets are missing.",
                do="Install the program again.",
                detail=f"no file {template}",
            )
        return typst.Compiler(
            template,
            root=template.parent,
            font_paths=[self._resources / "fonts"],
            ignore_system_fonts=True,
        )

    def _typeset(self, document: dict[str, Any], logo: bytes, printed: datetime.date) -> bytes:
        noon = datetime.datetime(printed.year, printed.month, printed.day, 12, tzinfo=datetime.UTC)
        try:
            made = self._compiler.compile(
                format="pdf",
                sys_inputs={
                    "sheet": json.dumps(_fit(document), ensure_ascii=False),
                    "logo": _numbers(logo),
                },
                pdf_standards=["ua-1"],
                timestamp=noon,
            )
        except typst.TypstError as error:
            raise SheetError(
                "The fact sheet could not be made.",
                kept="Nothing was written.",
                detail=error.diagnostic,
            ) from error
        assert isinstance(made, bytes)
        return made

    def _forget(self) -> None:
        """Free what the typesetter keeps of a booklet: some 80 MB for thirty sheets."""
        nothing = self._resources / _NOTHING
        empty = typst.Compiler(nothing, root=nothing.parent, ignore_system_fonts=True)
        for _ in range(_REMEMBERED):
            empty.compile(format="pdf")


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF made here has: the largest count in its page tree.

    Only for what ``SheetMaker`` made; it writes the page tree uncompressed.
    """
    return max((int(count) for count in _PAGE_TREE.findall(pdf)), default=0)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(done, total)


def _finished(pages: list[Page], audience: str, finish: Finish) -> list[Page]:
    """Return the pages with the contact, and with plain heads where they are to be discreet."""
    heading = SECTIONS[audience]["contact"]
    pages = [with_contact(each, heading, finish.organisation.contact) for each in pages]
    if not finish.discreet:
        return pages
    if len(pages) == 1:
        return [discreet(pages[0], PLAIN_TITLE)]
    return [discreet(each, f"{PLAIN_TITLE} {n}") for n, each in enumerate(pages, start=1)]


def _drawn(finish: Finish) -> dict[str, Any]:
    """Return what the template draws of a finish."""
    whose = finish.organisation
    return {"coloured-paper": finish.coloured_paper, "letterhead": _letterhead(whose)}


def _letterhead(whose: Organisation) -> dict[str, Any] | None:
    if not (whose.name.strip() or whose.logo):
        return None
    return {"name": whose.name, "alt": whose.alt, "logo": bool(whose.logo)}


def _numbers(data: bytes) -> str:
    """Return bytes as a JSON list, the one form in which the template can take them."""
    return json.dumps(list(data))


def _document(
    info: EditionInfo, pages: list[Page], audience: str, profile: str, printed: datetime.date
) -> dict[str, Any]:
    """Return everything that the template prints."""
    booklet = len(pages) > 1
    return {
        "audience": audience,
        "profile": profile,
        "title": _BOOKLETS[audience] if booklet else pages[0].title,
        "date": {"year": printed.year, "month": printed.month, "day": printed.day},
        "contents": "Contents" if booklet else None,
        "words": _words(info, printed),
        "sheets": [asdict(each) for each in pages],
    }


def _words(info: EditionInfo, printed: datetime.date) -> dict[str, str]:
    """Return the fixed words of the template, most of them for the foot of each page."""
    return {
        "notice": "Information, not a recommendation.",
        "source": f"Source: {info.source_title}",
        "evidence": f"Evidence as of {info.evidence_as_of}",
        "edition": f"edition {info.id} ({info.short_hash})",
        "printed": f"printed {printed.day} {_MONTHS[printed.month - 1]} {printed.year}",
        "page": "Page",
        "of": "of",
        "tags": "In short:",
        "caution": "Caution:",
    }


def _fit(value: Any) -> Any:
    """Return the values with every text made printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _fit(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_fit(item) for item in value]
    return value


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


__all__ = [
    "AUDIENCES",
    "PROFILES",
    "SECTIONS",
    "Finish",
    "Organisation",
    "Progress",
    "SheetMaker",
    "page_count",
]
