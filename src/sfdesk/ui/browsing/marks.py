"""Which interventions are marked for comparison, in the order of marking. No widgets."""

from sfdesk.model.comparison import MOST
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention


class Marks:
    """The marks of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._slugs: list[str] = []

    @property
    def rows(self) -> list[Intervention]:
        """The interventions that are marked."""
        return [self._edition.intervention(slug) for slug in self._slugs]

    def toggle(self, slug: str) -> str:
        """Mark an intervention or take its mark off; return what to tell of it."""
        name = self._edition.intervention(slug).name
        if slug in self._slugs:
            self._slugs.remove(slug)
            return f"{name} is taken out of the comparison."
        if len(self._slugs) == MOST:
            return f"{MOST} interventions can be compared at most; take one out first."
        self._slugs.append(slug)
        return f"{name} is marked to compare, {len(self._slugs)} of {MOST} at most."
