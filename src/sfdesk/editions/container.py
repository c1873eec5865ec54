"""The container of an edition file: a ZIP archive of stored members, in one form and no other.

Nothing in it is compressed, so nothing can unpack to more than was read; members lie one after the
other without a gap, and nothing stands before, between or after them. The same members give the
same bytes. Any unzip program opens it.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PureWindowsPath

from sfdesk.core.errors import EditionError

LARGEST = 64 * 1024 * 1024
"""Bytes of a file; looked at before it is read."""
MOST_MEMBERS = 24

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_STAMP = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644
_UNIX = 3
_LOCAL_HEAD, _CENTRAL_HEAD, _END = 30, 46, 22
"""Bytes of the heads of a member and of the end of an archive, without names."""


def refused(why: str, do: str = "", detail: str = "") -> EditionError:
    """Return the error that refuses an edition file: why, and that nothing has changed."""
    return EditionError(
        f"This edition file is refused: {why}",
        kept="Nothing was changed.",
        do=do or "Ask for a fresh copy where the file is from.",
        detail=detail,
    )


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return a container with these members, in their order.

    Raises:
        EditionError: If they are too many, too large, or one has a name that no member may have.
    """
    _check_names(list(members))
    if sum(map(len, members.values())) > LARGEST - len(members) * 1024:
        raise EditionError(f"An edition file may hold {LARGEST >> 20} MiB; this would be more.")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _STAMP)
            member.create_system = _UNIX
            member.external_attr = _FILE_MODE << 16
            archive.writestr(member, content)
    return buffer.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the members of a container, in their order.

    Args:
        content: Of the whole file.

    Raises:
        EditionError: If it is no container of ours, whole and in the one form that we write.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _check_names([member.filename for member in members])
            _check_form(archive, members, len(content))
            return {member.filename: archive.read(member) for member in members}
    except EditionError:
        raise
    # The library raises whatever a bent header leads it to: also for what it does not know.
    except Exception as error:
        raise refused("it is not whole, or is no edition file.", detail=repr(error)) from error


def _check_names(names: list[str]) -> None:
    if len(names) > MOST_MEMBERS:
        raise refused(f"it holds more than {MOST_MEMBERS} files.")
    if len(set(names)) != len(names):
        raise refused("it holds two files of one name.")
    for name in names:
        if not _NAME.fullmatch(name) or PureWindowsPath(name).is_reserved():
            raise refused("a file in it has a name that none may have.", detail=repr(name))


def _check_form(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], size: int) -> None:
    """Raise unless the members fill the file from its first byte to its last."""
    at, heads = 0, _END
    for member in members:
        plain = (
            member.compress_type == zipfile.ZIP_STORED
            and member.compress_size == member.file_size
            and member.flag_bits == 0
            and not (member.extra or member.comment)
            and member.external_attr == _FILE_MODE << 16
        )
        if not plain or member.header_offset != at:
            raise refused("it is packed in a way that sfdesk does not pack.")
        at += _LOCAL_HEAD + len(member.filename) + member.file_size
        heads += _CENTRAL_HEAD + len(member.filename)
    if archive.comment or archive.start_dir != at or at + heads != size:
        raise refused("something is in it that is no part of an edition.")
