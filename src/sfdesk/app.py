"""The composition root: opens the edition and hands out what windows and commands need. No Qt.

Slow parts (the search index, the typesetter) are opened on first use, so that
the window's first paint waits for the edition alone.
"""

import logging
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.core.errors import EditionError, PublishedError
from sfdesk.core.files import may_be_folder, may_be_there
from sfdesk.core.language import to_translate, tr
from sfdesk.core.paths import POINTER, Profile, named_edition, resources_folder, shipped_edition
from sfdesk.core.progress import Progress, no_progress
from sfdesk.core.settings import SettingsStore
from sfdesk.edition.built_in import INDEX_FOLDER, has_genuine_index, is_vouched_for
from sfdesk.edition.reader import read_edition
from sfdesk.model.edition import Edition

if TYPE_CHECKING:
    from sfdesk.core.policy import Policy
    from sfdesk.editions.desk import EditionDesk
    from sfdesk.editions.pointer import Opened
    from sfdesk.factsheets.letterhead import Letterhead
    from sfdesk.factsheets.render import SheetMaker
    from sfdesk.local.layer import LocalLayer
    from sfdesk.model.local_layer import SavedSearch
    from sfdesk.papers import Papers
    from sfdesk.published.copy import PublishedCopy
    from sfdesk.search.engine import Engine
    from sfdesk.search.finding import Finder
    from sfdesk.sharing import SharedFiles
    from sfdesk.userdata.searches import RecentSearches

_log = logging.getLogger(__name__)


_NOT_VOUCHED_FOR = to_translate("Not signed: opened for a look")


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
        self.index_progress: Progress = no_progress

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
    def recent_searches(self) -> "RecentSearches":
        """The user's recent searches; those saved under a name are in ``local``."""
        from sfdesk.userdata.searches import RecentSearches

        return RecentSearches(self.profile.data)

    def earlier_searches(self) -> "tuple[SavedSearch, ...]":
        """Return the saved searches in the file of earlier versions; ``local`` takes them over."""
        from sfdesk.local.earlier import EarlierSearches

        return EarlierSearches(self.profile.data).list()

    @cached_property
    def local(self) -> "LocalLayer":
        """What is kept beside the evidence; belongs to one thread, in a window to the worker.

        What it imports takes half a second: no first paint may wait for it.
        """
        from sfdesk.local.layer import LocalLayer

        return LocalLayer(
            self.profile.data,
            self.team_folder,
            may_note=self.policy.notes,
            opener=self.sharing.opened,
        )

    @cached_property
    def sharing(self) -> "SharedFiles":
        """What opens and publishes shared files; imports as much as ``local``."""
        from sfdesk.sharing import SharedFiles

        return SharedFiles(self.profile, self.policy)

    @property
    def team_folder(self) -> Path | None:
        """Where the team's lead publishes: the policy says it, or else the user; or nobody."""
        chosen = self.settings.settings.team_folder
        return self.policy.team_folder or (Path(chosen) if chosen else None)

    @property
    def has_local_layer(self) -> bool:
        """Whether anything was ever kept in it; nothing is opened."""
        return may_be_folder(self.profile.data / "local")

    def know_here(self) -> None:
        """Have the filters know what is offered here; for commands: a window has its own way.

        Raises:
            LocalError: If what is kept cannot be read.
        """
        if not (self.has_local_layer or self.team_folder):
            return
        from sfdesk.model.offers import standing_here

        today, months = date.today(), self.settings.settings.check_after
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
        try:
            return open_engine(self.edition, self.shipped_index, own, self.index_progress)
        except EditionError as error:
            if self.is_installed:
                error.do = tr("“sfdesk check” puts it aside if it is damaged.")
            raise

    @property
    def is_engine_open(self) -> bool:
        """Whether a search need not wait for the engine."""
        return "engine" in vars(self)

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

    @cached_property
    def papers(self) -> "Papers":
        """What is printed of the edition."""
        from sfdesk.papers import Papers

        return Papers(
            self.edition,
            self.policy,
            self.sheets,
            mark=lambda: self.mark,
            judgements=lambda: self.local.judgements.list(),
        )

    def bring_in_published(self, path: Path) -> list[str]:
        """Bring in the user's copy of the review; see ``PublishedCopy.bring_in``.

        Raises:
            PublishedError: If it is not the review, or the organisation does not allow it.
        """
        self.check_import()
        return self.published.bring_in(path)

    def check_import(self) -> None:
        """See that documents may be imported.

        Raises:
            PublishedError: If the organisation does not allow it.
        """
        if not self.policy.importing:
            raise PublishedError(
                self.policy.warning
                or tr("Your organisation does not let documents be imported here.")
            )

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

    @cached_property
    def published(self) -> "PublishedCopy":
        """The review's own text, where the user has imported it."""
        from sfdesk.published.copy import PublishedCopy

        return PublishedCopy(self.profile.data / "published", self.folder)


def _opened(profile: Profile, folder: Path | None) -> "Opened | tuple[Path, Edition, str]":
    """Open an edition: of a folder that was named, else the one that was chosen, if any was."""
    named = folder or named_edition()
    if named is None:
        # All that a start pays for the choice, where there was none.
        if may_be_there(profile.editions / POINTER):
            from sfdesk.editions.pointer import open_chosen

            return open_chosen(profile.editions)
        named = shipped_edition()
    edition = read_edition(named)
    return named, edition, "" if is_vouched_for(named) else _NOT_VOUCHED_FOR
