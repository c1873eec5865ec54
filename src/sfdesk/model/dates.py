"""Dates of content files (``2023``, ``2023-06``, ``2023-06-14``) as people read them."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(date: str) -> str:
    """Return a date in words, as exact as it is given: ``14 June 2023``, ``June 2023``."""
    year, *rest = date.split("-")
    words = [MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)
