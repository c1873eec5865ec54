"""The root: who may sign editions, shared files, and the next root, and how many it takes.

A root is signed by its own keys. It is replaced only by one with the next number that enough of
the old keys **and** enough of its own have signed; so keys can be given up, one by one or all.
"""

import json
from typing import Any, NamedTuple

from sfdesk.core.errors import EditionError
from sfdesk.core.language import tr
from sfdesk.editions.container import refused
from sfdesk.editions.envelope import Signed, opened, wrapped
from sfdesk.editions.keys import PublicKey

PAYLOAD_TYPE = "application/vnd.sfdesk.root+json"
_PRODUCT, _FORMAT = "sfdesk", 1
_MOST_KEYS = 16
_HIGHEST = 10_000


class Role(NamedTuple):
    """Keys, and how many of them have to sign."""

    threshold: int
    keys: tuple[PublicKey, ...]

    def is_met(self, envelope: Signed) -> bool:
        """Return whether enough of these keys have signed."""
        return len(envelope.signers(self.keys)) >= self.threshold


class Root(NamedTuple):
    """Who is trusted.

    Attributes:
        version: Counts the roots, from 1.
        roots: Who may sign the next root.
        editions: Who may sign editions.
        teams: Who may sign shared files of the local layer besides those; one is enough.
    """

    version: int
    roots: Role
    editions: Role
    teams: tuple[PublicKey, ...] = ()

    @property
    def sharers(self) -> tuple[PublicKey, ...]:
        """Those of whom any one may sign a shared file of the local layer."""
        return (*self.teams, *self.editions.keys)

    def encoded(self) -> bytes:
        """Return the bytes that are signed."""
        roles = {
            name: {"threshold": role.threshold, "keys": _written(role.keys)}
            for name, role in (("roots", self.roots), ("editions", self.editions))
        }
        values = {"product": _PRODUCT, "format": _FORMAT, "version": self.version, **roles}
        # An older sfdesk passes over what it does not know.
        values |= {"teams": _written(self.teams)} if self.teams else {}
        return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode()


def unsigned_root(root: Root) -> bytes:
    """Return the content of a root file that nobody has signed yet.

    Raises:
        EditionError: If it names a key twice, or fewer keys than have to sign.
    """
    content = wrapped(root.encoded(), PAYLOAD_TYPE)
    _read(content)
    return content


def first_root(content: bytes) -> Root:
    """Read a root that is trusted because of where it lies.

    Raises:
        EditionError: If it is none, or has not signed itself.
    """
    root, envelope = _read(content)
    if not root.roots.is_met(envelope):
        raise EditionError(
            tr("The file of trusted keys is not signed by enough of its own keys."),
            do=tr(
                "It takes {threshold}; sign it with “sfdesk edition sign”.",
                threshold=root.roots.threshold,
            ),
        )
    return root


def next_root(old: Root, content: bytes) -> Root:
    """Read a root that is to replace another.

    Raises:
        EditionError: If it is none, not the next one, or too few old or new keys have signed.
    """
    root, envelope = _read(content)
    if root.version != old.version + 1:
        raise refused(tr("the set of keys in it is not the one that follows on the present one."))
    if not old.roots.is_met(envelope):
        raise refused(tr("the new set of keys in it is not signed by enough of the old keys."))
    if not root.roots.is_met(envelope):
        raise refused(tr("the new set of keys in it is not signed by enough of the new keys."))
    return root


def version_of(content: bytes) -> int:
    """Return which root this is, without trusting it.

    Raises:
        EditionError: If it is none.
    """
    return _read(content)[0].version


def _read(content: bytes) -> tuple[Root, Signed]:
    envelope = opened(content, PAYLOAD_TYPE)
    try:
        return _decoded(json.loads(envelope.payload)), envelope
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise refused(tr("a set of keys cannot be read."), detail=repr(error)[:200]) from error


def _decoded(values: dict[str, Any]) -> Root:
    if (values["product"], values["format"]) != (_PRODUCT, _FORMAT):
        raise ValueError("another product or format")
    version = _count(values["version"], _HIGHEST)
    roots, editions = (_role(values[name]) for name in ("roots", "editions"))
    return Root(version, roots, editions, _keys(values.get("teams", [])))


def _written(keys: tuple[PublicKey, ...]) -> list[dict[str, Any]]:
    return [key._asdict() for key in keys]


def _keys(values: list[dict[str, Any]]) -> tuple[PublicKey, ...]:
    keys = tuple(map(PublicKey.of_values, values))
    if len({key.id for key in keys}) != len(keys):
        raise ValueError("a key stands there twice")
    return keys


def _role(values: dict[str, Any]) -> Role:
    keys = _keys(values["keys"])
    return Role(_count(values["threshold"], min(len(keys), _MOST_KEYS)), keys)


def _count(value: object, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise ValueError(f"{value} is not from 1 to {most}")
    return value
