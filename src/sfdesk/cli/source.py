"""The command ``source``: the published document beside our wording."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sfdesk.cli.output import say, say_json
from sfdesk.cli.shared import command, json_switch, opened_app
from sfdesk.core.language import counted


def add_to(commands: Any) -> None:
    """Add this command to the others."""
    parser = commands.add_parser("source", help="the published document beside our wording")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    bring = command(actions, "import", _source_import, "read the review's own text from your copy")
    bring.add_argument("file", type=Path, metavar="FILE")
    json_switch(
        command(
            actions, "check", _source_check, "compare facts in our text with the published cell"
        )
    )


def _source_import(options: argparse.Namespace) -> None:
    for line in opened_app(options).bring_in_published(options.file):
        say(line)


def _source_check(options: argparse.Namespace) -> None:
    from sfdesk.authoring.source_check.explained import unexplained_differences

    app = opened_app(options)
    explained = app.folder / "source-check.toml"
    own = app.published
    differences = unexplained_differences(app.edition, own.document, own.review, explained)
    if options.json:
        say_json([asdict(difference) for difference in differences])
        return
    for difference in differences:
        say(f"{difference.entry}: {difference.field}: {difference.text}")
    say(counted(len(differences), "unexplained difference", "unexplained differences"))
