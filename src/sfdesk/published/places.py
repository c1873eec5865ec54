"""Find the place in the published document that a ``source`` text of ours names.

Every section of ours says where it stands in the review: ``Substance misuse › Prevalence``,
``Appendix C › Art therapy › Description``, ``notes 127–130``, several divided by ``;``. Headings
are shortened there, so the best fitting printed one is taken.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from sfdesk.published.document import Published, plain_text
from sfdesk.published.row_places import Place, named_rows, table_rows
from sfdesk.published.wording import GOOD_FIT, fit, named_words

_NOTES = re.compile(r"\bnotes?\s+([0-9]{1,3}(?:(?:\s*[,–-]\s*|\s+and\s+)[0-9]{1,3})*)")
_PART = re.compile(
    r"\s*;\s*|,? with (?=notes? [0-9])|, (?=notes? [0-9])|(?<=[0-9]) and (?=[A-Z])|\s+from\s+"
)
"""Also for what is said of single fields: ``own cell; last paragraph from Appendix A, note 9``."""
_MATRIX = re.compile(r"appendix c\b", re.IGNORECASE)
_UNNAMED = re.compile(r"\brows? named\b", re.IGNORECASE)
_WHOLE = re.compile(r"\bthe parts\b", re.IGNORECASE)
_CLOSING = re.compile(r"\bclosing paragraph\b", re.IGNORECASE)
_LEAD = re.compile(r"<(?:p|ul><li)><b>(.*?)</b>")


def places_for(published: Published, source: str) -> tuple[Place, ...]:
    """Return every place that a ``source`` names, in its order.

    A part without a topic of its own (``Prevalence; Definition``) continues the one before it.
    """
    found: dict[str, Place] = {}
    before: list[str] = []
    for part in _PART.split(source):
        path = [step.strip() for step in part.split("›") if step.strip()]
        if path and _MATRIX.match(path[0]):
            path = path[1:]
        if len(path) > 1 and _WHOLE.search(path[-1]):
            path = path[:-1]
        for place in _notes(published, part) or _named(published, path, before):
            found.setdefault(place.name, place)
        before = path if len(path) > 1 or not before else before
    return tuple(found.values())


def _notes(published: Published, part: str) -> list[Place]:
    numbers = sorted({n for named in _NOTES.findall(part) for n in _numbers(named)})
    held = [number for number in numbers if number in published.notes]
    return [Place(f"Note {number}", f"<p>{published.notes[number]}</p>") for number in held]


def _numbers(text: str) -> Iterator[int]:
    for piece in re.split(r",|and", text):
        ends = [int(n) for n in re.findall(r"[0-9]+", piece)]
        yield from range(ends[0], ends[-1] + 1)


def _named(published: Published, path: list[str], before: list[str]) -> list[Place]:
    """Return what a path names, as it goes on from the path before it or alone."""
    if not path:
        return []
    goes_on = [[*before, *path], [*before[:1], *path]] if len(path) == 1 and before else []
    for whole in goes_on:
        found = named_rows(published, path) or _column(published, whole)
        found = found or table_rows(published, whole)
        if found := found or _sections(published, whole, must_fit_last=True):
            return found
    if _UNNAMED.search(path[-1]):
        return []
    found = named_rows(published, path) or table_rows(published, path)
    found = found or _sections(published, path)
    if found or " and " not in path[-1]:
        return found
    several = [_named(published, [*path[:-1], name], []) for name in path[-1].split(" and ")]
    return [place for places in several for place in places]


def _column(published: Published, path: list[str]) -> list[Place]:
    """Return a cell named by its column alone, right after a row was named."""
    found = named_rows(published, path)
    return found if found and found[0].name.count(" › ") == 2 else []


def _sections(published: Published, path: list[str], *, must_fit_last: bool = False) -> list[Place]:
    """Return the sections that a path names; the topic alone names all of its sections."""
    topic = [name for name in published.sections if fit(path[0], _first(name)) >= GOOD_FIT]
    if not topic:
        lone = [name for name in published.sections if fit(path[0], _last(name)) >= GOOD_FIT]
        topic = sorted(lone, key=lambda name: -fit(path[0], _last(name)))[:1]
    if topic and _CLOSING.search(path[-1]):
        return [Place(topic[-1], published.sections[topic[-1]][-1])]
    if lead := _by_lead(published, topic, path[-1]):
        return lead
    if len(path) > 1 and topic:
        return _stepwise(published, topic, path[-1:] if must_fit_last else path[1:])
    return [Place(name, "".join(published.sections[name])) for name in topic]


def _stepwise(published: Published, topic: list[str], steps: list[str]) -> list[Place]:
    """Return the section of a topic that each step names.

    What ours puts below another heading may be printed beside it; then both are meant.
    """
    found: dict[str, Place] = {}
    for step in steps:
        best = max(topic, key=lambda name: fit(step, _last(name)))
        if fit(step, _last(best)) >= GOOD_FIT:
            found[best] = Place(best, "".join(published.sections[best]))
    return list(found.values())


def _by_lead(published: Published, topic: list[str], step: str) -> list[Place]:
    """Return the one item or paragraph whose words in bold the step names."""
    wanted = named_words(step)
    for name in topic:
        if wanted == named_words(_last(name)):
            return []
    for name in topic:
        blocks = published.sections[name]
        for at, block in enumerate(blocks):
            lead = _LEAD.match(block)
            if lead and wanted and wanted <= named_words(plain_text(lead[1])):
                called = plain_text(lead[1]).rstrip(":")
                return [Place(f"{name} › {called}", block + _items_after(blocks, at))]
    return []


def _items_after(blocks: tuple[str, ...], at: int) -> str:
    """Return the items that a paragraph ending in a colon announces."""
    if not plain_text(blocks[at]).endswith(":") or blocks[at].startswith("<ul>"):
        return ""
    return "".join(takewhile(lambda block: block.startswith("<ul>"), blocks[at + 1 :]))


def _first(name: str) -> str:
    return name.split(" › ")[0]


def _last(name: str) -> str:
    return name.split(" › ")[-1]
