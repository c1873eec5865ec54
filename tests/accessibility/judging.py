"""What is wrong with a tree that a screen reader is given."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

Node = dict[str, Any]

_LEAST = 24
"""Pixels that a target is wide and high (WCAG 2.2, 2.5.8)."""
_GENERIC = {"label", "static", "filler", "panel", "unknown", "invalid", "redundant object"}
"""Roles that say nothing of what a thing does."""
_BUTTONS = {"push button", "toggle button", "radio button", "check box", "combo box", "spin button"}
_APART = {"scroll bar", "separator", "unknown"}
"""What stands between or beside other things and is not read with them."""
_SLACK = 2


def faults(window: Node) -> list[str]:
    """Return what is wrong in a window, a line each."""
    return [f"{path}: {why}" for path, node in _flat(window) for why in _of(node)]


def _flat(node: Node, path: str = "", inline: bool = False) -> Iterator[tuple[str, Node]]:
    """Yield what shows, with where it stands; links in running text are marked as such."""
    here = f"{path} › {node['role']} “{node['name'][:40]}”"
    inline = inline or node["role"] == "document frame"
    node["inline"] = inline and node["role"] != "document frame"
    if "showing" in node["states"]:
        yield here, node
    for child in node["children"]:
        yield from _flat(child, here, inline)


def _of(node: Node) -> Iterator[str]:
    role, name, states = node["role"], node["name"].strip(), node["states"]
    _x, _y, width, height = node.get("box", (0, 0, 0, 0))
    focusable = "focusable" in states
    if focusable and not name:
        yield "can have the keyboard and has no name"
    if role in _BUTTONS and not name and width > 0:
        yield "is a control without a name"
    if focusable and role in _GENERIC:
        yield "can have the keyboard, and its role says nothing"
    if focusable and not node["inline"] and (0 < width < _LEAST or 0 < height < _LEAST):
        yield f"is {width} × {height} px"
    if role == "check box" and "checkable" not in states:
        yield "does not say that it can be ticked"
    if role == "combo box" and "labelled-by" not in node["relations"]:
        yield "has no label, and its name is its value"
    if role in ("image", "icon") and not (name or node["description"]):
        yield "is a picture without words"
    yield from _order(node)


def _order(node: Node) -> Iterator[str]:
    """Yield children that come after one that is seen below or right of them."""
    seen = [c for c in node["children"] if "showing" in c["states"] and not _is_apart(c)]
    boxed = [c for c in seen if c.get("box") and c["box"][2] > 0 and c["box"][3] > 0]
    for one, other in pairwise(boxed):
        if _before(other["box"], one["box"]):
            yield f"“{one['name'][:30]}” ({one['role']}) comes before “{other['name'][:30]}”"


def _is_apart(node: Node) -> bool:
    inner = [child["role"] for child in node["children"]]
    return node["role"] in _APART or (bool(inner) and set(inner) <= {"scroll bar"})


def _before(one: list[int], other: list[int]) -> bool:
    """Whether a box is read before another: above it, or left of it in the same line."""
    left, top, width, height = one
    if top + height <= other[1] + _SLACK:
        return True
    above = top >= other[1] + other[3] - _SLACK
    return not above and left + width <= other[0] + _SLACK
