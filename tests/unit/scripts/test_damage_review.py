"""Documents are damaged as one would expect, the same way for the same seed."""

from pathlib import Path

from tests.unit.published.made_up import DOCUMENT, REVIEW

from damage_review import DAMAGES, damaged, outcome
from sfdesk.published.document import Published

MANY, FEW = 10 * len(DAMAGES), 3 * len(DAMAGES)


def test_each_kind_of_damage_has_its_turn_and_a_seed_repeats_itself() -> None:
    once, again = list(damaged(DOCUMENT, MANY, 1)), list(damaged(DOCUMENT, MANY, 1))
    assert once == again
    assert once != list(damaged(DOCUMENT, MANY, 2))
    assert [kind for kind, _ in once[: len(DAMAGES)]] == [kind.__name__ for kind in DAMAGES]


def test_each_kind_of_damage_changes_the_text() -> None:
    kinds = {kind for kind, text in damaged(DOCUMENT, MANY, 3) if text != DOCUMENT}
    assert kinds == {damage.__name__ for damage in DAMAGES}


def test_what_became_of_a_damage_is_told(published: Published, tmp_path: Path) -> None:
    def told(old: str, new: str) -> str:
        assert old in DOCUMENT
        return outcome(DOCUMENT.replace(old, new), published, REVIEW, tmp_path)

    assert told("---", "-----") == "harmless"
    assert told("More is to be learned", "More is learned") == "reported"
    assert told("## Appendix A", "## Index") == "refused"
    assert told("More is to be learned", "More is to be admired") == "unnoticed"


def test_damages_of_the_made_up_document_are_noticed(published: Published, tmp_path: Path) -> None:
    results = [outcome(text, published, REVIEW, tmp_path) for _, text in damaged(DOCUMENT, FEW, 4)]
    assert results.count("unnoticed") <= 0.02 * FEW
    assert results.count("refused") + results.count("reported") >= 0.8 * FEW
