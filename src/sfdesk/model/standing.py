"""How an intervention stands to what is asked of it: yes, no, or None where nothing is stated."""

import re
from collections.abc import Collection, Sequence

from sfdesk.model.entries import Intervention
from sfdesk.model.numbers import lengths
from sfdesk.model.vocabulary import DeliveryModel, Rating

Span = tuple[int, int]
"""First and last month of an age; a year of age lasts twelve months."""


_GROWN = 216
"""Months at which a child is one no longer: where a range without an end ends."""


def _ages(row: Intervention) -> list[Span]:
    """Return the ranges; the last year of a range counts by its first month, so eleven go on."""
    if row.any_age:
        return [(0, _GROWN + 11)]
    return [
        (ages.min_months, (_GROWN if ages.max_months is None else ages.max_months) + 11)
        for ages in row.ages
    ]


def of_age(row: Intervention, asked: Sequence[Span]) -> bool | None:
    """Return whether it is for any of these ages."""
    held = _ages(row)
    if not held:
        return None
    return any(low <= b and a <= high - 11 for a, b in asked for low, high in held)


def age_closeness(row: Intervention, asked: Sequence[Span]) -> float:
    """Return how much of its ages and those asked for are the same: 0 to 1."""
    return max(
        (min(high, b) - max(low, a)) / (max(high, b) - min(low, a))
        for a, b in asked
        for low, high in _ages(row)
    )


def of_cost(row: Intervention, asked: Collection[int]) -> bool | None:
    """Return whether any of its cost ratings is asked for."""
    ratings = row.evidence.cost_ratings
    return any(cost.rating in asked for cost in ratings) if ratings else None


def cost_closeness(row: Intervention, asked: Collection[int]) -> float:
    """Return the part of its cost ratings that are asked for."""
    ratings = row.evidence.cost_ratings
    return sum(cost.rating in asked for cost in ratings) / len(ratings)


def of_level(row: Intervention, asked: Collection[Rating]) -> bool | None:
    """Return whether the guidebook, or the review itself, gives it one of these levels."""
    levels, own = row.evidence.ratings, row.evidence.review_level
    if own and own.for_families:
        levels |= {own.level}
    return not levels.isdisjoint(asked) if levels else None


def delivered_by(row: Intervention, asked: Sequence[str]) -> bool | None:
    """Return whether one of these patterns stands in what is said of who delivers it."""
    said = row.practitioners.text
    if said.startswith("Not stated"):
        return None
    return any(re.search(pattern, said, re.IGNORECASE) for pattern in asked)


def of_model(row: Intervention, asked: Collection[DeliveryModel]) -> bool | None:
    """Return whether people meet in one of these ways in it."""
    models = set(row.delivery_models)
    return not models.isdisjoint(asked) if models else None


def of_length(row: Intervention, asked: tuple[str, int, int]) -> bool | None:
    """Return whether it lasts so many sessions, weeks or months (unit, least, most)."""
    unit, low, high = asked
    held = [(first, last) for held_unit, first, last in lengths(row.duration) if held_unit == unit]
    return any(first <= high and low <= last for first, last in held) if held else None
