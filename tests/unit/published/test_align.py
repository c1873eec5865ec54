"""The right part of the published document stands beside the right part of ours."""

import pytest

from sfdesk.model.entries import Intervention, Source
from sfdesk.published.align import cells_for, column_for, row_for, section_for
from sfdesk.published.document import Published
from sfdesk.published.places import places_for


def test_a_row_is_found_by_table_and_name(published: Published, kite: Intervention) -> None:
    row = row_for(published, kite)
    assert row is not None
    assert row.row == "Kite days"
    other = kite._replace(source=Source("Therapies", "Kite days"))
    assert row_for(published, other) is None


def test_each_field_gets_its_cell(published: Published, kite: Intervention) -> None:
    cells = cells_for(published, kite)
    assert list(cells) == ["description", "uk_use", "effectiveness", "strength", "gaps"]
    assert "fly kites with 12 families. [2]" in cells["description"]
    assert cells["gaps"] == "Further studies are needed."


def test_a_table_without_a_column_gives_no_such_field(
    published: Published, kite: Intervention
) -> None:
    clay = kite._replace(source=Source("Therapies", "Clay therapy"))
    assert "uk_use" not in cells_for(published, clay)
    assert column_for("Therapies", "uk_use") is None


def test_one_column_for_two_fields_is_shown_at_both(
    published: Published, kite: Intervention
) -> None:
    duet = kite._replace(source=Source("Family conflict: in the Guidebook", "Duet"))
    cells = cells_for(published, duet)
    assert cells["effectiveness"] == cells["strength"] == "Level 3 in six months."
    assert cells["gaps"] == ""


def test_a_row_that_is_not_there_gives_nothing(published: Published, kite: Intervention) -> None:
    gone = kite._replace(source=Source("Therapies", "Nothing"))
    assert cells_for(published, gone) == {}


WAYS = "Appendix A. Questions › Service places › Ways of working"
TARGETED = "Domestic abuse interventions › Targeted help"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Domestic abuse › Prevalence", ["Domestic abuse interventions › Prevalence"]),
        ("Family conflict › Prevalence", ["Reducing family conflict and more › Prevalence"]),
        ("Appendix A › Ways of working", [WAYS]),
        ("Domestic abuse › Targeted help › shelters", [f"{TARGETED} › shelters"]),
        ("Domestic abuse › closing paragraph", [TARGETED]),
        ("Appendix C › Clay therapy › Evidence gaps", ["Therapies › Clay therapy › Evidence gaps"]),
        ("Chess club › Where it is used", [
            "System-level approaches › Chess club › Where is it used in England/UK"
        ]),
        ("Substance misuse › Definition; note 13", ["Substance misuse › Definition", "Note 13"]),
        ("notes 4–5 and 7", ["Note 4", "Note 5", "Note 7"]),
        ("the row's own cell, with note 9", ["Note 9"]),
        ("Substance misuse › table", ["Substance misuse interventions › Tea evenings"]),
        ("Parental mental health › Definition; both tables, evidence gaps", [
            "Parental mental health › Definition",
            "Therapeutic interventions › Talk therapy › Evidence gaps",
            "Therapies › Clay therapy › Evidence gaps",
        ]),
        ("Family conflict › table of interventions not in the Guidebook", [
            "Family conflict: not in the Guidebook › Pair walks",
            "Family conflict: not in the Guidebook › Round table",
        ]),
        ("the row's own cell; last paragraph from Therapies › Clay therapy and Chess club", [
            "Therapies › Clay therapy",
            "System-level approaches › Chess club",
        ]),
        ("Kite days › Evidence of effectiveness; Strength of evidence", [
            "System-level approaches › Kite days › Evidence of effectiveness",
            "System-level approaches › Kite days › Strength of evidence",
        ]),
        ("Parenting interventions", ["Individual-level interventions › Parenting Interventions"]),
        ("Our own words", []),
        ("", []),
        ("›", []),
        ("note 99", []),
    ],
)  # fmt: skip
def test_the_place_that_a_source_names_is_found(
    published: Published, source: str, names: list[str]
) -> None:
    assert [place.name for place in places_for(published, source)] == names


def test_level_of_need_of_all_rows_is_their_description(published: Published) -> None:
    places = places_for(published, "System-level approaches › the rows, level of need")
    assert [place.name.split(" › ")[1:] for place in places] == [
        ["Kite days", "Description"],
        ["Song rounds", "Description"],
        ["Chess club", "Description"],
    ]


def test_a_paragraph_that_announces_a_list_brings_it(published: Published) -> None:
    html = section_for(published, "Appendix A › Ways of working")
    assert html is not None
    assert html.endswith("<ul><li>kite days – Hull</li></ul><ul><li>song rounds – Wigan</li></ul>")


def test_one_place_is_shown_alone_and_several_under_their_names(published: Published) -> None:
    one = section_for(published, "Domestic abuse › Prevalence")
    assert one == "<p>It touches 7% of streets. [12, printed 11]</p>"
    two = section_for(published, "Domestic abuse › Prevalence; note 12")
    assert two is not None
    assert two.startswith("<p><b>Domestic abuse interventions › Prevalence</b></p>")
    assert two.endswith("<p><b>Note 12</b></p><p>Street, K.</p>")
    assert section_for(published, "Nowhere › at all") is None
