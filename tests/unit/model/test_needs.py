from sfdesk.model.edition import Edition
from sfdesk.model.needs import held
from sfdesk.model.strength import Tier, tier


def test_each_need_tells_what_the_edition_holds(edition: Edition) -> None:
    found = {each.need.slug: each for each in held(edition, {})}
    assert [*found] == [need.slug for need in edition.needs]
    crime = found["crime"]
    rows = [edition.intervention(slug) for slug in crime.need.interventions]
    assert crime.rows == len(rows)
    assert crime.surest is not None
    assert crime.surest.tier is min(tier(row.evidence) for row in rows)
    assert crime.as_sure == sum(tier(row.evidence) is crime.surest.tier for row in rows)
    assert crime.surest_words.startswith(f"{crime.as_sure} of 8: good studies")
    assert crime.count_words == "8 in the matrix · 4 mentioned · gaps"


def test_what_is_told_is_of_what_fits_what_else_is_asked_for(edition: Edition) -> None:
    asked = {"ages": frozenset({"16-17"}), "needs": frozenset({"good-education"})}
    (crime,) = (each for each in held(edition, asked) if each.need.slug == "crime")
    fits = edition.filters.facet("ages").of
    rows = [edition.intervention(slug) for slug in crime.need.interventions]
    rows = [row for row in rows if "16-17" in fits(row)]
    assert crime.fitting == len(rows) == 2
    assert crime.count_words == "2 of 8 fit · 4 mentioned · gaps"
    assert crime.surest is not None
    assert crime.surest.tier is min(tier(row.evidence) for row in rows)
    assert crime.surest_words.startswith(f"{crime.as_sure} of 2: ")
    assert crime.improved is not None
    assert crime.improved <= 2


def test_where_nothing_fits_nobody_is_sure_of_anything(edition: Edition) -> None:
    asked = {"ages": frozenset({"16-17"}), "levels_of_need": frozenset({"universal"})}
    for each in held(edition, asked):
        if each.rows and not each.fitting:
            assert each.surest is None
            assert each.surest_words == each.improved_words == ""
            assert each.count_words.startswith(f"0 of {each.rows} fit")
            break
    else:
        raise AssertionError("something fits everywhere")


def test_nothing_held_is_said(edition: Edition) -> None:
    housing = next(each for each in held(edition, {}) if each.need.slug == "secure-housing")
    assert housing.surest is None
    assert housing.surest_words == housing.improved_words == ""
    assert housing.count_words == "Nothing in the matrix · 3 mentioned"


def test_improvement_is_told_only_of_a_needs_own_outcomes(edition: Edition) -> None:
    words = {each.need.slug: each.improved_words for each in held(edition, {})}
    assert words["safe-from-domestic-abuse"] == ""
    assert words["financial-stability"] == "Improvement seen in studies of none of them"
    assert words["good-education"] == "Improvement seen in studies of 3 of them"


def test_the_surest_is_the_first_step_of_the_rule(edition: Edition) -> None:
    for each in held(edition, {}):
        if each.surest:
            assert each.surest.tier in Tier


def test_one_is_told_in_the_singular_and_none_mentioned_is_not_told(edition: Edition) -> None:
    need = edition.needs[0]
    one, two = edition.needs[0].interventions[:2]
    few = need._replace(interventions=(one, two), mentioned=(), none="")
    (found,) = held(edition._replace(needs=(few,)), {})
    assert found.count_words == "2 in the matrix"
    assert found._replace(fitting=1).count_words == "1 of 2 fits"
    (found,) = held(edition._replace(needs=(few._replace(interventions=(one,)),)), {})
    assert found.count_words == "1 in the matrix"
    (found,) = held(edition._replace(needs=(need._replace(mentioned=need.mentioned[:1]),)), {})
    assert " · 1 mentioned" in found.count_words
