"""Take the facts out of a text: figures, ratings, years and places, in one form for both sides.

``60 %``, ``60%`` and ``60 per cent`` are the same fact; so are ``less than £100`` and ``under
£100``, ``QCF-7/8`` and ``QCF-7 or QCF-8``, ``one-fifth`` and ``a fifth``, ``two`` and ``2``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from typing import NamedTuple

from sfdesk.authoring.source_check.place_names import PLACE_NAMES, SAME_PLACE


class FactKind(StrEnum):
    """What is compared."""

    FIGURE = "figure"
    PAIR = "pair"
    RATING = "rating"
    YEAR = "year"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a text.

    Attributes:
        value: In the one form that both sides are brought to, e.g. ``60%``, ``3+``, ``QCF-7``.
        said: As the text has it, with a few words around it.
        weak: True where the word may be no figure at all (``one``): it answers a figure of the
            other side, and asks for none.
    """

    kind: FactKind
    value: str
    said: str = ""
    weak: bool = False

    @property
    def key(self) -> tuple[FactKind, str]:
        """What two facts are compared by."""
        return self.kind, self.value

    @property
    def answering_keys(self) -> tuple[tuple[FactKind, str], ...]:
        """The keys that answer this fact; a figure may stand there as a rating."""
        if self.kind is not FactKind.FIGURE:
            return (self.key,)
        ratings = ((FactKind.RATING, self.value), (FactKind.RATING, f"cost {self.value}"))
        return (self.key, *ratings)

    @property
    def is_common(self) -> bool:
        """Whether it stands in many sentences of other matters too: a rating, a bare number."""
        figure = self.kind is FactKind.FIGURE and self.value.isdigit()
        return figure or self.kind is FactKind.RATING

    @property
    def ends(self) -> tuple[str, ...]:
        """The two figures of a pair."""
        return tuple(self.value.split("–"))


_TEENS = "thir|four|fif|six|seven|eigh|nine"
_DIGITS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_WORDS = [*_DIGITS.split("|"), *(f"{teen}teen" for teen in _TEENS.split("|")), "twenty"]
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_WORDS, 1)}
_PARTS = {"half": "1/2", "third": "1/3", "quarter": "1/4", "fifth": "1/5", "tenth": "1/10"}
_TIMES = {"twice": "2", "double": "2", "doubling": "2", "doubles": "2", "doubled": "2"}
_TIMES |= {"an hour": "60"}
_TIMES |= {"triple": "3", "tripling": "3", "triples": "3", "tripled": "3"}

_AROUND = 40
_NUMBER = r"\d+(?:[.,]\d+)*"
_LEVEL = r"(?:4\+|4|3\+|3|2\+|2|1|5|NL2)(?![\d%])"
_LEVELS = rf"{_LEVEL}s?(?:\s*(?:,|/|–|-|and|or|to|but not)\s*(?:level\s+|at\s+)?{_LEVEL}s?)*"

_RATING = re.compile(
    rf"\b(?:levels?|rated|ratings?(?:\s+(?:of|is|are|was))?(?:\s+at)?)\s+(?:at\s+|as\s+)?"
    rf"(?:a\s+)?(?:levels?\s+)?({_LEVELS})"
    rf"|(?<![\w£])({_LEVELS})(?=\s+(?:evidence\s+)?(?:ratings?|or higher|or above)\b)"
    r"|\b(NL2)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:not|below|under|short of|no)\b(?: \w+){0,4} level 2\b(?!\+)", re.IGNORECASE
)
"""Said in words, ``not at a level 2 standard``, it is the rating NL2."""
_ONE_LEVEL = re.compile(_LEVEL, re.IGNORECASE)
_QCF = re.compile(
    r"\bQCF(?:[- ]|\s+levels?\s+)(\d)(?:\s*(?:/|–|-|or|and|to)\s*(?:QCF[- ])?(\d)(?!\d))?"
)
_YEAR = re.compile(r"(?<![\d£,.])((?:19|20)\d\d)(s?)(?:/(\d\d))?(?![\d,]\d|\d|%)")
_MONEY = re.compile(rf"£\s?({_NUMBER})(\s?(?:million|m|billion|bn|k)\b)?", re.IGNORECASE)
_PERCENT = re.compile(rf"({_NUMBER})\s?(?:%|per\s?cent\b)", re.IGNORECASE)
_PLAIN = re.compile(rf"(?<![\d£.,])({_NUMBER})(\+?)")
_WORD_NUMBER = re.compile(
    rf"\b(?:one (?:\w+ )?in (?P<of>{'|'.join(_WORDS)})"
    rf"|(?P<part>(?:one|a)[- ](?:{'|'.join(_PARTS)}))|(?P<half>half)"
    rf"|(?P<number>{'|'.join(_WORDS)})|(?P<times>{'|'.join(_TIMES)}))\b(?!\s+P\b)",
    re.IGNORECASE,
)
_QCF_BEFORE = re.compile(r"\bQCF(?:[- ]| levels? )$")
_NUMBER_OR_WORD = rf"(?:{_NUMBER}|{'|'.join(_WORDS)})"
_PAIR = re.compile(
    rf"(?<![\w.,])({_NUMBER_OR_WORD})(?:\s?[–/-]\s?|\s+(?:to|and|or)\s+)"
    rf"(?:QCF-)?({_NUMBER_OR_WORD})\b",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(p) for p in PLACE_NAMES)})(?!\w)")


@lru_cache(maxsize=4096)
def facts(text: str) -> tuple[Fact, ...]:
    """Return every fact of a text (plain, without tags and note markers), in no fixed order."""
    text = re.sub(r"\s+", " ", text).replace("level 2 +", "level 2+")
    found: list[Fact] = []
    left = text
    plain = partial(_plain, text)
    for take in (_places, _qcf, _years, _ratings, _money, _percent, _words, plain):
        taken = list(take(left))
        found += [Fact(kind, value, _around(text, span), weak) for span, kind, value, weak in taken]
        left = _blank(left, [each.span for each in taken])
    return (*found, *_pairs(text))


def _pairs(text: str) -> Iterator[Fact]:
    """Yield figures that stand in pairs: ``3–11``, ``two or three``; not ``one to one``."""
    for match in _PAIR.finditer(text):
        ends = [_NUMBER_WORDS.get(end.casefold()) or _bare(end) for end in match.groups()]
        if _QCF_BEFORE.search(text[: match.start()]):
            ends = [f"QCF-{end}" for end in ends]
        if ends != ["1", "1"]:
            yield Fact(FactKind.PAIR, "–".join(ends), _around(text, match.span()))


class _Taken(NamedTuple):
    span: tuple[int, int]
    kind: FactKind
    value: str
    weak: bool = False


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Put spaces where a fact was taken, so that it is not taken again as another kind."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _around(whole: str, span: tuple[int, int]) -> str:
    start, end = max(0, span[0] - _AROUND), min(len(whole), span[1] + _AROUND)
    return ("…" if start else "") + whole[start:end].strip() + ("…" if end < len(whole) else "")


def _bare(number: str) -> str:
    """Return a number without its thousands commas and trailing zeros."""
    plain = number.rstrip(".,").replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else str(int(plain))


def _places(left: str) -> Iterator[_Taken]:
    for match in _PLACE.finditer(left):
        yield _Taken(match.span(), FactKind.PLACE, SAME_PLACE.get(match[0], match[0]))


def _qcf(left: str) -> Iterator[_Taken]:
    for match in _QCF.finditer(left):
        for level in filter(None, match.groups()):
            yield _Taken(match.span(), FactKind.FIGURE, f"QCF-{level}")


def _years(left: str) -> Iterator[_Taken]:
    for match in _YEAR.finditer(left):
        yield _Taken(match.span(), FactKind.YEAR, match[1] + match[2])
        if match[3]:
            yield _Taken(match.span(), FactKind.YEAR, match[1][:2] + match[3])


def _ratings(left: str) -> Iterator[_Taken]:
    below = [match.span() for match in _BELOW.finditer(left)]
    yield from (_Taken(span, FactKind.RATING, "NL2") for span in below)
    for match in _RATING.finditer(_blank(left, below)):
        for level in _ONE_LEVEL.findall(match[0]):
            value = level.upper()
            if re.search(r"\bcost\b", left[max(0, match.start() - 12) : match.start()], re.I):
                value = f"cost {value}"
            yield _Taken(match.span(), FactKind.RATING, value)


def _money(left: str) -> Iterator[_Taken]:
    for match in _MONEY.finditer(left):
        unit = (match[2] or "").strip().casefold()[:1]
        yield _Taken(match.span(), FactKind.FIGURE, f"£{_bare(match[1])}{unit}")


def _percent(left: str) -> Iterator[_Taken]:
    for match in _PERCENT.finditer(left):
        yield _Taken(match.span(), FactKind.FIGURE, f"{_bare(match[1])}%")


def _words(left: str) -> Iterator[_Taken]:
    for match in _WORD_NUMBER.finditer(left):
        word = match[0].casefold()
        if match["of"]:
            value = f"1/{_NUMBER_WORDS[match['of'].casefold()]}"
        elif match["part"] or match["half"]:
            value = _PARTS[re.split(r"[- ]", word)[-1]]
        else:
            value = (_NUMBER_WORDS | _TIMES)[word]
        weak = word in ("one", "an hour") or value == "1/2"
        yield _Taken(match.span(), FactKind.FIGURE, value, weak)


def _plain(whole: str, left: str) -> Iterator[_Taken]:
    for match in _PLAIN.finditer(left):
        value = _bare(match[1])
        yield _Taken(match.span(), FactKind.FIGURE, value, _enumerates(left, match.span()))
        if _ONE_LEVEL.fullmatch(value + match[2]):
            yield from _perhaps_rating(whole, match.span(), value + match[2])


def _perhaps_rating(whole: str, span: tuple[int, int], value: str) -> Iterator[_Taken]:
    """Yield a figure as a rating too where its sentence is about ratings: “… and a 4”."""
    start = whole.rfind(". ", 0, span[0]) + 1
    sentence = whole[start : (whole.find(". ", span[1]) + 1) or len(whole)].casefold()
    if "rating" in sentence or "rated" in sentence or "level" in sentence:
        yield _Taken(span, FactKind.RATING, value, weak=True)
    if "cost" in sentence:
        yield _Taken(span, FactKind.RATING, f"cost {value}", weak=True)


def _enumerates(text: str, span: tuple[int, int]) -> bool:
    """Return whether a number only counts the items of a list: ``(2) …`` or ``2) …``."""
    if text[span[1] : span[1] + 1] != ")":
        return False
    before = text[: span[0]]
    if before.endswith("("):
        return before[-2:-1].isspace() or before == "("
    return before.count("(") <= before.count(")")
