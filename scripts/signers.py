"""People who sign editions, made up, and the files that they sign; for tests and trials."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sfdesk.authoring.build import build
from sfdesk.editions import root
from sfdesk.editions.keys import PublicKey
from sfdesk.editions.packing import pack
from sfdesk.editions.root import Role, Root, unsigned_root
from sfdesk.editions.signing import SigningKey, sign_file
from sfdesk.model.edition import Edition


@dataclass(frozen=True)
class Signer:
    """One of them."""

    name: str
    key: SigningKey

    @property
    def public(self) -> PublicKey:
        """The key that others see, with the name."""
        return self.key.public._replace(name=self.name)


def signer(name: str) -> Signer:
    """Return somebody whose key is always the same."""
    seed = name.encode().ljust(32, b".")[:32]
    return Signer(name, SigningKey(Ed25519PrivateKey.from_private_bytes(seed)))


ANN, BOB, CYD, EVE = (signer(name) for name in ("Ann", "Bob", "Cyd", "Eve"))
TEAM = (ANN, BOB, CYD)


def root_file(
    team: Sequence[Signer] = TEAM,
    signers: Sequence[Signer] = (ANN, BOB),
    *,
    version: int = 1,
    threshold: int = 2,
    teams: Sequence[Signer] = (),
) -> bytes:
    """Return a signed set of keys; ``teams`` sign shared files and no edition."""
    role = Role(threshold, tuple(each.public for each in team))
    team_keys = tuple(each.public for each in teams)
    content = unsigned_root(Root(version, role, role, team_keys))
    for each in signers:
        content = each.key.sign(content, root.PAYLOAD_TYPE)
    return content


def with_info(edition: Edition, **changes: Any) -> Edition:
    """Return an edition that says other things of itself; its hash begins with its serial."""
    hashed = {"content_hash": f"{changes.get('serial', 7):07x}".ljust(64, "0"), **changes}
    return edition._replace(info=edition.info._replace(**hashed))


def edition_file(
    edition: Edition,
    out: Path,
    signers: Sequence[Signer] = (ANN, BOB),
    roots: Sequence[Path] = (),
) -> Path:
    """Build, pack and sign an edition; return the file."""
    folder = out.with_suffix(".built")
    build(edition, folder)
    pack(folder, out, roots)
    for each in signers:
        sign_file(out, each.key)
    return out


def cut_down(edition: Edition) -> Edition:
    """Return an edition with one intervention and little else, which keeps every rule."""
    row = edition.interventions[0]._replace(related=())
    empty: dict[str, Any] = dict.fromkeys(
        ("mentioned", "guide", "glossary", "cautions", "since", "needs", "concepts", "asked"), ()
    )
    topics = tuple(
        topic._replace(related=(), sections=(), references=()) for topic in edition.topics
    )
    # They run from 1 without a gap.
    notes = edition.notes[: max(citation.number for citation in row.references)]
    info = edition.info._replace(aliases={}, explained={})
    return edition._replace(info=info, interventions=(row,), topics=topics, notes=notes, **empty)
