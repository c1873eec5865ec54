"""Makes the typeface of two signs on family sheets: a zero without slash, a box to tick.

"90 minutes" with slashed zeros looks like a misprint to a tired eye, and the typeface has no plain
one. Its own zero is cut along the slash, with half of the counter on each side: the plain zero is
the outline with each half completed by its mirror image. The box is real text, so that it is the
label of its question for a screen reader too. The result is a modified version under the same
licence (SIL OFL 1.1; no name is reserved), in files and with a name of its own.

Needs fontTools, and is run once by hand: ``resources/fonts`` keeps what it makes.
"""

from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY = "Sfdesk Signs"
_BOX = 0x2610
_SIDE, _EDGE, _FOOT, _ADVANCE = 660, 62, -30, 720
"""Of the box to tick, in thousandths of the size of the text."""
_FROM = "AtkinsonHyperlegibleNext"

Point = tuple[float, float]
Contour = list[tuple[str, tuple[Point, ...]]]


def draw(font: TTFont) -> TTGlyphPen:
    """Return the zero of a font without its slash."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()["zero"].draw(pen)
    outline, lower, upper = _contours(pen.value)
    drawn = TTGlyphPen(None)
    for name, points in outline:
        getattr(drawn, name)(*points)
    # The counter: from its left side down to the foot, from its right side up to the top.
    side = lower[-3][1][-1]
    down, up = (side, *lower[-2][1]), (upper[2][1][-1], *upper[3][1])
    middle = down[-1][0]
    drawn.moveTo(down[-1])
    for curve in (_mirrored(down, middle), up, _mirrored(up, middle), down):
        drawn.qCurveTo(*curve[1:])
    drawn.closePath()
    return drawn


def _contours(commands: Contour) -> list[Contour]:
    contours: list[Contour] = []
    for command in commands:
        if command[0] == "moveTo":
            contours.append([])
        contours[-1].append(command)
    return contours


def _mirrored(curve: tuple[Point, ...], middle: float) -> tuple[Point, ...]:
    """Return a curve on the other side of the middle, drawn from its other end."""
    return tuple((2 * middle - x, y) for x, y in reversed(curve))


def draw_box() -> TTGlyphPen:
    """Return a box to tick."""
    drawn = TTGlyphPen(None)
    low, high = _FOOT, _FOOT + _SIDE
    left, right = (_ADVANCE - _SIDE) // 2, (_ADVANCE + _SIDE) // 2
    outer = [(left, low), (left, high), (right, high), (right, low)]
    e = _EDGE
    inner = [(left + e, low + e), (right - e, low + e), (right - e, high - e), (left + e, high - e)]
    for first, *others in (outer, inner):
        drawn.moveTo(first)
        for point in others:
            drawn.lineTo(point)
        drawn.closePath()
    return drawn


def _add_box(font: TTFont) -> None:
    font.setGlyphOrder([*font.getGlyphOrder(), "box"])
    font["glyf"]["box"] = draw_box().glyph()
    font["hmtx"]["box"] = (_ADVANCE, (_ADVANCE - _SIDE) // 2)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[_BOX] = "box"


def make(weight: str) -> Path:
    """Make the file of one weight and return its path."""
    font = TTFont(FONTS / f"{_FROM}-{weight}.ttf")
    font["glyf"]["zero"] = draw(font).glyph()
    _add_box(font)
    subsetter = Subsetter()
    subsetter.populate(unicodes=[ord("0"), _BOX])
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            name = FAMILY if record.nameID in (1, 16) else f"{FAMILY} {weight}"
            record.string = name.replace(" ", "") if record.nameID == 6 else name
    target = FONTS / f"SfdeskSigns-{weight}.ttf"
    font.save(target)
    return target


if __name__ == "__main__":
    for each in ("Regular", "Bold"):
        print(make(each))
