"""The preview: the PDF itself, with its pages and how large it is shown."""

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QObject,
    QPointF,
    QSignalBlocker,
    Qt,
)
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sfdesk.core.language import number, tr
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.controls import NumberBox
from sfdesk.ui.support.flow_layout import FlowLayout
from sfdesk.ui.support.zoomed import WheelZoom

_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PdfPreview(QWidget):
    """Shows a PDF from memory."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self._wheel = WheelZoom()
        self.view = QPdfView(self)
        self.view.setProperty("spoken_as", "document")
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setAccessibleName(tr("Preview"))
        self.view.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._bar())
        column.addWidget(self.view, 1)
        self._add_keys()
        self.fit()

    def _bar(self) -> FlowLayout:
        row = FlowLayout(spacing=6)
        self.page = NumberBox()
        self.page.setAccessibleName(tr("Page"))
        self.page.valueChanged.connect(self._jump)
        self.view.pageNavigator().currentPageChanged.connect(self._turned)
        row.addWidget(self.page)
        self.zoom = QLabel()
        # As wide as it ever gets, so that the buttons do not move under the pointer.
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance(f"{tr('Fit')}  400%"))
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        smaller, larger, fit = tr("Smaller"), tr("Larger"), tr("Fit the page to the width")
        self.smaller = push_button("−", lambda: self.step(-1), name=smaller, tip=smaller)
        self.larger = push_button("+", lambda: self.step(1), name=larger, tip=larger)
        self.fit_button = push_button(tr("Fit width"), self.fit, name=fit, tip=fit)
        for widget in (self.smaller, self.zoom, self.larger, self.fit_button):
            row.addWidget(widget)
        return row

    def _add_keys(self) -> None:
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self.window(), lambda by=by: self.step(by))
        QShortcut(QKeySequence("Ctrl+0"), self.window(), self.fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom with Ctrl and the wheel."""
        if isinstance(event, QWheelEvent) and self._wheel.take(event, self.step):
            return True
        return super().eventFilter(watched, event)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF in place of what is shown, at the same page where there is one."""
        number = self.page.value()
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        count = self.document.pageCount()
        self.page.setRange(1, max(1, count))
        self._name_page(count)
        self.page.setValue(min(number, count))

    def _name_page(self, count: int) -> None:
        """Put the words round the number, as one sentence has them."""
        before, _, after = tr("Page {number} of {count}").partition("{number}")
        self.page.setPrefix(before.format(count=number(count)))
        self.page.setSuffix(after.format(count=number(count)))

    def fit(self) -> None:
        """Show pages as wide as there is room."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.zoom.setText(tr("Fit"))

    def step(self, by: int) -> None:
        """Show pages a step larger (1) or smaller (-1)."""
        now = self._factor()
        others = [z for z in _ZOOMS if (z - now) * by > 0.01]
        if others:
            factor = min(others) if by > 0 else max(others)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(factor)
            self.zoom.setText(f"{factor:.0%}")

    def _factor(self) -> float:
        """Return how large pages are shown now, 1 being their size on paper."""
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or not self.document.pageCount():
            return self.view.zoomFactor()
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        return room / (self.document.pagePointSize(0).width() * self.logicalDpiX() / 72)

    def _jump(self, number: int) -> None:
        if self.view.pageNavigator().currentPage() != number - 1:
            self.view.pageNavigator().jump(number - 1, QPointF())

    def _turned(self, index: int) -> None:
        with QSignalBlocker(self.page):
            self.page.setValue(index + 1)
