"""A whole edition of the matrix, and the questions that views ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sfdesk.core.errors import NotFoundError
from sfdesk.model.entries import (
    Caution,
    Citation,
    Concept,
    Entry,
    GuidePage,
    Intervention,
    Mentioned,
    Note,
    Term,
    Topic,
    kind_of,
)
from sfdesk.model.filtering import Filters
from sfdesk.model.vocabulary import EntryKind, TopicSlug


class EditionInfo(NamedTuple):
    """What identifies an edition.

    Attributes:
        id: Short permanent name, e.g. ``sfp-2023``.
        title: For people.
        evidence_as_of: Month and year of the review, e.g. ``May 2023``.
        released: ISO date on which this wording was released.
        content_hash: SHA-256 (hex) over the whole authored content.
        source_title: The review, as it is to be cited.
    """

    id: str
    title: str
    evidence_as_of: str
    released: str
    content_hash: str
    source_title: str

    @property
    def short_hash(self) -> str:
        """The first seven digits of the hash, as printed on every sheet."""
        return self.content_hash[:7]


@dataclass(frozen=True)
class Edition:
    """Everything that one edition holds, in reading order."""

    info: EditionInfo
    interventions: tuple[Intervention, ...]
    topics: tuple[Topic, ...]
    mentioned: tuple[Mentioned, ...]
    guide: tuple[GuidePage, ...]
    glossary: tuple[Term, ...]
    notes: tuple[Note, ...]
    cautions: tuple[Caution, ...]
    concepts: tuple[Concept, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Yield every entry of every kind."""
        for group in (
            self.interventions,
            self.topics,
            self.mentioned,
            self.guide,
            self.glossary,
            self.notes,
        ):
            yield from group

    @cached_property
    def _by_id(self) -> dict[tuple[EntryKind, str], Entry]:
        return {(kind_of(entry), entry.slug): entry for entry in self.entries()}

    @cached_property
    def filters(self) -> Filters:
        """The facets of this edition, ready to filter and count by."""
        return Filters(self.interventions, self.cautions)

    def entry(self, kind: EntryKind, slug: str) -> Entry:
        """Return one entry.

        Raises:
            NotFoundError: If the edition has none of that kind and slug.
        """
        try:
            return self._by_id[kind, slug]
        except KeyError:
            raise NotFoundError(
                f"There is no {kind.value} called “{slug}” in this edition.",
                do="“sfdesk list” prints the names.",
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
        """Return the entry with that slug, whatever its kind; interventions come first.

        Raises:
            NotFoundError: If nothing has that slug.
        """
        for kind in EntryKind:
            if (kind, slug) in self._by_id:
                return self._by_id[kind, slug]
        raise NotFoundError(
            f"Nothing in this edition is called “{slug}”.",
            do="“sfdesk list” prints the names of the interventions.",
        )

    def of_topic(self, topic: TopicSlug) -> tuple[Intervention, ...]:
        """Return the interventions of a topic, in the order of the review."""
        return tuple(i for i in self.interventions if i.topic == topic)

    def mentioned_in(self, topic: TopicSlug) -> tuple[Mentioned, ...]:
        """Return what the review mentions under a topic without a row of its own."""
        return tuple(m for m in self.mentioned if topic in m.topics)

    def cautions_for(self, slug: str) -> tuple[Caution, ...]:
        """Return the cautions that an entry carries."""
        return tuple(c for c in self.cautions if slug in c.applies_to)

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
