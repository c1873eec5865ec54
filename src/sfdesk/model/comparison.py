"""Two to four interventions side by side: the same facts of each, and where they differ."""

from collections.abc import Sequence
from typing import NamedTuple

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.facts import gap_words, glance, outcome_words, whose
from sfdesk.model.vocabulary import NOT_STATED, Finding

FEWEST, MOST = 2, 4

_CAUTION = "Take care with"
NO_CAUTION = "No caution in the review"

_SEEN = {
    "Improved in studies": (Finding.IMPROVED,),
    "Mixed, or no effect found": (Finding.MIXED, Finding.NO_EFFECT),
    "Unclear, or not tested": (Finding.UNCLEAR, Finding.UNTESTED),
}


class Compared(NamedTuple):
    """One fact of several interventions.

    Attributes:
        values: For each intervention its lines of text.
        dots: For each the filled dots, where the fact is a rating; else empty.
        warns: Whether it says for whom there is a caution.
    """

    label: str
    values: tuple[tuple[str, ...], ...]
    dots: tuple[int | None, ...] = ()
    warns: bool = False

    @property
    def differs(self) -> bool:
        """Whether the interventions are not all the same in this."""
        return len(set(self.values)) > 1


def comparison(edition: Edition, rows: Sequence[Intervention]) -> tuple[Compared, ...]:
    """Return the facts of the interventions side by side, always the same ones in one order."""
    facts = [_facts(edition, row) for row in rows]
    table = []
    for label in facts[0]:
        values = tuple(each[label][0] for each in facts)
        rated = any(each[label][1] for each in facts)
        dots = tuple(each[label][2] for each in facts) if rated else ()
        table.append(Compared(label, values, dots, warns=label == _CAUTION))
    return tuple(table)


_Value = tuple[tuple[str, ...], bool, int | None]


def _facts(edition: Edition, row: Intervention) -> dict[str, _Value]:
    facts: dict[str, _Value] = {"In short": ((row.summary,), False, None)}
    facts[_CAUTION] = (_cautions(edition, row), False, None)
    facts |= {fact.label: (fact.lines, fact.rated, fact.dots) for fact in glance(edition, row)}
    for label, findings in _SEEN.items():
        seen = tuple(
            f"{outcome_words(outcome)}: {whose(outcome).lower()}"
            for outcome in row.outcomes
            if outcome.finding in findings
        )
        facts[label] = (seen or ("None reported",), False, None)
    facts["What is not known"] = (gap_words(row) or (NOT_STATED,), False, None)
    return facts


def _cautions(edition: Edition, row: Intervention) -> tuple[str, ...]:
    concerned = edition.cautions_for(row.slug)
    # As a list: each is a warning of its own.
    found = tuple(f"• {c.concerns[:1].upper()}{c.concerns[1:]}" for c in concerned)
    return found or (NO_CAUTION,)
