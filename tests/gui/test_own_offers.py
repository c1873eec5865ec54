"""What is offered here: written, seen on the page and in the filters, undone, by two windows."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.local.layer import LocalLayer
from sfdesk.model.offers import Offer, OfferStatus
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.ours import keeper
from sfdesk.ui.ours.offer_dialog import OfferDialog
from sfdesk.ui.ours.offers_dialog import OffersDialog
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.conftest import Question
from tests.gui.driving import page, press, shown

SLUG = "triple-p"
KEY = (EntryKind.INTERVENTION, SLUG)


def counts(window: MainWindow) -> Mapping[str, int]:
    """Return what stands beside the ticks of the facet."""
    return window.filters.groups["here"].ticks.counts


def new_offer(window: MainWindow) -> OfferDialog:
    window.session.open_entry(KEY)
    window.reading.own_wanted.emit("new-offer")
    return window.findChildren(OfferDialog)[-1]


def write(window: MainWindow, qtbot: QtBot, **fields: str) -> None:
    """Write an offer of Triple P in its dialog, and save it."""
    dialog = new_offer(window)
    for name, text in fields.items():
        dialog.fields[name].put(text)
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_Return)


def test_what_a_slow_look_finds_is_shown_although_another_comes_meanwhile(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="Theirs"))
    begun, go_on, refresh = Event(), Event(), LocalLayer.refresh

    def refresh_slowly(layer: LocalLayer) -> bool:
        changed = refresh(layer)
        begun.set()
        go_on.wait(60)
        return changed

    monkeypatch.setattr(LocalLayer, "refresh", refresh_slowly)
    window.own.keeper.look()
    assert begun.wait(60)
    window.own.keeper.look()
    go_on.set()
    qtbot.waitUntil(lambda: bool(window.own.ours.offers), timeout=10_000)


def test_an_offer_is_on_disk_before_the_window_says_so(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    found: list[list[str]] = []
    window.own.keeper.told.connect(
        lambda _: found.append([o.provider for o in layer.offers.list()])
    )
    write(window, qtbot, provider="Northtown Family Hub", contact="0123 456")
    assert found == [["Northtown Family Hub"]]
    assert layer.offers.list()[0].intervention == SLUG
    assert "Northtown Family Hub" in page(window)
    assert "Needs a check" in page(window)
    marked = {card.key: card.mark for card in window.results.model.cards if card.mark}
    assert marked == {KEY: "Needs a check"}
    assert "Saved" in window.statusBar().currentMessage()


def test_it_is_changed_and_removed_from_the_page(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    write(window, qtbot, provider="Northtown")
    (offer,) = layer.offers.list()
    window.reading.own_wanted.emit(f"offer/{offer.id}")
    dialog = window.findChildren(OfferDialog)[-1]
    dialog.fields["provider"].put("Southtown")
    dialog.check_today()
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (changed,) = layer.offers.list()
    assert (changed.provider, changed.checked_on) == (
        "Southtown",
        f"{datetime.now().astimezone():%Y-%m-%d}",
    )
    assert "Needs a check" not in page(window)
    window.reading.own_wanted.emit(f"offer/{offer.id}")
    dialog = window.findChildren(OfferDialog)[-1]
    with qtbot.waitSignal(dialog.accepted):
        dialog.remove()
    assert "Southtown" not in page(window)
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.undo()
    assert "Southtown" in page(window)


@pytest.mark.usefixtures("agreed")
def test_what_is_no_date_is_refused_and_stays_in_the_field(
    window: MainWindow, qtbot: QtBot, told: list[SfdeskError]
) -> None:
    dialog = new_offer(window)
    dialog.fields["provider"].put("Northtown")
    dialog.fields["checked_on"].put("soon")
    dialog.save()
    qtbot.waitUntil(lambda: bool(told))
    assert "Last checked" in told[0].happened
    assert dialog.isVisible()
    assert dialog.fields["checked_on"].text() == "soon"
    assert dialog.isEnabled()
    dialog.reject()


def test_filters_follow_what_is_known_here(window: MainWindow, qtbot: QtBot) -> None:
    rows = len(window.edition.interventions)
    boxes = window.filters.groups["here"].boxes
    assert counts(window) == {"offered": 0, "not-known": rows, "needs-check": 0}
    write(window, qtbot, provider="Northtown")
    assert counts(window) == {"offered": 1, "not-known": rows - 1, "needs-check": 1}
    window.session.go_to_view(window.session.state.view)
    boxes["offered"].setChecked(True)
    assert shown(window) == [SLUG]
    boxes["offered"].setChecked(False)
    boxes["needs-check"].setChecked(True)
    assert shown(window) == [SLUG]


def test_undo_and_redo_stand_in_the_edit_menu(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    actions = {a.text(): a for a in window.menus["&Edit"].actions()}
    undo, redo = actions["&Undo"], actions["&Redo"]
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    write(window, qtbot, provider="Northtown")
    assert undo.isEnabled()
    with qtbot.waitSignal(window.own.keeper.told):
        undo.trigger()
    assert layer.offers.list() == ()
    told = window.statusBar().currentMessage()
    assert told == "Undone: adding the offer “Northtown”."
    with qtbot.waitSignal(window.own.keeper.told):
        redo.trigger()
    assert len(layer.offers.list()) == 1


def test_another_window_sees_it_within_a_second(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    window.session.open_entry(KEY)
    window.own.keeper.watch()
    assert keeper._LOOK_EVERY <= 1_000
    with qtbot.waitSignal(window.own.keeper.changed):
        layer.offers.save(Offer(intervention=SLUG, provider="Elsewhere"))
    assert "Elsewhere" in page(window)
    assert window.edition.filters.counts(window.edition.filters.everything, {})["here"]["offered"]


def test_what_another_window_began_before_the_backup_of_the_day_is_seen(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="Elsewhere"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.watch()
    assert [offer.provider for offer in window.own.ours.offers] == ["Elsewhere"]


def test_what_is_written_is_not_lost_by_escape(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = [False, True], []

    def ask(*words: object, **_: object) -> bool:
        asked.append(words)
        return answers.pop(0)

    monkeypatch.setattr("sfdesk.ui.support.messages.ask", ask)
    dialog = new_offer(window)
    dialog.fields["contact"].put("0123 456")
    press(dialog.fields["provider"], Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog.fields["provider"], Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(asked) == 2
    new_offer(window).reject()
    assert len(asked) == 2


def changed_by_two(window: MainWindow, qtbot: QtBot, layer: LocalLayer) -> OfferDialog:
    """Return the dialog of an offer that was saved elsewhere since it was opened."""
    write(window, qtbot, provider="Northtown")
    (offer,) = layer.offers.list()
    window.reading.own_wanted.emit(f"offer/{offer.id}")
    dialog = window.findChildren(OfferDialog)[-1]
    layer.offers.save(offer._replace(provider="Theirs"))
    dialog.fields["provider"].put("Mine")
    dialog.save()
    return dialog


def test_what_another_window_changed_meanwhile_is_not_overwritten(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer, refused: list[Question]
) -> None:
    dialog = changed_by_two(window, qtbot, layer)
    qtbot.waitUntil(lambda: bool(refused))
    assert "another window" in refused[0].text
    assert layer.offers.list()[0].provider == "Theirs"
    assert dialog.isVisible()
    assert dialog.fields["provider"].text() == "Mine"
    dialog.fields["provider"].put("Northtown")
    dialog.reject()


def test_it_is_replaced_if_that_is_wanted_and_undo_brings_it_back(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer, agreed: list[Question]
) -> None:
    dialog = changed_by_two(window, qtbot, layer)
    qtbot.waitSignal(dialog.accepted).wait()
    assert len(agreed) == 1
    assert layer.offers.list()[0].provider == "Mine"
    with qtbot.waitSignal(window.own.keeper.told):
        window.own.keeper.undo()
    assert layer.offers.list()[0].provider == "Theirs"


def saved(offer: Offer, kept: LocalLayer) -> Offer:
    return kept.offers.save(offer)


def test_closing_at_once_loses_nothing(window: MainWindow, qtbot: QtBot, layer: LocalLayer) -> None:
    for number in range(20):
        offer = Offer(intervention=SLUG, provider=f"Provider {number}")
        window.own.keeper.change(partial(saved, offer), lambda _: "")
    window.close()
    assert len(layer.offers.list()) == 20


def test_what_was_kept_is_there_when_the_window_settles(
    app: App, qtbot: QtBot, layer: LocalLayer
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="Kept", status=OfferStatus.OPEN))
    opened = MainWindow(app)
    qtbot.addWidget(opened)
    with qtbot.waitSignal(opened.settled):
        opened.show()
    opened.session.open_entry(KEY)
    assert "Kept" in page(opened)
    assert counts(opened)["offered"] == 1
    opened.close()


def test_a_copied_page_holds_nothing_of_ours(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, provider="Northtown")
    assert window.session.reader
    cited = window.session.reader.cited()
    assert cited
    assert "Northtown" not in cited.text()
    assert "At a glance" in cited.text()


def test_the_list_of_offers_tells_which_need_a_check(window: MainWindow, qtbot: QtBot) -> None:
    write(window, qtbot, provider="Northtown")
    window.own.show_offers()
    (dialog,) = window.findChildren(OffersDialog)
    assert dialog.list.item(0).text().endswith("needs a check")
    dialog.search.setText("nowhere")
    assert dialog.list.count() == 0
    assert not dialog.change_button.isEnabled()
    dialog.search.setText("triple NORTH")
    assert dialog.list.count() == 1
    dialog.change_button.click()
    assert window.findChildren(OfferDialog)


def test_the_list_of_offers_has_the_keyboard_at_first_if_there_is_any(
    window: MainWindow, qtbot: QtBot
) -> None:
    for some in (False, True):
        window.own.show_offers()
        dialog = window.findChildren(OffersDialog)[-1]
        qtbot.waitUntil(dialog.isActiveWindow)
        assert (dialog.focusWidget() is dialog.list) == some
        dialog.reject()
        if not some:
            write(window, qtbot, provider="Northtown")


def test_a_page_shows_few_of_many_offers_and_leads_to_the_others(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    for number in range(12):
        layer.offers.save(Offer(intervention=SLUG, provider=f"Provider {number:02}"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    window.session.open_entry(KEY)
    assert "Provider 09" in page(window)
    assert "Provider 10" not in page(window)
    assert "2 more are in the list of offers" in page(window).replace("\u00a0", " ")
    window.reading.own_wanted.emit("offers")
    assert window.findChildren(OffersDialog)[-1].list.count() == 12
