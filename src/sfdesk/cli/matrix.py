"""The commands that read the matrix: ``list``, ``show`` and ``search``."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sfdesk.cli.output import say, say_aside, say_json
from sfdesk.cli.shared import command, json_switch, opened_app
from sfdesk.core.errors import UsageError

if TYPE_CHECKING:
    from sfdesk.app import App
    from sfdesk.search.finding import Found
    from sfdesk.search.results import Result

_ORDERS = ("best", "review", "name", "strength", "cost", "need")


def add_to(commands: Any) -> None:
    """Add these commands to the others."""
    json_switch(command(commands, "list", _list, "list the interventions of the matrix"))
    show = command(commands, "show", _show, "show one entry")
    show.add_argument("slug", metavar="SLUG", help="a slug, or a note number")
    json_switch(show)
    search = command(commands, "search", _search, "search everything")
    search.add_argument("query", metavar="QUERY")
    finding_switches(search)
    search.add_argument("--limit", type=_whole_number, metavar="N", help="print at most N results")
    json_switch(search)


def finding_switches(parser: argparse.ArgumentParser) -> None:
    """Give a command the switches that say what is found, and in which order."""
    parser.add_argument(
        "--filter", action="append", default=[], metavar="FACET=VALUE", help="may be repeated"
    )
    parser.add_argument("--sort", choices=_ORDERS, default="best", help="what is not known is last")


def finding(app: "App", options: argparse.Namespace) -> "Found":
    """Return what is found with the query and the switches of a command."""
    from sfdesk.model.ordering import Order
    from sfdesk.reading.typed_filters import unknown_values

    chosen = app.edition.filters.selection(_pair(text) for text in options.filter)
    app.know_here()
    for line in unknown_values(options.query, app.edition.filters):
        say_aside(f"sfdesk: {line}")
    return app.finder.find(options.query, chosen, Order(options.sort), most=None)


def _whole_number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _list(options: argparse.Namespace) -> None:
    rows = opened_app(options).edition.interventions
    if options.json:
        told = ("slug", "name", "kind", "topic", "group", "summary")
        say_json([{name: getattr(row, name) for name in told} for row in rows])
        return
    for row in rows:
        say(f"{row.slug:36}{row.name}")


def _show(options: argparse.Namespace) -> None:
    from sfdesk.model.record import record

    edition = opened_app(options).edition
    entry = edition.find(options.slug)
    values = record(edition, entry)
    if options.json:
        say_json(values)
    else:
        say("\n".join(_lines(values)))


def _lines(value: Any, indent: str = "") -> list[str]:
    """Return a record as indented lines for a terminal."""
    if isinstance(value, dict):
        lines = []
        for key, item in value.items():
            if isinstance(item, dict | list) and item:
                lines += [f"{indent}{key}:", *_lines(item, indent + "  ")]
            else:
                lines.append(f"{indent}{key}: {_scalar(item)}")
        return lines
    if isinstance(value, list):
        lines = []
        for item in value:
            inner = _lines(item, indent + "  ")
            lines += [f"{indent}- {inner[0].strip()}", *inner[1:]]
        return lines
    return [f"{indent}{_scalar(value)}"]


def _scalar(value: Any) -> str:
    if value is None or value in ([], {}, ""):
        return "Not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _search(options: argparse.Namespace) -> None:
    from sfdesk.exports import result_values
    from sfdesk.search.finding import LOOSENED

    found = finding(opened_app(options), options)
    results, against = found.results, found.against
    if options.limit is not None:
        results = results[: options.limit]
        against = against[: options.limit - len(results)]
    if options.json:
        say_json(
            {
                "query": found.query,
                "did_you_mean": found.did_you_mean,
                "loosened": found.loosened,
                "total": found.rows + found.others,
                "results": [result_values(result) for result in results],
                "against": [result_values(result) for result in against],
                "facets": found.facets,
            }
        )
        return
    if found.did_you_mean:
        so = " These are the results for it." if found.corrected else ""
        say(f"Did you mean “{found.did_you_mean}”?{so}")
    if found.loosened:
        say(LOOSENED)
    for meaning in found.reading.meanings:
        say(f"“{meaning.text.strip()}” is read as: {meaning.label}")
    if not found.results:
        say("Nothing found. Try fewer or other words, or drop a filter.")
    _say_results(results)
    if against:
        say(f"{found.apart}:")
    _say_results(against)


def _say_results(results: Sequence["Result"]) -> None:
    for result in results:
        say(f"{result.name}  [{result.kind}: {result.id}]")
        say(f"    {result.snippet.section}: {result.snippet.text}")


def _pair(text: str) -> tuple[str, str]:
    facet, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"“{text}” is no filter.", do="Write it as FACET=VALUE.")
    return facet, value
