"""Which intervention or need is meant, in files that other people wrote."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sfdesk.model.edition import Edition

_SHORT = 5
"""Letters up to which a name is known in a sentence only as it is written (MST, AMBIT)."""
_NO_WORD = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return a text with nothing but its words, in small letters."""
    return _NO_WORD.sub(" ", text.casefold().replace("’", "").replace("'", "")).strip()


class Names(NamedTuple):
    """What interventions and needs are called.

    Attributes:
        interventions: Folded slug, name or alias → slug.
        needs: The same for needs.
        names: Slug → name of an intervention or need, as people read it.
        sentences: Patterns that find an intervention in a sentence, the longest name first.
    """

    interventions: Mapping[str, str]
    needs: Mapping[str, str]
    names: Mapping[str, str]
    sentences: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, edition: Edition) -> "Names":
        """Return those of an edition."""
        interventions = {
            folded(name): row.slug
            for row in reversed(edition.interventions)
            for name in (*row.aliases, row.slug, row.name)
        }
        interventions |= {
            folded(old): new
            for old, new in edition.info.aliases.items()
            if folded(new) in interventions
        }
        needs = {
            folded(name): need.slug
            for need in edition.needs
            for name in (*need.wordings, need.plain, need.slug, need.name)
        }
        named = {row.slug: row.name for row in edition.interventions}
        named |= {need.slug: need.name for need in edition.needs}
        written = {n: row.slug for row in edition.interventions for n in (row.name, *row.aliases)}
        return cls(interventions, needs, named, _sentences(written))

    def named_in(self, *sentences: str) -> str:
        """Return the slug of the intervention that is named first in this order; else empty."""
        for sentence in sentences:
            for pattern, slug in self.sentences:
                if pattern.search(sentence):
                    return slug
        return ""


def _sentences(written: Mapping[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    longest_first: Iterable[str] = sorted(written, key=len, reverse=True)
    return tuple((_pattern(name), written[name]) for name in longest_first)


def _pattern(name: str) -> re.Pattern[str]:
    words = r"[\W_]+".join(map(re.escape, re.findall(r"\w+", name)))
    flags = re.IGNORECASE if len(name) > _SHORT else re.NOFLAG
    return re.compile(rf"(?<!\w){words}(?!\w)", flags)
