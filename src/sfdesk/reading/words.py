"""How text becomes terms: one rule for what is indexed and for what is typed.

Case, accents, apostrophes, hyphens after a short prefix (co-parenting = coparenting = co
parenting) and US spelling are folded; endings are taken off by Whoosh's Porter stemmer.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\w)|[^\W_]+(?:['’][^\W_]+)*\+?")
_PREFIXES = frozenset(
    ("co", "non", "pre", "post", "anti", "multi", "inter", "re", "self", "psycho")
)
_JOINTS = (" ", "-", "‐", "‑")
_PAIRS = frozenset({("well", "being"), ("step", "parent"), ("check", "up"), ("foster", "carer")})

_BEGIN_COMPOUNDS = _PREFIXES | {first for first, _ in _PAIRS}
"""Where a text holds none of these, no words of it are to be joined."""

# A paragraph of words is easier to read than a list of literals.
STOPWORDS = frozenset(
    (  # noqa: SIM905
        "a about after all also always am an and any are as at be been being but by can could did "
        "do does for from get gets getting going had has have having he her hers him his home how "
        "i if in into is it its just keep keeps like lot me much my need needs no not of off on "
        "or our out over really she should so some than that the their them then there these they "
        "this time to too up us very want wants was we were what when where which while who whom "
        "whose why will with would you your"
    ).split()
)

CONTRACTIONS = frozenset(
    (  # noqa: SIM905
        "arent cant couldnt didnt doesnt dont hadnt hasnt havent hes im isnt ive shes shouldnt "
        "thats theres theyre theyve wasnt werent weve whats whos wont wouldnt youre"
    ).split()
)
"""Folded. They count within an expression ("won't eat"), and by themselves say nothing."""

_US_TO_UK = (
    (re.compile(r"(behavi|neighb|fav|col|lab|hon|hum|harb|vig)or(?!y|ig|ous)"), r"\1our"),
    (re.compile(r"(?<=[a-z]{3})iz(e|es|ed|ing|ation|ations)$"), r"is\1"),
    (re.compile(r"^(cent|theat|fib)er(s?)$"), r"\1re\2"),
    (re.compile(r"^program(s?)$"), r"programme\1"),
    (re.compile(r"^counsel(or|ors|ing|ed)$"), r"counsell\1"),
    (re.compile(r"^p(edi)"), r"pa\1"),
    (re.compile(r"^(mom|moms)$"), r"mum"),
    (re.compile(r"(?<=def|off)ense"), r"ence"),
    (re.compile(r"^(focus|bias)s(?=e[sd]$|ing$)"), r"\1"),
    (re.compile(r"(?<=benefit)t(?=ed$|ing$)"), ""),
    (re.compile(r"^practis(?=e|ing)"), "practic"),
)
_PERHAPS_US = re.compile("or|iz|er|program|counsel|pedi|mom|ense|uss|ass|fitt|practis")
"""Most words hold none of these, and one look is cheaper than ten."""


_PASTED = (
    (re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]"), ""),
    (re.compile("[\u2018\u2019\u201b\u02bc\u2032`\u00b4]"), "'"),
    (re.compile("[\u201c-\u201f\u2033\u00ab\u00bb]"), '"'),
    (re.compile(r"(?<=\w)[\u2010-\u2015\u2212](?=\w)"), "-"),
    (re.compile("[\u2010-\u2015\u2212]"), " "),
    (re.compile(r"(?<=\w)\*+(?!\w)"), ""),
    (re.compile(r"[\u0000\s]+"), " "),
)
"""What word processors, web pages and phones put where a keyboard has a plain sign."""


def cleaned(typed: str) -> str:
    """Return what was typed or pasted with the plain signs of a keyboard.

    A dash between letters is a hyphen, any other a space; a ``*`` at a word's end says nothing,
    since the last word may be unfinished anyway.
    """
    text = unicodedata.normalize("NFC", typed)
    for pattern, plain in _PASTED:
        text = pattern.sub(plain, text)
    return text


class Word(NamedTuple):
    """One word of a text.

    Attributes:
        folded: Lower case, no accents or apostrophes, UK spelling.
        start: First character in the text.
        end: One after the last character.
        also: Further folded forms that the same place is found by (the parts of a compound).
    """

    folded: str
    start: int
    end: int
    also: tuple[str, ...] = ()


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return the folded form of one word."""
    text = word.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"['’]s$", "", text).replace("'", "").replace("’", "").replace(",", "")
    if _PERHAPS_US.search(text):
        for pattern, uk in _US_TO_UK:
            text = pattern.sub(uk, text)
    return text


@lru_cache(maxsize=50_000)
def stem(folded: str) -> str:
    """Return the stem of a folded word; figures and short words stay as they are."""
    if len(folded) < 4 or not folded.isalpha():
        return folded
    from whoosh.lang.porter2 import stem as porter

    return str(porter(folded))


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order, compounds joined."""
    found = [Word(fold(m.group()), *m.span()) for m in _WORD.finditer(text)]
    position = 0
    while position < len(found):
        here = found[position]
        after = found[position + 1] if position + 1 < len(found) else None
        if after and _joined(here, after, text):
            yield Word(here.folded + after.folded, here.start, after.end, (after.folded,))
            position += 2
        else:
            yield here
            position += 1


def _joined(here: Word, after: Word, text: str) -> bool:
    if here.folded in _PREFIXES or (here.folded, after.folded) in _PAIRS:
        return text[here.end : after.start] in _JOINTS
    return False


def folded(text: str) -> tuple[str, ...]:
    """Return the folded words of a text in order, compounds joined."""
    found = tuple(map(fold, _WORD.findall(text)))
    if _BEGIN_COMPOUNDS.isdisjoint(found):
        return found
    return tuple(word.folded for word in words(text))


def same_text(text: str) -> str:
    """Return a text folded word by word, for comparing whole names."""
    return " ".join(folded(text))
