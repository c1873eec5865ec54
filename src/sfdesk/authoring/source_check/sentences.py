"""Sentences with their facts, and how like two sentences are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sfdesk.authoring.source_check.facts import Fact, FactKind, facts

Key = tuple[FactKind, str]

_END = re.compile(r"(?<=[.!?:;])[\"'’”)]*\s+(?=[^a-z\s])|\n+")
_WORD = re.compile(r"[a-z]{3,}")
_STEM = 5
_COMMON = re.compile(
    "about|after|also|and|are|been|before|between|both|but|can|each|for|from|had|has|have|into|its"
    "|may|more|most|not|only|other|others|over|same|should|some|such|than|that|the|their|them|then"
    "|there|these|they|this|those|under|very|was|were|what|when|where|which|while|who|will|with"
    "|would|your"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours or of the review.

    Attributes:
        facts: The facts that it states.
        stems: Beginnings of the words that say what it is about.
        keys: What its facts are compared by, weak ones too.
    """

    facts: tuple[Fact, ...]
    stems: frozenset[str]
    keys: frozenset[Key]

    def likeness(self, other: "Sentence") -> int:
        """Return how many words and facts two sentences share."""
        return len(self.stems & other.stems) + len(self.keys & other.keys)


def sentences(text: str, about: str = "") -> Iterator[Sentence]:
    """Yield the sentences of a plain text.

    Args:
        about: What the whole text is about, where its sentences may not say it.
    """
    for part in _END.split(text):
        if part and part.strip():
            yield _sentence(part.strip(), about)


@lru_cache(maxsize=16_384)
def _sentence(text: str, about: str) -> Sentence:
    found = facts(text)
    stems = _stems(f"{about} {text}")
    return Sentence(found, stems, frozenset(fact.key for fact in found))


def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(
        word.removesuffix("s").replace("y", "i")[:_STEM]
        for word in words
        if not _COMMON.fullmatch(word)
    )
