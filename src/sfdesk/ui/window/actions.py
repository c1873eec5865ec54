"""Every key of the window, once: each is a menu entry, and the key list is made of them."""

import re
from collections.abc import Iterable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from sfdesk import PROGRAM, __version__
from sfdesk.core.language import to_translate, tr
from sfdesk.core.paths import resources_folder
from sfdesk.core.settings import THEMES
from sfdesk.ui.support.dialog import TextDialog
from sfdesk.ui.support.menus import WayOut, add_entry
from sfdesk.ui.window.commands import (
    Command,
    Group,
    edit_menu,
    file_menu,
    go_menu,
    help_menu,
    view_menu,
)
from sfdesk.ui.window.edition_files import EditionFiles
from sfdesk.ui.window.importing import import_published
from sfdesk.ui.window.own_commands import own_menu, undo_group
from sfdesk.ui.window.panes_in_turn import focus_middle
from sfdesk.ui.window.plan_copy import copy_for_plan

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


_EXTRA_KEYS = (
    ("↓", to_translate("From the search field to the results")),
    (to_translate("Enter"), to_translate("Read the chosen result")),
)

_THEME_WORDS = {
    "system": to_translate("As the &system"),
    "light": to_translate("&Light"),
    "dark": to_translate("&Dark"),
    "contrast": to_translate("&High contrast"),
}


class Actions:
    """Fills the menus of the window, and keeps them true."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._actions: list[tuple[QAction, Command]] = []
        self._said: dict[QAction, QShortcut] = {}
        self.edition_files = EditionFiles(window)
        for groups in (
            file_menu(window, self),
            (undo_group(window), *edit_menu(window)),
            view_menu(window),
            go_menu(window, self),
            own_menu(window),
            help_menu(window, self),
        ):
            self._fill(groups)
        self._theme_menu(window.menus["&View"])
        WayOut(window.menuBar(), partial(focus_middle, window))
        window.sides.plan_wanted.connect(lambda: copy_for_plan(window))
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
        if command.why and command.keys:
            self._said[action] = self._refusal(command)
        return action

    def _refusal(self, command: Command) -> QShortcut:
        """Return what hears its keys while it cannot be done: an action that is off is silent."""
        heard = QShortcut(self._window)
        heard.setKeys([QKeySequence(keys) for keys in command.keys])
        heard.activated.connect(lambda: self._window.session.told.emit(command.why))
        return heard

    def _run(self, command: Command) -> None:
        command.run()
        self.refresh()

    def refresh(self) -> None:
        """Enable what applies now, and tick what is on."""
        for action, command in self._actions:
            if command.applies is not None:
                applies = command.applies()
                action.setEnabled(applies)
                if said := self._said.get(action):
                    said.setEnabled(not applies)
            if command.on is not None:
                action.setChecked(command.on())

    def slash_searches(self) -> bool:
        """Return whether the key of one letter is on; it can be pressed, or said, unawares."""
        return self._window.settings.settings.slash_searches

    def toggle_slash(self) -> None:
        """Turn that key on or off."""
        self._window.remember(slash_searches=not self.slash_searches())

    def search_or_type_slash(self) -> None:
        """Search, unless a slash is being typed into a field."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.insert("/")
        elif self.slash_searches():
            self._window.top.focus_search()

    def _theme_menu(self, menu: QMenu) -> None:
        chosen = self._window.settings.settings.theme
        group = QActionGroup(self._window)
        menu.addSeparator()
        submenu = menu.addMenu(tr("&Colours"))
        for name in THEMES:
            action = add_entry(submenu, tr(_THEME_WORDS[name]))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.triggered.connect(lambda _=False, n=name: self._window.choose_theme(n))
            group.addAction(action)

    def ask_for_document(self) -> None:
        """Ask for the user's copy of the review, and bring it in."""
        from sfdesk.ui.support import messages
        from sfdesk.ui.support.saving import ask_which

        if not messages.succeeded(self._window, self._window.app.check_import):
            return
        title, forms = tr("Import the published document"), tr("Text (*.txt *.md);;All files (*)")
        if path := ask_which(self._window, title, forms):
            import_published(self._window, path)

    def key_list(self) -> list[tuple[str, str]]:
        """Return ``(key, what it does)`` for every command with a key."""
        return [
            (
                tr(" or ").join(map(_as_written, command.keys)),
                command.words.replace("&", "").rstrip("…"),
            )
            for command in self.commands
            if command.keys
        ]

    def show_keys(self) -> None:
        """Show the list of keys."""
        extra = [(tr(keys), tr(words)) for keys, words in _EXTRA_KEYS]
        rows = "".join(
            f"<tr><td><b>{escape(keys)}</b></td><td>{escape(words)}</td></tr>"
            for keys, words in (*extra, *self.key_list())
        )
        table = f"<table cellpadding='4'>{rows}</table>"
        self._window.open_dialog(TextDialog(tr("Keys"), table, self._window))

    def ask_for_report(self) -> None:
        """Ask where the diagnostic report shall go, and write it there."""
        from sfdesk.ui.window.diagnostics import ask_and_write

        ask_and_write(self._window)

    def show_about(self) -> None:
        """Show what this is, which edition it holds, and whose words these are."""
        info = self._window.edition.info
        told = (
            tr("Version {version}", version=__version__),
            tr(
                "Edition {id} ({short_hash}), evidence as of {as_of}.",
                id=info.id,
                short_hash=info.short_hash,
                as_of=info.evidence_as_of,
            ),
            tr(
                "Source: {title}. Restated in our own words; nobody there endorses this program.",
                title=info.source_title,
            ),
            tr("Works offline. Nothing leaves this computer."),
        )
        html = f"<h2>{escape(PROGRAM)}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in told)
        title = tr("About {program}", program=PROGRAM)
        self._window.open_dialog(TextDialog(title, html, self._window))

    def show_accessibility(self) -> None:
        """Show who can use this program, how, and what is known not to work."""
        from PySide6.QtGui import QTextDocument

        written = QTextDocument()
        statement = resources_folder() / "accessibility.md"
        written.setMarkdown(statement.read_text(encoding="utf8"))
        # What Qt makes of it has styles that leave no room between the parts.
        page = re.sub(r' style="[^"]*"', "", written.toHtml())
        self._window.open_dialog(TextDialog(tr("Accessibility"), page, self._window))


def _as_written(keys: str) -> str:
    """Return a shortcut as the keyboard of the user has it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
