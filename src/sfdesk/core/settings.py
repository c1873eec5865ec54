"""Settings that survive a restart, as a small JSON file that a person can read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from sfdesk.core.json_file import JsonFile
from sfdesk.core.language import to_translate, tr
from sfdesk.core.letterhead import contact_fault, name_fault
from sfdesk.core.notices import notice

_FOLDED = ("uk_use", "eif_ratings", "review_judgement", "gap_tags", "studied", "cautions")
"""What people look for last; every group together would be several screens long."""

_FORMAT = 2
"""Files of the first format had no number."""

THEMES = ("system", "light", "dark", "contrast")
SHEET_PROFILES = ("standard", "large-print", "dyslexia-friendly")
ZOOMS = range(60, 301)
"""Text sizes in per cent."""
_SIDES = range(200, 20_001)
"""Sides of a window, in pixels, that some screen could show."""


class Settings(NamedTuple):
    """What the window remembers.

    Attributes:
        width: Of the window, in device-independent pixels.
        height: Of the window, in device-independent pixels.
        maximised: Whether the window filled the screen.
        panes: Widths of filter pane, result list and reading pane; empty means as designed.
        zoom: Text size of the whole window; one of ``ZOOMS``.
        theme: One of ``THEMES``.
        sheet_profile: Print profile last used for fact sheets.
        table_profile: Print profile last used for the map, a comparison or the matrix.
        decision_profile: Print profile last used for decision sheets.
        organisation: Name of the service that hands sheets out.
        contact: Who to call there, as lines.
        team_folder: Where the team's lead publishes offers and notes; empty where there is none.
        check_after: Months after which an offer needs a check.
        hint_dismissed: Whether the first-run line was put away.
        home_at_start: Whether the window opens on what a family needs, and not on the matrix.
        compared: Slugs of the interventions that are marked for comparison.
        keep_recent: Whether recent searches are remembered.
        folded_filters: Groups of the filter pane that are folded.
        slash_searches: Whether the key "/" goes to the search field.
        show_sources: Whether the reading pane says where each field stands in the review.
    """

    width: int = 1366
    height: int = 740
    maximised: bool = False
    panes: tuple[int, ...] = ()
    zoom: int = 100
    theme: str = "system"
    sheet_profile: str = "standard"
    table_profile: str = "standard"
    decision_profile: str = "standard"
    organisation: str = ""
    contact: str = ""
    team_folder: str = ""
    check_after: int = 3
    hint_dismissed: bool = False
    show_sources: bool = False
    home_at_start: bool = True
    compared: tuple[str, ...] = ()
    keep_recent: bool = True
    slash_searches: bool = True
    folded_filters: tuple[str, ...] = _FOLDED


class SettingsStore:
    """Reads and writes the settings of one profile, which other windows change too.

    What the file holds besides stays in it: keys of later versions, and values that this one
    cannot use. Those are told once.
    """

    def __init__(self, folder: Path) -> None:
        self._file = JsonFile(folder / "settings.json", to_translate("Your settings"), _FORMAT)
        self._unsaved: dict[str, Any] = {}
        self.settings = Settings()
        self._take(self._file.read())

    def change(self, **values: Any) -> None:
        """Change settings and write them at once; what others have changed stays.

        Raises:
            SfdeskError: If the file cannot be written; the change holds until the program ends.
        """
        if not self._unsaved and self.settings._replace(**values) == self.settings:
            return
        self._unsaved.update(values)
        self.settings = self.settings._replace(**values)
        self._write(lambda stored: stored | self._unsaved)

    def edit(self, name: str, edit: Callable[[Any], Any]) -> None:
        """Change one setting by an operation, on what the file holds then; it is written at once.

        Args:
            name: Of the setting.
            edit: Gets its value, which it leaves as it is, and returns the new one.

        Raises:
            SfdeskError: If the file cannot be written; the change holds until the program ends.
        """
        before = dict(self._unsaved)

        def edited(stored: dict[str, Any]) -> dict[str, Any]:
            held = Settings(**_fitting(stored) | before)
            self._unsaved[name] = edit(getattr(held, name))
            return stored | self._unsaved

        # As far as is known here, in case that the file cannot be read or written.
        self._unsaved[name] = edit(getattr(self.settings, name))
        self.settings = self.settings._replace(**self._unsaved)
        self._write(edited)

    def _write(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        stored = self._file.change(change)
        self._unsaved.clear()
        self._take(stored)

    def refresh(self) -> bool:
        """Take over what another window or process has written; say whether there was any."""
        if not self._file.is_changed():
            return False
        before = self.settings
        self._take(self._file.read())
        return self.settings != before

    def _take(self, stored: dict[str, Any]) -> None:
        fitting = _fitting(stored)
        if odd := sorted(stored.keys() & set(Settings._fields) - fitting.keys()):
            notice(
                tr(
                    "These settings could not be used: {names}. They stay in the file.",
                    names=", ".join(odd),
                )
            )
        self.settings = Settings(**fitting | self._unsaved)


_MAY_BE: dict[str, Callable[[Any], bool]] = {
    "width": _SIDES.__contains__,
    "height": _SIDES.__contains__,
    "panes": lambda panes: all(type(p) is int and 0 <= p < _SIDES.stop for p in panes),
    "zoom": ZOOMS.__contains__,
    "theme": THEMES.__contains__,
    "check_after": range(1, 61).__contains__,
    "sheet_profile": SHEET_PROFILES.__contains__,
    "organisation": lambda name: not name_fault(name),
    "contact": lambda contact: not contact_fault(contact),
    "compared": lambda slugs: all(isinstance(slug, str) for slug in slugs),
    "folded_filters": lambda names: all(isinstance(name, str) for name in names),
}
"""What a value must be, besides of its type: a file may have been edited, or be a newer one's."""


def _fitting(stored: dict[str, Any]) -> dict[str, Any]:
    """Return the stored values that this version knows and can show; defaults stand for others."""
    held = {name: tuple(v) if isinstance(v, list) else v for name, v in stored.items()}
    return {
        name: held[name]
        for name, default in Settings()._asdict().items()
        if type(held.get(name)) is type(default) and _MAY_BE.get(name, lambda _: True)(held[name])
    }
