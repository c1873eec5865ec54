"""The window as a process, two of them at once, no display, no Qt, no network."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sfdesk.core.paths import Profile
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import SavedSearch
from sfdesk.model.offers import Offer
from tests.end2end.conftest import Run, one_plain_line

pytestmark = pytest.mark.slow

_NO_QT = """
import importlib.abc, sys
class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name + " is refused here")
        return None
sys.meta_path.insert(0, Refuse())
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.app import App
from sfdesk.core.paths import Profile
app = App(Profile.temporary())
assert app.finder.find("fgc", {}).results[0].id == "family-group-conferencing"
assert app.papers.sheet_pdf(["epec"], Audience.FAMILY, PrintProfile.STANDARD).startswith(b"%PDF")
print("done without Qt")
"""
_NO_NETWORK = """
import runpy, socket, sys
real = socket.socket
class Guarded(real):
    def __init__(self, family=-1, *args, **kwargs):
        if family in (socket.AF_INET, socket.AF_INET6, -1):
            print("NETWORK", flush=True)
            raise OSError("no network here")
        super().__init__(family, *args, **kwargs)
socket.socket = Guarded
sys.argv = ["sfdesk", *sys.argv[1:]]
runpy.run_module("sfdesk", run_name="__main__")
"""


_FOR_LATER = (
    *(
        "sqlalchemy",
        "alembic",
        "openpyxl",
        "filelock",
        "tempfile",
    ),  # what a team keeps, and writing
    *("sfdesk.local.earlier", "sfdesk.userdata.searches"),  # saved and recent searches
    *("whoosh", "rapidfuzz", "sfdesk.search.engine", "sfdesk.reading.reader"),  # searching
    *("typst", "PySide6.QtPdf", "sfdesk.factsheets.render", "sfdesk.published.copy"),
    *("securesystemslib", "sfdesk.editions.desk", "sfdesk.core.policy"),
    *("sfdesk.cli.matrix", "sfdesk.ui.window.actions", "sfdesk.ui.pages.intervention"),
    *("sfdesk.ui.panes.filter_pane", "sfdesk.ui.panes.result_list", "sfdesk.ui.panes.reading_pane"),
    *("sfdesk.ui.browsing.listing", "sfdesk.ui.cards.model"),  # what Home does not show
    "dataclasses",  # brings in inspect, dis and ast
    *("asyncio", "email", "socket", "ssl", "urllib.request"),  # what libraries bring in
)
"""What the window imports once it is painted, or never: each takes its time."""
_SAYS_WHAT_IT_IMPORTS = f"""
import importlib.abc, runpy, sys
class Tell(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in {_FOR_LATER!r}:
            print("imports", name, flush=True)
        return None
sys.meta_path.insert(0, Tell())
sys.argv = ["sfdesk", *sys.argv[1:]]
runpy.run_module("sfdesk", run_name="__main__")
"""


def test_the_first_paint_waits_for_no_import_that_it_does_not_need(
    environment: dict[str, str], run_python: Run
) -> None:
    layer = LocalLayer(Profile.below(Path(environment["SFDESK_PROFILE"])).data)
    layer.offers.save(Offer(intervention="epec", provider="Northtown"))
    layer.searches.save(SavedSearch(name="Theirs", query="epec"))
    layer.close()
    earlier = {"name": "Earlier", "query": "teenager", "chosen": {}, "order": "best"}
    file = Path(environment["SFDESK_PROFILE"]) / "data" / "searches.json"
    file.write_text(json.dumps({"recent": ["epec"], "saved": [earlier]}))
    done = run_python("-c", _SAYS_WHAT_IT_IMPORTS, "--exit-when-ready")
    before, painted, _ = done.stdout.partition("painted\n")
    assert painted, done.stderr
    assert before == ""
    assert [search.name for search in layer.searches.list()] == ["Earlier", "Theirs"]
    layer.close()


def test_the_window_opens_paints_and_exits(run: Run) -> None:
    done = run("--temp-profile", "--exit-when-ready")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "painted\n"


def test_a_screenshot_is_taken_of_the_painted_window(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = run("--temp-profile", "--screenshot", picture)
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000


def test_a_screenshot_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = run("--temp-profile", "--screenshot", blocked / "window.png")
    assert done.returncode == 1
    assert "could not be written" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
def test_without_a_display_it_says_so(run: Run) -> None:
    done = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
    assert "no display" in done.stderr


def test_two_windows_at_once(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "sfdesk", "--exit-when-ready"]
    both = [subprocess.Popen(command, env=environment) for _ in range(2)]
    assert [process.wait(timeout=240) for process in both] == [0, 0]


def test_the_core_works_without_qt(run_python: Run) -> None:
    done = run_python("-c", _NO_QT)
    assert done.stdout == "done without Qt\n", done.stderr


@pytest.mark.parametrize(
    "arguments", [("--temp-profile", "--exit-when-ready"), ("search", "methadone"), ("check",)]
)
def test_nothing_opens_a_network_socket(run_python: Run, arguments: tuple[str, ...]) -> None:
    done = run_python("-c", _NO_NETWORK, *arguments)
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stdout


_NO_TYPEFACE = """<?xml version="1.0"?><fontconfig><cachedir>{}</cachedir></fontconfig>"""
_TELLS_ITS_TYPEFACE = """
from sfdesk.ui.window.start import make_application
application = make_application()
from PySide6.QtGui import QFontInfo
print(QFontInfo(application.font()).family())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig is Linux's")
def test_where_the_system_has_no_typeface_ours_is_used(run_python: Run, tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(_NO_TYPEFACE.format(tmp_path), encoding="utf8")
    done = run_python("-c", _TELLS_ITS_TYPEFACE, FONTCONFIG_FILE=str(fonts))
    assert done.stdout == "Atkinson Hyperlegible Next\n"
