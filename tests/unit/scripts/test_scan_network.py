"""The scan for what could open a network: it finds it, explains what is known, names the rest."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scan_network import ALLOWED, Finding, in_folder, installed, scan

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "scripts" / "scan_network.py"
needs_objdump = pytest.mark.skipif(shutil.which("objdump") is None, reason="no objdump (binutils)")


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


@needs_objdump
def test_a_library_that_calls_the_network_is_found(tmp_path: Path) -> None:
    import _socket

    if getattr(_socket, "__file__", None) is None:
        pytest.skip("this Python has sockets built in")
    shutil.copy(_socket.__file__, tmp_path / "thing.so")
    [(place, what)] = [pair for pair in found(tmp_path) if pair[1].startswith("calls")]
    assert place == "thing.so"
    assert {"connect", "getaddrinfo"} <= set(what.split())


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


@needs_objdump
def test_something_new_ends_with_one_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text("import smtplib")
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Not explained: 1\n  new.py: smtplib" in done.stdout


@needs_objdump
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is of Linux's wheels")
@pytest.mark.slow
def test_all_that_is_shipped_is_explained_and_no_explanation_is_idle() -> None:
    findings = list(scan(installed()))
    assert [f for f in findings if not any(a.covers(f) for a in ALLOWED)] == []
    idle = [a for a in ALLOWED if not any(a.covers(f) for f in findings)]
    assert idle == []
    qtpdf = Finding("PySide6/Qt/lib/libQt6Pdf.so.6", "libQt6Network.so.6")
    assert qtpdf in findings


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
