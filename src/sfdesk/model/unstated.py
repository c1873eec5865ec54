"""How those are offered that do not say what one filters by, beside what is ticked."""

from sfdesk.core.language import tr_n


def age(count: int) -> str:
    """Offer so many more."""
    return tr_n(
        "{count} more does not state an age: include",
        "{count} more do not state an age: include",
        count,
    )


def level(count: int) -> str:
    """Offer so many more."""
    return tr_n(
        "{count} more does not state a level: include",
        "{count} more do not state a level: include",
        count,
    )


def how(count: int) -> str:
    """Offer so many more."""
    return tr_n(
        "{count} more does not state how: include",
        "{count} more do not state how: include",
        count,
    )


def qualification(count: int) -> str:
    """Offer so many more."""
    return tr_n(
        "{count} more does not state a qualification: include",
        "{count} more do not state a qualification: include",
        count,
    )


def use(count: int) -> str:
    """Offer so many more."""
    return tr_n(
        "{count} more does not state its use: include",
        "{count} more do not state their use: include",
        count,
    )


def gaps(count: int) -> str:
    """Offer so many more."""
    return tr_n(
        "{count} more does not state gaps: include",
        "{count} more do not state gaps: include",
        count,
    )


def cost(count: int) -> str:
    """Offer so many more."""
    return tr_n(
        "{count} more does not state a cost: include",
        "{count} more do not state a cost: include",
        count,
    )


def rating(count: int) -> str:
    """Offer so many more."""
    return tr_n("{count} more is not rated: include", "{count} more are not rated: include", count)


def word(count: int) -> str:
    """Offer so many more."""
    return tr_n(
        "{count} more is not given a word: include",
        "{count} more are not given a word: include",
        count,
    )


def named_rating(unrated: str, count: int) -> str:
    """Offer so many more.

    Args:
        unrated: "Not rated in the …", as the edition says it.
    """
    return tr_n(
        "{count} more is {unrated}: include",
        "{count} more are {unrated}: include",
        count,
        unrated=unrated,
    )
