"""The entries of an edition: interventions, topics, mentioned, guide, glossary, references.

Besides them what hangs on entries: cautions, what came since, needs, words for search. The parts
that they are made of are in ``model.parts``. Texts are tuples of paragraphs; a paragraph may hold
note markers (see ``model.text``).

These type hints are the one description of the records, see ``model.hints``.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sfdesk.model.hints import InterventionSlug, MentionedSlug, NeedSlug, TopicSlug, distinct
from sfdesk.model.parts import (
    AgeRange,
    Citation,
    Evidence,
    Family,
    MentionedRating,
    Outcome,
    Practitioners,
    Section,
    Source,
    UkUse,
    Work,
)
from sfdesk.model.text import cited
from sfdesk.model.vocabulary import (
    Basis,
    DeliveryModel,
    EntryKind,
    Kind,
    LevelOfNeed,
    MentionedType,
    SinceKind,
    UkDelivery,
)


@distinct
class Caution(NamedTuple):
    """A warning that belongs to several entries and is written once.

    Attributes:
        concerns: Who or what it is about, a few words that follow "Caution:".
        plain: The same for a parent; it stands on the family sheet.
        applies_to: Slugs of the interventions, topics and mentioned entries that carry it.
        scope_words: The few words of the review that carry the scope.
        extension: For which of ``applies_to`` the scope is ours, and why; else empty.
        safety: True where taking a sheet home may not be safe.
    """

    slug: str
    concerns: str
    text: str
    plain: str
    scope_words: str
    applies_to: tuple[str, ...]
    references: tuple[Citation, ...]
    source: str
    extension: str = ""
    safety: bool = False


@distinct
class Since(NamedTuple):
    """Something found or changed after the review. It never alters a rating or a filter.

    Attributes:
        date: When: ``2023``, ``2023-06`` or ``2023-06-14``.
        what: With figures, in our words.
        plain: One line for a family sheet; empty where it does not concern families.
        address: Where it can be read.
        applies_to: Slugs of the entries of any kind that it concerns; none means all of them.
        looked: ISO date of when somebody last looked.
    """

    date: str
    what: str
    plain: str
    source: str
    address: str
    kind: SinceKind
    applies_to: tuple[str, ...]
    looked: str


@distinct
class Need(NamedTuple):
    """A need of a family in words of a framework, mapped by us to what the edition holds.

    Attributes:
        domains: Of those of the edition.
        name: The framework's wording.
        plain: Short and everyday.
        wordings: Others in use, e.g. councils'.
        none: What is said where the review holds nothing or little; else empty.
        note: How we mapped it.
    """

    slug: str
    name: str
    plain: str
    wordings: tuple[str, ...]
    topics: tuple[TopicSlug, ...]
    domains: tuple[str, ...]
    interventions: tuple[InterventionSlug, ...]
    mentioned: tuple[MentionedSlug, ...]
    none: str
    note: str


@distinct
class Intervention(NamedTuple):
    """One row of the matrix.

    Attributes:
        group: Slug of the sub-table of its topic, where there is one.
        ages: Of children; empty means not stated, unless ``any_age``.
        any_age: Whether the review says that it is for all ages.
        safety: Whether taking a sheet about it home may not be safe for somebody.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    kind: Kind
    topic: TopicSlug
    summary: str
    description: tuple[str, ...]
    levels_of_need: tuple[LevelOfNeed, ...]
    target_population: str
    delivery_models: tuple[DeliveryModel, ...]
    duration: str
    related: tuple[str, ...]
    references: tuple[Citation, ...]
    practitioners: Practitioners
    uk_use: UkUse
    evidence: Evidence
    source: Source
    family: Family
    outcomes: tuple[Outcome, ...] = ()
    group: str | None = None
    typical_level_of_need: LevelOfNeed | None = None
    level_of_need_note: str = ""
    ages: tuple[AgeRange, ...] = ()
    any_age: bool = False
    safety: bool = False

    def texts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield ``(field name, paragraphs)`` for the six columns, in reading order."""
        yield "description", self.description
        yield "uk_use", (self.uk_use.text,)
        yield "effectiveness", self.evidence.effectiveness
        yield "strength", self.evidence.strength
        yield "gaps", self.evidence.gaps

    def cited(self) -> frozenset[int]:
        """Return the note numbers marked anywhere in the entry's text."""
        extra = (self.target_population, self.duration, self.practitioners.text)
        columns = (p for _, paragraphs in self.texts() for p in paragraphs)
        return cited((*columns, *extra, self.level_of_need_note))


@distinct
class Topic(NamedTuple):
    """A topic page."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    references: tuple[Citation, ...]
    related: tuple[str, ...]
    sections: tuple[Section, ...]
    safety: bool = False


@distinct
class Mentioned(NamedTuple):
    """A programme, tool or approach that the review names without giving it a row.

    Attributes:
        topics: None for what belongs to no topic of the review, like advice about money.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    type: MentionedType
    topics: tuple[TopicSlug, ...]
    text: tuple[str, ...]
    uk_delivery: UkDelivery
    related: tuple[str, ...]
    references: tuple[Citation, ...]
    source: str
    rating: MentionedRating | None = None
    safety: bool = False


@distinct
class GuidePage(NamedTuple):
    """A page on how to read the matrix."""

    slug: str
    title: str
    summary: str
    order: int
    references: tuple[Citation, ...]
    sections: tuple[Section, ...]

    @property
    def name(self) -> str:
        """The title, under the name that all entries have."""
        return self.title


@distinct
class Term(NamedTuple):
    """A glossary term.

    Attributes:
        later: Whether the term came after the review; ``source`` is its address then.
    """

    slug: str
    term: str
    abbreviation: str
    aliases: tuple[str, ...]
    meaning: str
    basis: Basis
    source: str
    later: bool = False

    @property
    def name(self) -> str:
        """Term and abbreviation, under the name that all entries have."""
        return f"{self.term} ({self.abbreviation})" if self.abbreviation else self.term


@distinct
class Note(NamedTuple):
    """A numbered note of the review, as bibliographic facts.

    Attributes:
        comment: What an explanatory note says, in our words; may be empty.
    """

    number: int
    works: tuple[Work, ...] = ()
    comment: str = ""

    @property
    def slug(self) -> str:
        """The note number as text, under the name that all entries have."""
        return str(self.number)

    @property
    def name(self) -> str:
        """Note number with the first work's authors and year, or its address."""
        if not self.works:
            return f"Note {self.number}"
        work = self.works[0]
        return f"Note {self.number}: {work.who or work.title or work.url}"


@distinct
class Concept(NamedTuple):
    """One thing in a family's life, or in this field, and how people say it.

    Attributes:
        name: What it is called, for those who edit the vocabulary.
        words: Each stands for each of the others.
        only_from: Typed words that lead to the others but are not themselves looked for.
        leads_to: What ``words`` and ``only_from`` also lead to, but not the other way: broader
            or other words that stand in the texts.
        needs: Slugs of the needs of a family that it belongs to.
        doubtful: Like ``only_from``, but of several meanings: they count only as the whole query,
            or where another word of it points the same way.
    """

    name: str = ""
    words: tuple[str, ...] = ()
    only_from: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    needs: tuple[NeedSlug, ...] = ()
    doubtful: tuple[str, ...] = ()


@distinct
class Asked(NamedTuple):
    """How people ask for an entry: in what they say there need be no word that it is called by.

    Attributes:
        entry: Its kind and slug, like ``mentioned/dart``.
        words: What people say, a sentence or a few words each. Search alone reads it, by its words.
    """

    entry: str
    words: tuple[str, ...]


Key = tuple[EntryKind, str]
"""Kind and slug of an entry."""

Entry = Intervention | Topic | Mentioned | GuidePage | Term | Note

KIND_OF: dict[type, EntryKind] = {
    Intervention: EntryKind.INTERVENTION,
    Topic: EntryKind.TOPIC,
    Mentioned: EntryKind.MENTIONED,
    GuidePage: EntryKind.GUIDE,
    Term: EntryKind.GLOSSARY,
    Note: EntryKind.REFERENCE,
}


def kind_of(entry: "Entry") -> EntryKind:
    """Return what kind of thing an entry is."""
    return KIND_OF[type(entry)]
