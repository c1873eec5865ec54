"""What a team keeps, as things to look at; ``scenes`` takes them in."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sfdesk.core.clearing import Part
from sfdesk.local.backups import Backup
from sfdesk.local.taking_in import Item, Plan, Standing
from sfdesk.model.local_layer import Answer, Collection, FitAspect, FitJudgement, LocalNote
from sfdesk.model.offers import Offer, OfferStatus
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.ours.backups_dialog import BackupsDialog
from sfdesk.ui.ours.clearing_dialog import ClearingDialog
from sfdesk.ui.ours.import_questions import ColumnsDialog, ForDialog
from sfdesk.ui.ours.offer_dialog import OfferDialog
from sfdesk.ui.ours.sharing_dialog import SharingDialog
from sfdesk.ui.ours.taking_in_dialog import TakingInDialog
from sfdesk.ui.ours.team_dialog import TeamDialog
from sfdesk.ui.window.main_window import MainWindow

SLUG = "multisystemic-therapy"
OFFER = Offer(
    intervention=SLUG,
    provider="Northtown Youth Service",
    what="MST team",
    status=OfferStatus.WAITING_LIST,
    who_for="Families with a child of 11 to 17 at risk of care or custody",
    areas="Northtown and the valleys",
    how_to_get_it="Form MST1 to the edge of care panel",
    who_decides="Edge of care panel, every second Tuesday",
    contact="0123 456 789, mst@northtown.example",
    times="Monday to Friday, evenings by agreement",
    languages="English; interpreters for Urdu and Polish",
    cost="Nothing",
    next_start="Any time",
    waiting_time="About six weeks",
    waiting_as_of="2026-05-02",
    staff_trained="Four therapists and a supervisor",
    complaints="complaints@northtown.example",
    checked_on="2026-05-02",
    checked_by="early help coordinator",
)
_OTHER = Offer(intervention=SLUG, provider="Valley Families Trust", status=OfferStatus.OPEN)
_NOTE = LocalNote(
    kind=EntryKind.INTERVENTION,
    slug=SLUG,
    text="The panel wants the school report first.\nSee [[family-group-conferencing]] before it.",
)
_COLLECTION = Collection(
    name="Edge of care", items=(SLUG, "family-group-conferencing", "triple-p", "play-therapy")
)
_JUDGED = "Two of four wards have nothing for this age."
_SAVED = "Saved."
_LINKED = "See Family group conferencing before it."
_HEADS = ("Ward", "Lead officer’s e-mail address", "RAG")
_FAULTY = "row 9: “Last checked” is not a date: “soon”"
_LEFT_OUT = "3 services do not name an intervention of the matrix."
_SIGNED = "Signed by Ann Example. It was made on 26 November 2026."
MADE_UP = (
    *(OFFER, _OTHER, _NOTE, _COLLECTION, _JUDGED),
    *(_SAVED, _HEADS, _FAULTY, _LEFT_OUT, _SIGNED, _LINKED),
)
"""What a team has written, and what is told of it."""


def kept(window: MainWindow) -> None:
    """Have something kept, once."""
    keeper = window.own.keeper
    if keeper.ours.offers:
        return

    def write(layer: object) -> None:
        from sfdesk.local.layer import LocalLayer

        assert isinstance(layer, LocalLayer)
        if layer.offers.list():
            return
        for offer in (OFFER, _OTHER):
            layer.offers.save(offer)
        layer.notes.save(_NOTE)
        layer.collections.save(_COLLECTION)
        layer.collections.save(Collection(name="Under fives", items=("triple-p",)))
        for aspect, answer in zip(FitAspect, Answer, strict=False):
            layer.judgements.save(
                FitJudgement(intervention=SLUG, aspect=aspect, answer=answer, line=_JUDGED)
            )

    keeper.change(write, lambda _: _SAVED)


def page(window: MainWindow) -> QWidget:
    """Show a page at what the team has written on it."""
    kept(window)
    window.session.open_entry((EntryKind.INTERVENTION, SLUG))
    window.reading.browser.scrollToAnchor("own-offers")
    return window


def notes_found(window: MainWindow) -> QWidget:
    """Find a note by its words."""
    kept(window)
    window.session.search_for("school report")
    return window


def _offer(window: MainWindow) -> None:
    window.open_dialog(
        OfferDialog(window.edition, window.own.keeper, OFFER._replace(id="1"), window)
    )


def _taking_in(window: MainWindow) -> None:
    standings = (Standing.NEW, Standing.CHANGED, Standing.CONFLICT)
    items = tuple(
        Item(f"row {n}", each, OFFER, OFFER if n else None, ("contact", "times"), "")
        for n, each in enumerate(standings)
    )
    plan = Plan(items, (_FAULTY,))
    told = [_LEFT_OUT]
    name = "offers of the borough, spring.xlsx"
    window.open_dialog(
        TakingInDialog(
            name,
            plan,
            told,
            _SIGNED,
            "import",
            lambda i: i.record.provider,
            window.own.keeper,
            window,
        )
    )


def _columns(window: MainWindow) -> None:
    window.open_dialog(ColumnsDialog(_HEADS, window.own.keeper, window))


def _sharing(window: MainWindow) -> None:
    counts = {"offers": 12, "notes": 3, "collections": 2, "judgements": 0}
    window.open_dialog(SharingDialog(counts, window))


def _backups(window: MainWindow) -> None:
    made = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
    backups = [
        Backup(Path(f"{n}.sqlite"), made, why, 90_000)
        for n, why in enumerate(("day", "before-restore", "day"))
    ]
    window.open_dialog(BackupsDialog(backups, window.own.keeper, window))


def _clearing(window: MainWindow) -> None:
    parts = (
        Part("Offers, notes, collections, judgements and saved searches", 3, 90_000),
        Part("The log", 1, 2_000),
    )
    window.open_dialog(ClearingDialog(parts, window))


def _with_something(show: Callable[[MainWindow], object]) -> Callable[[MainWindow], None]:
    def shown(window: MainWindow) -> None:
        kept(window)
        show(window)

    return shown


DIALOGS: dict[str, Callable[[MainWindow], None]] = {
    "offer": _offer,
    "offers": _with_something(lambda window: window.own.show_offers()),
    "note": lambda window: window.own.write_note(),
    "fit": lambda window: window.own.judge_fit(),
    "collect": lambda window: window.own.collect(),
    "collections": _with_something(lambda window: window.own.show_collections()),
    "taking-in": _taking_in,
    "columns": _columns,
    "what-for": lambda window: window.open_dialog(ForDialog(window.edition, window)),
    "sharing": _sharing,
    "team": lambda window: window.open_dialog(
        TeamDialog("/media/stick/northtown", _SIGNED, window)
    ),
    "print-fit": _with_something(lambda window: window.own.print_fit()),
    "backups": _backups,
    "clearing": _clearing,
}
