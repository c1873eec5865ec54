from datetime import date

from sfdesk.model.edition import Edition
from sfdesk.model.plan import plan
from sfdesk.model.text import plain

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
