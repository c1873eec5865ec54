"""The table of scores: what goes in comes out, and a part of one is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.search.weighing import weigh
from sfdesk.search.weights import Weights

WORDS = ("parent", "child", "school", "home")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
DOCUMENTS = st.lists(
    st.fixed_dictionaries({"title": TEXTS, "lead": TEXTS, "body": TEXTS}), max_size=6
)


@given(DOCUMENTS)
def test_a_table_comes_back_as_it_was_and_knows_who_holds_what(
    documents: list[dict[str, str]],
) -> None:
    stems = sorted({w for d in documents for text in d.values() for w in text.split()})
    made = weigh(documents, stems)
    again = Weights.from_bytes(stems, made.to_bytes())
    for stem in stems:
        holding = {n for n, d in enumerate(documents) if stem in " ".join(d.values()).split()}
        assert again.documents(stem) == holding == set(again.scores(stem, typed=True))
        for typed in (True, False):
            assert again.scores(stem, typed=typed) == made.scores(stem, typed=typed)
    assert again.scores("unheard", typed=True) == {}


def test_a_rare_word_and_a_name_weigh_more() -> None:
    documents = [
        {"title": "school", "lead": "", "body": "parent child"},
        {"title": "parent", "lead": "", "body": "parent home"},
        {"title": "home", "lead": "", "body": "parent"},
    ]
    made = weigh(documents, sorted(WORDS))
    parent = made.scores("parent", typed=True)
    assert parent[1] > parent[0]
    assert made.scores("child", typed=True)[0] > parent[0]
    assert made.scores("parent", typed=False)[1] < parent[1]


@pytest.mark.parametrize("cut", [1, 4, 12])
def test_a_table_that_is_not_whole_is_refused(cut: int) -> None:
    made = weigh([{"title": "school", "lead": "", "body": "parent"}], ["parent", "school"])
    with pytest.raises(ValueError):
        Weights.from_bytes(["parent", "school"], made.to_bytes()[:-cut])
