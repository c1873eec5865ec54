"""The scan for what could open a network: it finds it, explains what is known, names the rest."""

import re
from pathlib import Path

import pytest

from scan_network import ALLOWED, Finding, in_folder, scan

ROOT = Path(__file__).resolve().parents[3]


def found(folder: Path) -> list[tuple[str, str]]:
    return [(finding.place, finding.what) for finding in scan(in_folder(folder))]


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("import socket", ["socket"]),
        ("from socket import create_connection", ["socket"]),
        ("def f():\n    import http.client as c", ["http"]),
        ("from urllib import request", ["urllib.request"]),
        ("import urllib.request, ssl", ["ssl", "urllib.request"]),
        ("import asyncio.events", ["asyncio"]),
        ("import urllib.parse, socketry, xml", []),
        ("from . import socket", []),
        ("import socket as", []),
    ],
)
def test_imports_are_found(tmp_path: Path, code: str, modules: list[str]) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "module.py").write_text(code)
    assert found(tmp_path) == [("package/module.py", module) for module in modules]


def test_compiled_modules_of_a_frozen_program_are_found(tmp_path: Path) -> None:
    for name in ("http/client.pyc", "json/http.pyc", "asyncio/__init__.pyc", "ssl.pyc"):
        module = tmp_path / "sfdesk" / "_internal" / name
        module.parent.mkdir(parents=True, exist_ok=True)
        module.touch()
    assert found(tmp_path) == [
        ("sfdesk/_internal/asyncio/__init__.pyc", "asyncio"),
        ("sfdesk/_internal/http/client.pyc", "http"),
        ("sfdesk/_internal/ssl.pyc", "ssl"),
    ]


def test_a_bundle_may_not_hold_what_only_the_wheels_hold() -> None:
    quick = Finding("_internal/PySide6/Qt/qml/QtQuick/libx.so", "libQt6Network.so.6")
    assert not any(a.covers(quick) for a in ALLOWED)
    pdf = Finding("_internal/PySide6/Qt/lib/libQt6Pdf.so.6", "libQt6Network.so.6")
    assert any(a.covers(pdf) for a in ALLOWED)


def test_what_the_explanations_say_of_us_is_so() -> None:
    """We import nothing of Qt's network, and our templates fetch no package."""
    code = "\n".join(p.read_text(encoding="utf8") for p in (ROOT / "src").rglob("*.py"))
    assert not re.findall(r"QtNetwork|QtWebEngine|QtWebSockets|QNetwork", code)
    templates = list((ROOT / "resources").rglob("*.typ"))
    assert templates
    assert not [p for p in templates if re.search(r'"@\w+/', p.read_text(encoding="utf8"))]
