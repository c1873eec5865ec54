"""The parts that entries are made of: citations, ages, ratings, outcomes, the family version.

Field names are those of the content files and of ``sfdesk show --json``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sfdesk.model.hints import NoteNumber, distinct
from sfdesk.model.vocabulary import (
    Finding,
    ForWhom,
    GapTag,
    Judgement,
    JudgementScope,
    Rating,
    Said,
    SectionId,
    UkUseStatus,
)


@distinct
class Citation(NamedTuple):
    """A note that an entry cites.

    Attributes:
        number: The note that is meant.
        printed: The number that the review printed, where it was another one; else None.
    """

    number: NoteNumber
    printed: int | None = None


@distinct
class AgeRange(NamedTuple):
    """Ages of children in months, both ends included; a whole year counts by its first month.

    Attributes:
        max_months: None where the review gives a minimum only.
        of: The programme that the range is of, where it is not of all; else empty.
    """

    min_months: int
    max_months: int | None = None
    of: str = ""

    @property
    def label(self) -> str:
        """The range as people say it: ``3 to 12``, ``12 and over`` or ``Up to 30 months``."""
        first, last = self.min_months, self.max_months
        if first % 12 or (last or 0) % 12:
            if last is None:
                return f"{first} months and over"
            return f"{first} to {last} months" if first else f"Up to {last} months"
        return f"{first // 12} to {last // 12}" if last is not None else f"{first // 12} and over"


@distinct
class Practitioners(NamedTuple):
    """Who may deliver it. QCF levels are None where the review gives none."""

    text: str
    qcf_min: int | None = None
    qcf_max: int | None = None


@distinct
class UkUse(NamedTuple):
    """Where it is used in the UK."""

    status: UkUseStatus
    text: str


@distinct
class EifRating(NamedTuple):
    """A rating that the guidebook gave to a programme, or to several.

    Attributes:
        ratings: Several mean "or": most Triple P programmes are rated 3 or 3+.
    """

    programme: str
    ratings: tuple[Rating, ...]


@distinct
class CostRating(NamedTuple):
    """A cost rating of the guidebook.

    Attributes:
        rating: 1 or more, as ``costs`` of the edition say.
        of: The programme that it is of, where it is not of all; else empty.
    """

    rating: int
    of: str = ""


@distinct
class ReviewLevel(NamedTuple):
    """A level that the review itself gave, without a rating of the guidebook.

    Attributes:
        for_families: False where the level was earned elsewhere (schools, criminal justice).
    """

    level: Rating
    scope: str
    for_families: bool = True


@distinct
class ReviewJudgement(NamedTuple):
    """The review's own word for the strength of the evidence, and where it holds.

    Attributes:
        where: In which other setting, where it is not for families; else empty.
    """

    judgement: Judgement
    scope: JudgementScope
    where: str = ""


@distinct
class Evidence(NamedTuple):
    """The three evidence columns of a row and what follows from them.

    Attributes:
        in_guidebook: Whether the guidebook of the edition has it, or a version of it.
        tested_in_uk: Whether there are studies of it, or of a version, from the UK. That more
            are asked for says neither yes nor no.
        cost_ratings: Empty means not stated.
        review_judgements: One for use with families, and one for each other setting that the
            review judges.
    """

    in_guidebook: Said
    tested_in_uk: Said
    eif_ratings: tuple[EifRating, ...]
    cost_ratings: tuple[CostRating, ...]
    review_judgements: tuple[ReviewJudgement, ...]
    effectiveness: tuple[str, ...]
    strength: tuple[str, ...]
    gaps: tuple[str, ...]
    gap_tags: tuple[GapTag, ...]
    review_level: ReviewLevel | None = None

    @property
    def judgement(self) -> Judgement:
        """The review's word for use with families."""
        found = (j.judgement for j in self.review_judgements if j.scope is JudgementScope.FAMILIES)
        return next(found, Judgement.NOT_STATED)

    @property
    def ratings(self) -> frozenset[Rating]:
        """Every rating of the guidebook, of whichever programme."""
        return frozenset(rating for each in self.eif_ratings for rating in each.ratings)


@distinct
class Outcome(NamedTuple):
    """One thing that studies looked at, and what they saw.

    Attributes:
        domain: One of ``domains`` of the edition.
        for_whom: Whose outcome it is.
        of: The programme or version that it speaks of, where not of all; else empty.
    """

    domain: str
    outcome: str
    finding: Finding
    for_whom: tuple[ForWhom, ...]
    of: str = ""


@distinct
class Source(NamedTuple):
    """Where a row stands in the review.

    Attributes:
        fields: Field name to place, for the fields that come from elsewhere than the row.
    """

    table: str
    row: str
    fields: Mapping[str, str] = MappingProxyType({})


@distinct
class Family(NamedTuple):
    """The plain-English version for a parent or carer.

    Attributes:
        help_in_short: ``how_might_it_help`` in two or three sentences, for a sheet on which
            several stand side by side; what takes something back is in it too.
    """

    title: str
    in_a_sentence: str
    what_is_it: str
    who_is_it_for: str
    what_happens: tuple[str, ...]
    how_might_it_help: str
    what_it_asks_of_you: str
    what_we_do_not_know: str
    other_choices: str
    questions_to_ask: tuple[str, ...]
    help_in_short: str = ""


@distinct
class Section(NamedTuple):
    """A headed part of a page; ``source`` says where in the review, or that it is ours."""

    heading: str
    paragraphs: tuple[str, ...]
    source: str
    id: SectionId | None = None


@distinct
class MentionedRating(NamedTuple):
    """A rating that the review reports for something without a row of its own."""

    level: Rating
    by: str
    scope: str = ""


@distinct
class Work(NamedTuple):
    """One publication in a note; an empty string is "not given in the note"."""

    authors: str = ""
    year: str = ""
    title: str = ""
    publication: str = ""
    doi: str = ""
    url: str = ""

    @property
    def who(self) -> str:
        """Authors and year, as far as they are given."""
        return " ".join(filter(None, (self.authors, f"({self.year})" if self.year else "")))
