"""One line of the table that ``bench.py`` prints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One line of the table; both bounds are None where there is no budget."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    at_least: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the budget is kept."""
        if self.at_least is not None:
            return "ok" if self.value >= self.at_least else "UNDER"
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "OVER"

    @property
    def bound(self) -> str:
        """The budget in signs."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return "" if self.limit is None else f"≤ {self.limit:g}"
