"""The command ``policy``: what the organisation decided for this computer."""

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sfdesk.cli.output import say
from sfdesk.cli.shared import command, opened_profile

if TYPE_CHECKING:
    from sfdesk.core.paths import Profile
    from sfdesk.core.policy import Policy
    from sfdesk.editions.keys import PublicKey


def add_to(commands: Any) -> None:
    """Add this command to the others."""
    parser = commands.add_parser("policy", help="what the organisation decided for this computer")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    command(actions, "check", _check, "say what holds, whom it trusts and what is wrong")


def _check(options: argparse.Namespace) -> None:
    from sfdesk.core.errors import SfdeskError
    from sfdesk.core.paths import policy_file
    from sfdesk.core.policy import current_policy

    profile, policy = opened_profile(options), current_policy()
    if policy.path is None:
        say(f"There is no policy: {policy_file()} does not exist.")
    for line in policy.wrong:
        say(f"{policy.path}: {line}")
    for name, value in policy._asdict().items():
        if name not in ("path", "wrong"):
            say(f"{name}: {_words(value)}")
    for line in _trusted(profile, policy):
        say(line)
    _check_logo(policy)
    if policy.wrong:
        raise SfdeskError("The policy is wrong, so nobody is trusted and nothing is taken in.")


def _check_logo(policy: "Policy") -> None:
    """Raise if the logo cannot be printed: sheets would have none, and say nothing."""
    from sfdesk.core.paths import resources_folder
    from sfdesk.factsheets.organisation import read_logo
    from sfdesk.factsheets.render import SheetMaker

    if policy.logo:
        logo = read_logo(policy.logo)
        SheetMaker(resources_folder()).check_logo(policy.logo.name, logo)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value or "not said").replace("\n", " / ")


def _trusted(profile: "Profile", policy: "Policy") -> Iterator[str]:
    from sfdesk.editions.trust import present_trust

    root = present_trust(profile, policy).root
    if root is None:
        yield "Nobody is trusted yet, so no signed edition can be installed."
        if policy.require_signed:
            yield "No shared file is taken in, and no team’s: they have to be signed."
        return
    yield f"Trusted keys, set {root.version}; {root.editions.threshold} of them sign an edition:"
    yield from _listed(root.editions.keys)
    yield "Any one of those signs a shared file" + (", or of these:" if root.teams else ".")
    yield from _listed(root.teams)
    yield f"{root.roots.threshold} of these sign the next set:"
    yield from _listed(root.roots.keys)


def _listed(keys: "Iterable[PublicKey]") -> Iterator[str]:
    return (f"  {key.fingerprint}  {key.name}" for key in keys)
