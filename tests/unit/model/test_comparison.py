from itertools import pairwise

from sfdesk.model.comparison import comparison
from sfdesk.model.edition import Edition


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
    assert table["How strong"].dots == (3, 4)


def test_an_intervention_is_the_same_as_itself_in_everything(edition: Edition) -> None:
    row = edition.intervention("play-therapy")
    assert not any(fact.differs for fact in comparison(edition, [row, row]))


def test_what_the_review_does_not_say_is_written_out(edition: Edition) -> None:
    rows = [edition.intervention(slug) for slug in ("play-therapy", "parents-plus")]
    table = {fact.label: fact.values for fact in comparison(edition, rows)}
    assert table["Caution"][0] == ("No caution in the review",)
    assert table["Improved in studies"][1] == ("None reported",)
