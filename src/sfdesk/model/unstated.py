"""How those are offered that do not say what one filters by, beside what is ticked.

Whole texts, not pieces of them: a translation needs its own forms of each for every count.
"""

from sfdesk.core.language import tr_n


def age(count: int) -> str:
    """Offer those that do not state an age."""
    return tr_n(
        "{count} more does not state an age: include",
        "{count} more do not state an age: include",
        count,
    )


def level(count: int) -> str:
    """Offer those that do not state a level of need."""
    return tr_n(
        "{count} more does not state a level: include",
        "{count} more do not state a level: include",
        count,
    )


def how(count: int) -> str:
    """Offer those that do not state how they are delivered."""
    return tr_n(
        "{count} more does not state how: include",
        "{count} more do not state how: include",
        count,
    )


def qualification(count: int) -> str:
    """Offer those that do not state a qualification."""
    return tr_n(
        "{count} more does not state a qualification: include",
        "{count} more do not state a qualification: include",
        count,
    )


def use(count: int) -> str:
    """Offer those that do not state their use in the UK."""
    return tr_n(
        "{count} more does not state its use: include",
        "{count} more do not state their use: include",
        count,
    )


def gaps(count: int) -> str:
    """Offer those that do not state gaps in the evidence."""
    return tr_n(
        "{count} more does not state gaps: include",
        "{count} more do not state gaps: include",
        count,
    )


def cost(count: int) -> str:
    """Offer those that do not state a cost."""
    return tr_n(
        "{count} more does not state a cost: include",
        "{count} more do not state a cost: include",
        count,
    )


def rating(count: int) -> str:
    """Offer those that are not rated at all."""
    return tr_n("{count} more is not rated: include", "{count} more are not rated: include", count)


def word(count: int) -> str:
    """Offer those to which the review gives no word."""
    return tr_n(
        "{count} more is not given a word: include",
        "{count} more are not given a word: include",
        count,
    )


def named_rating(count: int) -> str:
    """Offer those of which no rating of the guidebook is reported, nor that there is none."""
    return tr_n(
        "{count} more does not state a rating: include",
        "{count} more do not state a rating: include",
        count,
    )
