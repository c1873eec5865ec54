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

from sfdesk.core.errors import EditionError, NotFoundError, PublishedError, SheetError
from sfdesk.core.files import write_for_user
from sfdesk.core.paths import POINTER, Profile, named_edition, resources_folder, shipped_edition
from sfdesk.core.settings import SettingsStore
from sfdesk.edition.built_in import INDEX_FOLDER, has_genuine_index, is_vouched_for
from sfdesk.edition.manifest import verify
from sfdesk.edition.reader import read_edition
from sfdesk.model.edition import Edition, EditionInfo
from sfdesk.published.copy import PublishedCopy

if TYPE_CHECKING:
    from sfdesk.core.policy import Policy
    from sfdesk.editions.desk import EditionDesk
    from sfdesk.editions.pointer import Opened
    from sfdesk.factsheets.kinds import Audience, Paper, Picture, PrintProfile, TableKind
    from sfdesk.factsheets.letterhead import Letterhead
    from sfdesk.factsheets.render import Finish, Progress, SheetMaker
    from sfdesk.factsheets.tables import TableSheet
    from sfdesk.local.layer import LocalLayer
    from sfdesk.search.engine import Engine
    from sfdesk.search.finding import Finder
    from sfdesk.userdata.searches import SearchBook

_log = logging.getLogger(__name__)


_NOT_VOUCHED_FOR = "Not signed: opened for a look"


class App:
    """One opened edition with its services. A worker thread may own the search part of it.

    Args:
        profile: The user's folders.
        folder: A built edition; None opens the one that was chosen.

    Attributes:
        mark: What is to be said of the edition as long as it is open; empty for one that is
            trusted.
    """

    def __init__(self, profile: Profile, folder: Path | None = None) -> None:
        self.profile = profile
        self.folder, self.edition, self.mark = _opened(profile, folder)
        self.index_progress: Callable[[int, int], None] = lambda _done, _total: None

    @cached_property
    def policy(self) -> "Policy":
        """What the organisation decided for this machine."""
        from sfdesk.core.policy import current_policy

        return current_policy()

    @cached_property
    def editions(self) -> "EditionDesk":
        """What takes in edition files."""
        from sfdesk.editions.desk import EditionDesk

        return EditionDesk(self.profile, self.policy)

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

        return LocalLayer(self.profile.data, self.team_folder, may_note=self.policy.notes)

    @property
    def team_folder(self) -> Path | None:
        """Where the team's lead publishes: the policy says it, or else the user; or nobody."""
        chosen = self.settings.settings.team_folder
        return self.policy.team_folder or (Path(chosen) if chosen else None)

    @property
    def has_local_layer(self) -> bool:
        """Whether anything was ever kept in it; nothing is opened."""
        return (self.profile.data / "local").is_dir()

    def know_here(self) -> None:
        """Have the filters know what is offered here; for commands: a window has its own way.

        Raises:
            LocalError: If what is kept cannot be read.
        """
        if not (self.has_local_layer or self.team_folder):
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

        own = self.profile.cache / INDEX_FOLDER
        return open_engine(self.edition, self.shipped_index, own, self.index_progress)

    @property
    def shipped_index(self) -> Path:
        """The index beside the edition; the user's own in its place, where somebody changed it."""
        genuine = has_genuine_index(self.folder)
        return (self.folder if genuine else self.profile.cache) / INDEX_FOLDER

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

        return Letterhead(self.settings, self.profile.config, self.policy)

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
        return self._printer().pdf(
            self.edition, rows, audience, profile, today, leave_out, finish, progress
        )

    def table_pdf(
        self,
        kind: "TableKind",
        slugs: Sequence[str],
        profile: "PrintProfile",
        paper: "Paper | None" = None,
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
        from sfdesk.factsheets.kinds import Paper

        table, today = self._table(kind, slugs), datetime.now().astimezone().date()
        info = self.edition.info
        return self._printer().table_pdf(info, table, profile, today, paper or Paper.A4)

    def table_picture(
        self, kind: "TableKind", slugs: Sequence[str], paper: "Paper", picture: "Picture"
    ) -> bytes:
        """Return a comparison or the map as a picture; see ``table_pdf``.

        Raises:
            NotFoundError: If a slug is not in the edition.
            SheetError: If it cannot be set, or takes more than one page.
        """
        table, today = self._table(kind, slugs), datetime.now().astimezone().date()
        return self._printer().table_picture(self.edition.info, table, today, paper, picture)

    def _table(self, kind: "TableKind", slugs: Sequence[str]) -> "TableSheet":
        from sfdesk.factsheets.kinds import TableKind
        from sfdesk.factsheets.tables import TABLES

        if kind == TableKind.FIT:
            return self._fit_sheet(slugs)
        rows = [self.edition.intervention(slug) for slug in slugs]
        if not rows and kind != TableKind.COMPARISON:
            rows = list(self.edition.interventions)
        return TABLES[kind](self.edition, rows)

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
        return self._printer().decision_pdf(self.edition, rows, profile, today, finish)

    def _printer(self) -> "SheetMaker":
        """Return the maker of sheets, if the organisation lets them be made.

        Raises:
            SheetError: If it does not.
        """
        if not self.policy.printing:
            raise SheetError("Your organisation does not let sheets be printed here.")
        self.sheets.mark = self.mark
        return self.sheets

    def bring_in_published(self, path: Path) -> list[str]:
        """Bring in the user's copy of the review; see ``PublishedCopy.bring_in``.

        Raises:
            PublishedError: If it is not the review, or the organisation does not allow it.
        """
        if not self.policy.importing:
            raise PublishedError(
                self.policy.warning or "Your organisation does not let documents be imported here."
            )
        return self.published.bring_in(path)

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
        if len(hash_) >= len(info.short_hash):
            if info.content_hash.startswith(hash_.lower()):
                return info
            from sfdesk.editions.installed import with_hash

            if other := with_hash(self.profile.editions, hash_.lower()):
                return other
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
        yield from self._check_signatures()
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

    @property
    def is_installed(self) -> bool:
        """Whether the edition that is open was installed: it is neither built in nor a folder."""
        return self.folder.parent == self.profile.editions

    def look_after_edition(self) -> str:
        """Hold an installed edition that is open against its signatures; for when nobody waits.

        Returns:
            Why it was put aside; empty where it was not. ``mark`` is as it should be then.
        """
        if not self.is_installed:
            return ""
        from sfdesk.editions.aftercare import look_after
        from sfdesk.editions.pointer import Opened

        opened = Opened(self.folder, self.edition, self.mark)
        standing = look_after(self.profile, self.policy, opened)
        self.mark = standing.mark
        return standing.tampered

    def _check_signatures(self) -> Iterator[str]:
        """Yield how an installed edition is signed.

        Raises:
            EditionError: If it is not what was signed; it is put aside then.
        """
        if tampered := self.look_after_edition():
            raise EditionError(tampered, kept="It was put aside; an earlier one opens next.")
        if self.is_installed:
            yield f"{self.mark}." if self.mark else "It is signed by people who are trusted here."

    @cached_property
    def published(self) -> PublishedCopy:
        """The review's own text, where the user has imported it."""
        return PublishedCopy(self.profile.data / "published", self.folder)


def _opened(profile: Profile, folder: Path | None) -> "Opened | tuple[Path, Edition, str]":
    """Open an edition: of a folder that was named, else the one that was chosen, if any was."""
    named = folder or named_edition()
    if named is None:
        # All that a start pays for the choice, where there was none.
        if (profile.editions / POINTER).exists():
            from sfdesk.editions.pointer import open_chosen

            return open_chosen(profile.editions)
        named = shipped_edition()
    edition = read_edition(named)
    return named, edition, "" if is_vouched_for(named) else _NOT_VOUCHED_FOR
