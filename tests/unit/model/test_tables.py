"""The matrix and a comparison as tables of text."""

from sfdesk.model.comparison import comparison
from sfdesk.model.edition import Edition
from sfdesk.model.tables import comparison_table, matrix_table


def test_the_matrix_has_a_row_an_intervention_and_a_cell_a_head(edition: Edition) -> None:
    heads, *rows = matrix_table(edition, edition.interventions)
    assert heads[:4] == ("Name", "Slug", "Kind", "Topic")
    assert [row[1] for row in rows] == [each.slug for each in edition.interventions]
    assert {len(row) for row in rows} == {len(heads)} == {len(set(heads))}
    told = dict(zip(heads, rows[-1], strict=True))
    assert told["Name"] == "Motivational interviewing"
    assert told["Kind"] == edition.interventions[-1].kind.label
    assert told["Topic"] == "Family conflict"


def test_both_tables_tell_the_same_facts_of_each(edition: Edition) -> None:
    chosen = edition.interventions[8:12]
    heads, *rows = matrix_table(edition, chosen)
    names, *facts = comparison_table(edition, chosen)
    assert names == ("", *(row.name for row in chosen))
    assert [fact[0] for fact in facts] == list(heads[4:])
    for place in range(len(chosen)):
        assert [fact[place + 1] for fact in facts] == list(rows[place][4:])


def test_what_is_told_in_several_lines_stays_in_one_cell(edition: Edition) -> None:
    chosen = edition.interventions[8:12]
    told = {cell for row in comparison_table(edition, chosen) for cell in row}
    lines = [values for fact in comparison(edition, chosen) for values in fact.values]
    assert any(len(values) > 1 for values in lines)
    assert all("\n".join(values) in told for values in lines)
