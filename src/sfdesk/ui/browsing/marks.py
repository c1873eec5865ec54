"""Which interventions are marked for comparison, in the order of marking. No widgets."""

import logging
from functools import partial

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.core.settings import SettingsStore
from sfdesk.model.comparison import MOST
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.vocabulary import EntryKind

_log = logging.getLogger(__name__)


class Marks:
    """The marks of one edition, as the settings hold them: several windows make them.

    Args:
        edition: What is marked but not in it stays in the settings, and is no mark here.
        settings: Where they are kept.
    """

    def __init__(self, edition: Edition, settings: SettingsStore) -> None:
        self._edition, self._settings = edition, settings
        self._seen = self._slugs

    @property
    def rows(self) -> list[Intervention]:
        """The interventions that are marked."""
        return [self._edition.intervention(slug) for slug in self._slugs]

    def look(self) -> bool:
        """Say whether other marks hold than when one was made here, or when this was asked."""
        seen, self._seen = self._seen, self._slugs
        return self._seen != seen

    def toggle(self, slug: str) -> str:
        """Mark an intervention or take its mark off; return what to tell of it.

        What is wanted goes by what is seen here, and is done to what is stored then.
        """
        wanted = slug not in self._slugs
        try:
            self._settings.edit("compared", partial(self._with if wanted else _without, slug))
        except SfdeskError as error:
            _log.warning("%s %s", error, error.detail)
            return error.user_text
        finally:
            self.look()
        return self._told(slug, wanted)

    @property
    def _slugs(self) -> list[str]:
        return self._held(self._settings.settings.compared)

    def _held(self, stored: tuple[str, ...]) -> list[str]:
        held = (slug for slug in stored if self._edition.has(EntryKind.INTERVENTION, slug))
        return list(dict.fromkeys(held))[:MOST]

    def _with(self, slug: str, stored: tuple[str, ...]) -> tuple[str, ...]:
        held = self._held(stored)
        return stored if slug in held or len(held) == MOST else (*stored, slug)

    def _told(self, slug: str, wanted: bool) -> str:
        name = self._edition.intervention(slug).name
        if not wanted:
            return tr("{name} is taken out of the comparison.", name=name)
        if slug not in self._slugs:
            return tr(
                "{most} interventions can be compared at most; take one out first.", most=MOST
            )
        return tr(
            "{name} is marked to compare, {marked} of {most} at most.",
            name=name,
            marked=len(self._slugs),
            most=MOST,
        )


def _without(slug: str, stored: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in stored if each != slug)
