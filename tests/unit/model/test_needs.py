from dataclasses import replace

from sfdesk.model.edition import Edition
from sfdesk.model.needs import held
from sfdesk.model.strength import Tier, tier


def test_each_need_tells_what_the_edition_holds(edition: Edition) -> None:
    found = {each.need.slug: each for each in held(edition)}
    assert [*found] == [need.slug for need in edition.needs]
    crime = found["crime"]
    rows = [edition.intervention(slug) for slug in crime.need.interventions]
    assert crime.rows == len(rows)
    assert crime.surest is not None
    assert crime.surest.tier is min(tier(row.evidence) for row in rows)
    assert crime.as_sure == sum(tier(row.evidence) is crime.surest.tier for row in rows)
    assert crime.surest_words.startswith(f"{crime.as_sure} of 8: good studies")
    assert crime.count_words(8) == "8 in the matrix · 4 mentioned · gaps"
    assert crime.count_words(2) == "2 of 8 fit · 4 mentioned · gaps"


def test_nothing_held_is_said(edition: Edition) -> None:
    housing = next(each for each in held(edition) if each.need.slug == "secure-housing")
    assert housing.surest is None
    assert housing.surest_words == housing.improved_words == ""
    assert housing.count_words(0) == "Nothing in the matrix · 3 mentioned"


def test_improvement_is_told_only_of_a_needs_own_outcomes(edition: Edition) -> None:
    words = {each.need.slug: each.improved_words for each in held(edition)}
    assert words["safe-from-domestic-abuse"] == ""
    assert words["financial-stability"] == "Improvement seen in studies of none of them"
    assert words["good-education"] == "Improvement seen in studies of 3 of them"


def test_the_surest_is_the_first_step_of_the_rule(edition: Edition) -> None:
    for each in held(edition):
        if each.surest:
            assert each.surest.tier in Tier


def test_one_is_told_in_the_singular_and_none_mentioned_is_not_told(edition: Edition) -> None:
    need = edition.needs[0]
    one, two = edition.needs[0].interventions[:2]
    few = need._replace(interventions=(one, two), mentioned=(), none="")
    (found,) = held(replace(edition, needs=(few,)))
    assert found.count_words(1) == "1 of 2 fits"
    assert found.count_words(2) == "2 in the matrix"
    (found,) = held(replace(edition, needs=(few._replace(interventions=(one,)),)))
    assert found.count_words(1) == "1 in the matrix"
    (found,) = held(replace(edition, needs=(need._replace(mentioned=need.mentioned[:1]),)))
    assert " · 1 mentioned" in found.count_words(found.rows)
