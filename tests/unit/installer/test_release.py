"""What the release script decides by itself, and what it asks of Windows and macOS."""

import ast
import plistlib
import re
from pathlib import Path

import pytest
from tests.conftest import ROOT

import macos
import release
import windows

_SCRIPT = (ROOT / "installer" / "windows" / "sfdesk.nsi").read_text(encoding="utf8")


def test_the_time_of_a_build_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert release.source_epoch() == 1_700_000_000


def test_the_self_test_reaches_no_python_of_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("SFDESK_EDITION", "/elsewhere")
    env = release.bare_environment(tmp_path)
    assert env["PATH"] == str(tmp_path)
    assert not [name for name in env if name.startswith("PYTHON") or name == "SFDESK_EDITION"]


def test_the_version_resource_is_read_as_a_version_of_four_numbers() -> None:
    told = windows.version_info("1.2.3")
    ast.parse(told)
    assert "filevers=(1, 2, 3, 0), prodvers=(1, 2, 3, 0)" in told
    assert 'StringStruct("ProductVersion", "1.2.3")' in told


def test_the_uninstaller_removes_data_only_when_asked_to() -> None:
    data = _SCRIPT[_SCRIPT.index('Section /o "un.') :]
    assert _SCRIPT.count('RMDir /r "$LOCALAPPDATA\\sfdesk"') == 1
    assert 'RMDir /r "$LOCALAPPDATA\\sfdesk"' in data
    # Never a folder that the user chose, with whatever else is in it.
    assert 'RMDir /r "$INSTDIR"' not in _SCRIPT


def test_the_installer_asks_for_no_administrator() -> None:
    assert "RequestExecutionLevel user" in _SCRIPT
    assert re.search(r"GetOptions\} \$R0 \"/ALLUSERS\"", _SCRIPT)


def test_macos_signs_and_packs_what_it_is_given() -> None:
    assert macos.sign_command(Path("a.app"))[-1] == "a.app"
    made = macos.image_command(Path("folder"), Path("out.dmg"))
    assert made[made.index("-srcfolder") + 1] == "folder"
    assert made[-1] == "out.dmg"


def test_macos_knows_edition_files_and_who_opens_them() -> None:
    told = plistlib.loads(plistlib.dumps(macos.info_plist("sfdesk.icns")))
    [opened], [declared] = told["CFBundleDocumentTypes"], told["UTExportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"] == {"public.filename-extension": ["sfedition"]}
    assert opened["CFBundleTypeRole"] == "Viewer"
