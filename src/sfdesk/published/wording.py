"""What counts as the same name or heading: the words that matter, and how well two texts fit."""

import re
from functools import lru_cache

GOOD_FIT = 0.6

_WORD = re.compile(r"[a-z0-9]+")
_FILLER = re.compile(
    r"an?|the|of|and|in|on|to|for|with|its?|from|by|or|s|own|both|rows?|cells?|tables?|sections?"
    r"|parts?|paragraphs?|last|first|second|third"
)


@lru_cache(maxsize=4096)
def named_words(text: str) -> frozenset[str]:
    """Return the words of a name that count; plurals and filler words make no difference."""
    found = _WORD.findall(text.casefold().replace("’", "'"))
    return frozenset(word.removesuffix("s") for word in found if not _FILLER.fullmatch(word))


def fit(ours: str, printed: str) -> float:
    """Return the share of our words that a printed name holds, less a little for its length."""
    mine, theirs = named_words(ours), named_words(printed)
    if not mine or not theirs:
        return 0.0
    return len(mine & theirs) / len(mine) - 0.005 * len(theirs - mine)
