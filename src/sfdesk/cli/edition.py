"""The command ``edition``: which one a sheet is from; making, signing and taking in edition files.

Each module of its actions adds them to the group that is made here.
"""

import argparse
from collections import UserDict
from pathlib import Path
from typing import Any

from sfdesk.cli import authoring
from sfdesk.cli.output import say
from sfdesk.cli.shared import opened_profile
from sfdesk.core.errors import UsageError


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
    authoring.add_actions(actions)
    _signing_actions(actions)


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


def _edition(options: argparse.Namespace) -> int:
    from sfdesk.app import App

    app = App(opened_profile(options))
    info = app.edition_of(options.hash) if options.hash is not None else app.edition.info
    say(f"Edition {info.id} ({info.short_hash}): {info.title}")
    say(f"Evidence as of {info.evidence_as_of}, released {info.released}")
    say(f"Source: {info.source_title}")
    say(f"Hash: {info.content_hash}")
    return 0


def _signing_actions(actions: Any) -> None:
    keygen = actions.add_parser("keygen", help="make a key to sign editions with")
    keygen.add_argument("name", metavar="NAME", help="whose key it is, in quotation marks")
    keygen.add_argument("--out", type=Path, required=True, metavar="FILE", help="without ending")
    _passphrase_switch(keygen)
    keygen.set_defaults(run=_keygen)
    sign = actions.add_parser("sign", help="add a signature to an edition file")
    sign.add_argument("file", type=Path, metavar="FILE")
    sign.add_argument("--key", type=Path, required=True, metavar="KEY", help="the private one")
    _passphrase_switch(sign)
    sign.set_defaults(run=_sign)


def _passphrase_switch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="whose first line is the passphrase; else it is asked for",
    )


def _keygen(options: argparse.Namespace) -> int:
    from sfdesk.editions.signing import PRIVATE, PUBLIC, make_key

    key = make_key(options.out, options.name, _passphrase(options, twice=True))
    say(f"{options.out}{PRIVATE} signs: keep it on a stick of its own, locked away.")
    say(f"{options.out}{PUBLIC} is for whoever shall trust it.")
    say(f"Fingerprint: {key.fingerprint}")
    return 0


def _sign(options: argparse.Namespace) -> int:
    from sfdesk.editions.signing import SigningKey, sign_edition

    key = SigningKey.read(options.key, _passphrase(options))
    sign_edition(options.file, key)
    say(f"{options.file} is signed with the key {key.public.fingerprint}.")
    return 0


def _passphrase(options: argparse.Namespace, *, twice: bool = False) -> str:
    """Return the passphrase from the file that was named, or as it is typed."""
    import sys
    from getpass import getpass

    from sfdesk.core.files import read_regular
    from sfdesk.editions.keys import unreadable

    if path := options.passphrase_file:
        try:
            return read_regular(path, 1000).decode("utf8", "replace").partition("\n")[0].strip()
        except OSError as error:
            raise unreadable(path, error) from error
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Nobody can be asked for the passphrase.", do="Use --passphrase-file.")
    typed = getpass("Passphrase: ")
    if twice and getpass("Once more: ") != typed:
        raise UsageError("They are not the same.", do="Try again.")
    return typed
