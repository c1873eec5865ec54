"""Make keys and sign: for those who make editions. Needs the package ``cryptography``.

It is not part of the packages for readers, who only verify; ``pip install sfdesk[signing]`` has it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfdesk.core.errors import EditionError
from sfdesk.core.files import named, write_for_user
from sfdesk.core.language import to_translate, tr
from sfdesk.core.own_files import OwnFile, check_kind
from sfdesk.core.refusals import explained
from sfdesk.editions import root
from sfdesk.editions.container import LARGEST, packed, unpacked
from sfdesk.editions.envelope import LARGEST as LARGEST_ENVELOPE
from sfdesk.editions.envelope import opened
from sfdesk.editions.keys import ED25519, PublicKey, is_text, read_file
from sfdesk.editions.packing import ENVELOPE
from sfdesk.editions.signed_manifest import PAYLOAD_TYPE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PRIVATE, PUBLIC = ".key", ".pub"
_LARGEST_KEY = 10_000
_PEM = b"PRIVATE KEY-----"
"""Stands at the head of every private key."""


class SigningKey:
    """A private key, opened with its passphrase."""

    def __init__(self, private: "Ed25519PrivateKey") -> None:
        self._private = private
        self.public = PublicKey("signer", private.public_key().public_bytes_raw().hex())

    @staticmethod
    def look_at(path: Path) -> None:
        """See that a private key is there, without opening it.

        Raises:
            EditionError: If none is, or this program cannot sign.
        """
        if _PEM not in read_file(path, _LARGEST_KEY):
            raise EditionError(
                tr("{name} is not a private key.", name=named(path)),
                do=tr("It is the file with the ending .key that “sfdesk edition keygen” made."),
            )
        _cryptography()

    @classmethod
    def read(cls, path: Path, passphrase: str) -> "SigningKey":
        """Read a private key from its file.

        Raises:
            EditionError: If there is none in it, or the passphrase is wrong.
        """
        serialization = _cryptography()
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        pem = read_file(path, _LARGEST_KEY)
        try:
            key = serialization.load_pem_private_key(pem, passphrase.encode() or None)
        except (ValueError, TypeError) as error:
            raise EditionError(
                tr("{name} is not a private key, or the passphrase is wrong.", name=named(path)),
                do=tr("Try again; without its passphrase a key is lost, and a new one is needed."),
                detail=repr(error),
            ) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise EditionError(
                tr("The key in {name} is of another kind than sfdesk's.", name=named(path))
            )
        return cls(key)

    def sign(self, content: bytes, payload_type: str, most: int = LARGEST_ENVELOPE) -> bytes:
        """Return an envelope with this signature added to those it has; see ``opened``."""
        from securesystemslib.signer._crypto_signer import CryptoSigner
        from securesystemslib.signer._key import SSlibKey

        signed = opened(content, payload_type, most)
        key = SSlibKey(self.public.id, ED25519, ED25519, {"public": self.public.public})
        signed.envelope.sign(CryptoSigner(self._private, key))
        return signed.encoded()


def make_key(path: Path, name: str, passphrase: str) -> PublicKey:
    """Make a key: two files, the private one locked with a passphrase and readable by its owner.

    Args:
        path: Of the files, without their endings.
        name: Whose key it is; whoever is asked to trust it sees this.
        passphrase: Empty leaves the private key unlocked.

    Raises:
        EditionError: If there is such a file already, or it cannot be written.
    """
    serialization = _cryptography()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    if not is_text(name) or not name.strip():
        raise EditionError(
            tr("The name is empty or too long for one line."), do=tr("Name the key's owner.")
        )
    if path.name in ("", ".."):
        raise EditionError(
            tr("{path} is a folder.", path=named(path)), do=tr("Name a file in it, without ending.")
        )
    private = Ed25519PrivateKey.generate()
    public = PublicKey(name, SigningKey(private).public.public)
    lock = (
        serialization.BestAvailableEncryption(passphrase.encode())
        if passphrase
        else serialization.NoEncryption()
    )
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    secret = path.with_name(path.name + PRIVATE)
    for file in (secret, path.with_name(path.name + PUBLIC)):
        if file.exists():
            raise EditionError(
                tr("There is a {name} already; a key is never replaced.", name=named(file)),
                do=tr("Choose another name."),
            )
    told = to_translate("{what} could not be written to {path}. {why}")
    with explained(told, EditionError, what=tr("The private key"), path=secret):
        # Only its owner may read it; what is written to it keeps that.
        secret.touch(mode=0o600, exist_ok=False)
    write_for_user(secret, pem, tr("The private key"), EditionError)
    write_for_user(
        path.with_name(path.name + PUBLIC), public.encoded(), tr("The key"), EditionError
    )
    return public


def sign_file(path: Path, key: SigningKey) -> None:
    """Add a signature to an edition file, or to a file of trusted keys.

    Raises:
        EditionError: If it is neither, or cannot be written; it is as it was then.
    """
    content = read_file(path, LARGEST + 1)
    check_kind(content, named(path), EditionError, OwnFile.EDITION)
    if content.lstrip().startswith(b"{"):
        signed = key.sign(content, root.PAYLOAD_TYPE)
    else:
        members = unpacked(content)
        members[ENVELOPE] = key.sign(members.get(ENVELOPE, b""), PAYLOAD_TYPE)
        signed = packed(members)
    write_for_user(path, signed, tr("The signed file"), EditionError)


def _cryptography() -> Any:
    """Return the library's module that reads and writes keys."""
    try:
        from cryptography.hazmat.primitives import serialization
    except ImportError as error:
        raise EditionError(
            tr("This sfdesk cannot sign: the package “cryptography” is not part of it."),
            do=tr("Sign where sfdesk was installed with “pip install sfdesk[signing]”."),
            detail=repr(error),
        ) from error
    return serialization
