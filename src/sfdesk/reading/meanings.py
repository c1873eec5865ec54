"""What typed words mean beside being words: each pattern looked for, in the edition's terms.

Whatever is not read here stays text.
"""

import re
from collections.abc import Iterator
from functools import cache

from sfdesk.model.info import EditionInfo, Guidebook
from sfdesk.reading.meaning import Meaning
from sfdesk.reading.patterns import BY, GUIDEBOOK, PATTERNS, READ, Read


@cache
def _compiled(guidebook: Guidebook) -> tuple[tuple[re.Pattern[str], Read], ...]:
    by, short = (
        re.escape(name.lower()) if name else _NEVER for name in (guidebook.by, guidebook.short)
    )
    patterns = (
        (pattern.replace(BY, by).replace(GUIDEBOOK, short), read) for pattern, read in PATTERNS
    )
    return tuple((re.compile(rf"(?<!\w)(?:{pattern})"), read) for pattern, read in patterns)


_NEVER = "(?!)"
"""Matches nothing."""


def meanings(
    info: EditionInfo, text: str, unread: frozenset[str]
) -> Iterator[tuple[Meaning, int, int]]:
    """Yield what is understood in a text, each with where it stands.

    Args:
        info: Of the edition: what its cost ratings mean, and who rates programmes in it.
        text: What was typed.
        unread: Words (lower case) that are to stay words: their chip was taken off.
    """
    lowered, taken = text.lower(), [False] * len(text)
    for pattern, read in _compiled(info.guidebook):
        part = READ if READ in pattern.groupindex else 0
        for match in pattern.finditer(lowered):
            start, end = match.span(part)
            found = read(match) if not any(taken[start:end]) else None
            if found and match[part].strip() not in unread:
                taken[start:end] = [True] * (end - start)
                yield _in_edition(info, found._replace(text=match[part])), start, end


def _in_edition(info: EditionInfo, meaning: Meaning) -> Meaning:
    """Return a meaning in the terms of an edition."""
    if meaning.kind == "pounds":
        low, high = meaning.value
        return meaning._replace(kind="cost", value=info.costs_between(low, high))
    if meaning.kind == "guidebook":
        return meaning._replace(label=f"{meaning.label} {info.guidebook.name}")
    return meaning
