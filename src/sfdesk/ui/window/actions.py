"""Every key of the window, once: each is a menu entry, and the key list is made of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from sfdesk import PROGRAM, __version__
from sfdesk.core.settings import THEMES
from sfdesk.ui.browsing.state import View
from sfdesk.ui.support.dialog import Dialog, TextDialog

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
        applies: Whether it can be done now; asked whenever something else is shown.
        on: For a switch: whether it is on.
    """

    menu: str
    words: str
    keys: tuple[str, ...]
    run: Callable[[], object]
    applies: Callable[[], bool] | None = None
    on: Callable[[], bool] | None = None


Group = tuple[Command, ...]
"""Menu entries between two lines."""


class Actions:
    """Fills the menus of the window, and keeps them true."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._actions: list[tuple[QAction, Command]] = []
        for groups in (self._file(), self._edit(), self._view(), self._go(), self._help()):
            self._fill(groups)
        self._theme_menu(window.menus["&View"])
        window.session.found.connect(self.refresh)
        window.session.paged.connect(self.refresh)
        window.session.marks_changed.connect(self.refresh)
        self.refresh()

    @property
    def commands(self) -> list[Command]:
        """Every menu entry, in order."""
        return [command for _, command in self._actions]

    def _fill(self, groups: Iterable[Group]) -> None:
        for number, group in enumerate(groups):
            menu = self._window.menus[group[0].menu]
            if number:
                menu.addSeparator()
            for command in group:
                action = self._action(command)
                self._actions.append((action, command))
                menu.addAction(action)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.words, self._window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.on is not None)
        action.triggered.connect(lambda _=False: self._run(command))
        return action

    def _run(self, command: Command) -> None:
        command.run()
        self.refresh()

    def refresh(self) -> None:
        """Enable what applies now, and tick what is on."""
        for action, command in self._actions:
            if command.applies is not None:
                action.setEnabled(command.applies())
            if command.on is not None:
                action.setChecked(command.on())

    def _file(self) -> tuple[Group, ...]:
        window, menu = self._window, "&File"

        def printer(kind: str) -> Callable[[], None]:
            return lambda: window.print_table(kind)

        return (
            (Command(menu, "&Fact sheet…", ("Ctrl+P",), window.open_sheet, window.reads_row),),
            (
                Command(
                    menu, "Print the &comparison…", (), printer("comparison"), window.can_compare
                ),
                Command(menu, "Print the m&ap…", (), printer("map"), window.lists_rows),
                Command(menu, "Print the ma&trix…", (), printer("matrix"), window.lists_rows),
            ),
            (
                Command(menu, "&Save this search…", ("Ctrl+S",), window.searches.save),
                Command(menu, "Your &organisation…", (), window.change_organisation),
                Command(menu, "Import the &published document…", (), self._import),
            ),
            (Command(menu, "&Quit", ("Ctrl+Q",), window.close),),
        )

    def _edit(self) -> tuple[Group, ...]:
        window, menu, reading = self._window, "&Edit", self._window.reading
        reads = window.shows_page
        return (
            (
                Command(
                    menu,
                    "&Copy with citation",
                    ("Ctrl+Shift+C",),
                    window.copy_with_citation,
                    reads,
                ),
            ),
            (
                Command(menu, "&Find in page", ("Ctrl+F",), window.find_in_page, reads),
                Command(menu, "Find &next", ("F3",), lambda: reading.find_bar.step(1), reads),
                Command(
                    menu, "Find &previous", ("Shift+F3",), lambda: reading.find_bar.step(-1), reads
                ),
            ),
            (
                Command(
                    menu,
                    "&Mark to compare, or not",
                    ("Ctrl+M",),
                    window.toggle_compared,
                    window.reads_row,
                ),
            ),
        )

    def _view(self) -> tuple[Group, ...]:
        window, menu, reading = self._window, "&View", self._window.reading
        zoom, sides = window.zoom_by, window.sides
        views = tuple(
            Command(menu, view.value, (f"Ctrl+{n}",), self._viewer(view), on=self._shown(view))
            for n, view in enumerate(View, start=1)
        )
        sources, published = reading.sources_switch, reading.published_switch
        return (
            views,
            (
                Command(
                    menu,
                    "Show or hide the f&ilters",
                    ("Ctrl+L",),
                    sides.toggle_filters,
                    sides.uses_filters,
                ),
                Command(
                    menu,
                    "&Where in the review",
                    (),
                    sources.toggle,
                    window.shows_page,
                    sources.isChecked,
                ),
                Command(
                    menu,
                    "As &published",
                    (),
                    published.toggle,
                    lambda: window.shows_page() and window.app.published.is_filled,
                    published.isChecked,
                ),
            ),
            (
                Command(menu, "&Larger text", ("Ctrl++", "Ctrl+="), lambda: zoom(10)),
                Command(menu, "&Smaller text", ("Ctrl+-",), lambda: zoom(-10)),
                Command(menu, "&Normal text size", ("Ctrl+0",), lambda: zoom(0)),
            ),
        )

    def _go(self) -> tuple[Group, ...]:
        window, menu, session = self._window, "&Go", self._window.session
        history = session.history
        return (
            (
                Command(menu, "&Back", ("Alt+Left",), session.go_back, lambda: history.can_go_back),
                Command(
                    menu,
                    "&Forward",
                    ("Alt+Right",),
                    session.go_forward,
                    lambda: history.can_go_forward,
                ),
            ),
            (
                Command(menu, "&Search", ("Ctrl+K",), window.top.focus_search),
                Command(menu, "Search, from outside a text field", ("/",), self._slash),
                Command(menu, "Saved and &recent searches", ("Ctrl+H",), window.searches.open),
                Command(
                    menu,
                    "Close what is on top, then &clear the search, then the filters",
                    ("Esc",),
                    window.escape,
                ),
            ),
            (Command(menu, "&Next pane", ("F6",), window.next_pane),),
        )

    def _help(self) -> tuple[Group, ...]:
        menu = "&Help"
        return (
            (
                Command(menu, "&Guide", ("F1",), self._viewer(View.GUIDE)),
                Command(menu, "&Keys", ("Ctrl+/",), self.show_keys),
            ),
            (Command(menu, "Write &diagnostic report…", (), self._diagnose),),
            (Command(menu, f"&About {PROGRAM}", (), self.show_about),),
        )

    def _viewer(self, view: View) -> Callable[[], None]:
        return lambda: self._window.session.go_to_view(view)

    def _shown(self, view: View) -> Callable[[], bool]:
        session = self._window.session
        return lambda: session.state.view is view and not session.state.query.strip()

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
        menu.addSeparator()
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
        self._open(TextDialog("Keys", f"<table cellpadding='4'>{rows}</table>", self._window))

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
        self._open(TextDialog(f"About {PROGRAM}", html, self._window))

    def _open(self, dialog: Dialog) -> None:
        self._window.open_dialog(dialog)
