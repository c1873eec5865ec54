"""The evidence and gap map: outcome domains down, how sure anyone is across.

As maps in this field are drawn, with what they usually leave out: each intervention stands by
name, with what was seen of the outcome, so that a study without effect does not count as
evidence for it; and an empty cell is a statement of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sfdesk.model.entries import Intervention
from sfdesk.model.facets import ABSENT
from sfdesk.model.info import EditionInfo
from sfdesk.model.strength import TIER_WORDS, Tier, tier
from sfdesk.model.vocabulary import Finding

SYMBOLS: dict[Finding, str] = {
    Finding.IMPROVED: "▲",
    Finding.NO_EFFECT: "▬",
    Finding.MIXED: "◆",
    Finding.UNCLEAR: "?",
    Finding.UNTESTED: "○",
}
"""What was seen, as a sign that survives black-and-white print; the key gives the words."""

NO_OUTCOME = "No outcome reported"


@dataclass(frozen=True, slots=True)
class Studied:
    """An intervention in a cell, with everything that was seen in that domain.

    Attributes:
        findings: In the order of the vocabulary; empty in the row without outcomes.
    """

    slug: str
    name: str
    findings: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """Name and findings in words."""
        seen = ", ".join(finding.label.lower() for finding in self.findings)
        return f"{self.name}: {seen}" if seen else self.name

    @property
    def short(self) -> str:
        """Short name and findings as signs; the first does not leave the name's last word.

        Others may stand in the next line: all together they would leave a narrow tile.
        """
        signs = " ".join(SYMBOLS[each] for each in self.findings)
        return f"{self.name_alone}\u00a0{signs}" if signs else self.name_alone

    @property
    def name_alone(self) -> str:
        """Name without its abbreviation and without the word programmes."""
        return re.sub(r"( programmes)?( \(.*\))?( programmes)?$", "", self.name)


@dataclass(frozen=True, slots=True)
class MapRow:
    """One row of the map.

    Attributes:
        value: Of the facet ``studied``.
        cells: One a column, in the order of ``Tier``.
    """

    value: str
    label: str
    cells: tuple[tuple[Studied, ...], ...]


COLUMNS: tuple[tuple[str, str], ...] = tuple(TIER_WORDS[each] for each in Tier)
"""``(value of the facet how_sure, words)`` of each column, the surest first."""


def gap_map(info: EditionInfo, rows: Iterable[Intervention]) -> tuple[MapRow, ...]:
    """Return the map of some interventions: every domain, then those without any outcome."""
    every = list(rows)
    domains = [MapRow(d, label, _cells(every, d)) for d, label in info.domains.items()]
    return (*domains, MapRow(ABSENT, NO_OUTCOME, _cells(every, None)))


def _cells(rows: list[Intervention], domain: str | None) -> tuple[tuple[Studied, ...], ...]:
    cells: dict[Tier, list[Studied]] = {each: [] for each in Tier}
    for row in rows:
        seen = {o.finding for o in row.outcomes if o.domain == domain}
        if seen or (domain is None and not row.outcomes):
            findings = tuple(finding for finding in Finding if finding in seen)
            cells[tier(row.evidence)].append(Studied(row.slug, row.name, findings))
    return tuple(tuple(cell) for cell in cells.values())
