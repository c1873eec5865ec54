"""The sheet for taking something on: the evidence, and beside it our own judgements."""

from collections.abc import Iterable, Sequence

from sfdesk.factsheets.kinds import TableKind
from sfdesk.factsheets.tables import Cell, Row, TableSheet
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.facts import gap_words, glance
from sfdesk.model.local_layer import Answer, FitAspect, FitJudgement
from sfdesk.model.vocabulary import NOT_STATED

_FACTS = ("How sure", "Who delivers", "Cost")
_OURS = "our judgement"


def fit_sheet(
    edition: Edition, rows: Sequence[Intervention], judgements: Iterable[FitJudgement]
) -> TableSheet:
    """Return interventions with what the review says, and what the team thinks of each.

    Args:
        edition: Where cautions come from.
        rows: The interventions.
        judgements: Of any interventions; what nobody has judged is "Not known yet".
    """
    ours = {(each.intervention, each.aspect): each for each in judgements}
    heads = (f"{aspect.label} ({_OURS})" for aspect in FitAspect)
    return TableSheet(
        title=TableKind.FIT.label,
        lead=(
            "What the review says, and beside it what your service thinks: need, fit and capacity "
            "are your own judgements and change nothing in the evidence."
        ),
        corner="Intervention",
        columns=(*_FACTS, "What is not known", "Caution", *heads, "Decided"),
        rows=tuple(
            Row(row.name, (*_evidence(edition, row), *_judged(row, ours), Cell(("",))))
            for row in rows
        ),
        one_page=False,
    )


def _evidence(edition: Edition, row: Intervention) -> tuple[Cell, ...]:
    facts = {fact.label: fact for fact in glance(edition, row)}
    cautions = tuple(f"For {caution.concerns}" for caution in edition.cautions_for(row.slug))
    return (
        *(Cell(facts[label].lines) for label in _FACTS),
        Cell(gap_words(row) or (NOT_STATED,)),
        Cell(cautions or ("No caution in the review",)),
    )


def _judged(row: Intervention, ours: dict[tuple[str, FitAspect], FitJudgement]) -> tuple[Cell, ...]:
    found = (ours.get((row.slug, aspect), FitJudgement()) for aspect in FitAspect)
    return tuple(
        Cell(
            (each.answer.label, *(line for line in [each.line.strip()] if line)),
            gap=each.answer is Answer.NOT_KNOWN and not each.line,
        )
        for each in found
    )
