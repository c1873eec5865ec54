"""The facts at a glance, in words; the sheets, the window and the comparison only pass them on."""

import pytest

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention, Mentioned
from sfdesk.model.facts import (
    age_lines,
    gap_words,
    glance,
    mentioned_rating,
    outcome_cells,
    outcome_words,
    telling_fact,
    whose,
)
from sfdesk.model.parts import (
    AgeRange,
    CostRating,
    EifRating,
    MentionedRating,
    Outcome,
    ReviewLevel,
)
from sfdesk.model.vocabulary import (
    DeliveryModel,
    Finding,
    ForWhom,
    GapTag,
    LevelOfNeed,
    Rating,
    Said,
)


@pytest.fixture
def row(edition: Edition) -> Intervention:
    return edition.intervention("play-therapy")


def lines(edition: Edition, row: Intervention, field: str) -> tuple[str, ...]:
    return {fact.field: fact.lines for fact in glance(edition, row)}[field]


def test_every_fact_of_every_record_says_something(edition: Edition) -> None:
    for row in edition.interventions:
        facts = list(glance(edition, row))
        assert all(line.strip() for fact in facts for line in fact.lines)
        assert [fact.rated for fact in facts] == [True] + [False] * (len(facts) - 1)


def test_restorative_practices_are_never_shown_as_strong_for_families(edition: Edition) -> None:
    row = edition.intervention("restorative-practices")
    assert lines(edition, row, "strength") == ("Not rated for use with families",)
    level, judged = lines(edition, row, "review_level")
    assert level.startswith("Level 3: criminal justice and schools")
    assert level.endswith(". Not for use with families")
    assert judged == "Strong: criminal justice and schools. Not for use with families"


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        (AgeRange(36, 144), "3 to 12 years"),
        (AgeRange(0, 30), "Up to 30 months"),
        (AgeRange(6, 30), "6 to 30 months"),
        (AgeRange(144), "12 years and over"),
        (AgeRange(18), "18 months and over"),
        (AgeRange(72, 144, "School Age"), "6 to 12 years (School Age)"),
        (AgeRange(144, of="Teens"), "12 years and over (Teens)"),
    ],
)
def test_ages_are_said_as_people_say_them(row: Intervention, ages: AgeRange, expected: str) -> None:
    assert age_lines(row._replace(ages=(ages,))) == (expected,)


def test_any_age_and_no_age_are_two_things(edition: Edition, row: Intervention) -> None:
    assert lines(edition, row._replace(ages=(), any_age=True), "ages") == ("Any age",)
    assert lines(edition, row._replace(ages=()), "ages") == ("Not stated",)


def test_ratings_and_costs_say_of_which_programme(edition: Edition, row: Intervention) -> None:
    evidence = row.evidence._replace(
        in_guidebook=Said.YES,
        eif_ratings=(
            EifRating("Most", (Rating.THREE, Rating.THREE_PLUS)),
            EifRating("One", (Rating.NL2,)),
        ),
        cost_ratings=(CostRating(1), CostRating(5, "The long one")),
    )
    changed = row._replace(evidence=evidence)
    assert lines(edition, changed, "eif_ratings") == (
        "Most: Level 3 or 3+",
        "One: Below level 2 (NL2)",
    )
    assert lines(edition, changed, "cost_ratings") == (
        "1 · under £100",
        "5 · over £2,000 (The long one)",
    )


@pytest.mark.parametrize(
    ("in_guidebook", "expected"),
    [
        (Said.YES, ("In the EIF Guidebook; the rating is not stated",)),
        (Said.NO, ("Not in the EIF Guidebook",)),
        (Said.NOT_STATED, ("Not stated",)),
    ],
)
def test_no_rating_is_said_in_three_ways(
    edition: Edition, row: Intervention, in_guidebook: Said, expected: tuple[str, ...]
) -> None:
    evidence = row.evidence._replace(in_guidebook=in_guidebook, eif_ratings=())
    assert lines(edition, row._replace(evidence=evidence), "eif_ratings") == expected


def test_a_level_for_families_is_not_taken_back(edition: Edition, row: Intervention) -> None:
    evidence = row.evidence._replace(review_level=ReviewLevel(Rating.TWO, "three towns"))
    assert lines(edition, row._replace(evidence=evidence), "review_level") == (
        "Level 2: three towns",
    )


def test_words_of_a_vocabulary_stand_in_its_order(edition: Edition, row: Intervention) -> None:
    changed = row._replace(
        delivery_models=(DeliveryModel.FAMILY, DeliveryModel.GROUP),
        levels_of_need=(LevelOfNeed.EDGE_OF_CARE, LevelOfNeed.UNIVERSAL),
        typical_level_of_need=LevelOfNeed.UNIVERSAL,
        level_of_need_note="A note.",
    )
    assert lines(edition, changed, "delivery_models") == ("In a group; With the family together",)
    assert lines(edition, changed, "levels_of_need") == (
        "Universal; Child protection, edge of care",
        "Usually: Universal",
        "A note.",
    )


def test_an_outcome_says_for_whom_and_of_what(edition: Edition, row: Intervention) -> None:
    outcome = Outcome(
        "employment and money",
        "work [13]",
        Finding.UNCLEAR,
        (ForWhom.PARENTS, ForWhom.CHILDREN),
        "Adults",
    )
    assert outcome_words(outcome) == "Work (Adults)"
    assert whose(outcome) == "Children, parents"
    assert outcome_cells(edition, row._replace(outcomes=(outcome,))) == (
        ("Employment and money", "Work (Adults)", "Children, parents", "Unclear"),
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"ages": (AgeRange(36, 144),)}, "Ages 3 to 12"),
        ({"ages": (AgeRange(36, 72), AgeRange(72, 144))}, "Ages 3 to 6, 6 to 12"),
        ({"ages": (AgeRange(36, 72, "A"), AgeRange(36, 72, "B"))}, "Ages 3 to 6"),
        ({"ages": (), "any_age": True}, "Any age"),
        ({"ages": (), "levels_of_need": (LevelOfNeed.UNIVERSAL,)}, "Universal"),
        ({"ages": (), "levels_of_need": tuple(LevelOfNeed)[:2]}, "Universal to targeted selected"),
    ],
)
def test_a_card_says_what_tells_it_from_others(
    row: Intervention, fields: dict[str, object], expected: str
) -> None:
    assert telling_fact(row._replace(**fields)) == expected  # type: ignore[arg-type]


def test_a_mentioned_rating_says_who_gave_it(edition: Edition) -> None:
    entry: Mentioned = edition.mentioned[0]
    assert mentioned_rating(entry._replace(rating=None)) == "None given in the review"
    rated = entry._replace(rating=MentionedRating(Rating.FOUR, "EIF Guidebook", "in the US"))
    assert mentioned_rating(rated) == "Level 4 (EIF Guidebook): in the US"
    assert mentioned_rating(entry._replace(rating=MentionedRating(Rating.TWO, "EIF"))) == (
        "Level 2 (EIF)"
    )


def test_what_is_not_known_is_told_only_where_the_review_says_it(edition: Edition) -> None:
    evidence = edition.intervention("play-therapy").evidence
    tags = (GapTag.UK_EVIDENCE, GapTag.NOT_STATED)
    row = edition.intervention("play-therapy")._replace(evidence=evidence._replace(gap_tags=tags))
    assert gap_words(row) == ("UK evidence needed",)
