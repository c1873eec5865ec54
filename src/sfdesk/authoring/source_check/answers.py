"""What the places that a text of ours names answer to the facts of its sentences.

That a figure stands somewhere in a long cell says little: most cells hold a 2. It has to stand in
a sentence that is about the same, in the same pair (``3–11``), and as often as ours has it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from sfdesk.authoring.source_check.facts import Fact, FactKind
from sfdesk.authoring.source_check.sentences import Key, Sentence, sentences

_ALIKE = 3 / 4
"""A fact has to stand in a sentence that is at least so like ours as the likest of all."""


class Answers:
    """The sentences of some texts of the review.

    Args:
        texts: Plain texts, one for each place, each with what it is about.
    """

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._sentences: list[Sentence] = []
        self._most: Counter[Key] = Counter()
        for text, about in texts:
            found = list(sentences(text, about))
            self._sentences += found
            self._most |= Counter(fact.key for one in found for fact in one.facts)
        self._holding: dict[Key, list[Sentence]] = defaultdict(list)
        for one in self._sentences:
            for key in one.keys:
                self._holding[key].append(one)

    def lacking(self, said: Sentence) -> Iterator[Fact]:
        """Yield the facts of a sentence of ours that the places do not have so."""
        count = Counter(fact.key for fact in said.facts)
        for fact in dict.fromkeys(said.facts):
            if not fact.weak and not self._answer(fact, said, count[fact.key]):
                yield fact

    def _answer(self, fact: Fact, said: Sentence, times: int) -> bool:
        if fact.kind is FactKind.PAIR:
            return self._has_pair(fact)
        if not fact.is_common:
            return fact.key in self._holding
        return self._has(fact, said) and self._often(fact, times)

    def _has(self, fact: Fact, said: Sentence) -> bool:
        """Return whether a fact stands in a sentence like the one that says it."""

        def like(one: Sentence) -> int:
            return said.likeness(one) - (fact.key in one.keys)

        likest = max(map(like, self._candidates(fact)), default=-1)
        best = max(map(like, self._sentences), default=0)
        return likest >= _ALIKE * best

    def _candidates(self, fact: Fact) -> Iterator[Sentence]:
        for key in fact.answering_keys:
            yield from self._holding.get(key, ())

    def _often(self, fact: Fact, times: int) -> bool:
        return times < 2 or times <= sum(self._most[key] for key in fact.answering_keys)

    def _has_pair(self, fact: Fact) -> bool:
        """Return whether a pair of figures stands there, or none that has either of them."""
        if fact.key in self._holding:
            return True
        ends = set(fact.ends)
        pairs = (f for one in self._sentences for f in one.facts if f.kind is FactKind.PAIR)
        return not any(ends & set(pair.ends) for pair in pairs)
