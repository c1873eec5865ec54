"""Signatures: DSSE envelopes of securesystemslib. Only this module and ``signing`` know it.

Verifying is pure Python and needs nothing else. The library is imported when the first envelope is
read: it takes 60 to 100 ms, which no start pays.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sfdesk.core.language import tr
from sfdesk.editions.container import refused
from sfdesk.editions.keys import ED25519, PublicKey

if TYPE_CHECKING:
    from securesystemslib.dsse import Envelope

LARGEST = 2 * 1024 * 1024
"""Bytes of an envelope, where whoever reads it says nothing else."""
MOST_SIGNATURES = 16


class Signed:
    """A payload with its signatures, which may be none, or wrong.

    Attributes:
        envelope: The library's own.
    """

    def __init__(self, envelope: "Envelope") -> None:
        self.envelope = envelope

    @property
    def payload(self) -> bytes:
        """What is signed."""
        return self.envelope.payload

    @property
    def is_signed(self) -> bool:
        """Whether anybody has signed it, rightly or not."""
        return bool(self.envelope.signatures)

    def encoded(self) -> bytes:
        """Return it as it is kept in a file, its signatures in the order of their keys."""
        values = self.envelope.to_dict()
        values["signatures"].sort(key=lambda signature: signature["keyid"])
        return json.dumps(values, indent=1, sort_keys=True).encode() + b"\n"

    def signers(self, keys: Iterable[PublicKey]) -> tuple[PublicKey, ...]:
        """Return those of some keys whose signature is right; each key counts once."""
        found = {key.id: key for key in self.named(keys) if self._is_signed_by(key)}
        return tuple(found.values())

    def named(self, keys: Iterable[PublicKey]) -> tuple[PublicKey, ...]:
        """Return those of some keys that a signature names, whether it is right or not."""
        return tuple(key for key in keys if key.id in self.envelope.signatures)

    def _is_signed_by(self, key: PublicKey) -> bool:
        from securesystemslib.exceptions import VerificationError
        from securesystemslib.signer._key import SSlibKey

        library_key = SSlibKey(key.id, ED25519, ED25519, {"public": key.public})
        try:
            self.envelope.verify([library_key], 1)
        except (VerificationError, ValueError, TypeError, KeyError):
            # A signature may be no number, or not as long as one is.
            return False
        return True


def wrapped(payload: bytes, payload_type: str) -> bytes:
    """Return an envelope that nobody has signed yet, as it is kept in a file."""
    from securesystemslib.dsse import Envelope

    return Signed(Envelope(payload, payload_type, {})).encoded()


def opened(content: bytes, payload_type: str, most: int = LARGEST) -> Signed:
    """Read an envelope. That says nothing of its signatures.

    Args:
        content: Of the file, or of the part of it that is one.
        payload_type: What it has to hold.
        most: Bytes that it may have.

    Raises:
        EditionError: If it is none, or holds another kind of payload.
    """
    from securesystemslib.exceptions import Error

    try:
        return Signed(_opened(content, payload_type, most))
    except (Error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise refused(tr("its signed part cannot be read."), detail=repr(error)[:200]) from error


def _opened(content: bytes, payload_type: str, most: int) -> "Envelope":
    from securesystemslib.dsse import Envelope

    if len(content) > most:
        raise ValueError("too large")
    values: dict[str, Any] = json.loads(content)
    if len(values["signatures"]) > MOST_SIGNATURES:
        raise ValueError("too many signatures")
    envelope = Envelope.from_dict(values)
    # The library takes whatever type a value has in the file.
    if envelope.payload_type != payload_type:
        raise ValueError("another payload")
    if Signed(envelope).encoded() != content:
        raise ValueError("another form")
    return envelope
