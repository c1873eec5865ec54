"""Looks into the watched folder as long as the window is open, in a thread that nobody waits for.

The folder is mostly a share. Of what another computer puts there a system tells nothing, so it is
looked at now and then; and one that does not answer keeps a look for minutes.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from sfdesk.editions import ENDING

PAUSE = 10.0
"""Seconds between two looks at the names; files are read only where something has changed."""


class FolderWatch(Thread):
    """Tells of editions that wait, those that come while it watches too.

    Args:
        folder: The watched one.
        waiting: Reads its files, and returns what the newest edition is called; often empty.
        tell: Called in this thread with that, and whether it lay there at the first look.
    """

    def __init__(
        self, folder: Path, waiting: Callable[[], str], tell: Callable[[str, bool], object]
    ) -> None:
        super().__init__(name="watched folder", daemon=True)
        self._folder, self._waiting, self._tell = folder, waiting, tell
        self._ended = Event()

    def run(self) -> None:
        """Look until it is to end."""
        told, before = "", None
        while not self._ended.is_set():
            first, now = before is None, _files(self._folder)
            found = self._waiting() if now and now != before else ""
            if found not in ("", told) and not self._ended.is_set():
                self._tell(found, first)
                told = found
            before = now
            self._ended.wait(PAUSE)

    def end(self) -> None:
        """Tell nothing any more; a look that is under way is not waited for."""
        self._ended.set()


def _files(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Return name, time and size of the edition files there; nothing where it is away."""
    try:
        return frozenset(
            (path.name, (stat := path.stat()).st_mtime_ns, stat.st_size)
            for path in folder.glob(f"*{ENDING}")
        )
    except OSError:
        return frozenset()
