"""Change figures in our content one at a time, by a seed, and count what the source check notices.

Usage: change_figures.py DOCUMENT [COUNT] [SEED]

A figure is a number in digits or in words, a rating, an age, a qualification or a cost, anywhere in
what we tell of the review: interventions, topics, what is mentioned, guide pages, cautions, terms.
It is changed to one near it, as a slip would. Noticed is a change that brings a difference with no
reason in ``source-check.toml``.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from sfdesk.authoring.source import read_source  # noqa: E402 - found by the line above
from sfdesk.authoring.source_check.compare import differences  # noqa: E402
from sfdesk.authoring.source_check.explained import FILE, read_explained, unexplained  # noqa: E402
from sfdesk.authoring.source_check.our_texts import term_told  # noqa: E402
from sfdesk.model.edition import Edition  # noqa: E402
from sfdesk.model.entries import GuidePage, Term  # noqa: E402
from sfdesk.model.vocabulary import Rating  # noqa: E402
from sfdesk.published.importer import read_document  # noqa: E402
from sfdesk.published.places import OURS  # noqa: E402
from sfdesk.published.review import read_review  # noqa: E402

PARTS = ("interventions", "topics", "mentioned", "guide", "cautions", "glossary")
_NOT_TOLD = re.compile(
    "slug|name|heading|aliases|source|references|related|applies_to|number|printed|order"
    "|scope_words|extension"
)
_AMOUNTS = re.compile("(?:min|max)_months|qcf_(?:min|max)|rating")
_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen"),
)
_FIGURE = re.compile(
    rf"(?<![\w£.,\[])\d+(?:\.\d+)?(?![\d\]]|, \d|\))|(?<=£)\d+|\b(?:{'|'.join(_WORDS)})\b", re.I
)
_MARKER = re.compile(r"\[[\d, ]+\]|https?://\S+|\bnotes? [\d–, and]+")


class Spot(NamedTuple):
    """Where a figure stands: the way to its text or number, and the part of the text."""

    path: tuple[str | int, ...]
    value: Any
    span: tuple[int, int] | None = None


def spots(edition: Edition) -> list[Spot]:
    """Return every figure of what we tell of the review."""
    return [spot for part in PARTS for spot in _spots(getattr(edition, part), (part,))]


def _spots(value: Any, path: tuple[str | int, ...]) -> Iterator[Spot]:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if isinstance(value, Rating) or (type(value) is int and _AMOUNTS.fullmatch(name)):
        yield Spot(path, value)
    elif type(value) is str:
        bare = _MARKER.sub(lambda marker: " " * len(marker[0]), value)
        yield from (Spot(path, value, match.span()) for match in _FIGURE.finditer(bare))
    elif isinstance(value, Term) and not term_told(value).texts:
        return
    elif str(getattr(value, "source", "")).startswith(OURS) or isinstance(value, GuidePage):
        yield from _spots(getattr(value, "sections", ()), (*path, "sections"))
    elif hasattr(value, "_fields"):
        for field in (f for f in value._fields if not _NOT_TOLD.fullmatch(f)):
            yield from _spots(getattr(value, field), (*path, field))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _spots(item, (*path, at))


def changed(edition: Edition, spot: Spot, draw: Random) -> tuple[Edition, str]:
    """Return the edition with one figure changed, and what became of it."""
    if spot.span is None:
        new = _other(spot, draw)
        return _with(edition, spot.path, new), f"{spot.value} → {new}"
    start, end = spot.span
    new = near(spot.value[start:end], draw)
    text = spot.value[:start] + new + spot.value[end:]
    around = text[max(0, start - 40) : start + 40]
    return _with(edition, spot.path, text), f"{spot.value[start:end]} → {new}: {around}"


def _other(spot: Spot, draw: Random) -> Any:
    if isinstance(spot.value, Rating):
        return draw.choice([rating for rating in Rating if rating is not spot.value])
    months = "months" in str(spot.path[-1])
    step = 12 if months and spot.value % 12 == 0 else 1
    near_ones = (spot.value + n * step for n in (-2, -1, 1, 2))
    # A cost rating above 5 or a qualification above 8 would not be built at all.
    most = 216 if months else 5 if "cost" in str(spot.path) else 8
    return draw.choice([n for n in near_ones if 0 < n <= most])


def near(figure: str, draw: Random) -> str:
    """Return a figure that one could take for another: a digit more, fewer, other or swapped."""
    if not figure[0].isdigit():
        at = _WORDS.index(figure.casefold())
        word = draw.choice([w for w in _WORDS[max(0, at - 2) : at + 3] if w != figure.casefold()])
        return word.capitalize() if figure[0].isupper() else word
    if not figure.isdigit():
        return f"{float(figure) + draw.choice((-0.1, 0.1, 1)):.1f}"
    number = int(figure)
    others = {number - 2, number - 1, number + 1, number + 2, number + 10, 2 * number}
    others |= {10 * number, int(figure[::-1])}
    if len(figure) == 4:
        others = {number - 10, number - 1, number + 1, number + 10}
    return str(draw.choice(sorted(n for n in others if n > 1 and n != number)))


def _with(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    """Return a record with what stands at the end of a path replaced."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], _with(value[step], rest, new), *value[step + 1 :])
    inner = _with(getattr(value, step), rest, new)
    return value._replace(**{step: inner})


def main() -> int:
    """Count, and show what was not noticed."""
    document, folder = Path(sys.argv[1]), ROOT / "db" / "sfp-2023"
    wanted, seed = (int(n) for n in (*sys.argv[2:4], *("500", "2023")[len(sys.argv) - 2 :]))
    edition, review = read_source(folder), read_review(folder)
    published, reasons = read_document(document, review), read_explained(folder / FILE)
    draw, found, all_spots = Random(seed), Counter[str](), spots(edition)
    for spot in draw.sample(all_spots, min(wanted, len(all_spots))):
        spoilt, what = changed(edition, spot, draw)
        noticed = unexplained(differences(spoilt, published, review), reasons)
        found["noticed" if noticed else "missed"] += 1
        if not noticed:
            print(f"not noticed: {' '.join(map(str, spot.path))}: {what}")
    share = 100 * found["noticed"] / found.total()
    print(f"{share:.1f} % of {found.total()} changed figures of {len(all_spots)} were noticed")
    return 0 if share >= 95 else 1


if __name__ == "__main__":
    sys.exit(main())
