"""For a meeting that decides: the evidence, and the team's own judgements beside it."""

import pytest

from sfdesk.app import App
from sfdesk.factsheets.fit import fit_sheet
from sfdesk.factsheets.kinds import PrintProfile, TableKind
from sfdesk.factsheets.render import page_count
from sfdesk.model.edition import Edition
from sfdesk.model.local_layer import Answer, FitAspect, FitJudgement

JUDGEMENT = FitJudgement(
    intervention="epec", aspect=FitAspect.CAPACITY, answer=Answer.PARTLY, line="Two are trained."
)


def test_judgements_stand_beside_the_evidence_marked_as_ours(edition: Edition) -> None:
    sheet = fit_sheet(edition, [edition.intervention("epec")], [JUDGEMENT])
    assert sheet.columns[:2] == ("How sure", "Who delivers")
    [row] = sheet.rows
    cells = dict(zip(sheet.columns, row.cells, strict=True))
    assert cells["Capacity (our judgement)"].lines == ("Partly", "Two are trained.")
    assert cells["Need (our judgement)"].lines == ("Not known yet",)
    assert cells["Need (our judgement)"].gap
    assert cells["Decided"].lines == ("",)


@pytest.mark.parametrize("print_profile", PrintProfile)
def test_what_was_judged_is_printed(app: App, print_profile: PrintProfile) -> None:
    every = page_count(app.papers.table_pdf(TableKind.FIT, (), print_profile))
    app.local.judgements.save(JUDGEMENT)
    assert page_count(app.papers.table_pdf(TableKind.FIT, (), print_profile)) == 1 < every
    assert page_count(app.papers.table_pdf(TableKind.FIT, ("epec", "ambit"), print_profile)) == 1
    app.local.close()
