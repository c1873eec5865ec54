"""The program, and PySide, in a process that has what is packed and no more."""

import os
import shutil
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
import shiboken6
from tests.conftest import ROOT

from contents import EXCLUDED
from signatures import PLACE, write_all


@pytest.mark.slow
def test_the_program_runs_with_stand_ins_and_without_what_is_excluded(tmp_path: Path) -> None:
    """As in the frozen application: what is excluded cannot be imported."""
    code = f"""
import sys
sys.path.insert(0, {str(ROOT / "installer")!r})
before = set(sys.modules)
import stand_ins
for name in set({EXCLUDED!r}) - (set(sys.modules) - before):
    sys.modules[name] = None
import hashlib, logging.handlers
import sfdesk.app, sfdesk.search.opening, sfdesk.factsheets.render, sfdesk.published.importer
import sfdesk.local.layer, alembic.operations, alembic.runtime.migration
from sfdesk.core.spreadsheet import Sheet, read_sheets, sheets_bytes
from pathlib import Path
table = Path({str(tmp_path / "a.xlsx")!r})
table.write_bytes(sheets_bytes([Sheet("A", (("a",),))]))
assert read_sheets(table)[0].rows == (("a",),)
import sfdesk.ui.window.main_window, sfdesk.ui.sheets.pdf_dialog, sfdesk.ui.window.self_test
print(hashlib.sha256(b"").hexdigest()[:8], hashlib.blake2b(b"").hexdigest()[:8])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "e3b0c442 786a02f7\n", done.stderr


def test_pyside_finds_its_own_files_compiled_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        write_all(folder)
    loader = first / "shibokensupport" / "signature" / "loader.py"
    assert Path(cache_from_source(str(loader))).is_file()
    files = [path.relative_to(first) for path in first.rglob("*") if path.is_file()]
    assert [(first / path).read_bytes() for path in files] == [
        (second / path).read_bytes() for path in files
    ]
    # As PySide itself finds them: from the folder, and nothing is compiled.
    code = f"import sys; sys.path.insert(0, {str(first)!r}); sys.dont_write_bytecode = True; "
    code += "import shibokensupport.signature.lib.tool as t; print(t.__cached__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(str(first))


_WRONG_ARGUMENTS = """
import sys
from PySide6.QtCore import QPoint, QTimer
read = "shibokensupport.signature.parser" in sys.modules
for wrong in (lambda: QPoint("a"), lambda: QPoint().setX("a"), lambda: QTimer(nonsense=1)):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
print(read)
"""


def test_wrong_arguments_are_told_as_ever_when_signatures_are_read_late(tmp_path: Path) -> None:
    shutil.copytree(Path(shiboken6.__file__).parent, tmp_path / "shiboken6")
    write_all(tmp_path / PLACE)
    told = []
    for path in ("", str(tmp_path)):
        command = [sys.executable, "-c", _WRONG_ARGUMENTS]
        env = {**os.environ, "PYTHONPATH": path}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
        *lines, read = done.stdout.splitlines()
        told.append(lines)
        assert read == str(not path)
    assert told[0] == told[1]
    assert "Supported signatures:" in told[0]
