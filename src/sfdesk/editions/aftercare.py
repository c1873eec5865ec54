"""Look once more at the edition that is open, when nobody waits for it: is it as it was signed?

The start held every file against the hashes that stand beside it. Here those are held against the
signed manifest, and the signatures against the keys that are trusted now; and what the start has
left for a search to read is read.
"""

from typing import NamedTuple

from sfdesk.core.errors import EditionError
from sfdesk.core.files import read_regular
from sfdesk.core.language import to_translate, tr
from sfdesk.core.paths import Profile
from sfdesk.core.policy import Policy
from sfdesk.core.refusals import refusal
from sfdesk.edition.manifest import MANIFEST
from sfdesk.edition.reader import read_rest
from sfdesk.editions.container import refused
from sfdesk.editions.envelope import Signed, opened
from sfdesk.editions.installed import envelope_of, set_aside
from sfdesk.editions.pointer import UNSIGNED, Opened, was_trusted
from sfdesk.editions.signed_manifest import PAYLOAD_TYPE, Member, SignedManifest
from sfdesk.editions.trust import Trust, present_trust

OLD_KEYS = to_translate("Signed with keys that have been replaced since; ask for a newer edition")


class Standing(NamedTuple):
    """How an open edition stands.

    Attributes:
        mark: What is to be said of it as long as it is open; empty where all is well.
        tampered: Why it was put aside; empty where it was not.
    """

    mark: str = ""
    tampered: str = ""


def look_after(profile: Profile, policy: Policy, edition: Opened) -> Standing:
    """Check the installed edition that is open; put it aside if it is not as it was signed.

    Raises:
        SfdeskError: If it should be put aside and cannot be, or cannot be read now.
    """
    try:
        return Standing(mark=_mark(profile, policy, edition))
    except OSError as error:
        raise _out_of_reach(error) from error
    except EditionError as error:
        if isinstance(error.__cause__, OSError):
            raise _out_of_reach(error.__cause__) from error
        _put_aside(profile, edition, error.happened)
        return Standing(tampered=error.happened)


def _put_aside(profile: Profile, edition: Opened, why: str) -> None:
    try:
        set_aside(profile.editions, edition.folder.name, why)
    except OSError as error:
        raise EditionError(
            tr("{why} It cannot be put aside: {refused}", why=why, refused=refusal(error).why),
            kept=tr("It stays open; do not rely on it."),
            do=tr("Choose another edition, and tell whoever looks after the computer."),
            detail=repr(error),
        ) from error


def _out_of_reach(error: OSError) -> EditionError:
    """Return the error of an edition that is not there to be looked at: it may come back."""
    return EditionError(
        tr(
            "Whether the edition is still as it was signed could not be checked. {why}",
            why=refusal(error, reading=True).why,
        ),
        kept=tr("It stays open, as it was read at the start, and nothing was changed."),
        do=tr(
            "See that the disk that it is on is there and that you may read it; the next start "
            "checks again, and so does “sfdesk check”."
        ),
        detail=repr(error),
    )


def _mark(profile: Profile, policy: Policy, edition: Opened) -> str:
    """Return what is to be said of an edition.

    Raises:
        EditionError: If its files are not those that were signed, cannot be read to the end, or
            nobody signed them.
    """
    signed = opened(envelope_of(edition.folder), PAYLOAD_TYPE)
    manifest = SignedManifest.decoded(signed.payload)
    for name, member in manifest.files.items():
        if Member.of(read_regular(edition.folder / name)) != member:
            raise refused(tr("{name} is not what was signed.", name=name))
    if manifest.content_hash != edition.edition.info.content_hash or MANIFEST not in manifest.files:
        raise refused(tr("what is open is not what was signed."))
    read_rest(edition.edition)
    trust = _trust(profile, policy)
    if trust is None:
        return edition.mark or UNSIGNED
    return _standing(trust, signed, policy, trusted_then=was_trusted(edition.folder))


def _standing(trust: Trust, signed: Signed, policy: Policy, *, trusted_then: bool) -> str:
    met = [root.editions.is_met(signed) for root in trust.roots]
    if met and met[-1]:
        return ""
    if any(met):
        return OLD_KEYS
    if trusted_then and trust.root is not None and not policy.unsigned:
        raise refused(tr("nobody whom this computer trusts has signed it."))
    return UNSIGNED


def _trust(profile: Profile, policy: Policy) -> Trust | None:
    """Return whom this computer trusts; None where that cannot be found out for now."""
    if policy.wrong:
        return None
    try:
        return present_trust(profile, policy)
    except EditionError:
        return None
