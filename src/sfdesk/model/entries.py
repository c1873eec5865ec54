"""The entries of an edition: interventions, topics, mentioned, guide, glossary, references.

Field names are those of the content files and of ``sfdesk show --json``. Texts
are tuples of paragraphs; a paragraph may hold note markers (see ``model.text``).

Named tuples, not dataclasses: making twenty dataclasses took a twentieth of the whole start.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sfdesk.model.text import cited
from sfdesk.model.vocabulary import (
    Basis,
    DeliveryModel,
    Domain,
    EntryKind,
    Finding,
    GapTag,
    Group,
    Judgement,
    Kind,
    LevelOfNeed,
    MentionedType,
    Rating,
    SectionId,
    TopicSlug,
    UkDelivery,
    UkUseStatus,
)


class Citation(NamedTuple):
    """A note that an entry cites.

    Attributes:
        number: The note that is meant, 1 to 178.
        printed: The number that the review printed, where it was another one; else None.
    """

    number: int
    printed: int | None = None


class Ages(NamedTuple):
    """Ages of children in months, both ends included; a whole year counts by its first month."""

    min_months: int
    max_months: int

    @property
    def label(self) -> str:
        """The range as people say it: ``3 to 12`` or ``0 to 30 months``."""
        if self.min_months % 12 or self.max_months % 12:
            if self.min_months == 0:
                return f"Up to {self.max_months} months"
            return f"{self.min_months} to {self.max_months} months"
        return f"{self.min_months // 12} to {self.max_months // 12}"


class Practitioners(NamedTuple):
    """Who may deliver it. QCF levels are None where the review gives none."""

    text: str
    qcf_min: int | None = None
    qcf_max: int | None = None


class UkUse(NamedTuple):
    """Where it is used in the UK."""

    status: UkUseStatus
    text: str


class EifRating(NamedTuple):
    """A rating that the EIF Guidebook gave to one programme."""

    programme: str
    rating: Rating


class ReviewLevel(NamedTuple):
    """A level that the review itself gave, without a Guidebook rating.

    Attributes:
        for_families: False where the level was earned elsewhere (schools, criminal justice).
    """

    level: Rating
    scope: str
    for_families: bool = True


class Evidence(NamedTuple):
    """The three evidence columns of a row and what follows from them.

    Attributes:
        cost_ratings: Guidebook cost ratings 1 to 5; empty means not stated.
    """

    in_guidebook: bool
    eif_ratings: tuple[EifRating, ...]
    review_judgement: Judgement
    cost_ratings: tuple[int, ...]
    effectiveness: tuple[str, ...]
    strength: tuple[str, ...]
    gaps: tuple[str, ...]
    gap_tags: tuple[GapTag, ...]
    review_level: ReviewLevel | None = None


class Outcome(NamedTuple):
    """One thing that studies looked at, and what they saw."""

    domain: Domain
    outcome: str
    finding: Finding


class Source(NamedTuple):
    """Where a row stands in the review.

    Attributes:
        fields: Field name to place, for the fields that come from elsewhere than the row.
    """

    table: str
    row: str
    fields: Mapping[str, str] = MappingProxyType({})


class Family(NamedTuple):
    """The plain-English version for a parent or carer."""

    title: str
    in_a_sentence: str
    what_is_it: str
    who_is_it_for: str
    what_happens: tuple[str, ...]
    how_might_it_help: str
    what_we_do_not_know: str
    other_choices: str
    questions_to_ask: tuple[str, ...]


class Caution(NamedTuple):
    """A warning that belongs to several entries and is written once.

    Attributes:
        concerns: Who or what it is about, a few words that follow "Caution:".
        plain: The same for a parent; it stands on the family sheet.
        applies_to: Slugs of the interventions, topics and mentioned entries that carry it.
        safety: True where taking a sheet home may not be safe.
    """

    slug: str
    concerns: str
    text: str
    plain: str
    applies_to: tuple[str, ...]
    references: tuple[Citation, ...]
    source: str
    safety: bool = False


class Intervention(NamedTuple):
    """One row of the matrix."""

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
    group: Group | None = None
    typical_level_of_need: LevelOfNeed | None = None
    level_of_need_note: str = ""
    ages: Ages | None = None

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


class Section(NamedTuple):
    """A headed part of a page; ``source`` says where in the review, or that it is ours."""

    heading: str
    paragraphs: tuple[str, ...]
    source: str
    id: SectionId | None = None


class Topic(NamedTuple):
    """A topic page."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    references: tuple[Citation, ...]
    related: tuple[str, ...]
    sections: tuple[Section, ...]


class MentionedRating(NamedTuple):
    """A rating that the review reports for something without a row of its own."""

    level: Rating
    by: str
    scope: str = ""


class Mentioned(NamedTuple):
    """A programme, tool or approach that the review names without giving it a row."""

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


class Term(NamedTuple):
    """A glossary term."""

    slug: str
    term: str
    abbreviation: str
    aliases: tuple[str, ...]
    meaning: str
    basis: Basis
    source: str

    @property
    def name(self) -> str:
        """Term and abbreviation, under the name that all entries have."""
        return f"{self.term} ({self.abbreviation})" if self.abbreviation else self.term


class Work(NamedTuple):
    """One publication in a note; an empty string is "not given in the note"."""

    authors: str = ""
    year: str = ""
    title: str = ""
    publication: str = ""
    doi: str = ""
    url: str = ""


class Note(NamedTuple):
    """A numbered note of the review, as bibliographic facts.

    Attributes:
        number: 1 to 178.
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
        who = " ".join(
            part for part in (work.authors, f"({work.year})" if work.year else "") if part
        )
        return f"Note {self.number}: {who or work.title or work.url}"


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
    needs: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


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
