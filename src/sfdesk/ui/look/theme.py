"""Colours and sizes: themes are token files in ``resources/themes``, made into a palette and QSS.

High contrast follows the system's own palette where the system says that it wants contrast;
``contrast.json`` is for those who choose it here.
"""

import json
from pathlib import Path
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

_SIZES = (4, 12, 13, 14, 15, 18, 24)
"""Pixels at 100 % that the style sheet uses."""


class Theme(NamedTuple):
    """The colour tokens of one theme, ``#rrggbb`` each.

    Attributes:
        disabled: Of words and outlines that do nothing now.
        check: Path of the picture of a tick, in the colour that stands on the accent.
        down: Path of the picture of an arrow down.
        up: Path of the picture of an arrow up.
        right: Path of the picture of an arrow to the right.
        right_on_accent: Path of the same where it stands on the accent.
        high_contrast: Whether marks are underlined too, so that colour is not needed.
    """

    ink: str
    soft: str
    disabled: str
    accent: str
    on_accent: str
    tint: str
    paper: str
    ground: str
    line: str
    control: str
    caution: str
    caution_ground: str
    mark: str
    check: str
    down: str
    up: str
    right: str
    right_on_accent: str
    high_contrast: bool = False

    @classmethod
    def load(cls, resources: Path, name: str) -> "Theme":
        """Read a theme by name (``light``, ``dark`` or ``contrast``)."""
        tokens = json.loads((resources / "themes" / f"{name}.json").read_text(encoding="utf8"))
        pictures = {kind: _picture(resources, kind, name) for kind in ("check", *_ARROWS)}
        pictures["right_on_accent"] = _arrow(resources, "right", QColor(tokens["on_accent"]))
        return cls(**tokens, **pictures, high_contrast=name == "contrast")

    @classmethod
    def of_system(cls, resources: Path, palette: QPalette) -> "Theme":
        """Return a high-contrast theme made of the system's own colours."""

        def colour(role: QPalette.ColorRole) -> str:
            return palette.color(role).name()

        text, base = colour(QPalette.ColorRole.WindowText), colour(QPalette.ColorRole.Base)
        on_accent = palette.color(QPalette.ColorRole.HighlightedText)
        values = {name: text for name in cls._fields if name != "high_contrast"}
        grey = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
        values["check"] = _picture(
            resources, "check", "light" if on_accent.lightness() > 127 else "contrast"
        )
        values |= {kind: _arrow(resources, kind, QColor(text)) for kind in _ARROWS}
        values["right_on_accent"] = _arrow(resources, "right", on_accent)
        values |= {
            "disabled": grey.name(),
            "accent": colour(QPalette.ColorRole.Highlight),
            "on_accent": colour(QPalette.ColorRole.HighlightedText),
            **dict.fromkeys(("tint", "paper", "ground", "caution_ground", "mark"), base),
        }
        return cls(**values, high_contrast=True)


_ARROWS = ("down", "up", "right")


def _picture(resources: Path, kind: str, name: str) -> str:
    return (resources / "icons" / f"{kind}-{name}.svg").as_posix()


def _arrow(resources: Path, kind: str, ink: QColor) -> str:
    """Return the picture of an arrow that stands where words have such a colour."""
    return _picture(resources, kind, "contrast" if ink.lightness() > 127 else "light")


def choose(resources: Path, name: str) -> Theme:
    """Return the theme that a setting asks for; ``system`` follows the desktop."""
    hints = QGuiApplication.styleHints()
    if name != "system":
        return Theme.load(resources, name)
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return Theme.of_system(resources, QGuiApplication.palette())
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    return Theme.load(resources, "dark" if dark else "light")


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.paper,
        role.WindowText: theme.ink,
        role.Base: theme.paper,
        role.AlternateBase: theme.ground,
        role.Text: theme.ink,
        role.PlaceholderText: theme.soft,
        role.Button: theme.paper,
        role.ButtonText: theme.ink,
        role.BrightText: theme.caution,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.ground,
        role.ToolTipText: theme.ink,
        role.Mid: theme.control,
        role.Dark: theme.control,
        role.Light: theme.paper,
        role.Midlight: theme.line,
        role.Accent: theme.accent,
    }
    made = QPalette()
    for colour_role, colour in colours.items():
        made.setColor(colour_role, QColor(colour))
    for colour_role in (role.Text, role.WindowText, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(theme.disabled))
    return made


def style_sheet(resources: Path, theme: Theme, zoom: int) -> str:
    """Return the style sheet of the window and its dialogs, from ``window.qss``.

    Args:
        zoom: Text size in per cent.
    """
    style = Template((resources / "themes" / "window.qss").read_text(encoding="utf8"))
    sizes = {f"px{size}": f"{round(size * zoom / 100)}px" for size in _SIZES}
    return style.substitute(theme._asdict(), **sizes, off_line=_off_line(theme))


def _off_line(theme: Theme) -> str:
    """Return the outline of what is disabled: where colours are few, it is dashed."""
    return f"1px dashed {theme.disabled}" if theme.high_contrast else f"1px solid {theme.line}"
