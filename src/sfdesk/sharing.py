"""Shared files of the local layer, signed and looked at: here what is shared meets the keys.

``local`` knows no keys, ``editions`` no offers. A signed file is an envelope, as an edition has
one, whose payload is the very file that is shared without a signature. What signs and verifies is
imported for a signed file alone, by the thread that reads it.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.core import text_tables
from sfdesk.core.errors import EditionError
from sfdesk.core.files import named, write_for_user
from sfdesk.core.language import tr
from sfdesk.core.own_files import OwnFile, check_kind
from sfdesk.core.paths import Profile
from sfdesk.core.policy import Policy
from sfdesk.local.errors import LocalError, refused
from sfdesk.local.exchange.layer_file import MOST_BYTES, LayerFile, Signing, parsed
from sfdesk.local.team import NAME, publish

if TYPE_CHECKING:
    from sfdesk.editions.envelope import Signed
    from sfdesk.editions.signing import SigningKey

PAYLOAD_TYPE = "application/vnd.sfdesk.local-layer+json"
_ENVELOPE = re.compile(rb'\s*\{\s*"(payload|payloadType|signatures)"\s*:')
"""How a file begins that is signed; one that is not begins with other keys."""


class SharedFiles:
    """Opens and publishes shared files under the policy of a computer.

    Args:
        profile: Where newer sets of keys are kept.
        policy: Whom to trust, and whether that is asked for.
    """

    def __init__(self, profile: Profile, policy: Policy) -> None:
        self._profile, self._policy = profile, policy

    def opened(self, content: bytes, name: str) -> LayerFile:
        """Return what a file holds and who has signed it; nothing unasked-for is parsed.

        One right signature of one trusted key is enough. A wrong one in a trusted name never is.

        Args:
            content: Of the file.
            name: Of the file, for messages.

        Raises:
            LocalError: If it is no such file, was changed after it was signed, or is not signed
                as the organisation asks.
            EditionError: If it is signed, and the keys of this computer cannot be read.
        """
        check_kind(content, name, LocalError, OwnFile.SHARED)
        if not _ENVELOPE.match(content):
            self._check_let_in(Signing(), name)
            return parsed(content, name)
        signed = _envelope(content, name)
        signing = self._signing(signed, name)
        self._check_let_in(signing, name)
        return parsed(signed.payload, name)._replace(signing=signing)

    def publish(self, folder: Path, content: bytes) -> Path:
        """Write the team's file into a folder, whole or not at all, and return where it is.

        Raises:
            LocalError: If it cannot be written; or nobody would take it in, as it is not signed,
                or by nobody who is trusted.
        """
        if not self._is_signed(content):
            self.check_unsigned()
        return publish(folder, content)

    def check_unsigned(self) -> None:
        """See that what is not signed by somebody who is trusted may be published.

        Raises:
            LocalError: If nobody would take it in.
        """
        if self._policy.require_signed and not self._policy.wrong:
            raise LocalError(
                tr("Your organisation asks for a signature on what a team publishes."),
                kept=tr("Nothing was published."),
                do=tr(
                    "Publish with “sfdesk local publish” and the --key of somebody whom it trusts; "
                    "or share it as a file, have that signed with “sfdesk local sign”, and put it "
                    "there as {name}.",
                    name=NAME,
                ),
            )

    def _is_signed(self, content: bytes) -> bool:
        """Return whether what is to be published was signed by somebody who is trusted."""
        signed = _ENVELOPE.match(content) is not None
        return signed and bool(self._signing(_envelope(content, NAME), NAME).by)

    def _signing(self, signed: "Signed", name: str) -> Signing:
        from sfdesk.editions.trust import present_trust

        root = present_trust(self._profile, self._policy).root
        keys = root.sharers if root else ()
        right = signed.signers(keys)
        if {key.id for key in signed.named(keys)} != {key.id for key in right}:
            raise refused(
                tr("{name} was changed after it was signed, or a signature is damaged.", name=name)
            )
        return Signing(signed.is_signed, tuple(key.name for key in right))

    def _check_let_in(self, signing: Signing, name: str) -> None:
        if signing.by or not self._policy.require_signed:
            return
        if self._policy.warning:
            raise LocalError(self._policy.warning, kept=tr("Nothing was changed."))
        told = (
            tr("{name} is signed by nobody whom your organisation trusts.", name=name)
            if signing.signed
            else tr("{name} is not signed, which your organisation asks for.", name=name)
        )
        raise refused(told, do=tr("Ask whoever made it for one that is signed."))


def signed_by(content: bytes, name: str, key: "SigningKey") -> bytes:
    """Return the content of a shared file with a signature added to those it has.

    Args:
        content: Of the file, signed already or not.
        name: Of the file, for messages.
        key: That signs.

    Raises:
        LocalError: If it is no such file, or would be too large.
    """
    from sfdesk.editions.envelope import wrapped

    check_kind(content, name, LocalError, OwnFile.SHARED)
    if not _ENVELOPE.match(content):
        content = wrapped(content, PAYLOAD_TYPE)
    parsed(_envelope(content, name).payload, name)
    signed = key.sign(content, PAYLOAD_TYPE, MOST_BYTES)
    _envelope(signed, name)
    return signed


def sign_file(path: Path, key: "SigningKey") -> None:
    """Add a signature to a shared file.

    Raises:
        SfdeskError: If it is none, or cannot be written; it is as it was then.
    """
    content = text_tables.read_bytes(path, MOST_BYTES)
    write_for_user(path, signed_by(content, named(path), key), tr("The signed file"), LocalError)


def _envelope(content: bytes, name: str) -> "Signed":
    from sfdesk.editions.envelope import opened

    if len(content) > MOST_BYTES:
        most = MOST_BYTES >> 20
        raise refused(
            tr("Signed, {name} is larger than {most} MB.", name=name, most=most),
            do=tr("Take a part of it."),
        )
    try:
        return opened(content, PAYLOAD_TYPE, MOST_BYTES)
    except EditionError as error:
        raise refused(
            tr(
                "{name} is not a signed file of offers and notes, or is not as it was signed.",
                name=name,
            ),
            detail=error.detail,
        ) from error
