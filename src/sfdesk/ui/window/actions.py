"""Every key of the window, once: each is a menu entry, and the key list is made of them."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from sfdesk import PROGRAM, __version__
from sfdesk.core.settings import THEMES
from sfdesk.ui.browsing.state import View
from sfdesk.ui.support.dialog import TextDialog

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


_EXTRA_KEYS = (
    ("↓", "From the search field to the results"),
    ("Enter", "Read the chosen result"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One menu entry.

    Attributes:
        keys: Shortcuts as Qt writes them; the first is the one told to people.
    """

    menu: str
    words: str
    keys: tuple[str, ...]
    run: Callable[[], object]


class Actions:
    """Fills the menus of the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.commands = [*self._file(), *self._go(), *self._view(), *self._help()]
        for command in self.commands:
            window.menus[command.menu].addAction(self._action(command))
        self._theme_menu(window.menus["&View"])

    def _action(self, command: Command) -> QAction:
        action = QAction(command.words, self._window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(lambda _=False: command.run())
        return action

    def _file(self) -> list[Command]:
        window = self._window
        return [
            Command("&File", "&Fact sheet…", ("Ctrl+P",), window.open_sheet),
            Command("&File", "Print the ma&trix…", (), lambda: window.print_table("matrix")),
            Command("&File", "Print the m&ap…", (), lambda: window.print_table("map")),
            Command("&File", "&Copy with citation", ("Ctrl+Shift+C",), window.copy_with_citation),
            Command("&File", "&Save this search…", ("Ctrl+S",), window.searches.save),
            Command("&File", "&Mark to compare, or not", ("Ctrl+M",), window.toggle_compared),
            Command("&File", "Import the &published document…", (), self._import),
            Command("&File", "&Quit", ("Ctrl+Q",), window.close),
        ]

    def _go(self) -> list[Command]:
        window = self._window
        views = [
            Command("&Go", f"{view.value}", (f"Ctrl+{n}",), self._viewer(view))
            for n, view in enumerate(View, start=1)
        ]
        return [
            Command("&Go", "&Search", ("Ctrl+K",), window.top.focus_search),
            Command("&Go", "Search, from outside a text field", ("/",), self._slash),
            Command(
                "&Go", "Clear the search, the filters, then back", ("Esc",), window.session.escape
            ),
            Command("&Go", "Saved and &recent searches", ("Ctrl+H",), window.searches.open),
            Command("&Go", "&Next pane", ("F6",), window.next_pane),
            Command("&Go", "&Back", ("Alt+Left",), window.session.go_back),
            Command("&Go", "&Forward", ("Alt+Right",), window.session.go_forward),
            Command("&Go", "Find in &page", ("Ctrl+F",), window.reading.open_find),
            *views,
        ]

    def _view(self) -> list[Command]:
        zoom, filters = self._window.zoom_by, self._window.sides.toggle_filters
        return [
            Command("&View", "&Larger text", ("Ctrl++", "Ctrl+="), lambda: zoom(10)),
            Command("&View", "&Smaller text", ("Ctrl+-",), lambda: zoom(-10)),
            Command("&View", "&Normal text size", ("Ctrl+0",), lambda: zoom(0)),
            Command("&View", "Show or hide the f&ilters", ("Ctrl+L",), filters),
        ]

    def _help(self) -> list[Command]:
        return [
            Command("&Help", "&Guide", ("F1",), self._viewer(View.GUIDE)),
            Command("&Help", "&Keys", ("Ctrl+/",), self.show_keys),
            Command("&Help", "Write &diagnostic report…", (), self._diagnose),
            Command("&Help", f"&About {PROGRAM}", (), self.show_about),
        ]

    def _viewer(self, view: View) -> Callable[[], None]:
        return lambda: self._window.session.go_to_view(view)

    def _slash(self) -> None:
        """Search, unless a slash is being typed into a field."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.insert("/")
        else:
            self._window.top.focus_search()

    def _theme_menu(self, menu: QMenu) -> None:
        chosen = self._window.settings.settings.theme
        group = QActionGroup(self._window)
        submenu = menu.addMenu("&Colours")
        words = {"system": "As the system", "light": "Light", "dark": "Dark"}
        for name in THEMES:
            action = submenu.addAction(words.get(name, "High contrast"))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.triggered.connect(lambda _=False, n=name: self._window.choose_theme(n))
            group.addAction(action)

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Import the published document", "", "Text (*.txt *.md);;All files (*)"
        )
        if name:
            self._window.import_published(name)

    def key_list(self) -> list[tuple[str, str]]:
        """Return ``(key, what it does)`` for every command with a key."""
        return [
            (" or ".join(command.keys), command.words.replace("&", "").rstrip("…"))
            for command in self.commands
            if command.keys
        ]

    def show_keys(self) -> None:
        """Show the list of keys."""
        rows = "".join(
            f"<tr><td><b>{escape(keys)}</b></td><td>{escape(words)}</td></tr>"
            for keys, words in (*_EXTRA_KEYS, *self.key_list())
        )
        self._window.open_dialog(
            TextDialog("Keys", f"<table cellpadding='4'>{rows}</table>", self._window)
        )

    def _diagnose(self) -> None:
        from sfdesk.ui.window.diagnostics import ask_and_write

        ask_and_write(self._window)

    def show_about(self) -> None:
        """Show what this is, which edition it holds, and whose words these are."""
        info = self._window.edition.info
        html = (
            f"<h2>{escape(PROGRAM)}</h2><p>Version {__version__}</p>"
            f"<p>Edition {escape(info.id)} ({info.short_hash}), evidence as of "
            f"{escape(info.evidence_as_of)}.</p><p>Source: {escape(info.source_title)}. Restated "
            "in our own words; nobody there endorses this program.</p>"
            "<p>Works offline. Nothing leaves this computer.</p>"
        )
        self._window.open_dialog(TextDialog(f"About {PROGRAM}", html, self._window))
