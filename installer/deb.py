"""The Debian package: the bundle below /usr/lib, with menu entry, icons and manual page."""

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from archive import mode

_LINUX = Path(__file__).resolve().parent / "linux"

DEPENDS = (
    # What PyInstaller leaves to the system, since it belongs to the machine's own graphics.
    "libegl1",
    "libgl1",
    "libwayland-client0",
    "libwayland-cursor0",
    "libxcb1",
    # Printing; see LIBRARIES_LEFT_OUT in contents.py.
    "libcups2",
    # Where fontconfig looks for typefaces.
    "fontconfig-config",
)
"""Packages that must be on the machine; what else the bundle needs is in it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the package is made of.

    Attributes:
        bundle: The frozen application.
        icons: The folder of PNGs, named by their size.
        svg: The icon as it was drawn.
        man_page: As roff.
        copyright: What Debian's copyright file says.
        changelog: For people who use sfdesk.
        version: Of the program.
        epoch: The time of everything in the package, as seconds since 1970.
    """

    bundle: Path
    icons: Path
    svg: Path
    man_page: str
    copyright: str
    changelog: str
    version: str
    epoch: int


def build(parts: Parts, work: Path, target: Path) -> None:
    """Write the package.

    Args:
        work: A folder to lay the package out in; what is there is removed.
        target: The file to write.
    """
    shutil.rmtree(work, ignore_errors=True)
    _lay_out(parts, work)
    control = work / "DEBIAN"
    control.mkdir()
    (control / "md5sums").write_text(_sums(work), encoding="utf8")
    size = sum(path.stat().st_size for path in work.rglob("*") if not path.is_symlink())
    (control / "control").write_text(control_text(parts.version, size), encoding="utf8")
    for path in [work, *work.rglob("*")]:
        if not path.is_symlink():
            path.chmod(mode(path))
    # More than one thread gives other bytes than one, whatever their number.
    command = ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", "-z9", "--threads-max=2"]
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(parts.epoch)}
    subprocess.run([*command, str(work), str(target)], check=True, env=env)


def control_text(version: str, size: int) -> str:
    """Return the control file.

    Args:
        size: Of all files, in bytes.
    """
    depends = ", ".join([f"libc6 (>= {platform.libc_ver()[1] or '2.36'})", *DEPENDS])
    return f"""Package: sfdesk
Version: {version}
Architecture: amd64
Maintainer: The sfdesk authors <sfdesk@localhost>
Installed-Size: {size // 1024}
Depends: {depends}
Section: misc
Priority: optional
Description: evidence on family support, offline
 sfdesk puts evidence on thirty kinds of family support on a laptop that is
 never online: which fits a family, how sure anyone is that it works, what is
 not known, and who may deliver it. It searches, filters, and prints sheets of
 plain words. It is for family keyworkers in England.
"""


def _lay_out(parts: Parts, root: Path) -> None:
    share = root / "usr" / "share"
    shutil.copytree(parts.bundle, root / "usr" / "lib" / "sfdesk", symlinks=True)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "sfdesk").symlink_to("../lib/sfdesk/sfdesk")
    _put(share / "applications" / "sfdesk.desktop", (_LINUX / "sfdesk.desktop").read_bytes())
    _put(share / "mime" / "packages" / "sfdesk.xml", (_LINUX / "sfdesk.mime.xml").read_bytes())
    name = "org.sfdesk.sfdesk.metainfo.xml"
    _put(share / "metainfo" / name, (_LINUX / name).read_bytes())
    icons = share / "icons" / "hicolor"
    _put(icons / "scalable" / "apps" / "sfdesk.svg", parts.svg.read_bytes())
    for png in sorted(parts.icons.glob("*.png")):
        _put(icons / f"{png.stem}x{png.stem}" / "apps" / "sfdesk.png", png.read_bytes())
    _put(share / "man" / "man1" / "sfdesk.1.gz", gzip.compress(parts.man_page.encode(), 9, mtime=0))
    _put(share / "doc" / "sfdesk" / "copyright", parts.copyright.encode())
    changes = gzip.compress(parts.changelog.encode(), 9, mtime=0)
    _put(share / "doc" / "sfdesk" / "changelog.gz", changes)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _sums(root: Path) -> str:
    files = sorted(p for p in (root / "usr").rglob("*") if p.is_file() and not p.is_symlink())
    return "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n"
        for path in files
    )
