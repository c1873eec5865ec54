"""The public keys of those who sign editions."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from sfdesk.core.errors import EditionError
from sfdesk.core.files import named, read_regular
from sfdesk.core.language import tr
from sfdesk.core.refusals import unread

ED25519 = "ed25519"
_LARGEST = 10_000
_PUBLIC = re.compile(r"[0-9a-f]{64}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class PublicKey(NamedTuple):
    """A key that may sign.

    Attributes:
        name: Whose it is, for people.
        public: The 32 bytes of an Ed25519 key, in hex.
    """

    name: str
    public: str

    @property
    def id(self) -> str:
        """The SHA-256 of the key itself: one key cannot stand under two of them."""
        return hashlib.sha256(bytes.fromhex(self.public)).hexdigest()

    @property
    def fingerprint(self) -> str:
        """The beginning of the id in groups of four, to be read out and compared."""
        return " ".join(self.id[at : at + 4] for at in range(0, 24, 4))

    def encoded(self) -> bytes:
        """Return the content of a file that holds this key."""
        values = {**self._asdict(), "fingerprint": self.fingerprint}
        return json.dumps(values, indent=1, ensure_ascii=False).encode() + b"\n"

    @classmethod
    def of_values(cls, values: dict[str, Any]) -> "PublicKey":
        """Return the key that stands in a file; what else stands there is of no matter.

        Raises:
            ValueError: If there is none; or a ``TypeError``, a ``KeyError``.
        """
        key = cls(values["name"], values["public"])
        if not is_text(key.name) or not key.name.strip() or not _PUBLIC.fullmatch(key.public):
            raise ValueError("no key")
        return key


def is_text(value: object, longest: int = 200) -> bool:
    """Return whether a value is a text of one line that can be shown and written."""
    if not isinstance(value, str) or len(value) > longest or _CONTROL.search(value):
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in value)


def read_public_key(path: Path) -> PublicKey:
    """Read a public key from its file.

    Raises:
        EditionError: If there is none in it.
    """
    try:
        return PublicKey.of_values(json.loads(read_file(path, _LARGEST)))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise EditionError(
            tr("There is no public key in {name}.", name=named(path)),
            do=tr("It is the file with the ending .pub that “sfdesk edition keygen” made."),
            detail=repr(error)[:200],
        ) from error


def read_file(path: Path, most: int) -> bytes:
    """Return what is in a file, of which no more than ``most`` bytes are read.

    Raises:
        EditionError: If it cannot be read.
    """
    try:
        return read_regular(path, most)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError | ValueError) -> EditionError:
    """Return the error that tells why a file cannot be read."""
    why, do = unread(error)
    return EditionError(
        tr("{name} cannot be read. {why}", name=named(path), why=why),
        kept=tr("Nothing was changed."),
        do=do,
        detail=repr(error),
    )
