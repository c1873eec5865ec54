"""Whether a folder lies on another computer.

The write-ahead log needs memory that processes share, which a share cannot give, and the locks of
many shares do not hold. A store there would be damaged one day, so it is refused.
"""

import os
import re
import sys
from pathlib import Path

from sfdesk.core.files import may_be_there

_MOUNTS = Path("/proc/self/mounts")
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|smb3|ncpfs|afs|coda|ceph|9p|glusterfs|lustre|davfs|"
    r"fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|glusterfs|smbnetfs|s3fs|curlftpfs)"
)
_REMOTE = 4
"""What Windows calls a drive of another computer."""
_OCTAL = re.compile(r"\\(\d{3})")


def is_on_network(folder: Path) -> bool:
    """Return whether a folder, or what there is of the way to it, is another computer's."""
    way = (folder.absolute(), *folder.absolute().parents)
    place = next(each for each in way if may_be_there(each))
    if sys.platform == "win32":
        return _is_remote_drive(place)
    return bool(_NETWORK.fullmatch(_file_system(place.resolve(), _mounts())))


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf8", errors="surrogateescape")
    except OSError:  # No Linux: nothing is known.
        return ""


def _file_system(place: Path, mounts: str) -> str:
    """Return the kind of file system that a place lies on; the last mounted of the nearest."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        _, point, found, *_ = (*line.split(" "), "", "", "")
        root = Path(_OCTAL.sub(lambda match: chr(int(match[1], 8)), point))
        if (place == root or root in place.parents) and len(root.parts) >= best:
            best, kind = len(root.parts), found
    return kind


def _is_remote_drive(place: Path) -> bool:
    drive = os.path.splitdrive(place.resolve())[0]
    if drive.startswith(("\\\\?\\UNC", "\\\\.\\UNC")):
        return True
    drive = drive.removeprefix("\\\\?\\")
    if drive.startswith("\\\\"):
        return True
    import ctypes

    system: object = getattr(ctypes, "windll").kernel32  # noqa: B009 - there only on Windows
    return bool(getattr(system, "GetDriveTypeW")(f"{drive}\\") == _REMOTE)  # noqa: B009
