"""The Debian package: the frozen folder in /opt, a command, a menu entry, a man page."""

import gzip
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

# What the frozen program expects of the system; the rest is in the bundle.
_DEPENDS = "libc6, libegl1, libgl1, libfontconfig1, libdbus-1-3, libxkbcommon0, libxcb1"
_SUGGESTS = "libcups2, fonts-dejavu-core"
_CONTROL = """Package: sfdesk
Version: {version}
Architecture: amd64
Maintainer: The sfdesk authors <nobody@localhost>
Installed-Size: {size}
Depends: {depends}
Recommends: {suggests}
Section: education
Priority: optional
Description: evidence on thirty kinds of family support, offline
 A searchable register of evidence with printable fact sheets, for family
 keyworkers in England. It uses no network.
"""


def build_deb(bundle: Path, version: str, date: int, out: Path) -> Path:
    """Build the package.

    Args:
        bundle: The frozen folder, with the program ``sfdesk`` in it.
        date: Seconds since 1970, for every file: the same input gives the same bytes.
        out: The folder that the package goes into.

    Returns:
        The package's path.
    """
    target = out / f"sfdesk_{version}_amd64.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        _fill(root, bundle, version)
        env = {**os.environ, "SOURCE_DATE_EPOCH": str(date)}
        for path in (root, *root.rglob("*")):
            os.utime(path, (date, date), follow_symlinks=False)
        command = ["dpkg-deb", "--root-owner-group", "--build", "-Zxz", str(root), str(target)]
        subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
    return target


def _fill(root: Path, bundle: Path, version: str) -> None:
    shutil.copytree(bundle, root / "opt" / "sfdesk", symlinks=True)
    share = root / "usr" / "share"
    for folder in ("applications", "man/man1", "icons/hicolor/scalable/apps", "doc/sfdesk"):
        (share / folder).mkdir(parents=True)
    shutil.copy(HERE / "linux" / "sfdesk.desktop", share / "applications")
    shutil.copy(HERE.parent / "resources/icons/sfdesk.svg", share / "icons/hicolor/scalable/apps")
    shutil.copy(HERE.parent / "LICENSE", share / "doc" / "sfdesk" / "copyright")
    page = (HERE / "linux" / "sfdesk.1").read_bytes()
    (share / "man" / "man1" / "sfdesk.1.gz").write_bytes(gzip.compress(page, mtime=0))
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "sfdesk").symlink_to("/opt/sfdesk/sfdesk")
    size = sum(p.stat().st_size for p in root.rglob("*") if p.is_file()) // 1024
    (root / "DEBIAN").mkdir()
    control = _CONTROL.format(version=version, size=size, depends=_DEPENDS, suggests=_SUGGESTS)
    (root / "DEBIAN" / "control").write_text(control)
