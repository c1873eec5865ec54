"""The user's own copy of the published review, kept beside the edition. No Qt.

The review's text never ships: it is read here from the document that the user has, and
shown beside our wording so that one can be held against the other.
"""

import logging
from collections.abc import Mapping
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.core.errors import EditionError, PublishedError
from sfdesk.core.language import tr
from sfdesk.model.entries import Entry, GuidePage, Intervention, Mentioned, Topic
from sfdesk.model.provenance import place

if TYPE_CHECKING:
    from sfdesk.published.document import Published
    from sfdesk.published.places import Place, Places
    from sfdesk.published.review import Review

_log = logging.getLogger(__name__)

FIELDS = ("description", "uk_use", "effectiveness", "strength", "gaps")
"""Fields of an intervention that stand beside the review's own text."""


class PublishedCopy:
    """Imports the published document and answers with its cells.

    Args:
        folder: Where the imported text is kept; the user's own.
        edition: The folder of the edition, which says what its review holds.
    """

    def __init__(self, folder: Path, edition: Path) -> None:
        self._folder = folder
        self._edition = edition

    @property
    def is_filled(self) -> bool:
        """Whether a document has been imported."""
        return self._folder.is_dir() and self._document is not None

    @property
    def document(self) -> "Published":
        """The imported document.

        Raises:
            PublishedError: If none has been imported.
        """
        if self._document is None:
            raise PublishedError(
                tr("The published document has not been imported."),
                do=tr("Run “sfdesk source import FILE” with your copy of it first."),
            )
        return self._document

    @cached_property
    def _document(self) -> "Published | None":
        from sfdesk.published.store import load

        return load(self._folder)

    @cached_property
    def review(self) -> "Review":
        """What the edition's review holds.

        Raises:
            EditionError: If the edition does not say it.
        """
        from sfdesk.published.review import read_review

        return read_review(self._edition)

    @cached_property
    def _places(self) -> "Places":
        from sfdesk.published.places import Places

        return Places(self.document, self.review)

    def bring_in(self, file: Path) -> list[str]:
        """Import the review from the user's copy and say what was found.

        Raises:
            PublishedError: If the file is not this document; the previous import is as it was.
        """
        from sfdesk.published.importer import import_report_lines, read_document
        from sfdesk.published.store import save

        document = read_document(file, self.review)
        save(document, self._folder)
        self.__dict__["_document"] = document
        self.__dict__.pop("_places", None)
        return import_report_lines(document.report)

    def cells(self, entry: Entry) -> dict[str, str]:
        """Return the review's own text for an entry as safe HTML.

        Returns:
            By field name for an intervention, by section heading for a page; nothing where
            nothing was imported or the review has no such text.
        """
        if self._document is None:
            return {}
        try:
            places = self._places
        except EditionError as error:
            _log.warning("%s %s", error, error.detail)
            return {}
        row = row_name(entry) if isinstance(entry, Intervention) else ""
        texts = {name: _html(places.named(of, row)) for name, of in _sources(entry).items()}
        return {name: text for name, text in texts.items() if text}


def _sources(entry: Entry) -> Mapping[str, str]:
    """Return where each part of an entry stands in the review."""
    if isinstance(entry, Intervention):
        return {field: place(entry, field) for field in FIELDS}
    if isinstance(entry, Topic | GuidePage):
        return {section.heading: section.source for section in entry.sections}
    return {"text": entry.source} if isinstance(entry, Mentioned) else {}


def row_name(entry: Intervention) -> str:
    """Return what ``This row`` stands for in the sources of an intervention."""
    return f"{entry.source.table} › {entry.source.row}"


def _html(places: "tuple[Place, ...]") -> str:
    """Return the texts of places; where there are several, each under its name in bold."""
    if len(places) == 1:
        return places[0].html
    return "".join(f"<p><b>{escape(p.name, quote=False)}</b></p>{p.html}" for p in places)
