"""What hostile edition files are made of; see ``hostile_editions``."""

import hashlib
import json
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from sfdesk.editions.container import packed
from sfdesk.editions.envelope import wrapped
from sfdesk.editions.packing import ENVELOPE
from sfdesk.editions.signed_manifest import PAYLOAD_TYPE
from signers import ANN, BOB, Signer

Members = dict[str, bytes]
Values = dict[str, Any]


class Good(NamedTuple):
    """A file that would come in, and what it is made of.

    Attributes:
        other: The members of another one.
    """

    content: bytes
    members: Members
    values: Values
    other: Members


Kind = Callable[[Good, Random], bytes]


def signed(values: Values | bytes, members: Members, *team: Signer) -> bytes:
    """Return a file whose manifest says what it is told, rightly signed."""
    payload = values if isinstance(values, bytes) else json.dumps(values).encode()
    envelope = wrapped(payload, PAYLOAD_TYPE)
    for each in team or (ANN, BOB):
        envelope = each.key.sign(envelope, PAYLOAD_TYPE)
    rest = {name: content for name, content in members.items() if name != ENVELOPE}
    return packed({ENVELOPE: envelope, **rest})


def listed(values: Values, members: Members) -> Values:
    """Return a manifest with the right sizes and hashes of members."""
    files = {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in members.items()
        if name != ENVELOPE
    }
    return {**values, "files": files}


def encoded(values: Any) -> bytes:
    """Return JSON in the one form that envelopes have."""
    return json.dumps(values, indent=1, sort_keys=True).encode() + b"\n"
