"""The family version as parts: what stands in which order, and what came since beside it."""

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Since
from sfdesk.model.family import family_parts
from sfdesk.model.strength import family_phrase, strength
from sfdesk.model.vocabulary import SinceKind

ITEM = Since(
    "2024", "A trial.", "A study was made.", "S", "https://a.org", SinceKind.FINDING, (), "2026"
)


def test_nothing_of_a_family_version_is_left_out(edition: Edition) -> None:
    for row in edition.interventions:
        told = [text for part in family_parts(edition, row) for text in part.texts]
        family = row.family._asdict()
        # Names the sheet; and what stands on a sheet of several is not repeated here.
        for field in ("title", "in_a_sentence", "help_in_short"):
            del family[field]
        for value in family.values():
            assert set((value,) if isinstance(value, str) else value) <= set(told)
        assert {c.plain for c in edition.cautions_for(row.slug)} <= set(told)
        assert family_phrase(row) in told


def test_what_it_asks_comes_right_after_how_it_might_help(edition: Edition) -> None:
    ids = [part.id for part in family_parts(edition, edition.intervention("epec"))]
    at = ids.index("how-might-it-help")
    assert ids[at : at + 3] == ["how-might-it-help", "what-it-asks", "how-sure"]
    assert ids[0] == "cautions"
    assert ids[-1] == "questions"


def test_what_came_since_is_told_and_changes_nothing_else(edition: Edition) -> None:
    row = edition.intervention("epec")
    none = edition._replace(since=())
    some = edition._replace(since=(ITEM, ITEM._replace(plain="", date="2025")))
    before, after = (list(family_parts(e, row)) for e in (none, some))
    (since,) = (part for part in after if part.id == "since")
    assert since.texts == ("A study was made.",)
    assert since.heading == "What is new since May 2023?"
    assert [part for part in after if part.id != "since"] == before
    assert strength(edition.info, row) == strength(edition.info, some.intervention("epec"))


def test_several_texts_are_a_list_and_one_is_none(edition: Edition) -> None:
    for row in edition.interventions:
        for part in family_parts(edition, row):
            assert part.listed or len(part.texts) == 1


def test_a_family_is_asked_nothing_and_told_what_it_would_ask(edition: Edition) -> None:
    told = edition._replace(since=(ITEM._replace(applies_to=("epec",)),))
    parts = list(family_parts(told, told.intervention("epec")))
    assert [(part.id, part.heading) for part in parts] == [
        ("cautions", "Please note"),
        ("what-is-it", "What is it?"),
        ("who-is-it-for", "Who is it for?"),
        ("what-will-happen", "What will happen?"),
        ("how-might-it-help", "How might it help?"),
        ("what-it-asks", "What does it ask of you?"),
        ("how-sure", "How sure are we?"),
        ("not-known", "What do we not know?"),
        ("other-choices", "Are there other choices?"),
        ("since", "What is new since May 2023?"),
        ("questions", "Questions to ask"),
    ]
    assert not any(part.id == "since" for part in family_parts(told, told.interventions[0]))


def test_one_caution_and_one_thing_since_are_sentences_and_several_are_lists(
    edition: Edition,
) -> None:
    row = edition.intervention("epec")
    caution = edition.cautions[0]._replace(applies_to=("epec",))
    for count, listed in ((1, False), (2, True)):
        told = edition._replace(cautions=(caution,) * count, since=(ITEM,) * count)
        parts = {part.id: part for part in family_parts(told, row)}
        assert (parts["cautions"].listed, parts["since"].listed) == (listed, listed)
