"""A fact is answered where it stands in a sentence about the same, in the same pair, as often."""

import pytest

from sfdesk.authoring.source_check.answers import Answers
from sfdesk.authoring.source_check.sentences import sentences

CELL = (
    "Six couples fly in 16 rounds of two hours. Two practitioners lead them. For children aged "
    "3–11. Kite Standard has an evidence rating of 4 and Kite at Home a 3. It costs £500, as of "
    "2019, in Leeds."
)


def lacking(said: str, *texts: str, about: str = "") -> list[str]:
    answers = Answers((text, about) for text in texts or (CELL,))
    return [fact.value for one in sentences(said) for fact in answers.lacking(one)]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("16 rounds for six couples.", []),
        ("Two practitioners lead it.", []),
        ("Six practitioners lead it.", ["6"]),
        ("Seven couples fly.", ["7"]),
        ("Children aged 3 to 11.", []),
        ("Children aged 3 to 12.", ["12", "3–12"]),
        ("Children aged 2 to 11.", ["2", "2–11"]),
        ("Six couples fly in six rounds.", ["6"]),
        ("Kite Standard is rated 4, Kite at Home 3.", []),
        ("At £500 in 2019; used in Hull.", ["Hull"]),
        ("At £600 in 2018.", ["2018", "£600"]),
        ("One of them, (2) of half.", []),
        ("No figure here.", []),
    ],
)
def test_what_is_not_there_so_is_lacking(said: str, values: list[str]) -> None:
    assert sorted(lacking(said)) == sorted(values)


def test_a_figure_of_another_matter_is_no_answer() -> None:
    cell = "Five areas were studied for children at risk. A retreat takes three hours."
    assert lacking("Three areas were studied for children.", cell) == ["3"]
    assert lacking("Five areas were studied.", cell) == []


def test_a_figure_where_no_word_is_shared_may_stand_anywhere() -> None:
    assert lacking("12 of them.", "Twelve modules.") == []


def test_with_no_text_every_fact_is_lacking() -> None:
    assert [*Answers(()).lacking(next(sentences("In 2019.")))]


def test_what_a_text_is_about_counts_as_said_in_each_of_its_sentences() -> None:
    cells = [("Five areas joined.", "Kite days"), ("Nine areas joined.", "Song rounds")]
    answers = Answers(cells)
    (right,) = sentences("Nine areas.", "Song rounds")
    (wrong,) = sentences("Five areas.", "Song rounds")
    assert list(answers.lacking(right)) == []
    assert [fact.value for fact in answers.lacking(wrong)] == ["5"]


def test_a_pair_of_which_neither_end_is_in_a_pair_may_stand_apart() -> None:
    assert lacking("From 30 to 60 minutes.", "It takes 30 minutes, at most 60 minutes.") == []
    assert lacking("QCF-7/7 staff.", "QCF-7/8 staff.") == ["QCF-7–QCF-7"]
