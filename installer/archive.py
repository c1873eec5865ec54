"""Archives that come out the same for the same content, and the list of their hashes."""

import hashlib
import lzma
import struct
import tarfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import deflate

SUMS = "SHA256SUMS"
_FOR_PROGRAMS = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": 9}]
"""The filter turns the targets of jumps into a form that packs better; every xz undoes it."""
_SMALLEST = 12
_UTF8, _DEFLATED, _BY_UNIX = 0x800, 8, 3 << 8 | 20
_OF_FILE, _OF_DIRECTORY, _END = "<4sHHHHHIIIHH", "<4sHHHHHHIIIHHHHHII", "<4sHHHHIIH"


def tar_xz(folder: Path, target: Path, epoch: int) -> None:
    """Pack a folder, under its own name, with nothing of the machine that packs it.

    Args:
        folder: What is packed; links in it stay links.
        target: The archive to write.
        epoch: The time of everything in it, as seconds since 1970.
    """
    with (
        lzma.open(target, "wb", filters=_FOR_PROGRAMS) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in _sorted(folder):
            entry = archive.gettarinfo(path, path.relative_to(folder.parent).as_posix())
            entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = epoch, 0, 0, "", ""
            entry.mode = mode(path)
            if entry.isfile():
                with path.open("rb") as content:
                    archive.addfile(entry, content)
            else:
                archive.addfile(entry)


def zip_(folder: Path, target: Path, epoch: int) -> None:
    """Pack a folder, under its own name, for Windows; there are no links in it.

    Written by hand, since Python's own archives take no packed content: libdeflate packs in the
    format that every Windows opens, 3 % smaller than zlib does.
    """
    stamp = _stamp(epoch)
    directory = b""
    with target.open("wb") as archive:
        paths = [path for path in _sorted(folder) if path.is_file()]
        for path in paths:
            name = path.relative_to(folder.parent).as_posix().encode()
            content = path.read_bytes()
            packed = deflate.deflate_compress(content, _SMALLEST)
            sizes = (zlib.crc32(content), len(packed), len(content), len(name))
            fields = (_UTF8, _DEFLATED, *stamp, *sizes)
            rest = (0, 0, 0, 0, mode(path) << 16, archive.tell())
            directory += struct.pack(_OF_DIRECTORY, b"PK\1\2", _BY_UNIX, 20, *fields, *rest) + name
            archive.write(struct.pack(_OF_FILE, b"PK\3\4", 20, *fields, 0) + name + packed)
        counts = (len(paths), len(paths), len(directory), archive.tell())
        archive.write(directory + struct.pack(_END, b"PK\5\6", 0, 0, *counts, 0))


def _stamp(epoch: int) -> tuple[int, int]:
    """Return time and date as a ZIP tells them: to two seconds, in no time zone."""
    year, month, day, hour, minute, second = time.gmtime(epoch)[:6]
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def mode(path: Path) -> int:
    """Return the rights that a packed file has, whatever the umask here is."""
    return 0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644


def sha256(path: Path) -> str:
    """Return the hash of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS`` of the files in a folder, in the form that ``sha256sum -c`` reads."""
    files = sorted(each for each in folder.iterdir() if each.is_file() and each.name != SUMS)
    lines = [f"{sha256(each)}  {each.name}\n" for each in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf8", newline="\n")


def _sorted(folder: Path) -> Iterator[Path]:
    yield folder
    yield from sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix())
