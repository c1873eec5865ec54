"""The matrix and a comparison as tables of text, for a spreadsheet."""

from collections.abc import Iterator, Sequence

from sfdesk.model.comparison import comparison
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention

Row = tuple[str, ...]


def matrix_table(edition: Edition, rows: Sequence[Intervention]) -> Iterator[Row]:
    """Yield the heads, then a row an intervention with its facts, a cell each."""
    facts = comparison(edition, rows)
    yield ("Name", "Slug", "Kind", "Topic", *(fact.label for fact in facts))
    for place, row in enumerate(rows):
        told = ("\n".join(fact.values[place]) for fact in facts)
        yield (row.name, row.slug, row.kind.label, edition.topic_name(row.topic), *told)


def comparison_table(edition: Edition, rows: Sequence[Intervention]) -> Iterator[Row]:
    """Yield the heads, then a row a fact with a cell an intervention."""
    yield ("", *(row.name for row in rows))
    for fact in comparison(edition, rows):
        yield (fact.label, *("\n".join(lines) for lines in fact.values))
