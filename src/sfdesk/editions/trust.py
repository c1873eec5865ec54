"""Whom this computer trusts: the root that it starts from, and those that have replaced it since.

The first root is trusted because of where it lies: named by the policy, else inside the program.
Later ones lie in the user's folder and are trusted because each is signed by the one before, which
is looked at anew every time.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sfdesk.core.errors import EditionError
from sfdesk.core.files import read_regular, write_whole
from sfdesk.core.language import tr
from sfdesk.core.paths import Profile, resources_folder
from sfdesk.core.policy import Policy
from sfdesk.editions.keys import unreadable
from sfdesk.editions.root import Root, first_root, next_root, version_of

FIRST_ROOT = Path("trust", "root.json")
"""In the resources, if this program was made with keys of its own."""
_LARGEST = 1024 * 1024
_LONGEST_CHAIN = 100


class Trust(NamedTuple):
    """The roots that this computer has trusted, oldest first; the last one holds.

    Attributes:
        later: The content of those after the first.
    """

    roots: tuple[Root, ...] = ()
    later: tuple[bytes, ...] = ()

    @property
    def root(self) -> Root | None:
        """The one that holds; None where nobody is trusted."""
        return self.roots[-1] if self.roots else None

    def extended(self, offered: Iterable[bytes]) -> "Trust":
        """Return the trust with newer roots; those that are known already are passed over.

        Raises:
            EditionError: If one does not follow.
        """
        trust = self
        for content in offered:
            root = trust.root
            if root is not None and version_of(content) > root.version:
                follower = next_root(root, content)
                trust = Trust((*trust.roots, follower), (*trust.later, content))
        return trust


def present_trust(profile: Profile, policy: Policy) -> Trust:
    """Return whom this computer trusts now.

    Raises:
        EditionError: If the first root cannot be read.
    """
    first = _first(policy)
    if first is None:
        return Trust()
    try:
        trust = Trust((first_root(first),))
    except EditionError as error:
        raise EditionError(
            tr("The file of trusted keys on this computer cannot be used."),
            do=tr("Whoever looks after it can run “sfdesk policy check”."),
            detail=str(error),
        ) from error
    for version in range(trust.roots[0].version + 1, _LONGEST_CHAIN):
        try:
            trust = trust.extended([read_regular(_place(profile, version), _LARGEST)])
        except (OSError, EditionError):
            # The chain ends here; one that does not follow was not put there by us.
            break
    return trust


def keep(profile: Profile, trust: Trust) -> None:
    """Keep the roots that came after the first, for the next time."""
    for root, content in zip(trust.roots[1:], trust.later, strict=True):
        write_whole(_place(profile, root.version), content)


def _first(policy: Policy) -> bytes | None:
    """Return the content of the first root; None where there is none, or the policy is wrong."""
    if policy.wrong:
        return None
    path = policy.trusted_root or resources_folder() / FIRST_ROOT
    try:
        return read_regular(path, _LARGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def _place(profile: Profile, version: int) -> Path:
    return profile.editions / "roots" / f"{version}.json"
