"""What was typed is read once: words, phrases, what is left out, filters, and pasted signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.model.edition import Edition
from sfdesk.reading.reader import LONGEST_QUERY, Reader
from sfdesk.reading.reading import Reading
from sfdesk.reading.typed_filters import chosen_in
from sfdesk.reading.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def reader(edition: Edition) -> Reader:
    names = [row.name for row in edition.interventions]
    names += [entry.name for entry in edition.mentioned]
    return Reader(Vocabulary(edition.concepts), edition.filters, names)


def units(reading: Reading) -> list[str]:
    return [" ".join(unit.typed) for unit in reading.units]


@pytest.mark.parametrize(
    ("typed", "expected", "unfinished"),
    [
        ("play ther", ["play", "ther"], True),
        ("play ", ["play"], False),
        ("", [], False),
        ("   ", [], False),
        ("!?… --", [], False),
        ("cost: ", ["cost"], False),
        ("colour:red ", ["colour", "red"], False),
        ("th", ["th"], True),
        ("the child and methadone ", ["child", "methadone"], False),
        ("the", ["the"], True),
        ("domestic violence and drinking", ["domestic violence", "drinking"], True),
    ],
)
def test_words_are_taken_apart(
    reader: Reader, typed: str, expected: list[str], unfinished: bool
) -> None:
    found = reader.read(typed)
    assert units(found) == expected
    assert any(unit.begins for unit in found.units) == unfinished


@pytest.mark.parametrize(
    ("typed", "phrases", "without"),
    [
        ('"solution-focused"', (("solution", "focused"),), ()),
        ('"unclosed phrase', (("unclosed", "phrase"),), ()),
        ("“curly quotes”", (("curly", "quotes"),), ()),
        ("«in the AMBIT»", (("in", "the", "ambit"),), ()),
        ("therapy -group", (), (("group",),)),
        ('therapy -"play therapy"', (), (("play", "therapy"),)),
    ],
)
def test_phrases_and_what_is_left_out(
    reader: Reader, typed: str, phrases: object, without: object
) -> None:
    found = reader.read(typed)
    assert found.phrases == phrases
    assert found.without == without


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("cost_ratings:1 ", {"cost_ratings": {"1"}}),
        ("Cost:1", {"cost_ratings": {"1"}}),
        ('cost:"not stated"', {"cost_ratings": {"not-stated"}}),
        ('cost:"not st', {"cost_ratings": {"not-stated"}}),
        ("eif:2", {"eif_ratings": {"2"}}),
        ("topic:confl", {"topic": {"family-conflict"}}),
        ("colour:red", {}),
    ],
)
def test_filters_are_read(reader: Reader, typed: str, filters: dict[str, set[str]]) -> None:
    assert reader.read(typed).filters == filters


def test_what_is_said_twice_is_understood_once(reader: Reader) -> None:
    (meaning,) = reader.read("teenager teenager and a teenager").meanings
    assert reader.read("teenager").meanings == (meaning,)


_PIECES = (
    "play",
    "-age:13",
    "age:13",
    "eif:3",
    'cost:"not stated"',
    "cost:“not stated”",
    '"',
    "“a b”",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=6).map(" ".join))
def test_search_and_window_take_the_same_for_filters(edition: Edition, typed: str) -> None:
    read = Reader(Vocabulary(()), edition.filters, ()).read(typed)
    assert read.filters == chosen_in(typed, edition.filters)


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("“play therapy”", '"play therapy"'),
        ("child’s behaviour", "child's behaviour"),
        ("child`s behaviour", "child's behaviour"),
        ("child´s behaviour", "child's behaviour"),
        ("coun\u00adsel\u00adling", "counselling"),
        ("coun\u200bselling", "counselling"),
        ("\ufeffcounselling", "counselling"),
        ("co–parenting", "co-parenting"),
        ("co—parenting", "co-parenting"),
        ("co\u2011parenting", "co-parenting"),
        ("0–5s", "0-5s"),
        ("mum — drinking", "mum drinking"),
        ("cafe\u0301", "café"),
        ("thera*", "thera"),
        ("domestic\u00a0violence", "domestic violence"),
        ("domestic\nviolence", "domestic violence"),
    ],
)
def test_what_is_pasted_is_read_as_if_it_were_typed(
    reader: Reader, pasted: str, plain: str
) -> None:
    one, other = reader.read(pasted), reader.read(plain)
    assert (one.units, one.phrases, one.without) == (other.units, other.phrases, other.without)
    assert [m[:1] + m[2:] for m in one.meanings] == [m[:1] + m[2:] for m in other.meanings]


def test_a_dash_between_spaces_leaves_nothing_out(reader: Reader) -> None:
    assert reader.read("mum – drinking").without == ()


@given(typed=st.text(max_size=2000))
def test_anything_can_be_typed(reader: Reader, typed: str) -> None:
    found = reader.read(typed)
    assert all(unit.typed for unit in found.units)
    assert all(found.phrases)


def test_a_long_query_is_cut(reader: Reader) -> None:
    assert units(reader.read("a" * 10_000)) == ["a" * LONGEST_QUERY]


def test_common_words_say_little_but_alone_they_are_all_there_is(reader: Reader) -> None:
    said = {" ".join(u.typed): u.extra for u in reader.read("who could look at methadone ").units}
    assert said == {"look": True, "methadone": False}
    assert [unit.extra for unit in reader.read("look ").units] == [False]


def test_a_name_is_not_read_as_a_meaning(reader: Reader) -> None:
    assert reader.read("teen").meanings
    assert reader.read("Incredible Years").meanings == ()
    assert reader.read("MST for Child Abuse and Neglect").meanings == ()


@pytest.mark.parametrize("typed", ["does the fair start work", "will fair start really work?"])
def test_a_question_whether_something_works_names_it(reader: Reader, typed: str) -> None:
    assert "work" not in {word for unit in reader.read(typed).units for word in unit.typed}


def test_a_contraction_or_a_letter_by_itself_says_nothing(reader: Reader) -> None:
    typed = {word for unit in reader.read("they don't r housing ").units for word in unit.typed}
    assert typed == {"housing"}


def test_what_is_left_beside_an_age_may_ask_for_nothing(reader: Reader) -> None:
    assert not reader.read("anything for under 2s ").asks_for_words
    assert reader.read("housing for under 2s ").asks_for_words


@pytest.mark.parametrize(
    "typed",
    [
        "what does level 3 mean",
        "whats ffp actually mean?",
        "what does a cost rating of 2 mean in pounds",
        "what do they mean by robust evidence",
        "nl2 means",
        "fgc meaning",
        "what ctc stands for",
        "difference between early help and family help",
        "evidence based in plain english",
    ],
)
def test_it_is_asked_what_a_word_means(reader: Reader, typed: str) -> None:
    assert reader.read(typed).defines
    assert not reader.read(typed).meanings


@pytest.mark.parametrize(
    "typed",
    [
        "he is 14 and mean to his sister",
        "14 year old being mean",
        "mum means well, 14 year old",
        "what do we do, he is mean, 14 year old",
    ],
)
def test_who_is_mean_asks_for_no_meaning(reader: Reader, typed: str) -> None:
    read = reader.read(typed)
    assert not read.defines
    assert [meaning.label for meaning in read.meanings]
