from sfdesk.model.edition import Edition
from sfdesk.model.gap_map import COLUMNS, NO_OUTCOME, gap_map
from sfdesk.model.strength import Tier, tier
from sfdesk.model.vocabulary import Finding


def test_every_outcome_stands_in_the_cell_of_its_domain_and_tier(edition: Edition) -> None:
    rows = {row.label: row for row in gap_map(edition.info, edition.interventions)}
    for each in edition.interventions:
        column = list(Tier).index(tier(each.evidence))
        for outcome in each.outcomes:
            cell = {s.slug: s for s in rows[edition.info.domains[outcome.domain]].cells[column]}
            assert outcome.finding in cell[each.slug].findings


def test_nothing_stands_in_a_cell_that_it_does_not_belong_to(edition: Edition) -> None:
    for row in gap_map(edition.info, edition.interventions):
        for column, cell in zip(Tier, row.cells, strict=True):
            for studied in cell:
                own = edition.intervention(studied.slug)
                assert tier(own.evidence) is column
                assert (row.value in {o.domain for o in own.outcomes}) or not own.outcomes


def test_an_intervention_without_outcomes_is_not_left_out(edition: Edition) -> None:
    last = gap_map(edition.info, edition.interventions)[-1]
    named = {studied.slug for cell in last.cells for studied in cell}
    assert last.label == NO_OUTCOME
    assert named == {row.slug for row in edition.interventions if not row.outcomes}


def test_empty_cells_are_there(edition: Edition) -> None:
    table = gap_map(edition.info, edition.interventions[:1])
    assert len(table) == len(edition.info.domains) + 1
    assert all(len(row.cells) == len(COLUMNS) for row in table)
    assert sum(not cell for row in table for cell in row.cells) > 60


def test_no_effect_is_never_shown_as_an_improvement(edition: Edition) -> None:
    for row in gap_map(edition.info, edition.interventions):
        for studied in (s for cell in row.cells for s in cell):
            assert ("▲" in studied.short.split()) is (Finding.IMPROVED in studied.findings)
            assert ("improved" in studied.words) is (Finding.IMPROVED in studied.findings)


def test_a_row_filters_by_the_value_that_it_stands_for(edition: Edition) -> None:
    studied = edition.filters.facet("studied").values
    assert [row.value for row in gap_map(edition.info, edition.interventions)] == list(studied)
