"""What the fewer words of a decision sheet may leave out, and what they may not."""

from sfdesk.factsheets.decision import decision_sheet
from sfdesk.model.edition import Edition
from sfdesk.model.vocabulary import LevelOfNeed


def test_what_to_do_for_whoever_is_afraid_is_never_left_out(edition: Edition) -> None:
    rows = [row for row in edition.interventions if "afraid of" in row.family.what_it_asks_of_you]
    assert {row.slug for row in rows} >= {
        "restorative-practices", "leeds-family-valued", "systemic-family-therapy",
    }  # fmt: skip
    for row in rows:
        sheet = decision_sheet(edition, [row, edition.interventions[0]])
        (cell,) = (each.cells[0] for each in sheet.rows if "have to do" in each.head)
        assert all("afraid of" in " ".join(texts) for texts in (cell.full, cell.short)), row.slug


def test_waiting_is_no_plain_choice_where_a_child_may_not_be_safe(edition: Edition) -> None:
    for row in edition.interventions:
        rows = decision_sheet(edition, [row, row]).rows
        (now,) = (each.cells[-1].full[0] for each in rows if "have to do" in each.head)
        assert ("what it would mean to wait" in now) == (
            LevelOfNeed.EDGE_OF_CARE in row.levels_of_need
        ), row.slug
    needs = [row.levels_of_need for row in edition.interventions]
    assert 0 < sum(LevelOfNeed.EDGE_OF_CARE in each for each in needs) < len(needs)


def test_what_one_has_now_is_not_asked_for_nearby(edition: Edition) -> None:
    rows = [edition.intervention(slug) for slug in ("epec", "triple-p")]
    sheet = decision_sheet(edition, rows)
    (near,) = (row for row in sheet.rows if row.ticks)
    assert [cell.full for cell in near.cells] == [("You have it now.",)]
    names = [names for row in sheet.rows for names, _ in row.notes]
    assert any("Empowering Parents, Empowering Communities; Triple P" in each for each in names)
