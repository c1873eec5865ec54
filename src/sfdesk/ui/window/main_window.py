"""The window: puts the panes together, keeps sizes and looks, and opens dialogs."""

import logging
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenuBar,
    QSizePolicy,
    QSplitter,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.paths import resources_folder
from sfdesk.core.settings import ZOOMS
from sfdesk.model.entries import Note
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.look import theme
from sfdesk.ui.panes.filter_pane import FilterPane
from sfdesk.ui.panes.reading_pane import ReadingPane
from sfdesk.ui.panes.result_list import ResultList
from sfdesk.ui.panes.top_bar import TopBar
from sfdesk.ui.support.worker import Worker
from sfdesk.ui.window.index_progress import IndexProgress
from sfdesk.ui.window.session import Session
from sfdesk.ui.window.side_views import SideViews

_log = logging.getLogger(__name__)

_DESIGNED_WIDTH = 1366
_PANES = (236, 446)
_MENUS = ("&File", "&Go", "&View", "&Help")
_BODY_PIXELS = 14


class MainWindow(QMainWindow):
    """The one window.

    Signals:
        painted: The first results are on the screen.
        settled: The page and the search engine are there too; nothing more changes by itself.
    """

    painted = Signal()
    settled = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self.edition = app.edition
        self.settings = app.settings
        self.worker = Worker(self)
        self._theme = theme.choose(resources_folder(), self.settings.settings.theme)
        self._first_paint_seen = False
        self._dress()
        self._build()
        self.session = Session(
            app, self.worker, (self.top, self.filters, self.results, self.reading), self
        )
        panes = (self.filters, self.results, self.reading)
        self.sides = SideViews(self.edition, self.session, self.splitter, panes)
        self._connect()
        self._restore_sizes()
        self.session.show(self.session.state)

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("Family Support Matrix")
        bar = QMenuBar()
        self.setMenuBar(bar)
        self.menus = {title: bar.addMenu(title) for title in _MENUS}
        self.top = TopBar()
        self.filters = FilterPane()
        zoom = self.settings.settings.zoom
        self.results = ResultList(self.edition.filters, self._theme, zoom)
        self.reading = ReadingPane()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.filters, self.results, self.reading):
            self.splitter.addWidget(pane)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(2, 1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(middle)
        status = self._status()
        self.setStatusBar(status)
        self.index_progress = IndexProgress(self.app, status)

    def _status(self) -> QStatusBar:
        bar = QStatusBar()
        bar.setObjectName("status")
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(12, 0, 12, 0)
        info, today = self.edition.info, date.today()
        due = f" · {info.ageing(today)}" if info.is_due(today) else ""
        edition = QLabel(
            f"{info.title} · evidence as of {info.evidence_as_of} · edition {info.id} "
            f"({info.short_hash}), {info.released} · verified ✓{due}"
        )
        edition.setAccessibleName(f"Edition: {edition.text()}")
        edition.setToolTip(edition.text())
        # Long text at a large size must not make the window wider than the screen.
        edition.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bar.addWidget(edition, 1)
        warning = self.app.profile.warning
        standing = QLabel(warning or "Works offline · nothing leaves this computer")
        bar.addPermanentWidget(standing)
        # What has just happened has the whole line: large text needs it.
        bar.messageChanged.connect(lambda message: standing.setHidden(bool(message)))
        return bar

    def _connect(self) -> None:
        self.top.down.connect(self.results.focus_list)
        self.top.hint_dismissed.connect(lambda: self._remember(hint_dismissed=True))
        self.filters.folded.connect(lambda names: self._remember(folded_filters=names))
        self.results.opened.connect(self.focus_reading)
        self.reading.sheet_wanted.connect(self.open_sheet)
        self.reading.copy_wanted.connect(self.copy_with_citation)
        self.reading.sources_wanted.connect(self._show_sources)
        self.reading.published_wanted.connect(lambda _: self._refresh_page())
        self.reading.compare_wanted.connect(self.toggle_compared)
        self.session.sided.connect(lambda: self.sides.show(self._theme))
        self.session.paged.connect(self._show_marks)
        self.session.marks_changed.connect(self._marks_changed)
        self.session.told.connect(lambda line: self.statusBar().showMessage(line, 5000))
        self.sides.filters_shown.connect(self.top.show_filters_button)
        self.top.filters_wanted.connect(self.sides.toggle_filters)
        self.sides.map_print_wanted.connect(lambda: self.print_table("map"))
        self.sides.comparison_print_wanted.connect(lambda: self.print_table("comparison"))
        self.session.reference_wanted.connect(self.show_reference)
        self.session.failed.connect(self._tell)
        self.results.view.painted.connect(self._see_first_paint)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self._choose_again())

    def _see_first_paint(self) -> None:
        """What the first results do not need is made after their paint."""
        self._first_paint_seen = True
        QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.painted.emit()
        if not self.isVisible():
            return
        from sfdesk.ui.window.actions import Actions
        from sfdesk.ui.window.reader import Reader
        from sfdesk.ui.window.search_menu import SearchMenu

        self.searches = SearchMenu(self.app, self.session, self.top.searches_button)
        self.commands = Actions(self)
        self.top.complete()
        self.filters.fill(self.edition.filters.facets, self.settings.settings.folded_filters)
        reader = Reader(self.app, self.reading, self._theme, self.settings.settings.zoom)
        self.session.start_reading(reader)
        self.worker.ask(
            name="warm",
            work=lambda: self.app.engine.warm(),
            done=lambda _: self.settled.emit(),
            failed=self._tell,
        )

    # --- the keyboard -------------------------------------------------------------------------

    def focus_reading(self) -> None:
        """Put the keyboard on the page."""
        self.session.settle_on_open()
        self.reading.browser.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> None:
        """Put the keyboard on the next of search, filters, results, page."""
        side = self.sides.shown
        after_filters = side.focus_first if side else self.results.focus_list
        steps = (
            (self.top, self.filters.focus_first if self.filters.isVisible() else after_filters),
            (self.filters, after_filters),
            (self.results, self.focus_reading),
        )
        focused = QApplication.focusWidget()
        for pane, go in steps:
            if focused and (pane is focused or pane.isAncestorOf(focused)):
                go()
                return
        self.top.focus_search()

    # --- dialogs ------------------------------------------------------------------------------

    def copy_with_citation(self) -> None:
        """Put the page, or what is selected of it, on the clipboard with where it is from."""
        if self.session.reader:
            QGuiApplication.clipboard().setText(self.session.reader.citation())
            self.statusBar().showMessage("Copied, with where it is from.", 4000)

    def toggle_compared(self) -> None:
        """Mark the open intervention for comparison, or take the mark off."""
        key = self.session.open_key
        if key is None or key[0] is not EntryKind.INTERVENTION:
            self.statusBar().showMessage("Interventions can be compared; open one.", 4000)
        else:
            self.session.toggle_compared(key[1])
        self._show_marks()

    def _marks_changed(self) -> None:
        self._show_marks()
        if self.sides.shown is self.sides.compare and self.sides.compare:
            self.sides.show(self._theme)

    def _show_marks(self) -> None:
        marked = {(EntryKind.INTERVENTION, row.slug) for row in self.session.marked}
        self.top.show_marked(len(marked))
        self.reading.show_compared(self.session.open_key in marked)

    def print_table(self, name: str) -> None:
        """Open the print dialog of the comparison, the map or the matrix as they are filtered."""
        from sfdesk.factsheets.kinds import TableKind
        from sfdesk.model.comparison import FEWEST
        from sfdesk.ui.sheets.table_dialog import TableDialog

        kind = TableKind(name)
        compared = kind is TableKind.COMPARISON
        slugs = [row.slug for row in (self.session.marked if compared else self.session.listed)]
        if not slugs or (compared and len(slugs) < FEWEST):
            self.statusBar().showMessage("There is nothing to print: choose interventions.", 4000)
            return
        dialog = TableDialog(self.app, self.worker, kind, slugs, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_sheet(self) -> None:
        """Open the fact sheet dialog for the intervention that is shown."""
        key = self.session.open_key
        if key is None or key[0] is not EntryKind.INTERVENTION:
            self.statusBar().showMessage("Fact sheets are made of interventions.", 4000)
            return
        from sfdesk.ui.sheets.sheet_dialog import SheetDialog

        dialog = SheetDialog(self.app, self.worker, key[1], self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_reference(self, note: Note) -> None:
        """Show the card of a reference."""
        from sfdesk.ui.pages.reference_card import ReferenceCard

        if self.session.reader is None:
            return
        card = ReferenceCard(self.edition, note, self.session.reader.blocks, self)
        card.followed.connect(self.session.open_entry)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card.open()

    def import_published(self, name: str) -> None:
        """Read the review's own text from the user's copy, away from the interface."""
        self.statusBar().showMessage("Reading the document…")
        self.worker.ask(
            name="import",
            work=lambda: self.app.published.bring_in(Path(name)),
            done=self._imported,
            failed=self._tell,
        )

    def _imported(self, lines: list[str]) -> None:
        from sfdesk.ui.support import messages

        self.statusBar().showMessage("The published text now stands beside ours.", 6000)
        self.reading.published_button.setChecked(True)
        self._refresh_page()
        messages.inform(self, "Imported", "\n".join(lines))

    def _tell(self, error: SfdeskError) -> None:
        from sfdesk.ui.support import messages

        self.statusBar().clearMessage()
        messages.tell(self, error)

    # --- looks and sizes ----------------------------------------------------------------------

    def zoom_by(self, step: int) -> None:
        """Make the text of the whole window larger or smaller; 0 is back to 100 %."""
        now = self.settings.settings.zoom
        self._remember(zoom=100 if step == 0 else min(ZOOMS[-1], max(ZOOMS[0], now + step)))
        self._restyle()

    def choose_theme(self, name: str) -> None:
        """Use a theme from now on."""
        self._remember(theme=name)
        self._choose_again()

    def _choose_again(self) -> None:
        QApplication.setPalette(QApplication.style().standardPalette())
        self._theme = theme.choose(resources_folder(), self.settings.settings.theme)
        self._restyle()

    def _dress(self) -> None:
        zoom = self.settings.settings.zoom
        QApplication.setPalette(theme.palette(self._theme))
        font = QApplication.font()
        font.setPixelSize(round(_BODY_PIXELS * zoom / 100))
        QApplication.setFont(font)
        self.setStyleSheet(theme.style_sheet(self._theme, zoom))

    def _restyle(self) -> None:
        self._dress()
        zoom = self.settings.settings.zoom
        self._fit()
        self.results.restyle(self._theme, zoom)
        self.sides.restyle(self._theme)
        if self.session.reader:
            self.session.reader.restyle(self._theme, zoom)

    def _fit(self) -> None:
        self.sides.fit(round(self.width() * 100 / self.settings.settings.zoom))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many panes as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _show_sources(self, shown: bool) -> None:
        self._remember(show_sources=shown)
        self._refresh_page()

    def _refresh_page(self) -> None:
        if self.session.reader:
            self.session.reader.refresh()

    def _restore_sizes(self) -> None:
        settings = self.settings.settings
        self.resize(settings.width, settings.height)
        share = settings.width / _DESIGNED_WIDTH
        first = [round(pane * share) for pane in _PANES]
        left, middle = settings.panes[:2] if len(settings.panes) == 3 else first
        self.splitter.setSizes([left, middle, max(300, settings.width - left - middle)])
        self.reading.sources_button.setChecked(settings.show_sources)
        self.top.show_hint(not settings.hint_dismissed)
        if settings.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _panes(self) -> list[int]:
        """Return the widths to remember; a pane that is hidden keeps the width it had."""
        kept = self.settings.settings.panes
        if not self.results.isVisible():
            return kept
        filters, *others = self.splitter.sizes()[:3]
        if not self.filters.isVisible():
            filters = kept[0] if kept else round(_PANES[0] * self.width() / _DESIGNED_WIDTH)
        return [filters, *others]

    def _remember(self, **values: object) -> None:
        try:
            self.settings.change(**values)
        except SfdeskError as error:
            _log.warning("%s %s", error, error.detail)
            self.statusBar().showMessage(error.user_text, 10_000)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the sizes and end the worker."""
        if self._first_paint_seen:
            normal = self.normalGeometry().size() if self.isMaximized() else self.size()
            self._remember(
                width=normal.width(),
                height=normal.height(),
                maximised=self.isMaximized(),
                panes=self._panes(),
            )
        self.index_progress.cancel()
        self.worker.stop()
        event.accept()
