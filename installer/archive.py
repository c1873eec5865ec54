"""Archives that come out the same for the same content, and the list of their hashes."""

import hashlib
import lzma
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

SUMS = "SHA256SUMS"
_FOR_PROGRAMS = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": 9}]
"""The filter turns the targets of jumps into a form that packs better; every xz undoes it."""
_SMALLEST, _UNIX = 9, 3


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
    """Pack a folder, under its own name, for Windows; a link becomes what it points to."""
    stamp = time.gmtime(epoch)[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for path in _sorted(folder):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), stamp)
                # Python notes the system that packs, and only of Unix are the rights read.
                entry.create_system = _UNIX
                entry.external_attr = mode(path) << 16
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, _SMALLEST)


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
