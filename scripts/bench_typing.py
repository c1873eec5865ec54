"""Type into the real window, letter by letter, and measure until the results are painted.

A process of its own: ``bench_typing.py ENTRIES FOLDER [QUERIES]``. With 0 entries the real edition
is typed into, else one of so many made-up interventions, indexed below FOLDER; all queries are
typed, or so many. Prints JSON: ``keystroke`` (milliseconds of every key, from the key press to the
end of the paint of the results that it gave) and ``away`` (milliseconds that the interface did not
answer).
"""

import gc
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest

import sfdesk.ui  # noqa: F401 - keeps None alive, before Qt is imported
from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.parts import Family
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.start import make_application, spare_what_stays

QUERIES = (
    "fgc",
    "parents as partners",
    "restoritive",
    "play therapy",
    "teenager at risk of going into care",
    "couples expecting a baby",
    "methadone",
    "domestic violence",
    "hertfordshire",
    "child's behaviour",
    "school exclusion",
    "anxiety",
)
_PAUSE = 30
"""Milliseconds between a painted result and the next key."""
_BEAT = 4
"""Milliseconds between two signs of life; more often, they are a part of what is measured."""


class MadeUpApp(App):
    """The application over an edition that stands on no disk."""

    def __init__(self, profile: Profile, edition: Edition, folder: Path) -> None:
        super().__init__(profile)
        self.folder, self.edition = folder, edition


def made_up_edition(edition: Edition, size: int) -> Edition:
    """Return an edition of so many interventions, texts shuffled from those of the real one.

    The facts of a row are a real row's, so that filters have something to count; with its own
    texts a row comes to about 150 words.
    """
    chance = random.Random(2023)
    words = sorted({w for row in edition.interventions for _, t in row.texts() for w in _split(t)})

    def some(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    def row(number: int) -> Intervention:
        real = edition.interventions[number % len(edition.interventions)]
        evidence = real.evidence._replace(
            effectiveness=(some(15),), strength=(some(15),), gaps=(some(15),)
        )
        return real._replace(
            slug=f"made-{number}",
            name=some(3).capitalize(),
            aliases=(),
            summary=some(12),
            description=(some(15),),
            related=(),
            evidence=evidence,
            family=Family("", "", "", "", (), "", "", "", "", ()),
        )

    missing = max(0, size - len(edition.interventions))
    rows = tuple(row(number) for number in range(missing))
    return edition._replace(interventions=(*edition.interventions, *rows))


def _split(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from text.split()


class Typist(QObject):
    """Presses the next key when the results of the last one are painted."""

    def __init__(self, window: MainWindow, queries: Sequence[str]) -> None:
        super().__init__()
        self._window = window
        self._keys = list(keys(queries))
        self._pressed = 0.0
        self._answered = False
        self.keystrokes: list[float] = []
        self.away: list[float] = []
        self._beat = time.perf_counter()
        self._beating = QTimer(self)
        self._beating.timeout.connect(self._note_beat)
        window.session.found.connect(self._found)
        window.results.view.viewport().installEventFilter(self)
        window.results.empty.installEventFilter(self)

    def start(self) -> None:
        """Begin to type."""
        self._beat = time.perf_counter()
        self._beating.start(_BEAT)
        self._next()

    def _next(self) -> None:
        if not self._keys:
            # What closing takes is no part of typing.
            self._beating.stop()
            self._window.close()
            return
        key = self._keys.pop(0)
        self._answered = False
        if key is None:
            self._window.top.search.clear()
        self._pressed = time.perf_counter()
        if key is None:
            QTimer.singleShot(_PAUSE, self._next)
        else:
            QTest.keyClicks(self._window.top.search, key)

    def _found(self) -> None:
        self._answered = bool(self._window.top.search.text())
        self._window.results.view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paint that follows an answer; the timer fires when it is done."""
        if event.type() is QEvent.Type.Paint and self._answered:
            self._answered = False
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.keystrokes.append(1000 * (time.perf_counter() - self._pressed))
        QTimer.singleShot(_PAUSE, self._next)

    def _note_beat(self) -> None:
        now = time.perf_counter()
        self.away.append(1000 * (now - self._beat))
        self._beat = now


def keys(queries: Iterable[str]) -> Iterator[str | None]:
    """Yield every letter of every query; None clears the field."""
    for query in queries:
        yield from query
        yield None


def main() -> int:
    """Type, and print what was measured."""
    size, folder = int(sys.argv[1]), Path(sys.argv[2])
    gc.disable()
    application = make_application()
    profile = Profile.below(folder)
    app = App(profile)
    if size:
        app = MadeUpApp(profile, made_up_edition(app.edition, size), folder)
    window = MainWindow(app)
    typist = Typist(window, QUERIES[: int(sys.argv[3])] if len(sys.argv) > 3 else QUERIES)
    window.settled.connect(spare_what_stays)
    window.settled.connect(typist.start)
    window.show()
    application.exec()
    print(json.dumps({"keystroke": typist.keystrokes, "away": typist.away}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
