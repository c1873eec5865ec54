"""Collections: named lists of interventions, ordered, duplicated, printed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from sfdesk.core.language import to_translate, tr, tr_n
from sfdesk.model.edition import Edition
from sfdesk.model.local_layer import Collection
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.ours.collect_dialog import NO_NAMES
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.name_dialog import NameDialog
from sfdesk.ui.ours.ordered_list import Lines, OrderedList
from sfdesk.ui.sheets.sheet_chooser import SheetChooser
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.dialog import Dialog
from sfdesk.ui.support.flow_layout import FlowLayout

if TYPE_CHECKING:
    from sfdesk.local.layer import LocalLayer

_ORDER = to_translate("Drag to another place, or Alt with ↑ and ↓. Delete takes out.")


class CollectionsDialog(Dialog):
    """Shows the collections; every change is kept at once.

    Signals:
        printed(list of slugs): They are to be printed as a booklet.
        opened(slug): An intervention is to be read.
        exported(Collection): It is to be written to a file.
    """

    printed = Signal(object)
    opened = Signal(str)
    exported = Signal(object)

    def __init__(self, edition: Edition, keeper: Keeper, parent: QWidget | None) -> None:
        super().__init__(tr("Collections"), parent, wide=64)
        self._edition, self._keeper = edition, keeper
        self._shown: tuple[Collection, ...] = ()
        self._next = ""
        self.names = Lines(tr("Collections"), high=4)
        self.items = OrderedList(tr("Interventions in the collection"), high=8)
        self._build()
        self.names.currentRowChanged.connect(lambda _: self._show_items())
        self.items.ordered.connect(self._reorder)
        self.items.itemActivated.connect(lambda _: self._open())
        keeper.changed.connect(self.show_collections)
        keeper.failed.connect(self.show_collections)
        self.show_collections()

    def _build(self) -> None:
        self.add_heading(tr("Your collections"))
        self.content.addWidget(self.names)
        _, *of_one = self._row(
            (tr("New…"), self._new),
            (tr("Rename…"), self._rename),
            (tr("Duplicate"), self._duplicate),
            (tr("Remove"), self._remove),
        )
        self.title = self.add_heading("")
        self.content.addWidget(self.items, 1)
        self.add_text(tr(_ORDER), "secondary")
        of_items = self._row(
            (tr("Add or take out…"), self._choose),
            (tr("Move up"), lambda: self.items.move_current(-1)),
            (tr("Move down"), lambda: self.items.move_current(1)),
            (tr("Read"), self._open),
        )
        self._needing = [*of_one, *of_items]
        self.names.setMaximumHeight(self.fontMetrics().lineSpacing() * 6)
        self.print_button = self.add_button(tr("Print as a booklet…"), self._print)
        self.print_button.setObjectName("main")
        self.export_button = self.add_button(tr("Save as a file…"), self._export)
        self.add_button(tr("Close"), self.reject, default=True)

    def first_stop(self) -> QWidget | None:
        """Begin at the list, if there is anything in it."""
        return self.names if self.names.count() else None

    def _row(self, *buttons: tuple[str, Callable[[], object]]) -> list[QPushButton]:
        row, made = FlowLayout(spacing=6), list[QPushButton]()
        self.content.addLayout(row)
        for words, pressed in buttons:
            button = push_button(words, pressed)
            button.setAutoDefault(False)
            row.addWidget(button)
            made.append(button)
        return made

    # --- showing ----------------------------------------------------------------------------

    def show_collections(self, *_: object) -> None:
        """Show what is kept now, whoever changed it."""
        self._shown = self._keeper.ours.collections
        chosen = self._next or self.names.current()
        self._next = ""
        self.names.show_lines(((each.id, _line(each)) for each in self._shown), chosen)
        self._show_items()

    @property
    def current(self) -> Collection | None:
        """The collection that is chosen."""
        chosen = self.names.current()
        return next((each for each in self._shown if each.id == chosen), None)

    def _show_items(self) -> None:
        current = self.current
        items = current.items if current else ()
        title = tr("In “{name}”", name=current.name) if current else tr("No collections yet")
        self.title.setText(title)
        self.items.show_lines(((slug, self._name(slug)) for slug in items), self.items.current())
        for each in self._needing:
            each.setEnabled(current is not None)
        for each in (self.print_button, self.export_button):
            each.setEnabled(bool(self._known(items)))

    def _name(self, slug: str) -> str:
        if self._edition.has(EntryKind.INTERVENTION, slug):
            return self._edition.intervention(slug).name
        return tr("{name} (not in this edition)", name=slug)

    def _known(self, slugs: tuple[str, ...]) -> list[str]:
        return [slug for slug in slugs if self._edition.has(EntryKind.INTERVENTION, slug)]

    # --- changing ---------------------------------------------------------------------------

    def _change(self, work: "Callable[[LocalLayer], Collection]", said: str) -> None:
        def choosing(layer: "LocalLayer") -> None:
            self._next = work(layer).id

        self._keeper.change(choosing, lambda _: said)

    def _reorder(self, slugs: list[str]) -> None:
        if current := self.current:
            id_ = current.id
            self._change(
                lambda layer: layer.collections.change(
                    id_, lambda found: found._replace(items=tuple(slugs))
                ),
                tr("The collection is saved."),
            )

    def _new(self) -> None:
        if name := self._asked(tr("New collection"), ""):
            new = Collection(name=name)
            self._change(lambda layer: layer.collections.save(new), tr("Saved."))

    def _rename(self) -> None:
        current = self.current
        if current and (name := self._asked(tr("Rename the collection"), current.name)):
            self._change(
                lambda layer: layer.collections.change(
                    current.id, lambda found: found._replace(name=name)
                ),
                tr("The collection is renamed."),
            )

    def _duplicate(self) -> None:
        if current := self.current:
            name = tr("{name}, copy", name=current.name)
            self._change(
                lambda layer: layer.duplicate_collection(current.id, name),
                tr("Saved as “{name}”.", name=name),
            )

    def _remove(self) -> None:
        if current := self.current:
            self._keeper.change(
                lambda layer: layer.collections.remove(current),
                lambda _: tr("The collection is removed. “Undo” in the Edit menu brings it back."),
            )

    def _choose(self) -> None:
        current = self.current
        if current is None:
            return
        names = ((row.slug, row.name) for row in self._edition.interventions)
        chooser = SheetChooser(names, current.items, self, fewest=0)
        chooser.setWindowTitle(tr("Choose interventions"))
        if chooser.exec() == QDialog.DialogCode.Accepted:
            ticked = set(chooser.chosen)
            kept = [slug for slug in current.items if slug in ticked]
            self._reorder([*kept, *(slug for slug in chooser.chosen if slug not in kept)])

    def _asked(self, title: str, proposed: str) -> str:
        told = f"{tr('Under which name?')} {tr(NO_NAMES)}"
        asking = NameDialog(title, told, tr("Name of the collection"), proposed, self)
        answered = asking.exec() == QDialog.DialogCode.Accepted
        return " ".join(asking.name.text().split()) if answered else ""

    # --- leaving ----------------------------------------------------------------------------

    def _print(self) -> None:
        if current := self.current:
            self.printed.emit(self._known(current.items))

    def _export(self) -> None:
        if current := self.current:
            self.exported.emit(current)

    def _open(self) -> None:
        if known := self._known((self.items.current(),)):
            self.accept()
            self.opened.emit(known[0])


def _line(collection: Collection) -> str:
    name, count = collection.name, len(collection.items)
    if collection.read_only:
        return tr_n(
            "{name} ({count} intervention, from your team)",
            "{name} ({count} interventions, from your team)",
            count,
            name=name,
        )
    return tr_n("{name} ({count} intervention)", "{name} ({count} interventions)", count, name=name)
