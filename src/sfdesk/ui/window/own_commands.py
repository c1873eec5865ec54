"""The menu of what the team keeps, and what undoes a change of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sfdesk.core.language import to_translate, tr
from sfdesk.model.local_layer import NO_NOTES
from sfdesk.ui.window.commands import Command, Group, reader, row_reader
from sfdesk.ui.window.own_files import OwnFiles

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow

MENU = "&Yours"

_NOTE = to_translate("A note is written on an entry: open one first.")
_COLLECT = to_translate("Only interventions of the matrix go into collections: open one first.")


def own_menu(window: "MainWindow") -> tuple[Group, ...]:
    """Return what is written, taken in, handed on and removed."""
    entry, own = partial(Command, MENU), window.own
    files, row, reads = OwnFiles(window, own.keeper), row_reader(window), reader(window)

    why = tr(_NOTE if window.app.policy.notes else NO_NOTES)

    def notes() -> bool:
        return reads() and own.ours.may_note

    return (
        (
            entry(tr("&Add an offer here…"), (), own.add_offer, row),
            entry(tr("&Note on this entry…"), ("Ctrl+Shift+N",), own.write_note, notes, why=why),
            entry(tr("&Does it fit us?…"), (), own.judge_fit, row),
            entry(tr("Add to a &collection…"), ("Ctrl+D",), own.collect, row, why=tr(_COLLECT)),
        ),
        (
            entry(tr("&Offers in our area…"), (), own.show_offers),
            entry(tr("Co&llections…"), ("Ctrl+Shift+D",), own.show_collections),
            entry(tr("&Print what fits us…"), (), own.print_fit, lambda: bool(own.ours.judgements)),
        ),
        (
            entry(tr("&Import offers…"), (), files.import_offers),
            entry(tr("&Export offers…"), (), files.export_offers, lambda: bool(own.ours.offers)),
            entry(tr("Empty spreadsheet &for offers…"), (), files.write_template),
        ),
        (
            entry(tr("&Share as a file…"), (), files.share, _something(window)),
            entry(tr("&Take in a shared file…"), (), files.take_in),
            entry(tr("Tea&m folder…"), (), files.show_team),
        ),
        (
            entry(tr("&Backups…"), (), files.show_backups),
            entry(tr("Clea&r all my data…"), (), files.ask_to_clear),
        ),
    )


def undo_group(window: "MainWindow") -> Group:
    """Return what undoes the last change of one's own entries, and does it again."""
    entry, own = partial(Command, "&Edit"), window.own
    keeper = own.keeper
    return (
        entry(
            tr("&Undo"),
            ("Ctrl+Z",),
            keeper.undo,
            lambda: bool(own.ours.undoes),
            why=tr("There is nothing to undo."),
        ),
        entry(
            tr("&Redo"),
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            keeper.redo,
            lambda: bool(own.ours.redoes),
            why=tr("There is nothing to redo."),
        ),
    )


def _something(window: "MainWindow") -> Callable[[], bool]:
    ours = window.own
    return lambda: any(
        (ours.ours.offers, ours.ours.notes, ours.ours.collections, ours.ours.judgements)
    )
