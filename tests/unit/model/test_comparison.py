from itertools import pairwise

import pytest

from sfdesk.model.comparison import comparison
from sfdesk.model.edition import Edition
from sfdesk.model.facts import gap_words, glance, outcome_words, whose
from sfdesk.model.parts import Outcome
from sfdesk.model.vocabulary import Finding, ForWhom

IMPROVED, MIXED = "Improved in studies", "Mixed, or no effect found"
UNCLEAR = "Unclear, or not tested"


def test_the_same_facts_stand_in_the_same_order_for_any_interventions(edition: Edition) -> None:
    labels = set()
    rows = edition.interventions
    for pair in pairwise(rows):
        table = comparison(edition, pair)
        labels.add(tuple(fact.label for fact in table))
        assert all(len(fact.values) == 2 for fact in table)
        assert all(all(lines) for fact in table for lines in fact.values)
    assert len(labels) == 1


def test_differences_are_marked_and_sameness_too(edition: Edition) -> None:
    rows = [edition.intervention(slug) for slug in ("triple-p", "multisystemic-therapy")]
    table = {fact.label: fact for fact in comparison(edition, rows)}
    assert table["Cost"].differs
    assert table["Cost"].values[1] == ("5 · over £2,000",)
    assert not table["Review level"].differs
    assert table["How sure"].dots == (3, 4)


def test_an_intervention_is_the_same_as_itself_in_everything(edition: Edition) -> None:
    row = edition.intervention("play-therapy")
    assert not any(fact.differs for fact in comparison(edition, [row, row]))


@pytest.mark.parametrize(
    ("finding", "label"),
    [
        (Finding.IMPROVED, IMPROVED),
        (Finding.MIXED, MIXED),
        (Finding.NO_EFFECT, MIXED),
        (Finding.UNCLEAR, UNCLEAR),
        (Finding.UNTESTED, UNCLEAR),
    ],
)
def test_a_finding_stands_under_its_own_words_and_no_others(
    edition: Edition, finding: Finding, label: str
) -> None:
    outcome = Outcome("school and learning", "reading", finding, (ForWhom.CHILDREN,))
    row = edition.intervention("play-therapy")._replace(outcomes=(outcome,))
    table = {fact.label: fact.values[0] for fact in comparison(edition, [row, row])}
    for each in (IMPROVED, MIXED, UNCLEAR):
        expected = ("Reading: children",) if each == label else ("None reported",)
        assert table[each] == expected


def test_every_outcome_of_every_record_is_told_once(edition: Edition) -> None:
    for row in edition.interventions:
        table = {fact.label: fact.values[0] for fact in comparison(edition, [row, row])}
        told = [line for label in (IMPROVED, MIXED, UNCLEAR) for line in table[label]]
        told = [line for line in told if line != "None reported"]
        assert sorted(told) == sorted(
            f"{outcome_words(o)}: {whose(o).lower()}" for o in row.outcomes
        )


def test_no_caution_is_left_out(edition: Edition) -> None:
    for row in edition.interventions:
        (caution,) = (f for f in comparison(edition, [row, row]) if f.warns)
        assert caution.label == "Take care with"
        carried = tuple(f"• {c.concerns}".casefold() for c in edition.cautions_for(row.slug))
        told = tuple(line.casefold() for line in caution.values[0])
        assert told == (carried or ("no caution in the review",))
    carried_by_some = [r for r in edition.interventions if edition.cautions_for(r.slug)]
    assert len(carried_by_some) > 10


def test_a_comparison_begins_in_short_and_ends_with_what_is_not_known(edition: Edition) -> None:
    rows = [edition.intervention("epec"), edition.intervention("play-therapy")]
    first, *_, last = comparison(edition, rows)
    assert first.label == "In short"
    assert first.values == tuple((row.summary,) for row in rows)
    assert last.label == "What is not known"
    assert last.values == tuple(gap_words(row) or ("Not stated",) for row in rows)


def test_dots_stand_where_something_is_rated_and_nowhere_else(edition: Edition) -> None:
    rows = edition.interventions[:2]
    rated = {fact.label for fact in glance(edition, rows[0]) if fact.rated}
    assert rated
    assert {fact.label for fact in comparison(edition, rows) if fact.dots} == rated
    unrated = edition.intervention("trauma-informed-care")
    evidence = unrated.evidence._replace(eif_ratings=(), review_level=None, review_judgements=())
    unrated = unrated._replace(evidence=evidence)
    told = {fact.label: fact.dots for fact in comparison(edition, [unrated, unrated])}
    assert told["How sure"] == (None, None)


def test_one_alone_has_the_same_facts(edition: Edition) -> None:
    row = edition.intervention("epec")
    (alone, twice) = (comparison(edition, rows) for rows in ([row], [row, row]))
    assert [fact.label for fact in alone] == [fact.label for fact in twice]


def test_a_caution_is_an_item_that_begins_with_a_capital(edition: Edition) -> None:
    for row in edition.interventions:
        (caution,) = (fact for fact in comparison(edition, [row]) if fact.warns)
        carried = edition.cautions_for(row.slug)
        assert len(caution.values[0]) == max(1, len(carried))
        assert all(line[:2] == "• " for line in caution.values[0] if carried)
        assert all(line[2].isupper() for line in caution.values[0] if carried)
