"""What is different in another edition."""

from sfdesk.model.changes import changes
from sfdesk.model.edition import Edition
from sfdesk.model.parts import CostRating
from sfdesk.model.vocabulary import EntryKind


def test_an_edition_is_no_different_from_itself(edition: Edition) -> None:
    found = changes(edition, edition)
    assert list(found.sections()) == []
    assert found.summary == "no differences"


def test_what_matters_most_comes_first(edition: Edition) -> None:
    first, second, third, *rest = edition.interventions
    costly = second.evidence._replace(cost_ratings=(CostRating(5),))
    new = edition._replace(
        info=edition.info._replace(aliases={first.slug: "renamed"}),
        interventions=(
            first._replace(slug="renamed", name="Renamed"),
            second._replace(evidence=costly, summary="Otherwise."),
            *rest,
            third._replace(slug="brand-new", name="Brand new"),
        ),
        cautions=edition.cautions[1:],
    )
    found = changes(edition, new)
    assert [heading for heading, _ in found.sections()] == [
        "Withdrawn",
        "Renamed",
        "Added",
        "Ratings changed",
        "Cautions changed",
        "Wording changed",
    ]
    [gone] = found.withdrawn
    assert gone.what == f"{third.name} ({EntryKind.INTERVENTION.value})"
    [renamed] = found.renamed
    assert (first.name in renamed.before, "[renamed]" in renamed.after) == (True, True)
    [added] = found.added
    assert added.what.startswith("Brand new")
    [rating] = found.ratings
    assert rating.what == f"{second.name}, Cost"
    assert "5" in rating.after
    [caution] = found.cautions
    assert edition.cautions[0].concerns in caution.what
    [wording] = found.wording
    assert wording.line == f"{second.name}, summary: {second.summary} → Otherwise."


def test_wording_is_told_field_by_field_as_deep_as_can_be(edition: Edition) -> None:
    first, *rest = edition.interventions
    family = first.family._replace(what_is_it="Another.")
    changed = first._replace(family=family, description=("New.", *first.description[1:]))
    found = changes(edition, edition._replace(interventions=(changed, *rest)))
    assert [change.what for change in found.wording] == [
        f"{first.name}, description 1",
        f"{first.name}, family, what is it",
    ]


def test_outcomes_and_judgements_are_ratings(edition: Edition) -> None:
    row = next(row for row in edition.interventions if row.outcomes)
    other = row._replace(outcomes=row.outcomes[1:])
    rows = tuple(other if each is row else each for each in edition.interventions)
    [change] = changes(edition, edition._replace(interventions=rows)).ratings
    assert change.what == f"{row.name}, outcome"
    assert row.outcomes[0].outcome in change.before


def test_a_new_caution_is_told_with_those_that_carry_it(edition: Edition) -> None:
    caution = edition.cautions[0]
    new = caution._replace(slug="new", text="Take care. [3]", applies_to=("epec", "triple-p"))
    [told] = changes(edition, edition._replace(cautions=(*edition.cautions, new))).cautions
    assert told.what == f"New: {caution.concerns}"
    assert told.after == "Take care. (for epec, triple-p)"
