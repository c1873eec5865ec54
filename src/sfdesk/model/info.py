"""What an edition says of itself, and by which names its matrix goes."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sfdesk.model.dates import day_words
from sfdesk.model.hints import distinct


@distinct
class CostBand(NamedTuple):
    """What a cost rating means, in pounds a family, both ends included.

    Attributes:
        words: As people read it: ``under £100``.
        most: None where there is no end.
    """

    words: str
    least: int
    most: int | None = None


@distinct
class Guidebook(NamedTuple):
    """The register that gave programmes their ratings.

    Attributes:
        name: ``EIF Guidebook``; empty where the review draws on none.
        short: In running text, after "the": ``Guidebook``.
        by: What stands before a level: ``EIF``, as in "EIF 3+".
    """

    name: str = ""
    short: str = ""
    by: str = ""

    @property
    def rating(self) -> str:
        """What a rating of it is called: ``EIF rating``."""
        return f"{self.by} rating"

    @property
    def source(self) -> str:
        """Whose ratings our summary is of."""
        own = "the review’s own word"
        return f"the {self.name}’s rating and of {own}" if self.name else own


@distinct
class EditionInfo(NamedTuple):
    """What identifies an edition, and what it says of itself.

    Attributes:
        id: Short permanent name, e.g. ``sfp-2023``.
        title: For people.
        serial: Counts the releases of this edition; a newer one has a higher number.
        evidence_as_of: Month and year of the review, e.g. ``May 2023``.
        released: ISO date on which this wording was released.
        look_again_by: ISO date by which somebody is to look for what came since.
        made_by: Who made this information.
        paid_by: With whose money; "Not stated" is an answer too.
        content_hash: SHA-256 (hex) over the whole authored content.
        source_title: The review, as it is to be cited.
        domains: Each area of life that outcomes are sorted into, to its label; in reading order.
        costs: What the cost ratings mean; the first is rating 1. None where nothing is rated so.
        guidebook: The register that rates programmes, where the review draws on one.
        explained: Field of an intervention to the page that says what it means, as kind and slug:
            ``guide/cost-ratings``.
        needs_are: What the needs of the edition are, as one may put it after "these are"; may be
            empty.
        danger: Slug of the topic that stands first where violence or fear at home is named; may be
            empty.
        groups: Slug of each sub-table of the matrix to its name.
        aliases: Slug that an entry had once to the one that it has now.
    """

    id: str
    title: str
    serial: int
    evidence_as_of: str
    released: str
    look_again_by: str
    made_by: str
    paid_by: str
    content_hash: str
    source_title: str
    domains: Mapping[str, str] = MappingProxyType({})
    costs: tuple[CostBand, ...] = ()
    guidebook: Guidebook = Guidebook()
    explained: Mapping[str, str] = MappingProxyType({})
    needs_are: str = ""
    danger: str = ""
    groups: Mapping[str, str] = MappingProxyType({})
    aliases: Mapping[str, str] = MappingProxyType({})

    def cost_label(self, rating: int) -> str:
        """Return a cost rating with what it means: ``1 · under £100``."""
        return f"{rating} · {self.costs[rating - 1].words}"

    def costs_between(self, low: int, high: int) -> tuple[int, ...]:
        """Return the cost ratings that hold some of the pounds from one figure to another."""
        bands = enumerate(self.costs, start=1)
        return tuple(
            rating
            for rating, band in bands
            if band.least <= high and (band.most is None or low <= band.most)
        )

    @property
    def short_hash(self) -> str:
        """The first seven digits of the hash, as printed on every sheet."""
        return self.content_hash[:7]

    def is_due(self, today: date) -> bool:
        """Return whether the day is past by which somebody was to look again."""
        return today.isoformat() > self.look_again_by

    def ageing(self, today: date) -> str:
        """Return what window and paper say of the edition's age, as a sentence."""
        by = day_words(self.look_again_by)
        if self.is_due(today):
            return f"This was to be looked at again by {by}: ask for a newer edition."
        return f"To be looked at again by {by}."
