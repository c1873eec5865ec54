"""Settings that survive a restart, as a small JSON file that a person can read."""

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from sfdesk.errors import SfdeskError
from sfdesk.paths import write_whole

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the window remembers.

    Attributes:
        width: Of the window, in device-independent pixels.
        height: Of the window, in device-independent pixels.
        maximised: Whether the window filled the screen.
        panes: Widths of filter pane, result list and reading pane; empty means as designed.
        zoom: Text size of the whole window in per cent.
        theme: ``system``, ``light``, ``dark`` or ``contrast``.
        sheet_profile: Print profile last used.
        organisation: Name of the service that hands sheets out.
        contact: Who to call there, as lines.
        hint_dismissed: Whether the first-run line was put away.
        show_sources: Whether the reading pane says where each field stands in the review.
    """

    width: int = 1366
    height: int = 740
    maximised: bool = False
    panes: list[int] = field(default_factory=list)
    zoom: int = 100
    theme: str = "system"
    sheet_profile: str = "standard"
    organisation: str = ""
    contact: str = ""
    hint_dismissed: bool = False
    show_sources: bool = False


class SettingsStore:
    """Reads and writes the settings of one profile.

    A file that cannot be read is put aside under another name, never overwritten.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self.settings = self._read()

    def change(self, **values: Any) -> None:
        """Change settings and write them at once.

        Raises:
            SfdeskError: If the folder cannot be written; the change holds until the program ends.
        """
        changed = replace(self.settings, **values)
        if changed == self.settings:
            return
        self.settings = changed
        try:
            write_whole(self._path, json.dumps(asdict(changed), indent=2).encode())
        except OSError as error:
            raise SfdeskError(
                f"Your settings could not be saved in {self._path.parent}.",
                kept="They hold until you close the window.",
                do="Check that you may write to this folder.",
                detail=repr(error),
            ) from error

    def _read(self) -> Settings:
        try:
            stored = json.loads(self._path.read_text(encoding="utf8"))
            return Settings(**_fitting(stored))
        except (FileNotFoundError, NotADirectoryError):
            return Settings()
        except (OSError, ValueError, TypeError, AttributeError) as error:
            _log.warning("settings.json cannot be read; it is put aside: %r", error)
            self._put_aside()
            return Settings()

    def _put_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".unreadable.json"))
        except OSError as error:
            _log.warning("settings.json cannot be put aside: %r", error)


def _fitting(stored: dict[str, Any]) -> dict[str, Any]:
    """Return the stored values that are of the right type; a newer version's keys are left out."""
    defaults = Settings()
    known = {f.name: type(getattr(defaults, f.name)) for f in fields(Settings)}
    return {k: v for k, v in stored.items() if k in known and type(v) is known[k]}
