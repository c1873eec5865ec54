"""Need, fit and capacity: what a service asks of itself before it takes something on."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.model.entries import Intervention
from sfdesk.model.local_layer import (
    GUIDING_QUESTIONS,
    NO_FAMILIES,
    Answer,
    FitAspect,
    FitJudgement,
)
from sfdesk.ui.ours.fields import Choice, LineField, add_row
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog
from sfdesk.ui.support.dialog import form

_NOTE = to_translate("Your own judgement. It changes nothing in the evidence.")


class FitDialog(KeepingDialog):
    """Asks the three questions.

    Args:
        row: Of which they are asked.
        judged: What was judged before.
    """

    def __init__(
        self,
        row: Intervention,
        keeper: Keeper,
        judged: Mapping[FitAspect, FitJudgement],
        parent: QWidget | None,
    ) -> None:
        super().__init__(tr("Does it fit us? {name}", name=row.name), keeper, parent)
        new = FitJudgement(intervention=row.slug)
        self._before = {each: judged.get(each, new._replace(aspect=each)) for each in FitAspect}
        self.add_text(f"{tr(_NOTE)} {tr(NO_FAMILIES)}")
        self.answers: dict[FitAspect, Choice] = {}
        self.lines: dict[FitAspect, LineField] = {}
        for aspect, before in self._before.items():
            self._add(aspect, before)
        self.add_button(tr("Save"), self.save, main=True)
        self.add_button(tr("Cancel"), self.reject)

    def _add(self, aspect: FitAspect, before: FitJudgement) -> None:
        name = tr(aspect.label)
        self.add_heading(name)
        self.add_text(tr(GUIDING_QUESTIONS[aspect]))
        pairs = ((answer.value, tr(answer.label)) for answer in Answer)
        answer = tr("{aspect}: our answer", aspect=name)
        why = tr("{aspect}: why, in a line", aspect=name)
        self.answers[aspect] = Choice(pairs, before.answer, answer)
        self.lines[aspect] = LineField(before.line, why)
        layout = form()
        add_row(layout, tr("Our answer"), self.answers[aspect])
        add_row(layout, tr("Why, in a line"), self.lines[aspect])
        self.content.addLayout(layout)

    @property
    def changed(self) -> list[FitJudgement]:
        """The judgements that are others than before."""
        now = (
            before._replace(
                answer=Answer(self.answers[aspect].text()), line=self.lines[aspect].text().strip()
            )
            for aspect, before in self._before.items()
        )
        return [each for each in now if each != self._before[each.aspect]]

    @property
    def is_changed(self) -> bool:
        """Whether anything was judged anew."""
        return bool(self.changed)

    def save(self) -> None:
        """Keep what is judged."""
        changed = self.changed
        if not changed:
            self.reject()
            return
        self.keep(
            lambda layer: layer.judgements.save_all(changed),
            lambda _: tr("Saved: what you think of its fit."),
            over=lambda layer: layer.judgements.save_all(changed, over=True),
        )
