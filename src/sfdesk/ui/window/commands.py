"""What the menus hold, menu by menu; ``actions`` makes them of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sfdesk import PROGRAM
from sfdesk.core.language import to_translate, tr
from sfdesk.factsheets.kinds import TableKind
from sfdesk.model.comparison import FEWEST
from sfdesk.ui.browsing.state import View
from sfdesk.ui.window.dialogs import change_organisation, open_decision, open_sheet, print_table
from sfdesk.ui.window.exporting import save_as_spreadsheet
from sfdesk.ui.window.panes_in_turn import escape, step_pane
from sfdesk.ui.window.plan_copy import copy_for_plan, planned

if TYPE_CHECKING:
    from sfdesk.ui.window.actions import Actions
    from sfdesk.ui.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Command:
    """One menu entry.

    Attributes:
        keys: Shortcuts as Qt writes them; the first is the one told to people.
        applies: Whether it can be done now; asked whenever something else is shown.
        on: For a switch: whether it is on.
        why: What to do first, said where its key is pressed while it cannot be done.
    """

    menu: str
    words: str
    keys: tuple[str, ...]
    run: Callable[[], object]
    applies: Callable[[], bool] | None = None
    on: Callable[[], bool] | None = None
    why: str = ""


Group = tuple[Command, ...]
"""Menu entries between two lines."""
_NO_PAGE = to_translate("No page is open: choose an entry first.")


def file_menu(window: "MainWindow", actions: "Actions") -> tuple[Group, ...]:
    """Return what makes, keeps and brings in files."""
    entry, printed = partial(Command, "&File"), partial(print_table, window)
    reads, compared, listed = row_reader(window), _comparer(window), _lister(window)
    editions = actions.edition_files
    return (
        (
            entry(
                tr("&Fact sheet…"),
                ("Ctrl+P",),
                partial(open_sheet, window),
                reads,
                why=tr("Only interventions of the matrix have fact sheets: open one first."),
            ),
            entry(
                tr("Decision sheet for a fami&ly…"), (), partial(open_decision, window), compared
            ),
        ),
        (
            entry(
                tr("Print the &comparison…"), (), lambda: printed(TableKind.COMPARISON), compared
            ),
            entry(tr("Print the m&ap…"), (), lambda: printed(TableKind.MAP), listed),
            entry(tr("Print the ma&trix…"), (), lambda: printed(TableKind.MATRIX), listed),
            entry(tr("Save as a sp&readsheet…"), (), partial(save_as_spreadsheet, window), listed),
        ),
        (
            entry(tr("&Save this search…"), ("Ctrl+S",), window.searches.save),
            entry(tr("Your &organisation…"), (), partial(change_organisation, window)),
            entry(tr("Import the &published document…"), (), actions.ask_for_document),
        ),
        (
            entry(tr("Install an &edition…"), (), editions.ask_for_file),
            entry(tr("E&ditions on this computer…"), (), editions.show_all),
        ),
        (entry(tr("&Quit"), ("Ctrl+Q",), window.close),),
    )


def edit_menu(window: "MainWindow") -> tuple[Group, ...]:
    """Return what is done with the page."""
    entry, bar = partial(Command, "&Edit"), window.sides.bring_find_bar
    of_page = partial(entry, applies=reader(window), why=tr(_NO_PAGE))
    finding = partial(entry, applies=_finder(window), why=tr(_NO_PAGE))
    return (
        (
            of_page(tr("&Copy with citation"), ("Ctrl+Shift+C",), window.copy_with_citation),
            entry(
                tr("Copy for the p&lan"),
                ("Ctrl+Shift+P",),
                partial(copy_for_plan, window),
                lambda: bool(planned(window)),
                why=tr("Open an intervention, or compare some, to copy it."),
            ),
        ),
        (
            finding(tr("&Find in page"), ("Ctrl+F",), lambda: bar().open()),
            finding(tr("Find &next"), ("F3",), lambda: bar().step(1)),
            finding(tr("Find &previous"), ("Shift+F3",), lambda: bar().step(-1)),
        ),
        (
            entry(
                tr("&Mark to compare, or not"),
                ("Ctrl+M",),
                window.toggle_compared,
                row_reader(window),
                why=tr("Only interventions of the matrix can be compared: open one first."),
            ),
        ),
    )


def view_menu(window: "MainWindow") -> tuple[Group, ...]:
    """Return which view is shown, and how."""
    entry, zoom, sides = partial(Command, "&View"), window.zoom_by, window.sides
    sources, published = window.reading.sources_switch, window.reading.published_switch
    go_to = window.session.go_to_view
    views = (
        entry(tr(view.value), (f"Ctrl+{n}",), partial(go_to, view), on=_shown(window, view))
        for n, view in enumerate(View, start=1)
    )
    filters, reads = sides.toggle_filters, reader(window)
    first = entry(tr("Show H&ome first"), (), sides.toggle_home_at_start, on=sides.is_home_at_start)
    return (
        tuple(views),
        (first,),
        (
            entry(
                tr("Show or hide the f&ilters"),
                ("Ctrl+L",),
                filters,
                sides.uses_filters,
                why=tr("Filters are in the matrix and in the map."),
            ),
            entry(tr("&Where in the review"), (), sources.toggle, reads, sources.isChecked),
            entry(
                tr("As &published"), (), published.toggle, published.isVisible, published.isChecked
            ),
        ),
        (
            entry(tr("&Larger text"), ("Ctrl++", "Ctrl+="), lambda: zoom(10)),
            entry(tr("&Smaller text"), ("Ctrl+-",), lambda: zoom(-10)),
            entry(tr("&Normal text size"), ("Ctrl+0",), lambda: zoom(0)),
        ),
    )


def go_menu(window: "MainWindow", actions: "Actions") -> tuple[Group, ...]:
    """Return where one can go."""
    entry, session = partial(Command, "&Go"), window.session
    history = session.history
    of_page = partial(entry, applies=reader(window), why=tr(_NO_PAGE))
    heading = window.reading.browser.step_heading
    rest = tr("Close what is on top, or &clear")
    return (
        (
            entry(
                tr("&Back"),
                ("Alt+Left",),
                session.go_back,
                lambda: history.can_go_back,
                why=tr("You are where you began: there is nothing to go back to."),
            ),
            entry(
                tr("&Forward"),
                ("Alt+Right",),
                session.go_forward,
                lambda: history.can_go_forward,
                why=tr("There is nothing to go forward to: you have not gone back."),
            ),
        ),
        (
            entry(tr("&Search"), ("Ctrl+K",), window.top.focus_search),
            entry(tr("Search, from outside a text field"), ("/",), actions.search_or_type_slash),
            entry(tr("&The key / searches"), (), actions.toggle_slash, on=actions.slash_searches),
            entry(tr("Saved and &recent searches"), ("Ctrl+H",), window.searches.open),
            entry(rest, ("Esc",), partial(escape, window)),
        ),
        (
            entry(tr("&Next pane"), ("F6",), lambda: step_pane(window, 1)),
            entry(tr("&Previous pane"), ("Shift+F6",), lambda: step_pane(window, -1)),
            entry(tr("Move the &line between panes"), ("F8",), window.stage.splitter.take_line),
        ),
        (
            of_page(tr("Next h&eading"), ("Ctrl+PgDown",), lambda: heading(1)),
            of_page(tr("Previous hea&ding"), ("Ctrl+PgUp",), lambda: heading(-1)),
        ),
    )


def help_menu(window: "MainWindow", actions: "Actions") -> tuple[Group, ...]:
    """Return what explains the program."""
    entry, go_to = partial(Command, "&Help"), window.session.go_to_view
    return (
        (
            entry(tr("&Guide"), ("F1",), partial(go_to, View.GUIDE)),
            entry(tr("&Keys"), ("Ctrl+/",), actions.show_keys),
        ),
        (entry(tr("A&ccessibility"), (), actions.show_accessibility),),
        (entry(tr("Write &diagnostic report…"), (), actions.ask_for_report),),
        (entry(tr("&About {program}", program=PROGRAM), (), actions.show_about),),
    )


def _shown(window: "MainWindow", view: View) -> Callable[[], bool]:
    session = window.session
    return lambda: session.state.view is view and not session.state.searching


def reader(window: "MainWindow") -> Callable[[], bool]:
    """Whether a page is on the screen, or one step from it."""
    return lambda: window.sides.shown is None and window.session.open_key is not None


def _finder(window: "MainWindow") -> Callable[[], bool]:
    """Whether something is shown that words can be found in."""
    reads, compares, session = reader(window), _comparer(window), window.session

    def finds() -> bool:
        view = session.state.shown_view
        return reads() or view is View.MAP or (view is View.COMPARE and compares())

    return finds


def row_reader(window: "MainWindow") -> Callable[[], bool]:
    """Whether the page is an intervention's."""
    reads = reader(window)
    return lambda: reads() and window.session.open_row is not None


def _comparer(window: "MainWindow") -> Callable[[], bool]:
    """Whether enough interventions are marked."""
    return lambda: len(window.session.marked) >= FEWEST


def _lister(window: "MainWindow") -> Callable[[], bool]:
    """Whether any interventions are listed."""
    return lambda: bool(window.session.listed)
