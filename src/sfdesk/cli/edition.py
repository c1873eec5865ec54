"""The command ``edition``: which one a sheet is from; making, signing and taking in edition files.

Each module of its actions adds them to the group that is made here.
"""

import argparse
from collections import UserDict
from typing import Any

from sfdesk.cli import authoring, installing, signing
from sfdesk.cli.output import say
from sfdesk.cli.shared import opened_app


def add_to(commands: Any) -> None:
    """Add this command to the others."""
    parser = commands.add_parser(
        "edition", help="say which edition a sheet was printed from; make and install editions"
    )
    parser.set_defaults(run=_edition, hash=None)
    actions = parser.add_subparsers(
        title="actions",
        metavar="HASH | ACTION",
        action=_ActionsOrHash,
        description="HASH is what stands on a sheet; it tells which edition that sheet is from.",
    )
    for group in (authoring, signing, installing):
        group.add_to(actions)


class _ActionsOrHash(argparse._SubParsersAction):  # type: ignore[type-arg]
    """Takes a hash in the place of an action."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        known = _Anything()
        known.data = self._name_parser_map
        self.choices: Any = known

    def __call__(
        self, parser: Any, namespace: Any, values: Any, option_string: str | None = None
    ) -> None:
        if values[0] in self._name_parser_map:
            super().__call__(parser, namespace, values, option_string)
        elif values[1:]:
            parser.error(f"unrecognized arguments: {' '.join(values[1:])}")
        else:
            namespace.hash = values[0]


class _Anything(UserDict[str, Any]):
    """Names of actions; what is none of them is taken for a hash, and looked for."""

    def __contains__(self, name: object) -> bool:
        return True


def _edition(options: argparse.Namespace) -> None:
    from sfdesk.checking import edition_of

    app = opened_app(options)
    info = edition_of(app, options.hash) if options.hash is not None else app.edition.info
    say(f"Edition {info.id} ({info.short_hash}): {info.title}")
    say(f"Evidence as of {info.evidence_as_of}, released {info.released}")
    say(f"Source: {info.source_title}")
    say(f"Hash: {info.content_hash}")
