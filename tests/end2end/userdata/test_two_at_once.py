"""Two windows, two processes: neither loses what the other has saved."""

from pathlib import Path

from tests.two_processes import run_both

from sfdesk.core.settings import SettingsStore
from sfdesk.userdata.searches import RecentSearches

_SAVES = """
import sys
from pathlib import Path
from sfdesk.core.settings import SettingsStore
from sfdesk.core.searches_file import held, searches_file
folder, who = Path(sys.argv[1]), sys.argv[2]
file, settings = searches_file(folder), SettingsStore(folder)
print("ready", flush=True)
sys.stdin.readline()
for number in range(100):
    file.change(lambda stored: stored | {"recent": [*held(stored, "recent"), f"{who} {number:03}"]})
    settings.edit("compared", lambda marks: (*marks, f"{who}{number}"))
    settings.change(**({"zoom": 100 + number} if who == "a" else {"organisation": str(number)}))
"""


def test_two_hundred_interleaved_saves_survive(tmp_path: Path) -> None:
    assert run_both(_SAVES, tmp_path) == [0, 0]
    queries = sorted(RecentSearches(tmp_path).queries)
    assert queries == [f"{who} {number:03}" for who in "ab" for number in range(100)]
    settings = SettingsStore(tmp_path).settings
    assert (settings.zoom, settings.organisation) == (199, "99")
    assert sorted(settings.compared) == sorted(f"{who}{n}" for who in "ab" for n in range(100))
