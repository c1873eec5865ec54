"""The composition root: opens the edition and hands out what windows and commands need. No Qt.

Slow parts (the search index, the typesetter) are opened on first use, so that
the window's first paint waits for the edition alone.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.config import SettingsStore
from sfdesk.edition.manifest import verify
from sfdesk.edition.reader import read_edition
from sfdesk.errors import EditionError, NotFoundError, SheetError
from sfdesk.model.edition import Edition, EditionInfo
from sfdesk.model.entries import Intervention
from sfdesk.model.facets import Selection, counts, drops, passes
from sfdesk.model.vocabulary import EntryKind
from sfdesk.paths import Profile, edition_folder, resources_folder, write_whole
from sfdesk.shelf import PublishedShelf

if TYPE_CHECKING:
    from sfdesk.factsheets.render import Finish, Progress, SheetMaker
    from sfdesk.letterhead import Letterhead
    from sfdesk.search.engine import Engine
    from sfdesk.search.results import Result

_log = logging.getLogger(__name__)

INDEX = "index"


@dataclass(frozen=True, slots=True)
class Found:
    """What a query and the filters found together.

    Attributes:
        query: As typed.
        results: Best first; with an empty query the matrix in the review's order.
        facets: Facet → value → count of interventions, for the query and the other facets.
        did_you_mean: A corrected query, or None.
        corrected: True where ``results`` are those of ``did_you_mean``.
        unfiltered: How many interventions the query found before the filters.
        drops: ``(facet, interventions without it)`` for each active facet, most helpful first.
    """

    query: str
    results: "tuple[Result, ...]"
    facets: dict[str, dict[str, int]]
    did_you_mean: str | None
    corrected: bool
    unfiltered: int
    drops: list[tuple[str, int]]


class App:
    """One opened edition with its services. A worker thread may own the search part of it."""

    def __init__(self, profile: Profile, folder: Path | None = None) -> None:
        self.profile = profile
        self.folder = folder or edition_folder()
        self.edition: Edition = read_edition(self.folder)

    @cached_property
    def settings(self) -> SettingsStore:
        """The user's settings."""
        return SettingsStore(self.profile.config)

    @cached_property
    def engine(self) -> "Engine":
        """The search engine; opened, or built where the shipped index cannot be used."""
        from sfdesk.search.documents import documents
        from sfdesk.search.engine import Engine
        from sfdesk.search.opening import open_or_build

        found = tuple(documents(self.edition))
        places = (self.folder / INDEX, self.profile.cache / INDEX)
        return Engine.of(open_or_build(found, places, self.edition), found, self.edition)

    def find(self, typed: str, chosen: Selection) -> Found:
        """Search and filter.

        Args:
            typed: The query as typed; may hold ``facet:value`` filters of its own.
            chosen: What is ticked. With anything ticked, only interventions are found.
        """
        if not typed.strip():
            return self.whole_matrix(chosen)
        answer = self.engine.search(typed)
        chosen = _with_typed(chosen, self.engine.typed_filters(typed))
        rows = [self._row(r) for r in answer.results if r.kind is EntryKind.INTERVENTION]
        active = any(chosen.values())
        results = tuple(
            result for result in answer.results if not active or self._passes(result, chosen)
        )
        return Found(
            typed,
            results,
            counts(rows, chosen),
            answer.did_you_mean,
            answer.corrected,
            len(rows),
            drops(rows, chosen),
        )

    def whole_matrix(self, chosen: Selection) -> Found:
        """Return the interventions that pass the filters, in the review's order; needs no index."""
        from sfdesk.search.results import Result, Snippet

        rows = self.edition.interventions
        results = tuple(
            Result(EntryKind.INTERVENTION, row.slug, row.name, 0.0, Snippet("", row.summary))
            for row in rows
            if passes(row, chosen)
        )
        facets = counts(rows, chosen)
        return Found("", results, facets, None, False, len(rows), drops(rows, chosen))

    @cached_property
    def sheets(self) -> "SheetMaker":
        """The maker of fact sheets."""
        from sfdesk.factsheets.render import SheetMaker

        return SheetMaker(resources_folder())

    @cached_property
    def letterhead(self) -> "Letterhead":
        """The organisation whose sheets these are."""
        from sfdesk.letterhead import Letterhead

        return Letterhead(self.settings, self.profile.config)

    def sheet_pdf(
        self,
        slugs: Sequence[str],
        audience: str,
        profile: str,
        leave_out: frozenset[str] = frozenset(),
        finish: "Finish | None" = None,
        progress: "Progress | None" = None,
    ) -> bytes:
        """Return one fact sheet, or a booklet of several, as PDF; see ``SheetMaker.pdf``.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If the sheet cannot be set.
        """
        rows = [self.edition.intervention(slug) for slug in slugs]
        today = datetime.now().astimezone().date()
        return self.sheets.pdf(
            self.edition, rows, audience, profile, today, leave_out, finish, progress
        )

    def write_sheet(self, out: Path, pdf: bytes) -> None:
        """Write a PDF to a file, whole or not at all.

        Raises:
            SheetError: If the file cannot be written; one that was there is as it was.
        """
        try:
            write_whole(out, pdf)
        except OSError as error:
            raise SheetError(
                f"The sheet could not be written to {out}.",
                kept="A file that was there before is as it was.",
                do="Choose a folder that you may write to.",
                detail=repr(error),
            ) from error

    def ask_if_safe(self, slugs: Sequence[str], audience: str) -> bool:
        """Return whether to ask first if sheets are safe to take home."""
        from sfdesk.factsheets.safety import ask_first

        return ask_first(self.edition, map(self.edition.intervention, slugs), audience)

    def edition_of(self, hash_: str) -> EditionInfo:
        """Return the edition with a hash, or with one that begins so, as sheets print it.

        Raises:
            NotFoundError: If this program holds no such edition.
        """
        info = self.edition.info
        if len(hash_) >= len(info.short_hash) and info.content_hash.startswith(hash_.lower()):
            return info
        raise NotFoundError(
            f"No edition with the hash “{hash_}” is in this program.",
            do=f"It holds {info.id} ({info.short_hash}); a sheet prints the first seven digits.",
        )

    def check(self) -> Iterator[str]:
        """Verify the edition, its index and the resources; yield what was checked.

        Raises:
            EditionError: If the edition is damaged (raised when it was opened, or here).
        """
        manifest = verify(self.folder)
        info = self.edition.info
        yield f"Edition {info.id} ({info.short_hash}), evidence as of {info.evidence_as_of}."
        yield f"{len(manifest.files)} file(s) have the hash they were built with."
        yield (
            f"{len(self.edition.interventions)} interventions, {len(self.edition.topics)} topics, "
            f"{len(self.edition.mentioned)} mentioned, {len(self.edition.guide)} guide pages, "
            f"{len(self.edition.glossary)} terms, {len(self.edition.notes)} references."
        )
        cited = [n for e in self.edition.entries() for n in self.edition.citations(e)]
        dangling = set(cited) - {note.number for note in self.edition.notes}
        if dangling:
            raise EditionError(f"Notes are cited that do not exist: {sorted(dangling)}.")
        yield f"{len(cited)} citations, none dangling."
        found = self.engine.search(self.edition.interventions[0].name).results
        if not found or found[0].id != self.edition.interventions[0].slug:
            raise EditionError("The search index does not find the first intervention by name.")
        yield "The search index opens and finds."

    @cached_property
    def published(self) -> PublishedShelf:
        """The review's own text, where the user has imported it."""
        return PublishedShelf(
            self.edition, self.profile.data / "published", self.folder / "source-check.toml"
        )

    def _row(self, result: "Result") -> Intervention:
        return self.edition.intervention(result.id)

    def _passes(self, result: "Result", chosen: Selection) -> bool:
        return result.kind is EntryKind.INTERVENTION and passes(self._row(result), chosen)


def _with_typed(chosen: Selection, typed: Selection) -> dict[str, frozenset[str]]:
    both = {*chosen, *typed}
    return {name: chosen.get(name, frozenset()) | typed.get(name, frozenset()) for name in both}
