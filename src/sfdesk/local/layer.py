"""What windows and commands use of the local layer.

It belongs to one thread at a time: in a window to the worker. Every change is on the disk when
the call returns; until then the window does not say that it is saved. Ask ``refresh`` twice a
second whether others have changed something, which costs some millionths of one.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sfdesk.core import text_tables
from sfdesk.core.files import named
from sfdesk.local import backups
from sfdesk.local.backups import Backup
from sfdesk.local.earlier import EarlierSearches
from sfdesk.local.exchange.layer_file import KEYS, MOST_BYTES, LayerFile, Opener, parsed
from sfdesk.local.journal import Journal
from sfdesk.local.kinds import COLLECTIONS, JUDGEMENTS, NOTES, OFFERS, Kind, R
from sfdesk.local.opening import FOLDER, StoreFile
from sfdesk.local.preferences import Preferences
from sfdesk.local.records import Records
from sfdesk.local.searches import SearchRecords
from sfdesk.local.taking_in import Item, Plan, take
from sfdesk.local.team import Team
from sfdesk.model.local_layer import NO_NOTES, Collection


class LocalLayer:
    """The local layer of one profile.

    Nothing is made on the disk before something is saved, or saved searches are taken over.

    Args:
        data: The user's data folder.
        team: The folder that the team's lead publishes into; None where there is none.
        may_note: Whether notes may be written; those that are there are read in any case.
        opener: Opens shared files, the team's among them; without it only those not signed.

    Attributes:
        offers: What is offered here.
        notes: On entries.
        collections: Named lists of interventions.
        judgements: Need, fit and capacity.
        searches: Saved under a name; not the team's, and in no shared file.
        preferences: What is remembered besides.
        journal: Undoes, and does again.
        team: What the team has published, which the records above hold too.
    """

    def __init__(
        self,
        data: Path,
        team: Path | None = None,
        *,
        may_note: bool = True,
        opener: Opener = parsed,
    ) -> None:
        self.file = StoreFile(data / FOLDER)
        self._opener = opener
        self.use_team(team)
        self.journal = Journal(self.file.ready)
        self._by_kind: dict[str, Records[Any]] = {}
        self.preferences = Preferences(self.file)
        self.offers = self._records(OFFERS)
        self.notes = self._records(NOTES, "" if may_note else NO_NOTES)
        self.collections = self._records(COLLECTIONS)
        self.judgements = self._records(JUDGEMENTS)
        self.searches = SearchRecords(self.file, self.journal, EarlierSearches(data))

    def use_team(self, folder: Path | None) -> None:
        """Read what is published in another folder from now on, or in none."""
        self.team = Team(folder, self.file.folder, self._opener)

    def refresh(self) -> bool:
        """Say whether another window or process, or the team, changed something since last asked.

        Raises:
            LocalError: If the store cannot be read.
        """
        was_open = self.file.is_open
        changed = self.team.refresh()
        if (store := self.file.existing()) is None:
            return changed
        return store.is_changed_elsewhere() or not was_open or changed

    def add_to_collection(self, id_: str, slugs: Sequence[str]) -> Collection:
        """Put interventions last in a collection; those in it stay where they are.

        Raises:
            LocalError: If it is not there any more, or cannot be saved.
        """
        return self.collections.change(
            id_,
            lambda found: found._replace(items=tuple(dict.fromkeys((*found.items, *slugs)))),
        )

    def duplicate_collection(self, id_: str, name: str) -> Collection:
        """Save a copy of a collection under another name, and return it.

        Raises:
            LocalError: If it is not there any more, or cannot be saved.
        """
        found = self.collections.get(id_)
        return self.collections.save(Collection(name=name, items=found.items))

    def content(self, keys: Iterable[str] = KEYS) -> dict[str, tuple[Any, ...]]:
        """Return what is kept, the team's with it, by key of a shared file.

        Raises:
            LocalError: If the store cannot be read.
        """
        return {key: self._by_kind[KEYS[key].name].list() for key in keys}

    def read(self, path: Path) -> LayerFile:
        """Return what a shared file holds, and who has signed it.

        Raises:
            SfdeskError: If it cannot be read, is no such file, or of a newer format; or if the
                organisation does not let it in.
        """
        return self._opener(text_tables.read_bytes(path, MOST_BYTES), named(path))

    def plan(self, file: LayerFile) -> Plan:
        """Return how what a shared file holds stands to what is stored; nothing is changed.

        Raises:
            LocalError: If the store cannot be read.
        """
        plans = [self._by_kind[KEYS[key].name].plan(file.records[key]) for key in KEYS]
        items = tuple(item for plan in plans for item in plan.items)
        twice = (problem for plan in plans for problem in plan.problems)
        return Plan(items, (*file.problems, *twice))

    def take(self, items: Iterable[Item], what: str) -> int:
        """Take in the items of a plan that somebody chose, all or none; return how many.

        Args:
            items: Of ``plan``, here or of ``Records``.
            what: Words that go on from “Undo”.

        Raises:
            ChangedMeanwhileError: If somebody changed one of them since the plan was made.
            LocalError: If the store cannot be written.
        """
        chosen = tuple(items)
        if chosen:
            self.journal.note(take(self.file.ready(), chosen, what))
        return len(chosen)

    def keep_daily_backup(self, today: date | None = None) -> bool:
        """Look through the store and copy it, if that was not done today; say whether it was.

        Raises:
            LocalError: If the store is damaged, or the copy cannot be written.
        """
        store = self.file.existing()
        today = today or date.today()
        return store is not None and backups.keep_daily(store, self.file.backups, today)

    def list_backups(self) -> list[Backup]:
        """Return the backups, newest first."""
        return backups.listed(self.file.backups)

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of what there is, which is kept as one too.

        Raises:
            LocalError: If the backup is not sound, or nothing can be written; nothing is changed.
        """
        self.file.restore(backup)
        self.journal.forget()
        self.searches.look_again()
        # At once: other windows have taken over the file, and look into it no more.
        self.searches.list()

    def close(self) -> None:
        """Close the store."""
        self.file.close()

    def _records(self, kind: Kind[R], forbidden: str = "") -> Records[R]:
        def team() -> Mapping[str, R]:
            return self.team.records(kind.name)

        records = Records(kind, self.file, self.journal, team, forbidden)
        self._by_kind[kind.name] = records
        return records
