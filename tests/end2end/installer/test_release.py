"""The installer for Windows, compiled."""

from pathlib import Path

import pytest
from tests.conftest import ROOT

import icons
import windows


@pytest.mark.slow
def test_the_installer_for_windows_compiles(tmp_path: Path) -> None:
    compiler = windows.makensis()
    if compiler is None:
        pytest.skip("makensis is not installed; “dev.py package” installs it")
    icon = tmp_path / "sfdesk.ico"
    icons.write_all(ROOT / "resources" / "icons" / "sfdesk.svg", tmp_path)
    windows.check_installer(compiler, icon, "1.2.3", tmp_path)
    assert [path.name for path in tmp_path.glob("*.exe")] == []
