"""Print a PDF through the system's dialog, answered by itself, and say what the user is told.

Usage: python -m tests.gui.printing_job JSON, an object with ``pdf``, ``queue`` (empty to cancel),
maybe ``copies``, ``pages`` (``2-3``), ``fit`` (what is answered to other paper), ``painted`` (as
where the system takes no PDF) and ``cancel`` (after so many pages).
A process of its own, since the print library reads the name of its server only once. The last line
is what is told; the one before says for how many milliseconds at most the interface was away.
"""

import json
import sys
import time
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPageRanges
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QComboBox

from sfdesk.core.errors import SfdeskError
from sfdesk.ui.sheets import printing
from sfdesk.ui.sheets.print_jobs import PrintJob
from sfdesk.ui.support import messages
from sfdesk.ui.support.reference_counts import pin_singletons


class Heart:
    """Beats every few milliseconds, and keeps for how long this thread worked between two beats.

    Its own working time, not that of the clock: other processes may keep the machine busy.
    """

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now


def answer_dialog(application: QApplication, told: dict[str, Any]) -> QTimer:
    """Answer the system's dialog as soon as it is there."""

    def answer() -> None:
        dialog = application.activeModalWidget()
        if not isinstance(dialog, QPrintDialog):
            return
        if not told["queue"]:
            dialog.reject()
            return
        printers = dialog.findChild(QComboBox, "printers")
        assert isinstance(printers, QComboBox)
        printers.setCurrentText(told["queue"])
        dialog.accept()
        if pages := told.get("pages"):
            # The dialog writes the pages down when it is accepted; a person types them in it.
            dialog.printer().setPageRanges(QPageRanges.fromString(pages))

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    return timer


def run(job: PrintJob, stop_after: int | None) -> str:
    """Run a job to its end and return what is told."""
    loop, said, heart = QEventLoop(), [""], Heart()

    def end(words: object) -> None:
        said[0] = words.user_text if isinstance(words, SfdeskError) else str(words)
        loop.quit()

    job.ended.connect(end)
    job.failed.connect(end)
    if stop_after is not None:
        job.progressed.connect(lambda done, _: job.cancel() if done >= stop_after else None)
    QTimer.singleShot(0, job.start)
    loop.exec()
    print(round(heart.longest * 1000))  # noqa: T201
    return said[0]


def main(told: dict[str, Any]) -> None:
    """Print."""
    pin_singletons()
    application = QApplication([])
    document = QPdfDocument()
    document.load(told["pdf"])
    asked: list[str] = []

    def fit(_parent: object, _title: str, question: str, **_: str) -> bool:
        asked.append(question)
        return bool(told.get("fit"))

    setattr(messages, "ask", fit)  # noqa: B010
    if told.get("painted"):
        setattr(printing, "_spooler", lambda: "")  # noqa: B010
    timer = answer_dialog(application, told)
    try:
        order = printing.ask_printer(document, "Information sheet", told.get("copies", 1), None)
        timer.stop()
        print("\n".join(asked))  # noqa: T201
        if order is None:
            print("Not printed.")  # noqa: T201
            return
        with open(told["pdf"], "rb") as file:
            print(run(printing.job_of(order, file.read(), application), told.get("cancel")))  # noqa: T201
    except SfdeskError as error:
        print(error.user_text)  # noqa: T201
    document.close()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
