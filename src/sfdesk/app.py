"""The composition root: opens the edition and hands out what windows and commands need. No Qt.

Slow parts (the search index, the typesetter) are opened on first use, so that
the window's first paint waits for the edition alone.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.core.errors import EditionError, NotFoundError, SheetError
from sfdesk.core.files import write_for_user
from sfdesk.core.paths import Profile, edition_folder, resources_folder
from sfdesk.core.settings import SettingsStore
from sfdesk.edition.built_in import has_genuine_index
from sfdesk.edition.manifest import verify
from sfdesk.edition.reader import read_edition
from sfdesk.model.edition import Edition, EditionInfo
from sfdesk.published.copy import PublishedCopy

if TYPE_CHECKING:
    from sfdesk.factsheets.kinds import Audience, PrintProfile, TableKind
    from sfdesk.factsheets.letterhead import Letterhead
    from sfdesk.factsheets.render import Finish, Progress, SheetMaker
    from sfdesk.factsheets.tables import TableSheet
    from sfdesk.local.layer import LocalLayer
    from sfdesk.search.engine import Engine
    from sfdesk.search.finding import Finder
    from sfdesk.userdata.searches import SearchBook

_log = logging.getLogger(__name__)

INDEX = "index"


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
    def local(self) -> "LocalLayer":
        """Offers, notes, collections and judgements; belongs to one thread, in a window the worker.

        What it imports takes half a second: no first paint may wait for it.
        """
        from sfdesk.local.layer import LocalLayer

        team = self.settings.settings.team_folder
        return LocalLayer(self.profile.data, Path(team) if team else None)

    @property
    def has_local_layer(self) -> bool:
        """Whether anything was ever kept in it; nothing is opened."""
        return (self.profile.data / "local").is_dir()

    def know_here(self) -> None:
        """Have the filters know what is offered here; for commands: a window has its own way.

        Raises:
            LocalError: If what is kept cannot be read.
        """
        if not (self.has_local_layer or self.settings.settings.team_folder):
            return
        from sfdesk.model.offers import standing_here

        today, months = datetime.now().astimezone().date(), self.settings.settings.check_after
        self.edition.filters.know_here(standing_here(self.local.offers.list(), today, months))

    def close(self) -> None:
        """Close what was opened of the user's, so that it lies whole and tidy on the disk."""
        if "local" in vars(self):
            self.local.close()

    def clear_all(self) -> list[Path]:
        """Remove everything that was kept for the user, and return the files that are left.

        The local layer must not be in use; a window ends after this without keeping its settings.

        Raises:
            SfdeskError: If another window or process has it open; nothing is removed.
        """
        from sfdesk.core.clearing import clear

        if self.has_local_layer:
            self.local.file.close_alone()
        return clear(self.profile)

    @cached_property
    def engine(self) -> "Engine":
        """The search engine; opened, or built where the shipped index cannot be used.

        ``index_progress`` is told of the build, and may raise to cancel it: then nothing is kept,
        and the next search begins it anew.
        """
        from sfdesk.search.opening import open_engine

        own = self.profile.cache / INDEX
        return open_engine(self.edition, self.shipped_index, own, self.index_progress)

    @property
    def shipped_index(self) -> Path:
        """The index beside the edition; the user's own in its place, where somebody changed it."""
        genuine = has_genuine_index(self.folder)
        return (self.folder if genuine else self.profile.cache) / INDEX

    @cached_property
    def finder(self) -> "Finder":
        """Search and filters together."""
        from sfdesk.search.finding import Finder

        return Finder(self.edition, lambda: self.engine)

    @cached_property
    def sheets(self) -> "SheetMaker":
        """The maker of fact sheets."""
        from sfdesk.factsheets.render import SheetMaker

        return SheetMaker(resources_folder())

    @cached_property
    def letterhead(self) -> "Letterhead":
        """The organisation whose sheets these are."""
        from sfdesk.factsheets.letterhead import Letterhead

        return Letterhead(self.settings, self.profile.config)

    def sheet_pdf(
        self,
        slugs: Sequence[str],
        audience: "Audience",
        profile: "PrintProfile",
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

    def table_pdf(self, kind: "TableKind", slugs: Sequence[str], profile: "PrintProfile") -> bytes:
        """Return a comparison, the map, the matrix, or what fits us, as PDF on landscape pages.

        Args:
            kind: Which of them.
            slugs: Of the interventions that stand in it; for map and matrix none means all, for
                what fits us those that were judged, or all.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If it cannot be set, or so many cannot be compared.
        """
        from sfdesk.factsheets.kinds import TableKind
        from sfdesk.factsheets.tables import TABLES

        every = self.edition.interventions
        rows = [self.edition.intervention(slug) for slug in slugs]
        if not rows and kind != TableKind.COMPARISON:
            rows = list(every)
        today = datetime.now().astimezone().date()
        if kind == TableKind.FIT:
            table = self._fit_sheet(slugs)
        else:
            table = TABLES[kind](self.edition, rows)
        return self.sheets.table_pdf(self.edition.info, table, profile, today)

    def _fit_sheet(self, slugs: Sequence[str]) -> "TableSheet":
        from sfdesk.factsheets.fit import fit_sheet

        judgements = self.local.judgements.list()
        wanted = set(slugs) or {judgement.intervention for judgement in judgements}
        every = self.edition.interventions
        rows = [row for row in every if row.slug in wanted]
        return fit_sheet(self.edition, rows or every, judgements)

    def decision_pdf(
        self, slugs: Sequence[str], profile: "PrintProfile", finish: "Finish | None" = None
    ) -> bytes:
        """Return the decision sheet of two to four interventions as PDF.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If it cannot be set, or there are fewer or more.
        """
        rows = [self.edition.intervention(slug) for slug in slugs]
        today = datetime.now().astimezone().date()
        return self.sheets.decision_pdf(self.edition, rows, profile, today, finish)

    def write_sheet(self, out: Path, pdf: bytes) -> None:
        """Write a PDF to a file, whole or not at all.

        Raises:
            SheetError: If the file cannot be written; one that was there is as it was.
        """
        write_for_user(out, pdf, "The sheet", SheetError)

    def ask_if_safe(self, slugs: Sequence[str], audience: "Audience") -> bool:
        """Return whether to ask first if sheets are safe to take home."""
        from sfdesk.factsheets.safety import ask_first

        return ask_first(self.edition, slugs, audience)

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
    def published(self) -> PublishedCopy:
        """The review's own text, where the user has imported it."""
        return PublishedCopy(self.profile.data / "published", self.folder)
