"""The commands about what is offered here: ``offers template``, ``import`` and ``list``."""

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfdesk.cli.output import say, say_json
from sfdesk.cli.shared import LEFT_AS_HERE, command, json_switch, opened_app
from sfdesk.core.errors import SfdeskError, UsageError
from sfdesk.core.language import counted

if TYPE_CHECKING:
    from sfdesk.app import App
    from sfdesk.local.exchange.rows import Found
    from sfdesk.local.taking_in import Plan


def add_to(commands: Any) -> None:
    """Add these commands to the others."""
    parser = commands.add_parser("offers", help="what is offered in your area")
    group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    template = command(group, "template", _template, "write an empty spreadsheet to fill in")
    template.add_argument("--out", required=True, type=Path, metavar="FILE")
    _import_command(group)
    json_switch(command(group, "list", _list, "list the offers"))


def _import_command(group: Any) -> None:
    parser = command(
        group,
        "import",
        _import,
        "take in a spreadsheet, or services as Open Referral describes them",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEAD=FIELD",
        help="what a column holds; remembered; without FIELD the column is not wanted",
    )
    parser.add_argument("--for", dest="intervention", metavar="SLUG", help="of rows that name none")
    parser.add_argument("--for-need", metavar="SLUG", help="of rows that name no intervention")
    parser.add_argument(
        "--replace", action="store_true", help="also what is in conflict with changes made here"
    )
    parser.add_argument("--skip-faulty", action="store_true", help="take in the others")
    json_switch(parser)


def _template(options: argparse.Namespace) -> None:
    from sfdesk.core.files import write_for_user
    from sfdesk.local.exchange.names import Names
    from sfdesk.local.exchange.offer_files import template_bytes

    names = Names.of(opened_app(options).edition)
    content = template_bytes(names, options.out.suffix.casefold())
    write_for_user(options.out, content, "The template")
    say(f"{options.out} is written. Fill it in, then: sfdesk offers import {options.out}")


def _list(options: argparse.Namespace) -> None:
    from datetime import date

    from sfdesk.model.offers import needs_check, offer_name

    app = opened_app(options)
    offers = app.local.offers.list()
    today, months = date.today(), app.settings.settings.check_after
    if options.json:
        say_json([o._asdict() | {"needs_check": needs_check(o, today, months)} for o in offers])
        return
    for offer in offers:
        check = "  [needs a check]" if needs_check(offer, today, months) else ""
        of = offer.intervention or offer.need
        say(f"{of:36}{offer_name(offer)} ({offer.status.label}){check}")
    if not offers:
        say("No offers yet.")


def _import(options: argparse.Namespace) -> None:
    from sfdesk.local.exchange.names import Names, folded
    from sfdesk.local.exchange.offer_files import read_offers
    from sfdesk.local.taking_in import Standing

    app = opened_app(options)
    given = _columns(options.column)
    default = _default(app, options)
    remembered = app.local.preferences.columns | {folded(h): f for h, f in given.items()}
    found = read_offers(options.file, Names.of(app.edition), remembered, default)
    plan = app.local.offers.plan(found.offers)
    problems = (*found.problems, *plan.problems)
    wanted = [Standing.NEW, Standing.CHANGED, *([Standing.CONFLICT] if options.replace else [])]
    chosen = plan.of(*wanted)
    _tell(options, found, plan, problems)
    if options.dry_run:
        return
    if problems and not options.skip_faulty:
        raise SfdeskError(
            "Nothing was taken in, because of what is wrong.",
            do="Mend it, or give --skip-faulty to take in the others.",
        )
    if given:
        app.local.preferences.remember_columns(given)
    number = app.local.take(chosen, "taking in offers")
    if not options.json:
        say(f"Taken in: {number}.")
        if plan.of(Standing.CONFLICT) and not options.replace:
            say(LEFT_AS_HERE)


def _tell(
    options: argparse.Namespace, found: "Found", plan: "Plan", problems: tuple[str, ...]
) -> None:
    from sfdesk.model.offers import offer_name

    if options.json:
        say_json(
            {
                "items": [
                    {
                        "place": item.place,
                        "standing": item.standing,
                        "differs": item.differs,
                        "offer": item.record._asdict(),
                    }
                    for item in plan.items
                ],
                "problems": problems,
                "left_out": found.left_out,
                "columns": dict(found.columns),
                "unknown_columns": found.unknown,
            }
        )
        return
    for item in plan.items:
        fields = f" ({', '.join(item.differs)})" if item.differs else ""
        say(f"{item.standing.label}: {item.place}, {offer_name(item.record)}{fields}")
    for problem in problems:
        say(f"Cannot be taken in: {problem}")
    for head in found.unknown:
        say(f"Not known what the column “{head}” holds; it is left out.")
    if found.left_out:
        left = counted(found.left_out, "service is", "services are")
        say(f"{left} left out: no intervention of the matrix is named.")
    counts = Counter(item.standing.label for item in plan.items)
    say(", ".join(f"{label}: {n}" for label, n in counts.items()) or "There are no offers in it.")


def _columns(pairs: list[str]) -> dict[str, str]:
    from sfdesk.local.exchange.columns import FIELDS

    found = {}
    for pair in pairs:
        head, _, field = pair.rpartition("=")
        if not head or (field and field not in FIELDS):
            raise UsageError(
                f"“{pair}” is no column.",
                do=f"Write it as HEAD=FIELD; the fields are {', '.join(FIELDS)}.",
            )
        found[head] = field
    return found


def _default(app: "App", options: argparse.Namespace) -> dict[str, str]:
    if options.intervention:
        return {"intervention": app.edition.intervention(options.intervention).slug}
    if options.for_need:
        if options.for_need not in {need.slug for need in app.edition.needs}:
            slugs = ", ".join(need.slug for need in app.edition.needs)
            raise UsageError(f"There is no need “{options.for_need}”.", do=f"There are {slugs}.")
        return {"need": options.for_need}
    return {}
