"""Text on paper can be read: the contrast of every pair of colours of the templates."""

import re

import pytest

from sfdesk.core.paths import resources_folder

STYLE = (resources_folder() / "typst" / "style.typ").read_text(encoding="utf8")
COLOURS = dict(re.findall(r'#let ([\w-]+) = rgb\("#([0-9a-f]{6})"\)', STYLE))
NAMED = {**COLOURS, "white": "ffffff"}
INKS = ("ink", "soft", "accent", "caution-ink")
GROUNDS = ("white", "cream", "ground", "tint", "caution-ground", "box-on-cream")


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by the formula of WCAG."""
    dark, light = sorted((luminance(NAMED[one]), luminance(NAMED[other])))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_that_of_wcag() -> None:
    NAMED["black"] = "000000"
    assert contrast("black", "white") == pytest.approx(21)


@pytest.mark.parametrize("text", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize("ground", ["white", "cream", "ground"])
def test_lines_to_write_on_can_be_seen(ground: str) -> None:
    assert contrast("rule", ground) >= 3


def test_no_colour_is_used_that_is_not_named_here() -> None:
    assert len(re.findall(r"rgb\(", STYLE)) == len(COLOURS)
    others = (p for p in (resources_folder() / "typst").glob("*.typ") if p.name != "style.typ")
    colour = re.compile(r"rgb\(|luma\(|\b(red|gray|black)\b")
    assert not [p.name for p in others if colour.search(p.read_text("utf8"))]
