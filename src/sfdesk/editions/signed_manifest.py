"""What an edition file says of itself: the text that is signed.

It names every member with its size and SHA-256, so nothing can be exchanged, added or left out.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from sfdesk.core.language import tr
from sfdesk.editions.container import refused
from sfdesk.editions.keys import is_text
from sfdesk.model.edition import Edition
from sfdesk.model.info import EditionInfo

PAYLOAD_TYPE = "application/vnd.sfdesk.edition+json"
_PRODUCT, _FORMAT = "sfdesk", 1
HIGHEST_SERIAL = 1_000_000
_LONGEST = 2_000
_MOST = 5_000
_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Member(NamedTuple):
    """One file in an edition file.

    Attributes:
        size: In bytes.
        sha256: In hex.
    """

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> "Member":
        """Return what is said of a content."""
        return cls(len(content), hashlib.sha256(content).hexdigest())


class SignedManifest(NamedTuple):
    """What is signed of an edition; what it shares with ``EditionInfo`` means the same.

    Attributes:
        files: Name of each member to its size and hash.
        aliases: Slug that an entry had once to the one that it has now.
        since: Date and text of what was found or changed after the review.
    """

    id: str
    title: str
    serial: int
    evidence_as_of: str
    released: str
    look_again_by: str
    made_by: str
    content_hash: str
    files: Mapping[str, Member]
    aliases: Mapping[str, str]
    since: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, edition: Edition, files: Mapping[str, bytes]) -> "SignedManifest":
        """Return the manifest of a built edition.

        Args:
            edition: As it stands in the database among the files.
            files: Name → content.
        """
        info = edition.info
        same = (getattr(info, name) for name in cls._fields[:8])
        members = {name: Member.of(content) for name, content in files.items()}
        since = tuple((item.date, item.what) for item in edition.since)
        return cls._make((*same, members, dict(info.aliases), since))

    def encoded(self) -> bytes:
        """Return the bytes that are signed; the same manifest gives the same."""
        values = self._asdict() | {
            "product": _PRODUCT,
            "format": _FORMAT,
            "files": {name: member._asdict() for name, member in self.files.items()},
        }
        return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode()

    @classmethod
    def decoded(cls, payload: bytes) -> "SignedManifest":
        """Read a manifest.

        Raises:
            EditionError: If it is none, or of a format that this program does not know.
        """
        try:
            values = json.loads(payload)
            _check_format(values)
            return cls._of_values(values)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise refused(tr("its manifest cannot be read."), detail=repr(error)[:200]) from error

    @classmethod
    def _of_values(cls, values: dict[str, Any]) -> "SignedManifest":
        _expect(values.keys() == {*cls._fields, "product", "format"}, "keys")
        texts = ("title", "evidence_as_of", "made_by")
        _expect(all(is_text(values[name], _LONGEST) for name in texts), "texts")
        _expect(_ID.fullmatch(values["id"]) is not None and len(values["id"]) < 50, "id")
        days = (values["released"], values["look_again_by"])
        _expect(all(_DAY.fullmatch(day) for day in days), "dates")
        _expect(_HASH.fullmatch(values["content_hash"]) is not None, "content_hash")
        _expect(_is_count(values["serial"], HIGHEST_SERIAL) and values["serial"] > 0, "serial")
        aliases = values["aliases"]
        _expect(
            all(is_text(text, _LONGEST) for pair in aliases.items() for text in pair), "aliases"
        )
        _expect(len(aliases) <= _MOST and len(values["since"]) <= _MOST, "lists")
        since = tuple((date, what) for date, what in values["since"])
        _expect(all(is_text(text, _LONGEST) for pair in since for text in pair), "since")
        files = {name: _member(member) for name, member in values["files"].items()}
        return cls(
            **{name: values[name] for name in cls._fields[:8]},
            files=files,
            aliases=aliases,
            since=since,
        )


def folder_name(named: SignedManifest | EditionInfo) -> str:
    """Return the name of the folder in which an edition is installed."""
    return f"{named.id}.{named.serial}.{named.content_hash[:7]}"


def _check_format(values: dict[str, Any]) -> None:
    if values["product"] != _PRODUCT:
        raise refused(tr("it is not for this program."))
    if type(values["format"]) is not int or values["format"] != _FORMAT:
        raise refused(
            tr("it is of a format that this program does not know."),
            do=tr("Install a newer sfdesk, or ask for a file of the older format."),
        )


def _member(values: dict[str, Any]) -> Member:
    member = Member(**values)
    _expect(_is_count(member.size, 1 << 40) and _HASH.fullmatch(member.sha256), "files")
    return member


def _is_count(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def _expect(holds: object, what: str) -> None:
    if not holds:
        raise ValueError(f"wrong {what}")
