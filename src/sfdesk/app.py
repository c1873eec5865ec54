"""The composition root: opens the edition and hands out what windows and commands need. No Qt.

Slow parts (the search index, the typesetter) are opened on first use, so that
the window's first paint waits for the edition alone.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property, partial
from itertools import compress, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sfdesk.config import SettingsStore
from sfdesk.edition.manifest import verify
from sfdesk.edition.reader import read_edition
from sfdesk.errors import EditionError, NotFoundError, SheetError
from sfdesk.model.edition import Edition, EditionInfo
from sfdesk.model.facets import Selection
from sfdesk.model.ordering import Order, sort_key
from sfdesk.model.vocabulary import EntryKind
from sfdesk.paths import Profile, edition_folder, resources_folder, write_whole
from sfdesk.shelf import PublishedShelf

if TYPE_CHECKING:
    from sfdesk.factsheets.render import Finish, Progress, SheetMaker
    from sfdesk.letterhead import Letterhead
    from sfdesk.search.documents import Document
    from sfdesk.search.engine import Engine
    from sfdesk.search.results import Result
    from sfdesk.userdata.searches import SearchBook

_log = logging.getLogger(__name__)

INDEX = "index"


MOST_RESULTS = 100
"""Results of a query that the window lists: nobody reads further, and each takes its time."""
MOST_ROWS = 300
"""Rows of the matrix that it lists without a query."""


class Found(NamedTuple):
    """What a query and the filters found together.

    Attributes:
        query: As typed.
        results: In the order asked for; with an empty query the matrix.
        rows: How many interventions were found.
        others: How many entries of other kinds were found.
        facets: Facet → value → count of interventions, for the query and the other facets.
        did_you_mean: A corrected query, or None.
        corrected: True where ``results`` are those of ``did_you_mean``.
        unknown: Words that occur nowhere.
        drops: ``(facet, interventions without it)`` for each active facet, most helpful first.
    """

    query: str
    results: "tuple[Result, ...]"
    rows: int
    others: int
    facets: dict[str, dict[str, int]]
    drops: list[tuple[str, int]]
    did_you_mean: str | None = None
    corrected: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def all_known(self) -> bool:
        """Whether every word that was typed stands in the edition; a family's name does not."""
        return self.did_you_mean is None and not self.unknown


class App:
    """One opened edition with its services. A worker thread may own the search part of it."""

    def __init__(self, profile: Profile, folder: Path | None = None) -> None:
        self.profile = profile
        self.folder = folder or edition_folder()
        self.edition: Edition = read_edition(self.folder)
        self.index_progress: Callable[[int, int], None] = lambda _done, _total: None

    @cached_property
    def settings(self) -> SettingsStore:
        """The user's settings."""
        return SettingsStore(self.profile.config)

    @cached_property
    def searches(self) -> "SearchBook":
        """The user's recent and saved searches."""
        from sfdesk.userdata.searches import SearchBook

        return SearchBook(self.profile.data)

    @cached_property
    def engine(self) -> "Engine":
        """The search engine; opened, or built where the shipped index cannot be used.

        ``index_progress`` is told of the build, and may raise to cancel it: then nothing is kept,
        and the next search begins it anew.
        """
        from sfdesk.search.documents import documents
        from sfdesk.search.engine import Engine
        from sfdesk.search.opening import open_or_build

        found = tuple(documents(self.edition))
        places = (self.folder / INDEX, self.profile.cache / INDEX)
        return Engine.of(
            open_or_build(found, places, self.edition, self.index_progress), found, self.edition
        )

    def find(
        self,
        typed: str,
        chosen: Selection,
        order: Order = Order.BEST,
        *,
        most: int | None = MOST_RESULTS,
    ) -> Found:
        """Search and filter.

        Args:
            typed: The query as typed; may hold ``facet:value`` filters of its own.
            chosen: What is ticked. With anything ticked, only interventions are found.
            order: What interventions are sorted by; other kinds follow in order of their match.
            most: How many results are made, and of interventions as many if there are; None makes
                all. The counts are of all.
        """
        if not typed.strip():
            return self.whole_matrix(chosen, order)
        answer, documents = self.engine.search(typed), self.engine.documents
        filters = self.edition.filters
        chosen = _both(chosen, self.engine.typed_filters(typed))
        # The interventions are the first documents, in their order: a number is a row's bit.
        rows = len(self.edition.interventions)
        matched = filters.mask(n for _, n in answer.ranked if n < rows)
        kept = matched & filters.passing(chosen)
        others = not any(chosen.values())
        is_kept = filters.members(kept)
        ranked = [hit for hit in answer.ranked if (is_kept[hit[1]] if hit[1] < rows else others)]
        if order is not Order.BEST:
            ranked.sort(key=lambda hit: self._sorted_by(order, documents[hit[1]]))
        return Found(
            typed,
            tuple(answer.make(score, number) for score, number in _listed(ranked, rows, most)),
            rows=kept.bit_count(),
            others=len(ranked) - kept.bit_count(),
            facets=filters.counts(matched, chosen),
            drops=filters.drops(matched, chosen),
            did_you_mean=answer.did_you_mean,
            corrected=answer.corrected,
            unknown=answer.unknown,
        )

    def whole_matrix(self, chosen: Selection, order: Order = Order.BEST) -> Found:
        """Return the interventions that pass the filters; needs no index."""
        from sfdesk.search.results import Result, Snippet

        filters = self.edition.filters
        kept = filters.passing(chosen)
        rows = list(compress(self.edition.interventions, filters.members(kept)))
        rows.sort(key=lambda row: sort_key(order, row))
        results = tuple(
            Result(
                EntryKind.INTERVENTION, row.slug, row.name, 0.0, partial(Snippet, "", row.summary)
            )
            for row in rows[:MOST_ROWS]
        )
        everything = filters.everything
        facets, drops = filters.counts(everything, chosen), filters.drops(everything, chosen)
        return Found("", results, rows=len(rows), others=0, facets=facets, drops=drops)

    def _sorted_by(self, order: Order, document: "Document") -> tuple[int, int, str]:
        if document.kind is not EntryKind.INTERVENTION:
            return 1, 0, document.name.casefold() if order is Order.NAME else ""
        if order is Order.REVIEW:
            return 0, self._place[document.id], ""
        return 0, *sort_key(order, self.edition.intervention(document.id))

    @cached_property
    def _place(self) -> dict[str, int]:
        return {row.slug: number for number, row in enumerate(self.edition.interventions)}

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

    def table_pdf(self, kind: str, slugs: Sequence[str], profile: str) -> bytes:
        """Return a comparison, the map or the whole matrix as PDF on landscape pages.

        Args:
            kind: ``comparison``, ``map`` or ``matrix``.
            slugs: Of the interventions that stand in it; for map and matrix none means all.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If it cannot be set, or so many cannot be compared.
        """
        from sfdesk.factsheets.tables import TABLES

        every = self.edition.interventions
        rows = [self.edition.intervention(slug) for slug in slugs]
        if not rows and kind != "comparison":
            rows = list(every)
        today = datetime.now().astimezone().date()
        table = TABLES[kind](self.edition, rows)
        return self.sheets.table_pdf(self.edition.info, table, profile, today)

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


def _both(chosen: Selection, typed: Selection) -> dict[str, frozenset[str]]:
    every = {*chosen, *typed}
    return {name: chosen.get(name, frozenset()) | typed.get(name, frozenset()) for name in every}


def _listed(
    ranked: list[tuple[float, int]], rows: int, most: int | None
) -> list[tuple[float, int]]:
    """Return the best results, and so many of the interventions: none of thirty falls off."""
    if most is None:
        return ranked
    missing = most - sum(number < rows for _, number in ranked[:most])
    further = (hit for hit in islice(ranked, most, None) if hit[1] < rows)
    return [*ranked[:most], *islice(further, missing)]
