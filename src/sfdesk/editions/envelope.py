"""Signatures: DSSE envelopes of securesystemslib. Only this module and ``signing`` know it.

Verifying is pure Python and needs nothing else. The library is imported when the first envelope is
read: it takes 60 to 100 ms, which no start pays.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sfdesk.editions.container import refused
from sfdesk.editions.keys import ED25519, PublicKey

if TYPE_CHECKING:
    from securesystemslib.dsse import Envelope

LARGEST = 2 * 1024 * 1024
MOST_SIGNATURES = 16


def wrapped(payload: bytes, payload_type: str) -> bytes:
    """Return an envelope that nobody has signed yet."""
    from securesystemslib.dsse import Envelope

    return encoded(Envelope(payload, payload_type, {}))


def encoded(envelope: "Envelope") -> bytes:
    """Return an envelope as it is kept in a file, its signatures in the order of their keys."""
    values = envelope.to_dict()
    values["signatures"].sort(key=lambda signature: signature["keyid"])
    return json.dumps(values, indent=1, sort_keys=True).encode() + b"\n"


def opened(content: bytes, payload_type: str) -> "Envelope":
    """Read an envelope. That says nothing of its signatures.

    Raises:
        EditionError: If it is none, or holds another kind of payload.
    """
    from securesystemslib.exceptions import Error

    try:
        return _opened(content, payload_type)
    except (Error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise refused("its signed part cannot be read.", detail=repr(error)[:200]) from error


def _opened(content: bytes, payload_type: str) -> "Envelope":
    from securesystemslib.dsse import Envelope

    if len(content) > LARGEST:
        raise ValueError("too large")
    values: dict[str, Any] = json.loads(content)
    if len(values["signatures"]) > MOST_SIGNATURES:
        raise ValueError("too many signatures")
    envelope = Envelope.from_dict(values)
    # The library takes whatever type a value has in the file.
    if envelope.payload_type != payload_type:
        raise ValueError("another payload")
    return envelope


def signers(envelope: "Envelope", keys: Iterable[PublicKey]) -> tuple[PublicKey, ...]:
    """Return those of some keys whose signature is right; each key counts once."""
    found = {key.id: key for key in keys if _is_signed_by(envelope, key)}
    return tuple(found.values())


def _is_signed_by(envelope: "Envelope", key: PublicKey) -> bool:
    from securesystemslib.exceptions import VerificationError
    from securesystemslib.signer._key import SSlibKey

    library_key = SSlibKey(key.id, ED25519, ED25519, {"public": key.public})
    try:
        envelope.verify([library_key], 1)
    except (VerificationError, ValueError, TypeError, KeyError):
        # A signature may be no number, or not as long as one is.
        return False
    return True
