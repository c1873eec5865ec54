"""The rule of how sure anyone is, against the table of the content model."""

import pytest

from sfdesk.model.edition import Edition
from sfdesk.model.parts import EifRating, Evidence, ReviewJudgement, ReviewLevel
from sfdesk.model.strength import (
    TIER_WORDS,
    Tier,
    dots_text,
    family_phrase,
    rating_range,
    strength,
    tier,
)
from sfdesk.model.vocabulary import GapTag, Judgement, JudgementScope, Rating, Said

NOTHING = Evidence(
    in_guidebook=Said.NOT_STATED,
    tested_in_uk=Said.NOT_STATED,
    eif_ratings=(),
    cost_ratings=(),
    review_judgements=(ReviewJudgement(Judgement.NOT_STATED, JudgementScope.FAMILIES),),
    effectiveness=("x",),
    strength=("x",),
    gaps=("x",),
    gap_tags=(GapTag.NOT_STATED,),
)


def rated(*ratings: str) -> Evidence:
    return NOTHING._replace(eif_ratings=tuple(EifRating("A", (Rating(r),)) for r in ratings))


def judged(word: str, scope: JudgementScope = JudgementScope.FAMILIES) -> Evidence:
    return NOTHING._replace(review_judgements=(ReviewJudgement(Judgement(word), scope),))


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (rated("4+"), Tier.LASTING),
        (rated("2", "4"), Tier.LASTING),
        (rated("3"), Tier.SHORT_TERM),
        (rated("2+"), Tier.EARLY_SIGNS),
        (judged("strong"), Tier.SHORT_TERM),
        (judged("good"), Tier.SHORT_TERM),
        (judged("moderate"), Tier.MODERATE),
        (judged("low-to-moderate"), Tier.EARLY_SIGNS),
        (judged("preliminary"), Tier.EARLY_SIGNS),
        (judged("mixed"), Tier.MIXED),
        (judged("mixed-by-outcome"), Tier.MIXED_BY_OUTCOME),
        (judged("low-but-promising"), Tier.PROMISING),
        (judged("strong", JudgementScope.ELSEWHERE), Tier.NOT_STATED),
        (judged("low"), Tier.NOT_ENOUGH),
        (NOTHING, Tier.NOT_STATED),
        (judged("low")._replace(eif_ratings=rated("2+").eif_ratings), Tier.EARLY_SIGNS),
        (NOTHING._replace(review_level=ReviewLevel(Rating.NL2, "x")), Tier.NOT_ENOUGH),
        (
            NOTHING._replace(review_level=ReviewLevel(Rating.THREE, "schools", False)),
            Tier.NOT_STATED,
        ),
        (NOTHING._replace(gap_tags=(GapTag.NO_ROBUST_IMPACT,)), Tier.NOT_ENOUGH),
    ],
)
def test_the_first_row_that_applies_counts(evidence: Evidence, expected: Tier) -> None:
    assert tier(evidence) is expected


# Slug, dots, and the beginning of the phrase, each checked by hand against the review.
SHOWN = [
    ("trauma-informed-care", 1, "There is not enough good research yet"),
    ("restorative-practices", None, "There is not enough good research yet"),
    ("contextual-safeguarding", 1, "There is not enough good research yet"),
    ("signs-of-safety", 1, "There is not enough good research yet"),
    ("ambit", 2, "There are early signs"),
    ("family-safeguarding-model", 2, "There are early signs"),
    ("leeds-family-valued", 2, "There are early signs"),
    ("reclaiming-social-work", 1, "There is not enough good research yet"),
    ("triple-p", 3, "At least one good study"),
    ("incredible-years", 4, "Good studies show it can help"),
    ("epec", 3, "At least one good study"),
    ("family-check-up", 3, "At least one good study"),
    ("parents-plus", 2, "There are early signs"),
    ("non-violent-resistance", 1, "The first studies look hopeful"),
    ("multisystemic-therapy", 4, "Good studies show it can help"),
    ("functional-family-therapy", 3, "At least one good study"),
    ("cognitive-behavioural-therapy", 3, "At least one good study"),
    ("narrative-family-therapy", 1, "There is not enough good research yet"),
    ("systemic-family-therapy", 2, "Studies point the same way"),
    ("art-therapy", 2, "It helped in some studies"),
    ("play-therapy", 2, "There are early signs"),
    ("solution-focused-brief-therapy", 1, "There is not enough good research yet"),
    ("families-facing-the-future", 3, "At least one good study"),
    ("parents-under-pressure", None, "We do not know how strong"),
    ("mst-building-stronger-families", 3, "At least one good study"),
    ("family-foundations", 4, "Good studies show it can help"),
    ("schoolchildren-and-their-families", 3, "At least one good study"),
    ("family-transitions-triple-p", 3, "At least one good study"),
    ("family-group-conferencing", 2, "It helped in some studies"),
    ("motivational-interviewing", 2, "Good studies show it can help with some things"),
]


@pytest.mark.parametrize(("slug", "dots", "phrase"), SHOWN)
def test_every_row_says_how_sure_the_review_is(
    edition: Edition, slug: str, dots: int | None, phrase: str
) -> None:
    row = edition.intervention(slug)
    assert strength(edition.info, row).dots == dots
    assert family_phrase(row).startswith(phrase)


def test_every_intervention_stands_in_the_table_above(edition: Edition) -> None:
    assert [slug for slug, _, _ in SHOWN] == [row.slug for row in edition.interventions]


def test_a_family_of_programmes_depends_on_which_one(edition: Edition) -> None:
    differing = {"triple-p", "incredible-years", "multisystemic-therapy"}
    for row in edition.interventions:
        assert family_phrase(row).endswith("It depends on which one.") == (row.slug in differing)


def test_a_rating_never_stands_without_who_gave_it(edition: Edition) -> None:
    for row in edition.interventions:
        words = strength(edition.info, row).words
        assert "EIF" in words or "the review" in words or words.startswith("Not rated")


@pytest.mark.parametrize(
    ("ratings", "words"),
    [
        (("3",), "EIF 3"),
        (("3", "3+", "2"), "EIF 2 to 3+"),
        ((), ""),
        (("4+", "3", "4"), "EIF 3 to 4+"),
    ],
)
def test_ratings_are_said_as_a_range(
    edition: Edition, ratings: tuple[str, ...], words: str
) -> None:
    assert rating_range(edition.info, rated(*ratings)) == words


def test_dots_are_four_or_a_ring() -> None:
    assert dots_text(3) == "●●●○"
    assert dots_text(None) == "○"


def test_several_ratings_of_one_programme_mean_that_it_depends(edition: Edition) -> None:
    either = NOTHING._replace(eif_ratings=(EifRating("Most", (Rating.THREE, Rating.THREE_PLUS)),))
    assert tier(either) is Tier.SHORT_TERM
    assert rating_range(edition.info, either) == "EIF 3 to 3+"


def test_every_step_has_words_of_its_own(edition: Edition) -> None:
    assert len({words for _, words in TIER_WORDS.values()}) == len(Tier)
    promising = strength(edition.info, edition.intervention("non-violent-resistance"))
    by_outcome = strength(edition.info, edition.intervention("motivational-interviewing"))
    assert promising.words == "Low but promising (the review)"
    assert by_outcome.words == "Mixed by outcome (the review)"
    assert [TIER_WORDS[each.tier][1] for each in (promising, by_outcome)] == [
        "Low, but promising",
        "Good studies for some outcomes only",
    ]


def test_what_is_strong_elsewhere_is_not_rated_for_families(edition: Edition) -> None:
    shown = strength(edition.info, edition.intervention("restorative-practices"))
    assert shown.words == "Not rated for use with families"
    assert shown.dots is None
