"""How those are offered that do not say what one filters by, beside what is ticked.

Whole texts, not pieces of them: a translation needs its own forms of each for every count.
"""

from collections.abc import Callable

from sfdesk.core.language import tr_n

UNSTATED: dict[str, Callable[[int], str]] = {
    "levels_of_need": lambda count: tr_n(
        "{count} more does not state a level: include",
        "{count} more do not state a level: include",
        count,
    ),
    "ages": lambda count: tr_n(
        "{count} more does not state an age: include",
        "{count} more do not state an age: include",
        count,
    ),
    "how_sure": lambda count: tr_n(
        "{count} more is not rated: include", "{count} more are not rated: include", count
    ),
    "delivery_models": lambda count: tr_n(
        "{count} more does not state how: include",
        "{count} more do not state how: include",
        count,
    ),
    "practitioners": lambda count: tr_n(
        "{count} more does not state a qualification: include",
        "{count} more do not state a qualification: include",
        count,
    ),
    "cost_ratings": lambda count: tr_n(
        "{count} more does not state a cost: include",
        "{count} more do not state a cost: include",
        count,
    ),
    "uk_use": lambda count: tr_n(
        "{count} more does not state its use: include",
        "{count} more do not state their use: include",
        count,
    ),
    "eif_ratings": lambda count: tr_n(
        "{count} more does not state a rating: include",
        "{count} more do not state a rating: include",
        count,
    ),
    "review_judgement": lambda count: tr_n(
        "{count} more is not given a word: include",
        "{count} more are not given a word: include",
        count,
    ),
    "gap_tags": lambda count: tr_n(
        "{count} more does not state gaps: include",
        "{count} more do not state gaps: include",
        count,
    ),
}
"""Facet → from how many do not say it to the words that offer them."""
