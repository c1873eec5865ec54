"""The command ``export``: the matrix, results, a comparison or offers as a spreadsheet or JSON."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfdesk.cli.matrix import finding, finding_switches
from sfdesk.cli.output import say, say_aside, size_words
from sfdesk.cli.shared import command, opened_app
from sfdesk.core.errors import NotFoundError, UsageError
from sfdesk.core.language import counted

if TYPE_CHECKING:
    from sfdesk.app import App
    from sfdesk.search.finding import Found

_WHAT = ("matrix", "results", "comparison", "offers")


def add_to(commands: Any) -> None:
    """Add this command to the others."""
    parser = command(
        commands,
        "export",
        _export,
        "write a spreadsheet (.xlsx, .csv) or JSON; offers also as .zip of CSV files",
    )
    parser.add_argument("what", choices=_WHAT)
    parser.add_argument(
        "words", metavar="WORD", nargs="*", help="the query of results, slugs of a comparison"
    )
    finding_switches(parser)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE")


def _export(options: argparse.Namespace) -> None:
    from sfdesk.core.files import write_for_user

    app = opened_app(options)
    makers = {
        "matrix": _matrix,
        "results": _results,
        "comparison": _comparison,
        "offers": _offers,
    }
    content = makers[options.what](app, options, options.out.suffix.casefold())
    write_for_user(options.out, content, "The file")
    say(f"{options.out}: {size_words(len(content))}")


def _matrix(app: "App", options: argparse.Namespace, ending: str) -> bytes:
    from sfdesk.exports import matrix_bytes
    from sfdesk.model.vocabulary import EntryKind

    found = _found(app, options).results
    slugs = [result.id for result in found if result.kind == EntryKind.INTERVENTION]
    if not slugs:
        raise NotFoundError("No intervention is found with that.", kept="Nothing was written.")
    return matrix_bytes(app.edition, [app.edition.intervention(slug) for slug in slugs], ending)


def _results(app: "App", options: argparse.Namespace, ending: str) -> bytes:
    from sfdesk.exports import results_bytes

    return results_bytes(_found(app, options).results, ending)


def _found(app: "App", options: argparse.Namespace) -> "Found":
    """Return what is found; say what of it is left out."""
    from sfdesk.search.finding import LOOSENED

    options.query = " ".join(options.words)
    found = finding(app, options)
    if found.loosened:
        say_aside(f"sfdesk: {LOOSENED}")
    if found.against:
        left = counted(len(found.against), "intervention is", "interventions are")
        say_aside(f"sfdesk: {left} left out. {found.apart}. “sfdesk search” lists them.")
    return found


def _comparison(app: "App", options: argparse.Namespace, ending: str) -> bytes:
    from sfdesk.exports import comparison_bytes
    from sfdesk.model.comparison import FEWEST, MOST

    if not FEWEST <= len(options.words) <= MOST:
        raise UsageError(f"{FEWEST} to {MOST} interventions can be compared.")
    rows = [app.edition.intervention(slug) for slug in options.words]
    return comparison_bytes(app.edition, rows, ending)


def _offers(app: "App", options: argparse.Namespace, ending: str) -> bytes:
    from sfdesk.local.exchange.names import Names
    from sfdesk.local.exchange.offer_files import offers_bytes

    return offers_bytes(app.local.offers.list(), Names.of(app.edition), ending)
