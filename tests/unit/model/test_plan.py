from datetime import date

from sfdesk.model.edition import Edition
from sfdesk.model.parts import AgeRange
from sfdesk.model.plan import plan
from sfdesk.model.text import plain
from sfdesk.model.vocabulary import GapTag

TODAY = date(2026, 1, 1)


def test_a_plan_says_the_same_things_of_each(edition: Edition) -> None:
    rows = [edition.intervention(slug) for slug in ("family-foundations", "play-therapy")]
    made = plan(edition, rows, (), TODAY)
    labels = ("Need", "What is offered", "Who it is for", "Who delivers it", "How sure")
    for label in (*labels, "What is not known", "Review"):
        assert made.text.count(f"\n{label}: ") == len(rows)
        assert made.html.count(f">{label}</th>") == len(rows)
    for row in rows:
        assert f"For the plan: {row.name}" in made.text
        assert plain(row.summary) in made.text


def test_no_caution_is_left_out(edition: Edition) -> None:
    for row in edition.interventions:
        text = plan(edition, [row], (), TODAY).text
        for caution in edition.cautions_for(row.slug):
            assert f"Caution: For {caution.concerns}. {plain(caution.text)}" in text


def test_of_the_needs_those_stand_there_that_were_chosen(edition: Edition) -> None:
    row = edition.intervention("functional-family-therapy")
    every = plan(edition, [row], (), TODAY).text
    assert "; Better managed substance use; Families diverted from crime; Safe" in every
    chosen = plan(edition, [row], {"crime"}, TODAY).text
    assert "Need: Families diverted from crime (our own mapping)\n" in chosen
    elsewhere = plan(edition, [row], {"secure-housing"}, TODAY).text
    assert "; Better managed substance use; " in elsewhere


def test_it_says_when_to_look_again_and_where_it_is_from(edition: Edition) -> None:
    row = edition.interventions[0]
    text = plan(edition, [row], (), TODAY).text
    assert f"Review: Evidence as of {edition.info.evidence_as_of}. To be looked at again by" in text
    assert edition.info.short_hash in text
    late = plan(edition, [row], (), date(2099, 1, 1)).text
    assert "ask for a newer edition" in late


def test_what_is_rich_is_escaped(edition: Edition) -> None:
    row = edition.interventions[0]._replace(name="A <b> & C")
    made = plan(edition, [row], (), TODAY)
    assert "A &lt;b&gt; &amp; C" in made.html
    assert "A <b> & C" in made.text


def test_what_is_said_of_a_row_stands_in_its_plan(edition: Edition) -> None:
    row = edition.intervention("epec")
    tags = (GapTag.UK_EVIDENCE, GapTag.ECONOMIC)
    said = row._replace(
        target_population="Parents.",
        ages=(AgeRange(24, 60), AgeRange(72, 84)),
        practitioners=row.practitioners._replace(text="Trained parents."),
        evidence=row.evidence._replace(gap_tags=tags),
    )
    text = plan(edition, [said], (), TODAY).text
    assert "\nWho it is for: Parents. Ages of children: 2 to 5 years; 6 to 7 years\n" in text
    assert "\nWho delivers it: Trained parents.\n" in text
    assert f"\nWhat is not known: {tags[0].label}; {tags[1].label}\n" in text


def test_what_is_not_said_of_a_row_is_told_as_not_stated(edition: Edition) -> None:
    row = edition.intervention("epec")
    unsaid = row._replace(
        slug="of-no-need",
        target_population="",
        ages=(),
        practitioners=row.practitioners._replace(text=""),
        evidence=row.evidence._replace(gap_tags=()),
    )
    text = plan(edition, [unsaid], (), TODAY).text
    assert "\nNeed: No need is mapped to it\n" in text
    assert "\nWho it is for: Not stated Ages of children: Not stated\n" in text
    assert "\nWho delivers it: Not stated\n" in text
    assert "\nWhat is not known: Not stated\n" in text


def test_interventions_stand_apart_and_nothing_else_between_them(edition: Edition) -> None:
    rows = edition.interventions[:2]
    both, alone = plan(edition, rows, (), TODAY), [plan(edition, [r], (), TODAY) for r in rows]
    assert both.text == "\n\n".join(each.text for each in alone)
    assert both.html == "".join(each.html for each in alone)
    assert "</tr><tr>" in both.html
