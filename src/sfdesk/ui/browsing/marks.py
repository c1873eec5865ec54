"""Which interventions are marked for comparison, in the order of marking. No widgets."""

from collections.abc import Iterable

from sfdesk.core.language import tr
from sfdesk.model.comparison import MOST
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.vocabulary import EntryKind


class Marks:
    """The marks of one edition.

    Args:
        kept: Slugs that were marked before; those that the edition does not hold are left out.
    """

    def __init__(self, edition: Edition, kept: Iterable[str] = ()) -> None:
        self._edition = edition
        held = (slug for slug in kept if edition.has(EntryKind.INTERVENTION, slug))
        self._slugs = list(dict.fromkeys(held))[:MOST]

    @property
    def rows(self) -> list[Intervention]:
        """The interventions that are marked."""
        return [self._edition.intervention(slug) for slug in self._slugs]

    def toggle(self, slug: str) -> str:
        """Mark an intervention or take its mark off; return what to tell of it."""
        name = self._edition.intervention(slug).name
        if slug in self._slugs:
            self._slugs.remove(slug)
            return tr("{name} is taken out of the comparison.", name=name)
        if len(self._slugs) == MOST:
            return tr(
                "{most} interventions can be compared at most; take one out first.", most=MOST
            )
        self._slugs.append(slug)
        return tr(
            "{name} is marked to compare, {marked} of {most} at most.",
            name=name,
            marked=len(self._slugs),
            most=MOST,
        )
