"""What is taken from an edition into a family's plan: the same few lines for each intervention.

No name of anybody stands in it, and none is asked for.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from sfdesk.model.citation import source_line
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.facts import age_lines, gap_words
from sfdesk.model.strength import family_phrase, strength
from sfdesk.model.text import plain
from sfdesk.model.vocabulary import NOT_STATED

_TITLE = "For the plan"
_NO_NEED = "No need is mapped to it"


class Entry(NamedTuple):
    """One intervention, for a plan.

    Attributes:
        lines: Label and what is so, in the one order.
        source: Where it is from.
    """

    name: str
    lines: tuple[tuple[str, str], ...]
    source: str


class Plan(NamedTuple):
    """What is copied, as plain text and as rich text."""

    text: str
    html: str


def plan(
    edition: Edition, rows: Sequence[Intervention], needs: Collection[str], today: date
) -> Plan:
    """Return some interventions as they stand in a plan.

    Args:
        needs: Slugs of the needs that were chosen; none means all that a row is mapped to.
        today: Decides whether the edition is past the day by which somebody was to look again.
    """
    entries = [_entry(edition, row, needs, today) for row in rows]
    return Plan(_text(entries), "".join(map(_html, entries)))


def _entry(edition: Edition, row: Intervention, needs: Collection[str], today: date) -> Entry:
    lines = tuple(_lines(edition, row, needs, today))
    return Entry(row.name, lines, source_line(edition.info, row))


def _lines(
    edition: Edition, row: Intervention, needs: Collection[str], today: date
) -> Iterator[tuple[str, str]]:
    mapped = [need for need in edition.needs if row.slug in need.interventions]
    chosen = [need for need in mapped if need.slug in needs] or mapped
    named = "; ".join(need.name for need in chosen)
    yield "Need", f"{named} (our own mapping)" if named else _NO_NEED
    yield "What is offered", plain(row.summary)
    ages = "; ".join(age_lines(row)) or NOT_STATED
    yield "Who it is for", f"{row.target_population or NOT_STATED} Ages of children: {ages}"
    yield "Who delivers it", row.practitioners.text or NOT_STATED
    yield "How sure", f"{strength(edition.info, row).words}. {family_phrase(row)}"
    for caution in edition.cautions_for(row.slug):
        yield "Caution", f"For {caution.concerns}. {plain(caution.text)}"
    yield "What is not known", "; ".join(gap_words(row)) or NOT_STATED
    yield "Review", f"Evidence as of {edition.info.evidence_as_of}. {edition.info.ageing(today)}"


def _text(entries: Sequence[Entry]) -> str:
    parts = []
    for entry in entries:
        lines = "\n".join(f"{label}: {words}" for label, words in entry.lines)
        parts.append(f"{_TITLE}: {entry.name}\n{lines}\n{entry.source}")
    return "\n\n".join(parts)


def _html(entry: Entry) -> str:
    rows = "".join(
        f"<tr><th align='left' valign='top'>{escape(label)}</th><td>{escape(words)}</td></tr>"
        for label, words in entry.lines
    )
    return (
        f"<h3>{_TITLE}: {escape(entry.name)}</h3><table border='1' cellspacing='0' "
        f"cellpadding='4'>{rows}</table><p>{escape(entry.source)}</p>"
    )
