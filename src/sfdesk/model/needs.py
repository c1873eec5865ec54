"""What an edition holds for each need of a family: how much, and how sure anyone is."""

from collections.abc import Container
from typing import NamedTuple

from sfdesk.core.language import number, tr, tr_n
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention, Need
from sfdesk.model.selection import Selection
from sfdesk.model.strength import TIER_WORDS, Strength, strength, tier
from sfdesk.model.vocabulary import Finding

HOME_FACETS = ("needs", "ages", "levels_of_need")
"""Facets that are asked for where somebody begins with a family and not with a word."""


class Held(NamedTuple):
    """What an edition holds for one need, of what fits what else is asked for.

    Attributes:
        rows: How many interventions of the matrix are mapped to it.
        fitting: How many of them fit what else is asked for.
        improved: How many of those that fit report an improvement in the outcome domains of the
            need; None where no outcome domain is its own.
        mentioned: How many entries are mapped to it that have no row in the matrix.
        surest: Of the fitting intervention that anyone is surest of, as a whole; None without any.
        as_sure: How many of the fitting ones anyone is as sure of as of that one.
    """

    need: Need
    rows: int
    fitting: int
    improved: int | None
    mentioned: int
    surest: Strength | None
    as_sure: int

    @property
    def surest_words(self) -> str:
        """How sure anyone is of the best, and of how many, in words.

        The number tells needs apart: most have at least one intervention of the highest step.
        """
        if not self.surest:
            return ""
        words = TIER_WORDS[self.surest.tier][1]
        return tr(
            "{some} of {all}: {how_sure}",
            some=number(self.as_sure),
            all=number(self.fitting),
            how_sure=words[0].lower() + words[1:],
        )

    @property
    def count_words(self) -> str:
        """How much there is, as a line."""
        if not self.rows:
            words = tr("Nothing in the matrix")
        elif self.fitting < self.rows:
            words = tr_n(
                "{count} of {all} fits", "{count} of {all} fit", self.fitting, all=number(self.rows)
            )
        else:
            words = tr_n("{count} in the matrix", "{count} in the matrix", self.rows)
        named = self.mentioned
        mentioned = tr_n("{count} mentioned", "{count} mentioned", named) if named else ""
        gaps = tr("gaps") if self.rows and self.need.none else ""
        return " · ".join(filter(None, (words, mentioned, gaps)))

    @property
    def improved_words(self) -> str:
        """In how many of those that fit an outcome of this need got better, as a line."""
        if self.improved is None or not self.fitting:
            return ""
        if not self.improved:
            return tr("Improvement seen in studies of none of them")
        return tr_n(
            "Improvement seen in studies of {count} of them",
            "Improvement seen in studies of {count} of them",
            self.improved,
        )


def held(edition: Edition, chosen: Selection) -> tuple[Held, ...]:
    """Return what an edition holds for each need, in their order.

    Args:
        chosen: What is asked for; which needs are chosen makes no difference.
    """
    filters = edition.filters
    fits = filters.members(filters.passing(chosen, but="needs"))
    fitting = {row.slug for row, fit in zip(edition.interventions, fits, strict=True) if fit}
    return tuple(_held(edition, need, fitting) for need in edition.needs)


def _held(edition: Edition, need: Need, fitting: Container[str]) -> Held:
    rows = [edition.intervention(slug) for slug in need.interventions if slug in fitting]
    tiers = [tier(row.evidence) for row in rows]
    best = rows[tiers.index(min(tiers))] if rows else None
    return Held(
        need,
        len(need.interventions),
        len(rows),
        sum(_improved(row, need) for row in rows) if need.domains else None,
        len(need.mentioned),
        strength(edition.info, best) if best else None,
        tiers.count(min(tiers)) if tiers else 0,
    )


def _improved(row: Intervention, need: Need) -> bool:
    return any(
        outcome.domain in need.domains and outcome.finding is Finding.IMPROVED
        for outcome in row.outcomes
    )
