"""Numbers and lengths as people write them: figures, words, "three to four months"."""

import re

# A paragraph of words is easier to read than a list of literals.
_ONES = (  # noqa: SIM905
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: n for n, word in enumerate(_ONES)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}

NUMBER = (
    rf"(?:\d[\d,]*|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[1:10])}))?"
    rf"|{'|'.join(reversed(_ONES))})"
)
"""A pattern of a number, in lower case."""
LENGTH = (
    rf"(?P<n>{NUMBER})(?:\s*(?:-|–|to)\s*(?P<m>{NUMBER}))?[ -](?:[a-z]+(?:-[a-z]+)?[ -])??"
    r"(?P<unit>sessions?|weeks?|months?)\b"
)
"""A pattern of a length: ``n`` (to ``m``) of a ``unit``, one word between them at most."""


def number(text: str) -> int:
    """Return the number that figures or words say."""
    if text[0].isdigit():
        return int(text.replace(",", "")[:9])
    return sum(_VALUES[part] for part in re.split("[ -]", text))


def length_unit(word: str) -> str:
    """Return the unit that a word names: ``session``, ``week`` or ``month``."""
    return word.rstrip("s") if word.startswith(("week", "month")) else "session"


def lengths(text: str) -> list[tuple[str, int, int]]:
    """Return the lengths that a text states: unit, least and most; months are weeks as well."""
    found: list[tuple[str, int, int]] = []
    for match in re.finditer(LENGTH, text.lower()):
        low = number(match["n"])
        high = number(match["m"]) if match["m"] else low
        unit = length_unit(match["unit"])
        found.append((unit, low, high))
        if unit == "month":
            found.append(("week", 4 * low, -(-44 * high // 10)))
        elif unit == "week":
            found.append(("month", low * 10 // 44, -(-high // 4)))
    return found
