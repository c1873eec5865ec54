"""The scan for what could open a network, where it asks objdump of libraries."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT

from scan_network import ALLOWED, Finding, in_folder, installed, scan

SCRIPT = ROOT / "scripts" / "scan_network.py"


needs_objdump = pytest.mark.skipif(shutil.which("objdump") is None, reason="no objdump (binutils)")


@needs_objdump
def test_a_library_that_calls_the_network_is_found(tmp_path: Path) -> None:
    import _socket

    if getattr(_socket, "__file__", None) is None:
        pytest.skip("this Python has sockets built in")
    shutil.copy(_socket.__file__, tmp_path / "thing.so")
    [found] = [each for each in scan(in_folder(tmp_path)) if each.what.startswith("calls")]
    assert found.place == "thing.so"
    assert {"connect", "getaddrinfo"} <= set(found.what.split())


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
