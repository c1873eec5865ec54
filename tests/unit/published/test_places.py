"""The exact names of a ``source`` lead to what stands there in the published document."""

import pytest
from tests.unit.published.made_up import REVIEW

from sfdesk.published.document import Published
from sfdesk.published.places import Places, known_names, names_in

KITE = "System-level approaches › Kite days"
TARGETED = "Domestic abuse interventions › Targeted help"
WAYS = "Appendix A › Service places › Ways of working"


@pytest.fixture
def places(published: Published) -> Places:
    return Places(published, REVIEW)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Therapies › Clay therapy › Evidence gaps", ["Therapies › Clay therapy › Evidence gaps"]),
        (KITE, [KITE]),
        ("Therapies", ["Therapies › Clay therapy"]),
        ("Family conflict: not in the Guidebook › Outcomes", [
            "Family conflict: not in the Guidebook › Pair walks › Outcomes",
            "Family conflict: not in the Guidebook › Round table › Outcomes",
        ]),
        ("Domestic abuse interventions › Prevalence", [
            "Domestic abuse interventions › Prevalence"
        ]),
        ("Domestic abuse interventions", [
            "Domestic abuse interventions › Prevalence", TARGETED
        ]),
        ("Appendix A", ["Appendix A › Meeting people", "Appendix A › Service places"]),
        (f"{TARGETED} › shelters", [f"{TARGETED} › shelters"]),
        ("Substance misuse › Definition; note 13", ["Substance misuse › Definition", "note 13"]),
        ("notes 4–6; note 9 (its address)", ["note 4", "note 5", "note 6", "note 9"]),
        (f"{KITE} (the first sentence); {KITE}", [KITE]),
        (f"This row › Strength of evidence; This row; {WAYS} (Hull)", [
            f"{KITE} › Strength of evidence", KITE, WAYS
        ]),
        ("Ours", []),
        ("Ours; https://example.org", []),
        ("Domestic abuse › Prevalence", []),
        ("domestic abuse interventions › prevalence", []),
        ("", []),
        ("note 99", []),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_places_and_another_to_none(
    places: Places, source: str, names: list[str]
) -> None:
    assert [place.name for place in places.named(source, KITE)] == names


def test_the_whole_matrix_and_a_column_of_it_have_names(places: Places) -> None:
    assert len(places.named("Matrix")) == len(REVIEW.rows)
    assert len(places.named("Matrix › Description")) == len(REVIEW.rows)
    assert len(places.named("Matrix › Where is it used in the UK")) == 4


def test_a_cell_has_its_text_and_its_row(places: Places) -> None:
    (place,) = places.named(f"{KITE} › Evidence gaps")
    assert place.html == "Further studies are needed."
    assert place.row is not None
    assert place.row.row == "Kite days"


def test_a_whole_row_has_each_cell_under_its_column(places: Places) -> None:
    (place,) = places.named("Substance misuse interventions › Tea evenings")
    assert "<p><b>Strength of evidence</b></p>Level 3." in place.html
    assert "Outcomes" not in place.html


def test_a_paragraph_that_announces_a_list_brings_it(places: Places) -> None:
    (place,) = places.named(WAYS)
    assert place.html.startswith("<p><b>Ways of working:</b>")
    assert place.html.endswith(
        "<ul><li>kite days – Hull</li></ul><ul><li>song rounds – Wigan</li></ul>"
    )


def test_an_item_and_the_closing_paragraph_stand_alone(places: Places) -> None:
    (item,) = places.named(f"{TARGETED} › walks")
    assert item.html == "<ul><li><b>walks:</b> They may help</li></ul>"
    (closing,) = places.named(f"{TARGETED} › closing paragraph")
    assert closing.html == "<p>More is to be learned in Leeds.</p>"


def test_every_name_that_is_known_but_ours_leads_somewhere(places: Places) -> None:
    assert [name for name in known_names(REVIEW) if not places.named(name)] == ["Ours"]


def test_a_bracket_that_belongs_to_a_name_is_no_remark() -> None:
    known = {"Therapies › Talk (TT)"}
    names = names_in("Therapies › Talk (TT); Therapies › Talk (TT) (the last)", known)
    assert list(names) == ["Therapies › Talk (TT)"] * 2
