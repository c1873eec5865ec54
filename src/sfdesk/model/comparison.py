"""Two to four interventions side by side: the same facts of each, and where they differ."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.facts import Fact, gap_words, glance, outcome_words, whose
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
    facts = zip(*(_facts(edition, row) for row in rows), strict=True)
    return tuple(
        Compared(
            same[0].label,
            tuple(fact.lines for fact in same),
            tuple(fact.dots for fact in same) if any(fact.rated for fact in same) else (),
            warns=same[0].label == _CAUTION,
        )
        for same in facts
    )


def _facts(edition: Edition, row: Intervention) -> Iterator[Fact]:
    yield Fact("summary", "In short", (row.summary,))
    yield Fact("cautions", _CAUTION, _cautions(edition, row))
    yield from glance(edition, row)
    for label, findings in _SEEN.items():
        seen = tuple(
            f"{outcome_words(outcome)}: {whose(outcome).lower()}"
            for outcome in row.outcomes
            if outcome.finding in findings
        )
        yield Fact("outcomes", label, seen or ("None reported",))
    yield Fact("gap_tags", "What is not known", gap_words(row) or (NOT_STATED,))


def _cautions(edition: Edition, row: Intervention) -> tuple[str, ...]:
    concerned = edition.cautions_for(row.slug)
    # As a list: each is a warning of its own.
    found = tuple(f"• {c.concerns[:1].upper()}{c.concerns[1:]}" for c in concerned)
    return found or (NO_CAUTION,)
