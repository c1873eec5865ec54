"""The container of an edition file: a ZIP archive of stored members, in one form and no other.

Nothing in it is compressed, so nothing can unpack to more than was read. The same members give the
same bytes, and what is read has to be those bytes: nothing else stands before, between or after the
members, nor in their heads. Any unzip program opens it.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PureWindowsPath

from sfdesk.core.errors import EditionError
from sfdesk.core.language import tr

LARGEST = 64 * 1024 * 1024
"""Bytes of a file; looked at before it is read."""
MOST_MEMBERS = 24

_LONGEST_NAME = 64
_NAME = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,{_LONGEST_NAME - 1}}}")
_VERSION, _UNIX, _FILE_MODE = 20, 3, 0o100644
_MIDNIGHT, _FIRST_DAY = 0, 1 << 5 | 1
"""1 January 1980, where the time of ZIP begins."""
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def refused(why: str, do: str = "", detail: str = "") -> EditionError:
    """Return the error that refuses an edition file: why, and that nothing has changed."""
    return EditionError(
        tr("This edition file is refused: {why}", why=why),
        kept=tr("Nothing was changed."),
        do=do or tr("Ask for a fresh copy where the file is from."),
        detail=detail,
    )


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return a container with these members, in their order.

    Raises:
        EditionError: If they are too many, too large, or one has a name that no member may have.
    """
    _check_names(list(members))
    if sum(map(len, members.values())) > LARGEST - len(members) * 1024:
        raise EditionError(
            tr("An edition file may hold {largest} MiB; this would be more.", largest=LARGEST >> 20)
        )
    return _archive(members)


def _archive(members: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an archive: those of the library depend on its version."""
    body, directory = bytearray(), bytearray()
    for name, content in members.items():
        said = (0, 0, _MIDNIGHT, _FIRST_DAY, zlib.crc32(content), len(content), len(content))
        lengths = (len(name), 0)
        directory += _CENTRAL.pack(
            b"PK\1\2",
            _UNIX << 8 | _VERSION,
            _VERSION,
            *said,
            *lengths,
            *(0, 0, 0),
            _FILE_MODE << 16,
            len(body),
        )
        directory += name.encode()
        body += _LOCAL.pack(b"PK\3\4", _VERSION, *said, *lengths) + name.encode() + content
    count = len(members)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the members of a container, in their order.

    Args:
        content: Of the whole file.

    Raises:
        EditionError: If it is no container of ours, whole and in the one form that we write.
    """
    _check_end(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = _read(archive, len(content))
    except EditionError:
        raise
    # The library raises whatever a bent header leads it to: also for what it does not know.
    except Exception as error:
        raise refused(tr("it is not whole, or is no edition file."), detail=repr(error)) from error
    if _archive(members) != content:
        raise refused(tr("something is in it that is no part of an edition."))
    return members


def _check_end(content: bytes) -> None:
    """Raise if the end does not promise a few members: the library would read a million."""
    mark, *_, count, size, _, _ = _END.unpack(content[-_END.size :].rjust(_END.size))
    if mark != b"PK\5\6":
        raise refused(tr("it is not whole, or is no edition file."))
    if count > MOST_MEMBERS or size > MOST_MEMBERS * (_CENTRAL.size + _LONGEST_NAME):
        raise refused(tr("it holds more than {most_members} files.", most_members=MOST_MEMBERS))


def _read(archive: zipfile.ZipFile, size: int) -> dict[str, bytes]:
    """Return the members, which together are not larger than the file."""
    found = archive.infolist()
    _check_names([member.filename for member in found])
    if sum(member.file_size for member in found) > size:
        raise refused(tr("it is packed in a way that sfdesk does not pack."))
    return {member.filename: archive.read(member) for member in found}


def _check_names(names: list[str]) -> None:
    if len(names) > MOST_MEMBERS:
        raise refused(tr("it holds more than {most_members} files.", most_members=MOST_MEMBERS))
    if len(set(names)) != len(names):
        raise refused(tr("it holds two files of one name."))
    for name in names:
        if not _NAME.fullmatch(name) or PureWindowsPath(name).is_reserved():
            raise refused(tr("a file in it has a name that none may have."), detail=repr(name))
