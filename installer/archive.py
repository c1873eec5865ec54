"""Archives whose bytes depend on their content alone: sorted, one date, no owner."""

import hashlib
import io
import lzma
import tarfile
from collections.abc import Mapping
from pathlib import Path

_PRESET = 6


def tar_xz(top: str, folder: Path, date: int, extra: Mapping[str, bytes] | None = None) -> bytes:
    """Return a folder as .tar.xz.

    Args:
        top: The one folder in the archive.
        folder: What goes into it.
        date: Seconds since 1970, for every file.
        extra: Further files, name to content.
    """
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for path in sorted(folder.rglob("*")):
            name = f"{top}/{path.relative_to(folder).as_posix()}"
            info = _clean(archive.gettarinfo(str(path), name), date)
            if info.isreg():
                with path.open("rb") as file:
                    archive.addfile(info, file)
            else:
                archive.addfile(info)
        for name, content in sorted((extra or {}).items()):
            info = _clean(tarfile.TarInfo(f"{top}/{name}"), date)
            info.size, info.mode = len(content), 0o644
            archive.addfile(info, io.BytesIO(content))
    return lzma.compress(raw.getvalue(), preset=_PRESET)


def _clean(info: tarfile.TarInfo, date: int) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mtime = date
    info.mode = 0o755 if info.mode & 0o100 else 0o644
    return info


def sums(folder: Path) -> str:
    """Return the SHA-256 of every file in a folder, as ``sha256sum`` writes them."""
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.name != "SHA256SUMS")
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files)
