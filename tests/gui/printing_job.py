"""Print a PDF through the system's dialog, answered by itself, and say what the user is told.

Usage: python -m tests.gui.printing_job FILE.pdf QUEUE COPIES, or with “cancel” as the queue.
A process of its own, since the print library reads the name of its server only once.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QComboBox

from sfdesk.core.errors import SfdeskError
from sfdesk.ui.sheets.printing import print_pdf
from sfdesk.ui.support.reference_counts import pin_singletons


def main(path: str, queue: str, copies: str) -> None:
    """Print."""
    pin_singletons()
    application = QApplication([])
    document = QPdfDocument()
    document.load(path)

    def answer() -> None:
        dialog = application.activeModalWidget()
        if not isinstance(dialog, QPrintDialog):
            return
        if queue == "cancel":
            dialog.reject()
            return
        printers = dialog.findChild(QComboBox, "printers")
        assert isinstance(printers, QComboBox)
        printers.setCurrentText(queue)
        dialog.accept()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    try:
        print(print_pdf(document, "Information sheet", int(copies), None))  # noqa: T201
    except SfdeskError as error:
        print(error.user_text)  # noqa: T201
    document.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
