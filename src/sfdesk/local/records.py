"""The records of one kind: listed, saved and removed, with the team's below one's own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic

from sqlalchemy import Connection

from sfdesk.core.language import tr, tr_n
from sfdesk.local.checks import check
from sfdesk.local.errors import ChangedMeanwhileError, LocalError, refused
from sfdesk.local.journal import Action, Change, Journal
from sfdesk.local.kinds import Kind, R, replaced
from sfdesk.local.opening import StoreFile
from sfdesk.local.taking_in import Incoming, Plan, planned


class Records(Generic[R]):
    """Every change is on the disk when it returns, or it raises and nothing is changed.

    Args:
        kind: Of the records.
        file: The store.
        journal: Where changes are noted, to be undone.
        team: Returns the records that the team has published, by id.
        forbidden: Why none may be changed or added, if the machine's policy says so.
    """

    def __init__(
        self,
        kind: Kind[R],
        file: StoreFile,
        journal: Journal,
        team: Callable[[], Mapping[str, R]],
        forbidden: str = "",
    ) -> None:
        self._kind, self._file, self._journal, self._team = kind, file, journal, team
        self.forbidden = forbidden

    def list(self, **where: str) -> tuple[R, ...]:
        """Return the records whose fields have these values, in the order of their kind.

        One's own come first, then those of the team's that nobody here has changed.

        Args:
            where: Field → value, e.g. ``intervention="play-therapy"``.

        Raises:
            LocalError: If the store cannot be read.
        """
        own: tuple[R, ...] = ()
        covered: set[str] = set()
        team = self._team()
        if store := self._file.existing():
            with store.reading() as connection:
                own = tuple(self._kind.select(connection, **where))
                if team:
                    covered = self._kind.ids(connection)
        rest = (
            record
            for id_, record in team.items()
            if id_ not in covered and all(getattr(record, f) == v for f, v in where.items())
        )
        return (*own, *rest)

    def get(self, id_: str) -> R:
        """Return the record of that id.

        Raises:
            LocalError: If there is none, or the store cannot be read.
        """
        if store := self._file.existing():
            with store.reading() as connection:
                if found := self._kind.get(connection, id_):
                    return found
        if (record := self._team().get(id_)) is None:
            raise LocalError(
                tr("It is not there any more."), do=tr("It may have been removed elsewhere.")
            )
        return record

    def save(self, record: R, *, over: bool = False) -> R:
        """Save a new or changed record, and return it as it is now stored.

        One of the team's is saved as a copy of one's own, which stands in its place.

        Args:
            over: Save it in the place of what is stored now, whoever has changed or removed that
                meanwhile. One undo brings back what was there.

        Raises:
            ChangedMeanwhileError: If somebody else changed it since it was read.
            LocalError: If it cannot be kept as it is, or the store cannot be written.
        """
        [saved] = self.save_all([record], over=over)
        return saved

    def save_all(self, records: Sequence[R], *, over: bool = False) -> tuple[R, ...]:
        """Save several, all or none; one undo takes them back. See ``save``."""
        prepared = [self._prepared(record) for record in records]
        changes = []
        with self._file.ready().writing() as connection:
            if self.forbidden:
                raise LocalError(tr(self.forbidden), kept=tr("Nothing was changed."))
            stored = self._stored(connection, prepared, over=over)
            for record, before in zip(prepared, stored, strict=True):
                # What is there again is not what some other window has read under that version.
                seen = max(record.version, before.version if before else 0)
                after = replaced(record, version=seen + 1)
                self._kind.put(connection, after)
                changes.append(Change(before, after))
        if changes:
            label = _inside(self._label(prepared))
            told = (
                tr("the change to {what}", what=label)
                if any(change.before for change in changes) or records[0].read_only
                else tr("adding {what}", what=label)
            )
            self._journal.note(Action(told, tuple(changes)))
        return tuple(change.after for change in changes)

    def _prepared(self, record: R) -> R:
        record = replaced(
            record,
            id=record.id or self._kind.new_id(record),
            read_only=False,
            version=0 if record.read_only else record.version,
        )
        check(record)
        return record

    def remove(self, record: R) -> None:
        """Remove a record of one's own; the team's below it, if there is one, is seen again.

        Raises:
            ChangedMeanwhileError: If somebody else changed it since it was read.
            LocalError: If it is the team's, or the store cannot be written.
        """
        if record.read_only:
            raise refused(
                tr("{label} is your team’s.", label=self._kind.label(record)),
                tr("Ask whoever publishes the team’s file."),
            )
        with self._file.ready().writing() as connection:
            [before] = self._stored(connection, [record])
            # A search that was removed and saved anew elsewhere has its first version again.
            if before != record:
                raise ChangedMeanwhileError(self._label([record]))
            self._kind.remove(connection, record.id)
        told = tr("removing {what}", what=_inside(self._label([record])))
        self._journal.note(Action(told, (Change(before, None),)))

    def plan(self, incoming: Iterable[Incoming[R]]) -> Plan:
        """Return how the records of a file stand to what is stored; nothing is changed.

        Raises:
            LocalError: If the store cannot be read.
        """
        if self.forbidden:
            return Plan((), tuple(f"{one.place}: {tr(self.forbidden)}" for one in incoming))
        store = self._file.existing()
        if store is None:
            return planned(None, self._kind, self._team().values(), incoming)
        stored = self.list()
        with store.reading() as connection:
            return planned(connection, self._kind, stored, incoming)

    def change(self, id_: str, edit: Callable[[R], R]) -> R:
        """Change a record to what an edit makes of what is stored now, and return it.

        For changes that go with any others, as adding to a collection: nobody is refused.

        Raises:
            LocalError: If it is not there any more, or the store cannot be written.
        """
        while True:
            record = edit(self.get(id_))
            try:
                return self.save(record)
            except ChangedMeanwhileError:
                continue

    def _stored(
        self, connection: Connection, records: Sequence[R], *, over: bool = False
    ) -> tuple[R | None, ...]:
        """Return what is stored of each, if that is, unless ``over``, what the caller has seen."""
        stored = tuple(self._kind.get(connection, each.id) for each in records)
        versions = [now.version if now else 0 for now in stored]
        stale = [each for each, now in zip(records, versions, strict=True) if now != each.version]
        if stale and not over:
            raise ChangedMeanwhileError(self._label(stale))
        return stored

    def _label(self, records: Sequence[R]) -> str:
        label, more = self._kind.label(records[0]), len(records) - 1
        if not more:
            return label
        return tr_n("{what}, and {count} more", "{what}, and {count} more", more, what=label)


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence."""
    return f"{label[0].lower()}{label[1:]}"
