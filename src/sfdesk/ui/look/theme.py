"""Colours and sizes: themes are token files in ``resources/themes``, made into a palette and QSS.

High contrast follows the system's own palette where the system says that it wants contrast;
``contrast.json`` is for those who choose it here.
"""

import json
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Theme(NamedTuple):
    """The colour tokens of one theme, ``#rrggbb`` each.

    Attributes:
        check: Path of the picture of a tick, in the colour that stands on the accent.
        high_contrast: Whether marks are underlined too, so that colour is not needed.
    """

    ink: str
    soft: str
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
    high_contrast: bool = False

    @classmethod
    def load(cls, resources: Path, name: str) -> "Theme":
        """Read a theme by name (``light``, ``dark`` or ``contrast``)."""
        tokens = json.loads((resources / "themes" / f"{name}.json").read_text(encoding="utf8"))
        return cls(**tokens, check=_check(resources, name), high_contrast=name == "contrast")

    @classmethod
    def of_system(cls, resources: Path, palette: QPalette) -> "Theme":
        """Return a high-contrast theme made of the system's own colours."""

        def colour(role: QPalette.ColorRole) -> str:
            return palette.color(role).name()

        text, base = colour(QPalette.ColorRole.WindowText), colour(QPalette.ColorRole.Base)
        on_accent = palette.color(QPalette.ColorRole.HighlightedText)
        values = {name: text for name in cls._fields if name != "high_contrast"}
        values["check"] = _check(resources, "light" if on_accent.lightness() > 127 else "contrast")
        values |= {
            "accent": colour(QPalette.ColorRole.Highlight),
            "on_accent": colour(QPalette.ColorRole.HighlightedText),
            **dict.fromkeys(("tint", "paper", "ground", "caution_ground", "mark"), base),
        }
        return cls(**values, high_contrast=True)


def _check(resources: Path, name: str) -> str:
    return (resources / "icons" / f"check-{name}.svg").as_posix()


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
    for colour_role in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(theme.soft))
    return made


def style_sheet(theme: Theme, zoom: int) -> str:
    """Return the style sheet of the window.

    Args:
        zoom: Text size in per cent.
    """

    def px(size: float) -> str:
        return f"{round(size * zoom / 100)}px"

    return f"""
QToolTip {{ background: {theme.ground}; color: {theme.ink}; border: 1px solid {theme.control};
  padding: 4px; }}
#top, #status {{ background: {theme.paper}; }}
#top {{ border-bottom: 1px solid {theme.line}; }}
#status {{ border-top: 1px solid {theme.line}; }}
#status QLabel, #secondary {{ color: {theme.soft}; font-size: {px(13)}; }}
#results, #results QListView {{ background: {theme.ground}; border: none; }}
#count {{ font-size: {px(15)}; font-weight: 700; }}
#paneHead {{ font-size: {px(15)}; font-weight: 700; }}
QToolButton#groupHead {{ font-size: {px(13)}; font-weight: 700; color: {theme.soft};
  border: 2px solid transparent; padding: 2px; background: {theme.paper}; text-align: left; }}
QToolButton#groupHead:focus {{ border-color: {theme.accent}; padding: 2px; }}
#facetCount {{ color: {theme.soft}; font-size: {px(13)}; }}
#empty {{ color: {theme.ink}; font-size: {px(15)}; padding: 16px; }}
#hint {{ background: {theme.tint}; color: {theme.ink}; }}
#strip {{ background: {theme.tint}; color: {theme.ink}; padding: 6px 12px; }}
QTableWidget {{ border: 1px solid {theme.line}; gridline-color: {theme.line};
  background: {theme.paper}; color: {theme.ink}; }}
QTableWidget::item:selected {{ background: {theme.tint}; color: {theme.ink}; }}
QTableWidget::item:focus {{ border: 2px solid {theme.accent}; }}
QTableCornerButton::section {{ background: {theme.ground}; border: none; }}
QHeaderView::section {{ background: {theme.ground}; color: {theme.ink}; padding: 6px;
  border: none; border-right: 1px solid {theme.line}; border-bottom: 1px solid {theme.line};
  font-weight: 700; }}
QScrollArea, QTextBrowser {{ border: none; background: {theme.paper}; }}
QScrollBar {{ background: {theme.ground}; border: none; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {theme.control}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {theme.soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QSplitter::handle {{ background: {theme.line}; }}
QLineEdit {{ border: 1px solid {theme.control}; border-radius: 6px; padding: 7px 10px;
  background: {theme.paper}; color: {theme.ink}; }}
QLineEdit:focus {{ border: 2px solid {theme.accent}; padding: 6px 9px; }}
QPushButton, QToolButton {{ border: 1px solid {theme.control}; border-radius: 6px;
  padding: 4px 10px; background: {theme.paper}; color: {theme.ink}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton:hover, QToolButton:hover {{ background: {theme.tint}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {theme.accent};
  padding: 3px 9px; }}
QPushButton:checked {{ background: {theme.tint}; color: {theme.accent};
  border: 2px solid {theme.accent}; padding: 3px 9px; }}
QPushButton:disabled {{ color: {theme.soft}; border-color: {theme.line}; }}
QPushButton#main {{ background: {theme.accent}; color: {theme.on_accent};
  border-color: {theme.accent}; font-weight: 700; }}
QPushButton#main:disabled {{ background: {theme.ground}; color: {theme.soft};
  border-color: {theme.line}; }}
QPushButton#main:focus {{ border: 2px solid {theme.ink}; }}
QPushButton#quiet, QToolButton#quiet {{ border-color: transparent; color: {theme.accent}; }}
QToolButton#quiet:checked {{ background: {theme.tint}; }}
QPushButton#quiet:focus, QToolButton#quiet:focus {{ border-color: {theme.accent}; }}
QPushButton#chip {{ background: {theme.tint}; border-color: {theme.tint};
  font-size: {px(13)}; padding: 2px 8px; }}
QPushButton#chip:focus {{ border-color: {theme.accent}; }}
QCheckBox::indicator {{ width: {px(14)}; height: {px(14)}; border: 1px solid {theme.control};
  border-radius: 3px; background: {theme.paper}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
  image: url("{theme.check}"); }}
QCheckBox::indicator:focus {{ border: 2px solid {theme.accent}; }}
"""
