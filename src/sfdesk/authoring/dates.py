"""Dates as they are written in content."""

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(-\d{2})?(-\d{2})?")


def is_day(text: str) -> bool:
    """Return whether a text is a day."""
    return len(text) == len("2027-05-31") and is_date(text)


def is_date(text: str) -> bool:
    """Return whether a text is a year, a month of one, or a day of one."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    try:
        date.fromisoformat(f"{year}{month or '-01'}{day or '-01'}")
    except ValueError:
        return False
    return True
