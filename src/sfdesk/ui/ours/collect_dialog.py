"""Puts an intervention into a collection, one that is there or a new one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.model.entries import Intervention
from sfdesk.model.local_layer import Collection
from sfdesk.ui.ours.fields import Choice, LineField, add_row
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog
from sfdesk.ui.support.dialog import form

NO_NAMES = to_translate(
    "Do not put a family’s name in it: anybody who uses this computer can see it."
)
_NEW = ""


class CollectDialog(KeepingDialog):
    """Asks which collection.

    Args:
        row: What is put in.
        collections: Those that there are.
    """

    def __init__(
        self,
        row: Intervention,
        keeper: Keeper,
        collections: Sequence[Collection],
        parent: QWidget | None,
    ) -> None:
        super().__init__(tr("Add to a collection"), keeper, parent, wide=48)
        self._slugs = (row.slug,)
        self.add_text(row.name, "message")
        choices = [(each.id, each.name) for each in collections]
        choices.append((_NEW, tr("A new collection")))
        self.choice = Choice(choices, choices[0][0], tr("Collection"))
        self.name = LineField("", tr("Name of the new collection"))
        layout = form()
        add_row(layout, tr("Collection"), self.choice)
        add_row(layout, tr("Name of a new one"), self.name)
        self.content.addLayout(layout)
        self.add_text(tr(NO_NAMES), "secondary")
        self.collect_button = self.add_button(tr("Add"), self.add, main=True)
        self.add_button(tr("Cancel"), self.reject)
        self.choice.currentIndexChanged.connect(self._allow)
        self.name.textChanged.connect(self._allow)
        self._allow()
        if not collections:
            # There is nothing to choose among.
            self.name.setFocus()

    def _allow(self) -> None:
        new = self.choice.text() == _NEW
        self.name.setEnabled(new)
        self.collect_button.setEnabled(not new or bool(self.name.text().strip()))

    def add(self) -> None:
        """Add it, and keep the collection."""
        id_, slugs = self.choice.text(), self._slugs
        new = Collection(name=" ".join(self.name.text().split()), items=slugs)
        self.keep(
            lambda layer: (
                layer.add_to_collection(id_, slugs) if id_ else layer.collections.save(new)
            ),
            lambda kept: tr("Added to “{name}”.", name=kept.name),
        )
