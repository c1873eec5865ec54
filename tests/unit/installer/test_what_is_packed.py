"""Which plugins and modules go into the frozen application, and the forms of its icon."""

import ast
import struct
from pathlib import Path

import pytest

from contents import is_packed
from icons import icns, ico
from signatures import write_all

_QT = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    ("path", "used"),
    [
        (f"{_QT}/platforms/libqxcb.so", True),
        (f"{_QT}/platforms/libqeglfs.so", False),
        (f"{_QT}/platformthemes/libqgtk3.so", False),
        (f"{_QT}/tls/libqopensslbackend.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\imageformats\\qjpeg.dll", False),
        (f"{_QT}/platforms/libqcocoa.dylib", True),
        ("PySide6\\opengl32sw.dll", False),
        ("libcups.so.2", False),
        (f"{_QT}/printsupport/libcupsprintersupport.so", True),
        ("rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so", False),
        ("rapidfuzz\\distance\\metrics_cpp.cp312-win_amd64.pyd", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
    ],
)
def test_only_binaries_that_are_used_are_packed(path: str, used: bool) -> None:
    assert is_packed(path) is used


def test_an_ico_holds_its_pictures_where_it_says() -> None:
    made = ico({256: b"large", 16: b"small", 512: b"too large"})
    assert struct.unpack_from("<HHH", made) == (0, 1, 2)
    found = []
    for number in range(2):
        width, *_, size, offset = struct.unpack_from("<BBBBHHII", made, 6 + 16 * number)
        found.append((width, made[offset : offset + size]))
    assert found == [(16, b"small"), (0, b"large")]


def test_an_icns_holds_its_pictures_and_its_length() -> None:
    made = icns({16: b"small", 48: b"no kind for this size", 256: b"large"})
    assert made[:4] == b"icns"
    assert struct.unpack_from(">I", made, 4) == (len(made),)
    assert made[8:12] == b"icp4"
    assert made.endswith(b"ic08" + struct.pack(">I", 13) + b"large")


def test_pyside_reads_no_signatures_at_a_start(tmp_path: Path) -> None:
    write_all(tmp_path)
    names = ("shibokensupport/signature/loader.py", "shibokensupport/feature.py")
    statements = [part for name in names for part in ast.parse((tmp_path / name).read_text()).body]
    imported = [
        alias.name
        for part in statements
        if isinstance(part, ast.Import | ast.ImportFrom)
        for alias in part.names
    ]
    assert {"importhandler", "mapping"} <= {*imported}
    assert not {"parser", "layout", "errorhandler", "inspect"} & {*imported}
