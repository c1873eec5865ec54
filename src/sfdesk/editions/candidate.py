"""Look at an edition file without writing anything: is it whole, from whom, and may it come in?

Everything that can be wrong with it is found here; what is installed is what was looked at, not the
file once more, so a stick that is pulled or exchanged meanwhile is of no matter.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sfdesk.authoring.rules import problems
from sfdesk.core.errors import EditionError
from sfdesk.core.files import named
from sfdesk.core.language import number, tr, tr_n
from sfdesk.core.own_files import OwnFile, check_kind
from sfdesk.core.policy import Policy
from sfdesk.edition.built_in import is_built_in
from sfdesk.edition.manifest import MANIFEST, REQUIRED, parsed
from sfdesk.editions.container import LARGEST, refused, unpacked
from sfdesk.editions.database import read_database
from sfdesk.editions.envelope import opened
from sfdesk.editions.keys import PublicKey, read_file
from sfdesk.editions.packing import ENVELOPE, ROOT_PREFIX
from sfdesk.editions.signed_manifest import PAYLOAD_TYPE, Member, SignedManifest, folder_name
from sfdesk.editions.trust import Trust
from sfdesk.model.dates import day_words
from sfdesk.model.edition import Edition

MOST_AHEAD = 1_000
"""How far a serial may be above the highest seen: one near the end would shut out all others."""


class Seen(NamedTuple):
    """Which editions were on this computer.

    Attributes:
        serials: Id of an edition to the highest serial that was ever seen of it.
        names: Of those that are here now, the built-in one among them (``folder_name``).
    """

    serials: Mapping[str, int]
    names: Collection[str]


class Candidate(NamedTuple):
    """An edition file that was looked at, and may come in.

    Attributes:
        file: Its name, without the folder.
        sha256: Of the whole file, in hex.
        manifest: What it says of itself.
        edition: What is in it.
        members: Name → content; what is put into the folder of the installed edition.
        signers: Those of the trusted who have signed it.
        trusted: Whether they are enough.
        trust: With the roots that came with the file.
    """

    file: str
    sha256: str
    manifest: SignedManifest
    edition: Edition
    members: Mapping[str, bytes]
    signers: tuple[PublicKey, ...]
    trusted: bool
    trust: Trust


def look_at(path: Path, policy: Policy, trust: Trust, seen: Seen) -> Candidate:
    """Read an edition file and check everything that can be checked.

    Args:
        path: Of the file.
        policy: What the organisation allows.
        trust: Whom this computer trusts.
        seen: What was here before.

    Raises:
        EditionError: If it may not come in, in words for the user; nothing was written.
    """
    check_allowed(policy)
    content = _content(path)
    check_kind(content, named(path), EditionError, OwnFile.EDITION)
    members = unpacked(content)
    signed = opened(members.get(ENVELOPE, b""), PAYLOAD_TYPE)
    roots = [members.pop(name) for name in sorted(members) if name.startswith(ROOT_PREFIX)]
    trust = trust.extended(roots)
    signers = signed.signers(trust.root.editions.keys) if trust.root else ()
    trusted = trust.root is not None and len(signers) >= trust.root.editions.threshold
    if not trusted and not policy.unsigned:
        raise _untrusted(trust, signers)
    manifest = SignedManifest.decoded(signed.payload)
    _check_members(manifest, members)
    check_serial(manifest, seen)
    edition = _edition(manifest, members)
    sha256 = hashlib.sha256(content).hexdigest()
    return Candidate(named(path), sha256, manifest, edition, members, signers, trusted, trust)


def check_allowed(policy: Policy) -> None:
    """See that editions may be installed.

    Raises:
        EditionError: If the organisation does not allow it.
    """
    if not policy.installing:
        raise EditionError(
            policy.warning or tr("Your organisation does not let editions be installed here."),
            kept=tr("Nothing was changed."),
        )


def _content(path: Path) -> bytes:
    """Return what is in a file, which is read no further than an edition file can be long."""
    content = read_file(path, LARGEST + 1)
    if len(content) > LARGEST:
        raise refused(tr("it is larger than {largest} MiB.", largest=LARGEST >> 20))
    return content


def _untrusted(trust: Trust, signers: tuple[PublicKey, ...]) -> EditionError:
    if trust.root is None:
        return refused(
            tr("this computer does not know yet whom to trust."),
            do=tr("Whoever looks after it can say so in a policy; see “sfdesk policy check”."),
        )
    return refused(
        tr_n(
            "it takes the signature of somebody whom this computer trusts; it has {some}.",
            "it takes {count} signatures of people whom this computer trusts; it has {some}.",
            trust.root.editions.threshold,
            some=number(len(signers)) if signers else tr("none"),
        ),
        do=tr("Ask whoever gave it to you for one that is signed."),
    )


def _check_members(manifest: SignedManifest, members: Mapping[str, bytes]) -> None:
    found = {name: Member.of(content) for name, content in members.items() if name != ENVELOPE}
    if found.keys() != manifest.files.keys() or not {MANIFEST, REQUIRED} <= found.keys():
        raise refused(tr("what is in it is not what its manifest names."))
    for name, member in found.items():
        if member != manifest.files[name]:
            raise refused(tr("{name} in it is not what was signed.", name=name))


def check_serial(manifest: SignedManifest, seen: Seen) -> None:
    """Raise if an edition is older than one that was here, or far ahead of it.

    Raises:
        EditionError: If it is; or if another one has its number.
    """
    highest = seen.serials.get(manifest.id, 0)
    if manifest.serial < highest:
        raise refused(
            tr(
                "it is older ({serial}) than one that was here already ({highest}).",
                serial=manifest.serial,
                highest=highest,
            ),
            do=tr("To go back to an edition that is installed, use “sfdesk edition rollback”."),
        )
    if manifest.serial > highest + MOST_AHEAD:
        raise refused(
            tr(
                "its number ({serial}) is far ahead of the last one ({highest}).",
                serial=manifest.serial,
                highest=highest,
            )
        )
    same = f"{manifest.id}.{manifest.serial}."
    if any(name.startswith(same) and name != folder_name(manifest) for name in seen.names):
        raise refused(
            tr(
                "there is another edition with its number ({serial}) already.",
                serial=manifest.serial,
            )
        )


def _edition(manifest: SignedManifest, members: Mapping[str, bytes]) -> Edition:
    """Return what is in the file, if all of it agrees and keeps the rules of authored content."""
    if is_built_in(manifest.content_hash):
        raise EditionError(
            tr("This is the edition that sfdesk came with."),
            kept=tr("Nothing was changed."),
            do=tr("Choose it with “sfdesk edition use built-in”."),
        )
    inner = parsed(Path(MANIFEST), members[MANIFEST])
    hashes = {name: member.sha256 for name, member in manifest.files.items() if name != MANIFEST}
    if (inner.id, inner.content_hash, inner.files) != (manifest.id, manifest.content_hash, hashes):
        raise refused(tr("its two manifests do not agree."))
    edition = read_database(members[REQUIRED])
    contents = {name: content for name, content in members.items() if name != ENVELOPE}
    if SignedManifest.of(edition, contents) != manifest:
        raise refused(tr("its manifest says other things than what is in it."))
    _check_rules(edition)
    return edition


def _check_rules(edition: Edition) -> None:
    try:
        wrong = list(map(str, problems(edition)))
    # The rules were written for what an author writes; what this is, nobody knows.
    except Exception as error:
        raise refused(tr("its content cannot be checked."), detail=repr(error)[:200]) from error
    if wrong:
        first, others = wrong[0][:200], len(wrong) - 1
        told = tr("its content breaks a rule: {first}.", first=first)
        if others:
            told = tr_n(
                "its content breaks a rule: {first} (and {count} more).",
                "its content breaks a rule: {first} (and {count} more).",
                others,
                first=first,
            )
        raise refused(
            told,
            do=tr("Whoever made it can find all of them with “sfdesk edition lint”."),
        )


def told(candidate: Candidate) -> Iterator[str]:
    """Yield what is told of an edition before it is installed: from whom and from when."""
    manifest = candidate.manifest
    yield tr(
        "{title}: edition {id}, number {serial}",
        title=manifest.title,
        id=manifest.id,
        serial=manifest.serial,
    )
    yield tr(
        "Made by {made_by}, released {day}",
        made_by=manifest.made_by,
        day=day_words(manifest.released),
    )
    again = day_words(manifest.look_again_by)
    yield tr(
        "Evidence as of {evidence_as_of}; to be looked at again by {again}",
        evidence_as_of=manifest.evidence_as_of,
        again=again,
    )
    signers = ", ".join(map(_signer, candidate.signers))
    if candidate.trusted:
        yield tr("Signed by {signers}", signers=signers)
    elif signers:
        yield tr(
            "Not signed by enough people whom this computer trusts, only by {signers}",
            signers=signers,
        )
    else:
        yield tr("Not signed by anybody whom this computer trusts")


def _signer(key: PublicKey) -> str:
    return f"{key.name} ({key.fingerprint})"
