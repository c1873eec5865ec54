"""The user's own copy of the published review, kept beside the edition. No Qt.

The review's text never ships: it is read here from the document that the user has, and
shown beside our wording so that one can be held against the other.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.core.errors import PublishedError
from sfdesk.model.entries import Entry, GuidePage, Intervention, Mentioned, Topic

if TYPE_CHECKING:
    from sfdesk.published.document import Published


class PublishedCopy:
    """Imports the published document and answers with its cells.

    Args:
        folder: Where the imported text is kept; the user's own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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
                "The published document has not been imported.",
                do="Run “sfdesk source import FILE” with your copy of it first.",
            )
        return self._document

    @cached_property
    def _document(self) -> "Published | None":
        from sfdesk.published.store import load

        return load(self._folder)

    def bring_in(self, file: Path) -> list[str]:
        """Import the review from the user's copy and say what was found.

        Raises:
            PublishedError: If the file is not this document; the previous import is as it was.
        """
        from sfdesk.published.importer import import_report_lines, read_document
        from sfdesk.published.store import save

        document = read_document(file)
        save(document, self._folder)
        self.__dict__["_document"] = document
        return import_report_lines(document.report)

    def cells(self, entry: Entry) -> dict[str, str]:
        """Return the review's own text for an entry as safe HTML.

        Returns:
            By field name for an intervention, by section heading for a page; empty where
            nothing was imported or the review has no such text.
        """
        if self._document is None:
            return {}
        from sfdesk.published.align import cells_for, section_for

        if isinstance(entry, Intervention):
            return cells_for(self._document, entry)
        places: dict[str, str] = {}
        if isinstance(entry, Topic | GuidePage):
            places = {section.heading: section.source for section in entry.sections}
        elif isinstance(entry, Mentioned):
            places = {"text": entry.source}
        found = {name: section_for(self._document, place) for name, place in places.items()}
        return {name: text for name, text in found.items() if text}
