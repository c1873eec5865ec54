"""Actions of ``edition`` for those who sign: ``keygen``, ``root`` and ``sign``."""

import argparse
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfdesk.cli.output import say
from sfdesk.cli.shared import command
from sfdesk.core.errors import EditionError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sfdesk.editions.signing import SigningKey


def add_to(actions: Any) -> None:
    """Add these actions to those of ``edition``."""
    keygen = command(actions, "keygen", _keygen, "make a key to sign editions with")
    keygen.add_argument("name", metavar="NAME", help="whose key it is, in quotation marks")
    keygen.add_argument("--out", type=Path, required=True, metavar="FILE", help="without ending")
    _passphrase_switch(keygen)
    root = command(actions, "root", _root, "make the file that says whom to trust")
    root.add_argument("--out", type=Path, required=True, metavar="FILE")
    _public_keys(root, "--key", "may sign editions; repeat it", required=True)
    _public_keys(root, "--root-key", "may sign the next such file; else the same keys")
    _public_keys(root, "--team-key", "may sign shared files, and no edition")
    root.add_argument("--threshold", type=int, default=2, help="how many have to sign (2)")
    root.add_argument("--version", type=int, default=1, help="counts these files, from 1")
    signing = command(actions, "sign", _sign, "add a signature to an edition, or to such a file")
    signing.add_argument("file", type=Path, metavar="FILE")
    signing_switches(signing, required=True)


def signing_switches(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Give a command the key that it signs with; ``signing_key`` reads it."""
    parser.add_argument(
        "--key", type=Path, required=required, metavar="KEY", help="sign with this private key"
    )
    _passphrase_switch(parser)


def signing_key(options: argparse.Namespace, *, of: Path | None = None) -> "SigningKey":
    """Return the key that a command is to sign with.

    Nobody is to type a passphrase for what is not there: that is looked at first.

    Args:
        of: The file that is to be signed, if there is one already.
    """
    from sfdesk.editions.keys import read_file
    from sfdesk.editions.signing import SigningKey

    SigningKey.look_at(options.key)
    if of:
        read_file(of, 1)
    return SigningKey.read(options.key, _passphrase(options))


def signing_key_if_any(options: argparse.Namespace) -> "SigningKey | None":
    """Return the key that a command is to sign with, if it was given one.

    Raises:
        UsageError: If there is a passphrase alone: what was meant to be signed would not be.
    """
    if options.key:
        return signing_key(options)
    if options.passphrase_file:
        raise UsageError("There is a passphrase but no key.", do="Give the private key as --key.")
    return None


def sign(options: argparse.Namespace, sign_file: "Callable[[Path, SigningKey], object]") -> None:
    """Sign a file in the way that is for its kind, and say with which key."""
    key = signing_key(options, of=options.file)
    sign_file(options.file, key)
    say(f"{options.file} is {signed_with(key)}.")


def signed_with(key: "SigningKey") -> str:
    """Return how it is told with which key a file was signed."""
    return f"signed with the key {key.public.fingerprint}"


def _public_keys(
    parser: argparse.ArgumentParser, switch: str, words: str, *, required: bool = False
) -> None:
    parser.add_argument(
        switch,
        type=Path,
        action="append",
        default=[],
        required=required,
        metavar="KEY.pub",
        help=words,
    )


def _passphrase_switch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="whose first line is the passphrase; else it is asked for",
    )


def _keygen(options: argparse.Namespace) -> None:
    from sfdesk.editions.signing import PRIVATE, PUBLIC, make_key

    key = make_key(options.out, options.name, _passphrase(options, twice=True))
    say(f"{options.out}{PRIVATE} signs: keep it on a stick of its own, locked away.")
    say(f"{options.out}{PUBLIC} is for whoever shall trust it.")
    say(f"Fingerprint: {key.fingerprint}")


def _root(options: argparse.Namespace) -> None:
    from sfdesk.core.files import write_for_user
    from sfdesk.editions.keys import read_public_key
    from sfdesk.editions.root import Role, Root, unsigned_root

    keys = tuple(map(read_public_key, options.key))
    root_keys = tuple(map(read_public_key, options.root_key)) or keys
    roots, editions = (Role(options.threshold, each) for each in (root_keys, keys))
    team_keys = tuple(map(read_public_key, options.team_key))
    content = unsigned_root(Root(options.version, roots, editions, team_keys))
    write_for_user(options.out, content, "The file of trusted keys", EditionError)
    for key in dict.fromkeys((*root_keys, *keys, *team_keys)):
        say(f"{key.fingerprint}  {key.name}")
    say(f"{options.out} is not signed yet: it takes {options.threshold} of its own keys.")


def _sign(options: argparse.Namespace) -> None:
    from sfdesk.editions.signing import sign_file

    sign(options, sign_file)


def _passphrase(options: argparse.Namespace, *, twice: bool = False) -> str:
    """Return the passphrase from the file that was named, or as it is typed."""
    from sfdesk.editions.keys import read_file

    if path := options.passphrase_file:
        return read_file(path, 1000).decode("utf8", "replace").partition("\n")[0].strip()
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Nobody can be asked for the passphrase.", do="Use --passphrase-file.")
    typed = getpass("Passphrase: ")
    if twice and getpass("Once more: ") != typed:
        raise UsageError("They are not the same.", do="Try again.")
    return typed
