"""The dialogs about editions: what a file would change, how far installing is, what there is."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QWidget,
)

from sfdesk.core.language import tr
from sfdesk.editions.candidate import Candidate, told
from sfdesk.editions.installed import Installed
from sfdesk.editions.pointer import BUILT_IN
from sfdesk.model.changes import Changes
from sfdesk.ui.support.browser import SpokenBrowser
from sfdesk.ui.support.dialog import Dialog
from sfdesk.ui.support.locale import day

_CHANGES_HIGH = 14
_LIST_HIGH = 6
"""Lines of text that the changes and the list are high at first."""
_AT_ONCE = 10_000
"""Letters of the changes that are laid out before the dialog is shown."""


class CandidateDialog(Dialog):
    """Tells of an edition from whom and from when it is and what it changes; accepted installs it.

    Args:
        current: What the edition that is open is called.
    """

    def __init__(
        self, candidate: Candidate, found: Changes, current: str, parent: QWidget | None
    ) -> None:
        super().__init__(tr("Install this edition?"), parent, wide=70)
        first, *rest = told(candidate)
        self.add_text(first, "message")
        self.add_text("\n".join(rest))
        if not candidate.trusted:
            self.add_text(tr("Your organisation lets it in all the same. It stays marked."))
        self.add_text(tr("Against {current}: {summary}.", current=current, summary=found.summary))
        self.browser = SpokenBrowser()
        self.browser.setAccessibleName(tr("What changes"))
        self.browser.setTabChangesFocus(True)
        self._show_changes(_html(found))
        self.browser.setMinimumHeight(self.fontMetrics().height() * _CHANGES_HIGH)
        self.browser.setHidden(not any(found))
        self.content.addWidget(self.browser, 1)
        self.add_button(tr("Install"), self.accept)
        self.add_button(tr("Cancel"), self.reject, default=True)

    def _show_changes(self, html: str) -> None:
        """Show what changes; where that is long, once the dialog stands, or it would wait."""
        if len(html) <= _AT_ONCE:
            self.browser.setHtml(html)
        else:
            QTimer.singleShot(0, self.browser, partial(self.browser.setHtml, html))


class InstallDialog(Dialog):
    """Says how far it is; rejecting or closing it cancels, and it is accepted once all is done."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(tr("Installing an edition"), parent)
        self.add_text(
            tr(
                "{title} is checked and made searchable. Nothing changes until it is done.",
                title=title,
            )
        )
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("How much is done"))
        self.bar.setTextVisible(False)
        self.content.addWidget(self.bar)
        self.add_button(tr("Cancel"), self.reject, default=True)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)


class EditionsDialog(Dialog):
    """Lists the editions on this computer.

    Signals:
        use_wanted(str): This one shall open.
        rollback_wanted: The one that was open before shall open.
        remove_wanted(str): This one shall go.
    """

    use_wanted = Signal(str)
    rollback_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(
        self, found: list[Installed], parent: QWidget | None, *, can_go_back: bool
    ) -> None:
        super().__init__(tr("Editions on this computer"), parent, wide=70)
        self._found = found
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Editions"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LIST_HIGH)
        for each in found:
            self.list.addItem(_item(each))
        self.content.addWidget(self.list, 1)
        self.use_button = self.add_button(
            tr("Open this one"), lambda: self.use_wanted.emit(self._name)
        )
        self.back_button = self.add_button(
            tr("Go back to the one before"), self.rollback_wanted.emit
        )
        self.remove_button = self.add_button(
            tr("Remove…"), lambda: self.remove_wanted.emit(self._name)
        )
        self.back_button.setEnabled(can_go_back)
        self.add_button(tr("Close"), self.reject, default=True)
        self.list.currentRowChanged.connect(self._show_what_applies)
        self.list.setCurrentRow(next((n for n, each in enumerate(found) if each.current), 0))

    @property
    def _name(self) -> str:
        return self._found[self.list.currentRow()].name

    def _show_what_applies(self, row: int) -> None:
        chosen = self._found[row]
        self.use_button.setEnabled(not chosen.current and not chosen.damaged)
        self.remove_button.setEnabled(chosen.name != BUILT_IN)


def _item(each: Installed) -> QListWidgetItem:
    """Return the entry of an edition: its title, then what is to be known of it."""
    info = each.info
    title = (
        tr("{title}, released {released}", title=info.title, released=day(info.released))
        if info
        else each.name
    )
    known = [
        tr("open") if each.current else "",
        tr("came with the program") if each.name == BUILT_IN else "",
        tr(
            "edition {id} ({short_hash}), number {serial}",
            id=info.id,
            short_hash=info.short_hash,
            serial=info.serial,
        )
        if info
        else "",
        tr("signed by {names}", names=", ".join(each.signers))
        if each.signers and not each.mark
        else "",
        tr(each.mark),
        each.damaged,
    ]
    item = QListWidgetItem(f"{title}\n{' · '.join(filter(None, known))}")
    item.setData(Qt.ItemDataRole.UserRole, each.name)
    return item


def _html(found: Changes) -> str:
    parts = []
    for heading, section in found.sections():
        items = "".join(f"<li>{_change(c.what, c.before, c.after)}</li>" for c in section)
        parts.append(f"<h3>{escape(tr(heading))}</h3><ul>{items}</ul>")
    return "".join(parts)


def _change(what: str, before: str, after: str) -> str:
    lines = [f"<b>{escape(what)}</b>"]
    lines += [tr("Was: {before}", before=escape(before))] if before else []
    lines += [tr("Is: {after}", after=escape(after))] if after else []
    return "<br>".join(lines)
