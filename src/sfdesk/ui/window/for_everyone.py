"""What makes the window one for everyone: what it tells a screen reader, its order, its mark."""

from typing import TYPE_CHECKING

from sfdesk.ui.look.focus_ring import FocusRing
from sfdesk.ui.support import spoken
from sfdesk.ui.support.order import follow_layout
from sfdesk.ui.window.spoken_news import SpokenNews

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


def begin(window: "MainWindow") -> None:
    """Let every widget tell what it is, those that were made before this too."""
    spoken.install(window.reading.browser, window.results.stack)


def complete(window: "MainWindow") -> None:
    """Put in order what the window has now, tell what happens in it, and show the keyboard."""
    follow_layout(window)
    SpokenNews(window)
    FocusRing(window)
