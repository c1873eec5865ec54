"""The command line: headless commands over the same core, and the switches of the window.

Exit status: 0; 1 with one line on standard error when something is not found or fails;
2 for wrong usage. The window is imported only to open it.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sfdesk import __version__, log, sheet_command
from sfdesk.errors import SfdeskError, UsageError
from sfdesk.paths import Profile

_log = logging.getLogger(__name__)

Command = Callable[[argparse.Namespace], int]


_ORDERS = ("best", "review", "name", "strength", "cost", "need")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: Without the program's name; None takes those of the process.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    log.set_up(debug=options.debug)
    try:
        command: Command = options.run
        return command(options)
    except SfdeskError as error:
        _log.info("told the user: %s", error)
        print(f"sfdesk: {error.user_text}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        # Files are written whole or not at all, and only at the end.
        print("sfdesk: cancelled; nothing was written.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (head, less) has gone; that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - a bug gets one plain line, its trace on request
        _log.info("a bug", exc_info=True)
        name = type(error).__name__
        print(f"sfdesk: a bug in sfdesk ({name}). “sfdesk --debug …” shows it.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sfdesk",
        description="Evidence on family support, offline. Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"sfdesk {__version__}")
    parser.add_argument("--debug", action="store_true", help="log everything to standard error")
    parser.add_argument(
        "--temp-profile", action="store_true", help="use an empty profile that is thrown away"
    )
    parser.add_argument(
        "--screenshot", metavar="FILE", type=Path, help="open, save a picture, exit"
    )
    parser.add_argument(
        "--exit-when-ready",
        action="store_true",
        help="say so and exit once the first results are painted",
    )
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _list_command(commands)
    _show_command(commands)
    _search_command(commands)
    sheet_command.add_to(commands).set_defaults(run=_sheet)
    _table_command(commands)
    _edition_command(commands)
    _source_command(commands)
    check = commands.add_parser("check", help="verify the edition and say what was checked")
    check.set_defaults(run=_check)
    diagnose = commands.add_parser("diagnose", help="write a report for whoever looks after sfdesk")
    diagnose.add_argument("--out", type=Path, metavar="FILE", help="instead of printing it")
    diagnose.set_defaults(run=_diagnose)
    self_test = commands.add_parser("self-test", help="try every part of the installed program")
    self_test.set_defaults(run=_self_test)
    return parser


def _json_switch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _list_command(commands: Any) -> None:
    parser = commands.add_parser("list", help="list the interventions of the matrix")
    _json_switch(parser)
    parser.set_defaults(run=_list)


def _show_command(commands: Any) -> None:
    parser = commands.add_parser("show", help="show one entry")
    parser.add_argument("slug", metavar="SLUG", help="a slug, or a note number")
    _json_switch(parser)
    parser.set_defaults(run=_show)


def _search_command(commands: Any) -> None:
    parser = commands.add_parser("search", help="search everything")
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument(
        "--filter", action="append", default=[], metavar="FACET=VALUE", help="may be repeated"
    )
    parser.add_argument("--limit", type=_whole_number, metavar="N", help="print at most N results")
    parser.add_argument("--sort", choices=_ORDERS, default="best", help="what is not known is last")
    _json_switch(parser)
    parser.set_defaults(run=_search)


def _edition_command(commands: Any) -> None:
    parser = commands.add_parser("edition", help="say which edition a sheet was printed from")
    parser.add_argument("hash", metavar="HASH", nargs="?", help="as it stands on the sheet")
    parser.set_defaults(run=_edition)


def _table_command(commands: Any) -> None:
    parser = commands.add_parser("table", help="write a comparison, the map or the matrix as PDF")
    parser.add_argument("kind", choices=("comparison", "map", "matrix"))
    parser.add_argument("slugs", metavar="SLUG", nargs="*", help="two to four for a comparison")
    parser.add_argument("--profile", choices=sheet_command.PROFILES, default="standard")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.set_defaults(run=_table)


def _source_command(commands: Any) -> None:
    parser = commands.add_parser("source", help="the published document beside our wording")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    bring = actions.add_parser("import", help="read the review's own text from your copy")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.set_defaults(run=_source_import)
    compare = actions.add_parser("check", help="compare facts in our text with the published cell")
    _json_switch(compare)
    compare.set_defaults(run=_source_check)


def _whole_number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _profile(options: argparse.Namespace) -> Profile:
    profile = Profile.temporary() if options.temp_profile else Profile.default()
    log.keep(profile.logs)
    if profile.warning:
        print(f"sfdesk: {profile.warning}", file=sys.stderr)
    return profile


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _window(options: argparse.Namespace) -> int:
    from sfdesk.ui.start import run_window

    return run_window(
        _profile(options),
        screenshot=options.screenshot,
        when_painted=_say_painted if options.exit_when_ready else None,
    )


def _say_painted() -> None:
    print("painted", flush=True)


def _list(options: argparse.Namespace) -> int:
    from sfdesk.app import App

    rows = App(_profile(options)).edition.interventions
    if options.json:
        _print_json(
            [
                {
                    "slug": row.slug,
                    "name": row.name,
                    "kind": row.kind,
                    "topic": row.topic,
                    "group": row.group,
                    "summary": row.summary,
                }
                for row in rows
            ]
        )
        return 0
    for row in rows:
        print(f"{row.slug:36}{row.name}")
    return 0


def _show(options: argparse.Namespace) -> int:
    from sfdesk.app import App
    from sfdesk.model.record import record

    edition = App(_profile(options)).edition
    entry = edition.find(options.slug)
    values = record(edition, entry)
    if options.json:
        _print_json(values)
    else:
        print("\n".join(_lines(values)))
    return 0


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
    return (
        {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )


def _search(options: argparse.Namespace) -> int:
    from sfdesk.app import App
    from sfdesk.model.ordering import Order

    app = App(_profile(options))
    chosen = app.edition.filters.selection(_pair(text) for text in options.filter)
    found = app.find(options.query, chosen, Order(options.sort), most=None)
    results = found.results[: options.limit] if options.limit is not None else found.results
    if options.json:
        _print_json(
            {
                "query": found.query,
                "did_you_mean": found.did_you_mean,
                "total": found.rows + found.others,
                "results": [
                    {
                        "kind": result.kind,
                        "id": result.id,
                        "name": result.name,
                        "section": result.snippet.section,
                        "snippet": result.snippet.text,
                        "score": result.score,
                    }
                    for result in results
                ],
                "facets": found.facets,
            }
        )
        return 0
    if found.did_you_mean:
        print(f"Did you mean “{found.did_you_mean}”? These are the results for it.")
    if not found.results:
        print("Nothing found. Try fewer or other words, or drop a filter.")
    for result in results:
        print(f"{result.name}  [{result.kind}: {result.id}]")
        print(f"    {result.snippet.section}: {result.snippet.text}")
    return 0


def _pair(text: str) -> tuple[str, str]:
    facet, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"“{text}” is no filter.", do="Write it as FACET=VALUE.")
    return facet, value


def _table(options: argparse.Namespace) -> int:
    from sfdesk.app import App

    app = App(_profile(options))
    pdf = app.table_pdf(options.kind, options.slugs, options.profile)
    app.write_sheet(options.out, pdf)
    print(f"{options.out}: {len(pdf) / 1024:.0f} KiB")
    return 0


def _sheet(options: argparse.Namespace) -> int:
    from sfdesk.app import App

    sheet_command.write(App(_profile(options)), options)
    return 0


def _edition(options: argparse.Namespace) -> int:
    from sfdesk.app import App

    app = App(_profile(options))
    info = app.edition_of(options.hash) if options.hash is not None else app.edition.info
    print(f"Edition {info.id} ({info.short_hash}): {info.title}")
    print(f"Evidence as of {info.evidence_as_of}, released {info.released}")
    print(f"Source: {info.source_title}")
    print(f"Hash: {info.content_hash}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from sfdesk.app import App

    for line in App(_profile(options)).check():
        print(line)
    return 0


def _diagnose(options: argparse.Namespace) -> int:
    from sfdesk.diagnose import report, write_report

    profile = _profile(options)
    if options.out is None:
        print(report(profile), end="")
    else:
        write_report(profile, options.out)
        print(f"{options.out} is written. Read it before you pass it on.")
    return 0


def _self_test(options: argparse.Namespace) -> int:
    from sfdesk.ui.selftest import self_test

    failed = 0
    for passed, line in self_test(_profile(options)):
        print(line, flush=True)
        failed |= not passed
    return failed


def _source_import(options: argparse.Namespace) -> int:
    from sfdesk.app import App

    for line in App(_profile(options)).published.bring_in(options.file):
        print(line)
    return 0


def _source_check(options: argparse.Namespace) -> int:
    from sfdesk.app import App

    differences = App(_profile(options)).published.differences()
    if options.json:
        _print_json([asdict(difference) for difference in differences])
        return 0
    for difference in differences:
        print(f"{difference.entry}: {difference.field}: {difference.text}")
    print(f"{len(differences)} unexplained difference(s)")
    return 0
