"""The window: puts the panes together, keeps sizes and looks, and opens dialogs."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QMenuBar, QVBoxLayout, QWidget

from sfdesk import PROGRAM
from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import to_translate, tr
from sfdesk.core.notices import notice
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import State, View
from sfdesk.ui.panes.top_bar import TopBar
from sfdesk.ui.support.geometry import allow_any_size, bounded, bring_inside
from sfdesk.ui.support.window_keys import WindowKeys
from sfdesk.ui.support.worker import Worker
from sfdesk.ui.support.zoomed import WheelZoom
from sfdesk.ui.window.index_progress import IndexProgress
from sfdesk.ui.window.looks import Looks
from sfdesk.ui.window.panes import Panes
from sfdesk.ui.window.panes_in_turn import focus_middle
from sfdesk.ui.window.session import Session
from sfdesk.ui.window.side_views import SideViews
from sfdesk.ui.window.stage import Stage
from sfdesk.ui.window.status import Status

if TYPE_CHECKING:
    from sfdesk.ui.panes.filter_pane import FilterPane
    from sfdesk.ui.panes.reading_pane import ReadingPane
    from sfdesk.ui.panes.result_list import ResultList

_log = logging.getLogger(__name__)

MENUS = (
    to_translate("&File"),
    to_translate("&Edit"),
    to_translate("&View"),
    to_translate("&Go"),
    to_translate("&Yours"),
    to_translate("&Help"),
)
"""Their titles in English, by which they are known; ``tr`` of them is shown."""


class MainWindow(WindowKeys, QMainWindow):
    """The one window.

    Args:
        opens_on: What is shown first; None where that hangs on the settings.

    Signals:
        painted: The first results are on the screen.
        settled: The page is there too, and the search engine or an error that says why not;
            nothing more changes by itself.

    Attributes:
        forgets: Whether nothing is kept when it closes, since everything was just removed.
        anew: What to say when it opens anew once it is closed; None where it closes for good.
    """

    painted = Signal()
    settled = Signal()

    def __init__(self, app: App, opens_on: State | None = None) -> None:
        super().__init__()
        self.app = app
        self.edition = app.edition
        self.settings = app.settings
        self.worker = Worker(self)
        self._first_paint_seen, self.forgets = False, False
        self.anew: str | None = None
        self._wheel = WheelZoom()
        self.looks = Looks(self.settings, self.remember, self)
        self._build()
        first = opens_on or self._usual_start()
        self.session = Session(app, first, self.worker, self.top, self.panes, self)
        self.sides = SideViews(self.edition, self.session, self.stage, self.panes, self.settings)
        self._connect()
        self._restore_sizes()
        self.session.show(self.session.state)

    def _usual_start(self) -> State:
        at_home = self.settings.settings.home_at_start and bool(self.edition.needs)
        return State(view=View.HOME if at_home else View.MATRIX)

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._show_title()
        bar = QMenuBar()
        self.setMenuBar(bar)
        self.menus = {title: bar.addMenu(tr(title)) for title in MENUS}
        self.top = TopBar()
        self.stage = Stage()
        self.panes = Panes(self.edition.filters, self.looks, self.stage.splitter)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.stage, 1)
        self.setCentralWidget(middle)
        self.status = Status(
            self.edition.info, self.app.mark, self.app.profile.warning, self.looks.zoom
        )
        self.setStatusBar(self.status)
        self.index_progress = IndexProgress(self.app, self.worker, self.status)
        allow_any_size(self)

    def _show_title(self) -> None:
        # At its end: Qt would put the name there once more.
        self.setWindowTitle(f"{tr(self.app.mark)} – {PROGRAM}" if self.app.mark else PROGRAM)

    def show_mark(self) -> None:
        """Show what is to be said of the edition, which may have been found out just now."""
        self._show_title()
        self.status.show_mark(self.app.mark)

    def open_anew(self, told: str, why: str = "") -> None:
        """Close the window as soon as no message is open, and open it over another edition.

        Args:
            told: What is said then, in the status bar.
            why: What is said then in a message.
        """
        from sfdesk.ui.support import messages

        messages.when_none_is_open(self, lambda: self._make_way(told, why))

    def _make_way(self, told: str, why: str) -> None:
        if why:
            notice(why)
        self.anew = told
        self.close()

    def _connect(self) -> None:
        self.panes.made.connect(self._connect_panes)
        self.top.search.down.connect(lambda: focus_middle(self))
        self.top.hint_dismissed.connect(lambda: self.remember(hint_dismissed=True))
        self.sides.narrow.connect(self.top.show_narrow)
        self.sides.filterable.connect(self.top.show_filterable)
        self.status.zoom_reset.connect(lambda: self.zoom_by(0))
        self.session.sided.connect(lambda: self.sides.show(self.looks.theme))
        self.session.paged.connect(self._show_marks)
        self.session.marks_changed.connect(self._marks_changed)
        self.session.told.connect(lambda line: self.statusBar().showMessage(line, 5000))
        self.sides.filters_shown.connect(self.top.show_filters_button)
        self.top.filters_button.clicked.connect(self.sides.toggle_filters)
        self.session.failed.connect(self._tell)
        self.sides.painted.connect(self._see_first_paint)
        self.sides.home_at_start.connect(lambda on: self.remember(home_at_start=on))
        self.looks.changed.connect(self._restyle)
        self.stage.resized.connect(self._fit)

    def _connect_panes(self) -> None:
        self.filters.folded.connect(lambda names: self.remember(folded_filters=names))
        self.results.view.opened.connect(self.focus_reading)
        self.results.view.clicked.connect(lambda _: self.sides.show_page())
        self.results.view.painted.connect(self._see_first_paint)
        reading = self.reading
        reading.sources_switch.setChecked(self.settings.settings.show_sources)
        reading.copy_wanted.connect(self.copy_with_citation)
        reading.sources_wanted.connect(self._show_sources)
        reading.published_wanted.connect(lambda _: self.refresh_page())
        reading.compare_wanted.connect(self.toggle_compared)

    @property
    def filters(self) -> "FilterPane":
        """What is ticked."""
        return self.panes.filters

    @property
    def results(self) -> "ResultList":
        """The list of what was found."""
        return self.panes.results

    @property
    def reading(self) -> "ReadingPane":
        """The page."""
        return self.panes.reading

    def _see_first_paint(self) -> None:
        """What the first paint does not need is made after it; Home and the list each have one."""
        if not self._first_paint_seen:
            self._first_paint_seen = True
            QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.painted.emit()
        if not self.isVisible():
            return
        bring_inside(self)
        self.panes.make()
        from sfdesk.core.memory import keep_memory_together
        from sfdesk.ui.window import dialogs, for_everyone
        from sfdesk.ui.window.actions import Actions
        from sfdesk.ui.window.filling import fill_filters
        from sfdesk.ui.window.own_desk import OwnDesk
        from sfdesk.ui.window.reader import Reader
        from sfdesk.ui.window.search_menu import SearchMenu

        keep_memory_together()
        self.own = OwnDesk(self)
        keeper, button = self.own.keeper, self.top.searches_button
        self.searches = SearchMenu(self.app, self.session, keeper, button)
        self.sides.complete(self.searches.past)
        self.commands = Actions(self)
        dialogs.connect(self)
        self.top.complete()
        for_everyone.begin(self)
        fill_filters(self)
        for_everyone.complete(self)
        reader = Reader(self.app, self.reading, self.looks.theme, self.looks.scale)
        reader.ours = self.own.ours
        self.session.start_reading(reader)
        self.worker.ask(
            name="warm",
            work=lambda: self.app.engine.warm(),
            done=lambda _: self.own.keeper.open(self.settled.emit),
            failed=self._settle_without_search,
        )

    def _settle_without_search(self, error: SfdeskError) -> None:
        """Say why there is no search engine; the window has come to rest all the same."""
        self.own.keeper.open(self.settled.emit)
        if self.isVisible():
            self.session.search_failed(error)

    # --- the keyboard -------------------------------------------------------------------------

    def focus_reading(self) -> None:
        """Put the keyboard on the page."""
        self.session.settle_on_open()
        self.sides.show_page()
        self.reading.browser.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- dialogs ------------------------------------------------------------------------------

    def copy_with_citation(self) -> None:
        """Put the page, or what is selected of it, on the clipboard with where it is from."""
        cited = self.session.reader.cited() if self.session.reader else None
        if cited:
            QGuiApplication.clipboard().setMimeData(cited)
            self.statusBar().showMessage(tr("Copied, with its source."), 4000)

    def toggle_compared(self) -> None:
        """Mark the open intervention for comparison, or take the mark off."""
        if row := self.session.open_row:
            self.session.toggle_compared(row.slug)
        self._show_marks()

    def _marks_changed(self) -> None:
        self._show_marks()
        if self.sides.shown is self.sides.compare and self.sides.compare:
            self.sides.show(self.looks.theme)

    def _show_marks(self) -> None:
        marked = {(EntryKind.INTERVENTION, row.slug) for row in self.session.marked}
        self.top.show_marked(len(marked))
        self.reading.show_compared(self.session.open_key in marked)

    def open_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the window; it is gone once it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _tell(self, error: SfdeskError) -> None:
        from sfdesk.ui.support import messages

        self.statusBar().clearMessage()
        messages.tell(self, error)

    # --- looks and sizes ----------------------------------------------------------------------

    def zoom_by(self, step: int) -> None:
        """Make the text of the whole window larger or smaller; 0 is back to 100 %."""
        self.looks.zoom_by(step)

    def choose_theme(self, name: str) -> None:
        """Use a theme from now on."""
        self.looks.choose_theme(name)

    def _restyle(self) -> None:
        shown, scale = self.looks.theme, self.looks.scale
        self.status.show_zoom(self.looks.zoom)
        self._fit()
        if self.panes.are_made:
            self.results.view.restyle(shown, scale)
        self.sides.restyle(shown)
        if self.session.reader:
            self.session.reader.restyle(shown, scale)

    def _fit(self) -> None:
        self.sides.fit(self.looks.scale)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's font size when it changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ThemeChange:
            self.looks.follow_system_font()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the text larger or smaller by the wheel with Ctrl."""
        if not self._wheel.take(event, lambda way: self.zoom_by(10 * way)):
            super().wheelEvent(event)

    def _show_sources(self, shown: bool) -> None:
        self.remember(show_sources=shown)
        self.refresh_page()

    def refresh_page(self) -> None:
        """Make the page that is open anew."""
        if self.session.reader:
            self.session.reader.refresh()

    def _restore_sizes(self) -> None:
        settings = self.settings.settings
        self.resize(bounded(self, QSize(settings.width, settings.height)))
        self.top.show_hint(not settings.hint_dismissed)
        if settings.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def remember(self, **values: object) -> None:
        """Keep settings; where they cannot be kept the status bar says so."""
        try:
            self.settings.change(**values)
        except SfdeskError as error:
            _log.warning("%s %s", error, error.detail)
            self.statusBar().showMessage(error.user_text, 10_000)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the sizes and end the worker."""
        if self._first_paint_seen and not self.forgets:
            normal = self.normalGeometry().size() if self.isMaximized() else self.size()
            self.remember(
                width=normal.width(),
                height=normal.height(),
                maximised=self.isMaximized(),
                panes=tuple(self.sides.widths.chosen),
            )
        self.index_progress.cancel()
        self.worker.stop()
        self.app.close()
        event.accept()
