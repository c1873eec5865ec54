"""A whole edition of the matrix, and the questions that views ask of it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from sfdesk.core.errors import NotFoundError
from sfdesk.core.language import tr
from sfdesk.model.entries import (
    Asked,
    Caution,
    Concept,
    Entry,
    GuidePage,
    Intervention,
    Mentioned,
    Need,
    Note,
    Since,
    Term,
    Topic,
    kind_of,
)
from sfdesk.model.filtering import Filters
from sfdesk.model.info import EditionInfo
from sfdesk.model.parts import Citation
from sfdesk.model.vocabulary import EntryKind


class Tables(NamedTuple):
    """What stands in ``matrix.sqlite``: each field is a table, see ``edition.shape``."""

    info: EditionInfo
    interventions: tuple[Intervention, ...]
    topics: tuple[Topic, ...]
    mentioned: tuple[Mentioned, ...]
    guide: tuple[GuidePage, ...]
    glossary: tuple[Term, ...]
    notes: tuple[Note, ...]
    cautions: tuple[Caution, ...]
    since: tuple[Since, ...] = ()
    needs: tuple[Need, ...] = ()
    concepts: Sequence[Concept] = ()
    asked: Sequence[Asked] = ()


class Edition(Tables):
    """Everything that one edition holds, in reading order."""

    def entries(self) -> Iterator[Entry]:
        """Yield every entry of every kind."""
        yield from chain(self.interventions, self.topics, self.mentioned)
        yield from chain(self.guide, self.glossary, self.notes)

    @cached_property
    def _by_id(self) -> dict[tuple[EntryKind, str], Entry]:
        return {(kind_of(entry), entry.slug): entry for entry in self.entries()}

    @cached_property
    def filters(self) -> Filters:
        """The facets of this edition, ready to filter and count by."""
        return Filters(self.info, self.interventions, self.topics, self.cautions, self.needs)

    @cached_property
    def _asked(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for each in self.asked:
            found[each.entry] = (*found.get(each.entry, ()), *each.words)
        return found

    def asked_for(self, entry: Entry) -> tuple[str, ...]:
        """Return how people ask for an entry."""
        return self._asked.get(f"{kind_of(entry)}/{entry.slug}", ())

    def has(self, kind: EntryKind, slug: str) -> bool:
        """Return whether there is an entry of that kind and slug."""
        return (kind, self.info.aliases.get(slug, slug)) in self._by_id

    def entry(self, kind: EntryKind, slug: str) -> Entry:
        """Return one entry by the slug that it has, or had once.

        Raises:
            NotFoundError: If the edition has none of that kind and slug.
        """
        try:
            return self._by_id[kind, self.info.aliases.get(slug, slug)]
        except KeyError:
            raise NotFoundError(
                tr(
                    "There is no {kind} called “{slug}” in this edition.",
                    kind=kind.value,
                    slug=slug,
                ),
                do=tr("“sfdesk list” prints the names."),
            ) from None

    def intervention(self, slug: str) -> Intervention:
        """Return an intervention of the matrix.

        Raises:
            NotFoundError: If there is none with that slug.
        """
        entry = self.entry(EntryKind.INTERVENTION, slug)
        assert isinstance(entry, Intervention)
        return entry

    def find(self, slug: str) -> Entry:
        """Return the entry that has a slug, or had it once; interventions come first.

        Raises:
            NotFoundError: If nothing has that slug.
        """
        slug = self.info.aliases.get(slug, slug)
        for kind in EntryKind:
            if (kind, slug) in self._by_id:
                return self._by_id[kind, slug]
        raise NotFoundError(
            tr("Nothing in this edition is called “{slug}”.", slug=slug),
            do=tr("“sfdesk list” prints the names of the interventions."),
        )

    def topic_name(self, slug: str) -> str:
        """Return the name of a topic."""
        return self.entry(EntryKind.TOPIC, slug).name

    def place_of(self, row: Intervention) -> tuple[str, ...]:
        """Return the names of the topic and, where there is one, the sub-table of a row."""
        group = (self.info.groups[row.group],) if row.group else ()
        return (self.topic_name(row.topic), *group)

    def of_topic(self, topic: str) -> tuple[Intervention, ...]:
        """Return the interventions of a topic, in the order of the review."""
        return tuple(i for i in self.interventions if i.topic == topic)

    def mentioned_in(self, topic: str) -> tuple[Mentioned, ...]:
        """Return what the review mentions under a topic without a row of its own."""
        return tuple(m for m in self.mentioned if topic in m.topics)

    def cautions_for(self, slug: str) -> tuple[Caution, ...]:
        """Return the cautions that an entry carries."""
        return tuple(c for c in self.cautions if slug in c.applies_to)

    def since_for(self, slug: str) -> tuple[Since, ...]:
        """Return what was found or changed since, of an entry or of all of them; newest first."""
        found = (s for s in self.since if slug in s.applies_to or not s.applies_to)
        return tuple(sorted(found, key=lambda item: item.date, reverse=True))

    def may_be_unsafe(self, slug: str) -> bool:
        """Return whether taking a sheet about an entry home may not be safe for somebody."""
        entry = self.find(slug)
        own = isinstance(entry, Intervention | Topic | Mentioned) and entry.safety
        return own or any(caution.safety for caution in self.cautions_for(slug))

    def citing(self, number: int) -> tuple[Entry, ...]:
        """Return every entry that cites a note, its cautions included."""
        return tuple(e for e in self.entries() if number in self.citations(e))

    def citations(self, entry: Entry) -> dict[int, Citation]:
        """Return the notes that an entry cites, with those of its cautions, by number."""
        if isinstance(entry, Term | Note):
            return {}
        cautions = self.cautions_for(entry.slug)
        every = (*entry.references, *(c for caution in cautions for c in caution.references))
        return {c.number: c for c in sorted(every, key=lambda c: c.number)}
