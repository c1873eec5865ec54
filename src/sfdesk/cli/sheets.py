"""The commands that write PDFs, ``sheet``, ``decision`` and ``table``, and their switches.

The typesetter and the page models are imported only to use them: every command line is read
with these switches known.
"""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfdesk.cli.output import say, say_aside, size_words
from sfdesk.cli.shared import command, opened_app
from sfdesk.core.errors import UsageError
from sfdesk.core.language import counted
from sfdesk.core.progress import no_progress
from sfdesk.factsheets.kinds import Audience, Paper, Picture, PrintProfile, TableKind

if TYPE_CHECKING:
    from sfdesk.app import App
    from sfdesk.factsheets.handing_out import HandingOut


def add_to(commands: Any) -> None:
    """Add these commands to the others."""
    _sheet_command(commands)
    _decision_command(commands)
    _table_command(commands)


def _sheet_command(commands: Any) -> None:
    parser = command(
        commands, "sheet", _sheet, "write a fact sheet, or a booklet of several, as PDF"
    )
    parser.add_argument("slugs", metavar="SLUG", nargs="+")
    parser.add_argument(
        "--for", dest="audience", required=True, type=Audience, choices=list(Audience)
    )
    _profile_switch(parser)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.add_argument(
        "--sections", metavar="LIST", help="of the parts that may be left out, print only these"
    )
    parser.add_argument(
        "--discreet", action="store_true", help="nothing outside tells what it is about"
    )
    parser.add_argument(
        "--coloured-paper", action="store_true", help="print no ground: the paper has a colour"
    )
    parser.add_argument("--offers", action="store_true", help="with what is offered in your area")
    parser.add_argument("--organisation", metavar="NAME", help="instead of the remembered one")
    parser.add_argument("--contact", metavar="TEXT", help="instead of the remembered one")
    parser.add_argument("--logo", metavar="FILE", help="instead of the remembered one")


def _sheet(options: argparse.Namespace) -> None:
    from sfdesk.factsheets.own_texts import on_sheets
    from sfdesk.factsheets.render import page_count

    app = opened_app(options)
    left_out = _left_out(options.audience, options.sections)
    handing_out = _handing_out(app, options)
    pdf = app.papers.sheet_pdf(
        options.slugs,
        options.audience,
        options.profile,
        left_out,
        handing_out,
        _count if len(options.slugs) > 1 else no_progress,
    )
    app.papers.write_sheet(options.out, pdf)
    pages = page_count(pdf)
    say(f"{options.out}: {counted(pages, 'page', 'pages')}, {size_words(len(pdf))}")
    _warn_of(on_sheets(handing_out, options.slugs, options.audience, left_out))
    _ask_if_safe(app, options.slugs, options.audience)


def _decision_command(commands: Any) -> None:
    parser = command(
        commands,
        "decision",
        _decision,
        "write one sheet for a family to choose between two to four, as PDF",
    )
    parser.add_argument("slugs", metavar="SLUG", nargs="+")
    _profile_switch(parser)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")


def _decision(options: argparse.Namespace) -> None:
    from sfdesk.factsheets.handing_out import HandingOut
    from sfdesk.factsheets.own_texts import on_decision

    app = opened_app(options)
    whose = HandingOut(app.letterhead.organisation)
    pdf = app.papers.decision_pdf(options.slugs, options.profile, whose)
    app.papers.write_sheet(options.out, pdf)
    say(f"{options.out}: {size_words(len(pdf))}")
    _warn_of(on_decision(whose))
    _ask_if_safe(app, options.slugs, Audience.FAMILY)


def _warn_of(own_texts: Iterable[str]) -> None:
    """Tell beside the output what the window tells before what the user wrote is printed."""
    from sfdesk.factsheets.own_texts import unprintable

    if warning := unprintable(own_texts):
        say_aside(f"sfdesk: {warning}")


def _ask_if_safe(app: "App", slugs: list[str], audience: Audience) -> None:
    """Ask beside the output what the window asks before a sheet leaves it."""
    from sfdesk.factsheets.safety import QUESTION

    if app.papers.ask_if_safe(slugs, audience):
        say_aside(f"Is it safe to take home? {QUESTION}")


def _table_command(commands: Any) -> None:
    parser = command(
        commands,
        "table",
        _table,
        "write a comparison, the map, the matrix or what fits you as PDF or picture",
    )
    parser.add_argument("kind", type=TableKind, choices=list(TableKind))
    parser.add_argument("slugs", metavar="SLUG", nargs="*", help="two to four for a comparison")
    _profile_switch(parser)
    parser.add_argument("--paper", type=Paper, choices=list(Paper), default="a4")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="ending in .pdf, .svg or .png"
    )


def _profile_switch(parser: argparse.ArgumentParser) -> None:
    profiles = list(PrintProfile)
    parser.add_argument("--profile", type=PrintProfile, choices=profiles, default="standard")


def _table(options: argparse.Namespace) -> None:
    from sfdesk.factsheets.own_texts import on_fit

    app = opened_app(options)
    papers = app.papers
    picture = options.out.suffix.lower().removeprefix(".")
    if picture in list(Picture):
        made = papers.table_picture(options.kind, options.slugs, options.paper, Picture(picture))
    else:
        made = papers.table_pdf(options.kind, options.slugs, options.profile, options.paper)
    papers.write_sheet(options.out, made)
    say(f"{options.out}: {len(made) / 1024:.0f} KiB")
    if options.kind == TableKind.FIT:
        slugs = options.slugs or [row.slug for row in app.edition.interventions]
        _warn_of(on_fit(app.local.judgements.list(), slugs))


def _left_out(audience: Audience, sections: str | None) -> frozenset[str]:
    """Return what is left out where only the named sections are wanted; nothing without names."""
    from sfdesk.factsheets.pages import SECTIONS

    if sections is None:
        return frozenset()
    wanted = {name.strip() for name in sections.split(",")} - {""}
    if unknown := sorted(wanted - SECTIONS[audience].keys()):
        raise UsageError(
            f"The {audience} sheet has no section “{unknown[0]}” to choose.",
            do=f"These can be: {', '.join(SECTIONS[audience])}.",
        )
    return frozenset(SECTIONS[audience].keys() - wanted)


def _handing_out(app: "App", options: argparse.Namespace) -> "HandingOut":
    """Return what is remembered of the organisation, changed by the options."""
    from sfdesk.factsheets.handing_out import HandingOut
    from sfdesk.factsheets.organisation import checked, read_logo

    given = {
        "name": options.organisation,
        "contact": options.contact,
        "logo": read_logo(Path(options.logo)) if options.logo else options.logo and b"",
    }
    if given["logo"]:
        app.sheets.check_logo(options.logo, given["logo"])
    changes = {key: value for key, value in given.items() if value is not None}
    organisation = checked(replace(app.letterhead.organisation, **changes))
    offers = app.local.offers.list() if options.offers else ()
    months = app.settings.settings.check_after
    return HandingOut(organisation, options.discreet, options.coloured_paper, offers, months)


def _count(done: int, total: int) -> None:
    """Show how far a booklet is, on one line of the terminal."""
    end = "\n" if done == total else ""
    say_aside(f"\r{done} of {total} sheets", end=end)
