"""Text made fit for paper: what the typefaces can draw stays as typed. Standard library only.

The typesetter refuses a character that no typeface has, and falls over on scripts that it can
only half draw. So what it draws for certain is listed here; a run of anything else prints as
one □, which a reader sees and can ask about.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

REPLACEMENT = "□"

_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x4FF),  # Latin with its marks, Greek, Cyrillic
    (0x5D0, 0x5EA),  # Hebrew letters
    (0x621, 0x63A),  # Arabic letters, marks and figures
    (0x640, 0x652),
    (0x660, 0x66C),
    (0x1E00, 0x1EFF),  # Latin for Welsh and Vietnamese
    (0x2000, 0x200A),  # spaces of several widths
    (0x2010, 0x2027),  # dashes, quotation marks, bullets
    (0x202F, 0x2040),
    (0x2070, 0x209C),  # raised and lowered figures
    (0x20A0, 0x20BF),  # money
    (0x2100, 0x211E),
    (0x2153, 0x2184),  # fractions, Roman figures
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x2500, 0x25FF),  # boxes, geometric shapes
    (0x2713, 0x2714),  # ticks
)
_DRAWN = frozenset(
    chr(code)
    for first, last in _RANGES
    for code in range(first, last + 1)
    if not unicodedata.category(chr(code)).startswith("C")
)
_SPACE = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_LONG = re.compile(r"(?<!\S)(?!https?://)\S{60,}")
_PIECE = re.compile(r"\S{30}")


def printable(text: str) -> str:
    """Return the text as it goes on paper.

    White space becomes one space, invisible marks go, what cannot be drawn becomes □, and a
    word that is longer than a line may break (with a break that is not seen or copied).
    """
    runs = groupby(_seen(text), key=_DRAWN.__contains__)
    shown = "".join("".join(run) if drawn else REPLACEMENT for drawn, run in runs)
    return _LONG.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), shown)


def undrawable(texts: Iterable[str]) -> str:
    """Return the characters of some texts that print as □, each once."""
    return "".join(dict.fromkeys(c for text in texts for c in _seen(text) if c not in _DRAWN))


def _seen(text: str) -> Iterator[str]:
    """Yield the characters of a text that are seen, composed."""
    composed = unicodedata.normalize("NFC", _SPACE.sub(" ", text))
    return (char for char in composed if unicodedata.category(char) != "Cf")
