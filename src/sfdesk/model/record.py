"""An entry as a plain dictionary, with the field names of the content model: for JSON."""

from collections.abc import Mapping
from typing import Any

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Caution, Entry, Intervention, Since, kind_of
from sfdesk.model.facts import glance
from sfdesk.model.parts import Evidence
from sfdesk.model.provenance import place
from sfdesk.model.strength import family_phrase, strength
from sfdesk.model.text import notes, plain

_PARTS = frozenset({"evidence", "references", "source", "slug", "kind", "group", "safety"})

PLACED = tuple(f for f in (*Intervention._fields, *Evidence._fields) if f not in _PARTS)
"""Fields of an intervention that are traced to a place in the review."""


def record(edition: Edition, entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON-ready values.

    Note markers are taken out of the texts; ``references`` says in which paragraph each stood
    (``effectiveness.2`` is the second paragraph). An absent value is null.
    """
    values: dict[str, Any] = {"entry": kind_of(entry).value}
    if isinstance(entry, Intervention):
        values["at_a_glance"] = {fact.label: list(fact.lines) for fact in glance(edition, entry)}
    values |= {key: _plain(value) for key, value in entry._asdict().items()}
    if isinstance(entry, Intervention):
        values |= _intervention(edition, entry, values)
    elif "references" in values:
        values["cautions"] = [_without_owners(c) for c in edition.cautions_for(entry.slug)]
    values["since"] = [_without_owners(item) for item in edition.since_for(entry.slug)]
    return values


def _intervention(edition: Edition, row: Intervention, values: dict[str, Any]) -> dict[str, Any]:
    evidence: dict[str, Any] = values.pop("evidence")
    shown = strength(edition.info, row)
    cited = _cited_in(row)
    return {
        **evidence,
        "review_judgement": row.evidence.judgement.value,
        "cautions": [_without_owners(c) for c in edition.cautions_for(row.slug)],
        "references": [
            {**reference, "cited_in": cited.get(reference["number"], [])}
            for reference in values["references"]
        ],
        "source": {**values["source"], "fields": {f: place(row, f) for f in PLACED}},
        "strength_words": shown.words,
        "strength_dots": shown.dots,
        "how_sure": family_phrase(row),
    }


def _without_owners(item: Caution | Since) -> dict[str, Any]:
    values = item._asdict()
    del values["applies_to"]
    return {key: _plain(value) for key, value in values.items()}


def _cited_in(row: Intervention) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for field, paragraphs in row.texts():
        for position, paragraph in enumerate(paragraphs, start=1):
            for number in notes(paragraph):
                found.setdefault(number, []).append(f"{field}.{position}")
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(str(value))
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
