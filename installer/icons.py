"""The icon in the forms that systems want, all drawn from ``resources/icons/sfdesk.svg``."""

import struct
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_MOST_IN_ICO = 256
_ICNS_KINDS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def draw(svg: Path, size: int) -> bytes:
    """Return the icon as PNG, ``size`` pixels square."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return PNG pictures as one icon of Windows; those it cannot hold are left out."""
    fitting = {size: png for size, png in sorted(pictures.items()) if size <= _MOST_IN_ICO}
    offset = 6 + 16 * len(fitting)
    entries, content = b"", b""
    for size, png in fitting.items():
        # 256 is written as 0: there is one byte for it.
        entries += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), offset + len(content)
        )
        content += png
    return struct.pack("<HHH", 0, 1, len(fitting)) + entries + content


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return PNG pictures as one icon of macOS."""
    parts = [
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for size, kind in _ICNS_KINDS.items()
        if size in pictures
    ]
    content = b"".join(parts)
    return b"icns" + struct.pack(">I", 8 + len(content)) + content


def write_all(svg: Path, folder: Path) -> None:
    """Write PNGs named by their size, ``sfdesk.ico`` and ``sfdesk.icns``."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: draw(svg, size) for size in SIZES}
    for size, png in pictures.items():
        (folder / f"{size}.png").write_bytes(png)
    (folder / "sfdesk.ico").write_bytes(ico(pictures))
    (folder / "sfdesk.icns").write_bytes(icns(pictures))
