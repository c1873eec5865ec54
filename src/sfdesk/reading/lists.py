"""The lists of words that are shipped: what English has, what may be a name, what is common.

They stand in ``resources/words``, whose licence says where they are from.
"""

from functools import cache

from sfdesk.core.paths import resources_folder


@cache
def _list(name: str) -> str:
    # One string, a word a line in alphabetical order: as a set it would take ten times the memory.
    return (resources_folder() / "words" / name).read_text(encoding="utf8")


def _first_from(name: str, letters: str) -> str:
    """Return the first word of a list that is not before these letters."""
    text, low = _list(name), 0
    high = len(text)
    while low < high:
        middle = text.rfind("\n", 0, (low + high) // 2) + 1
        end = text.index("\n", middle)
        if text[middle:end] < letters:
            low = end + 1
        else:
            high = middle
    return text[low : max(low, text.find("\n", low))]


def is_english(folded: str, *, begun: bool = False) -> bool:
    """Return whether English has a word, or where it is ``begun`` one that begins like it."""
    found = _first_from("english.txt", folded)
    return found.startswith(folded) if begun else found == folded


def is_name(folded: str) -> bool:
    """Return whether a word may be the name of a person."""
    return _first_from("names.txt", folded) == folded


def is_common(folded: str) -> bool:
    """Return whether a word is one of the commonest, which say little by themselves."""
    return _first_from("common.txt", folded) == folded
