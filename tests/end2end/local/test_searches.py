"""Saved searches of two processes at once, and of one that is killed while it takes them over."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.searches_file import A, B, in_file, started_anew, written
from tests.two_processes import run_both

from sfdesk.local.layer import LocalLayer


def test_two_hundred_interleaved_saves_survive(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import SavedSearch
layer, who = LocalLayer(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(100):
    layer.searches.save(SavedSearch(name=f"{who} {number:03}", query="query"))
    if number % 10 == 0:
        layer.searches.save(SavedSearch(name="of both", query=who))
"""
    assert run_both(code, tmp_path) == [0, 0]
    every = [f"{who} {number:03}" for who in "ab" for number in range(100)]
    with closing(LocalLayer(tmp_path)) as layer:
        *rest, both = layer.searches.list()
        assert [search.name for search in rest] == every
        assert both.version == 20


_TAKES_OVER = """
import sys
from pathlib import Path
from sfdesk.local.layer import LocalLayer
layer = LocalLayer(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
found = {search.name: search for search in layer.searches.list()}
assert len(found) >= 99 and {search.version for search in found.values()} == {1}
layer.searches.remove(found["000" if sys.argv[2] == "a" else "001"])
"""


def test_two_processes_take_over_at_once(tmp_path: Path) -> None:
    written(tmp_path, *({**A, "name": f"{number:03}"} for number in range(100)))
    assert run_both(_TAKES_OVER, tmp_path) == [0, 0]
    expected = [f"{number:03}" for number in range(2, 100)]
    assert in_file(tmp_path) == started_anew(tmp_path) == expected


_DIES = """
import os, sys
from pathlib import Path
from sfdesk.local import kinds, opening, searches
from sfdesk.local.layer import LocalLayer
from sfdesk.local.searches import SearchRecords
where = sys.argv[2]
def dies(before):
    def work(*given, **named):
        result = None if where.startswith("before") else before(*given, **named)
        os.kill(os.getpid(), 9)
    return work
if where.endswith("made"):
    opening._fill = dies(opening._fill)
elif where.endswith("put"):
    kinds.Kind.put = dies(kinds.Kind.put)
elif where.endswith("remembered"):
    searches.remember = dies(searches.remember)
else:
    SearchRecords._take_over = dies(SearchRecords._take_over)
LocalLayer(Path(sys.argv[1])).searches.list()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal")
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("what", ["made", "put", "remembered", "taken over"])
def test_nothing_is_lost_where_the_process_is_killed(
    tmp_path: Path, moment: str, what: str
) -> None:
    before = written(tmp_path, A, B)
    code = [sys.executable, "-c", _DIES, str(tmp_path), f"{moment} {what}"]
    assert subprocess.run(code, check=False).returncode == -9
    for _ in range(2):
        with closing(LocalLayer(tmp_path)) as layer:
            assert [(s.name, s.version) for s in layer.searches.list()] == [("A", 1), ("B", 1)]
    assert (tmp_path / "searches.json").read_bytes() == before
