"""Two processes work on the store of one profile at once."""

from pathlib import Path

from tests.two_processes import run_both

from sfdesk.local.backups import DAYS
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import LocalNote


def two_at_once(work: str, folder: Path) -> list[int]:
    """Let two processes work on the layer of a folder at once; return how they ended."""
    code = f"""
import sys
from datetime import date, timedelta
from pathlib import Path
from sfdesk.local.layer import LocalLayer
from sfdesk.model.offers import Offer
layer, who = LocalLayer(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
{work}
"""
    return run_both(code, folder)


def test_two_hundred_interleaved_saves_survive(tmp_path: Path) -> None:
    work = """
for number in range(100):
    layer.offers.save(Offer(intervention="epec", provider=f"{who} {number:03}"))
"""
    assert two_at_once(work, tmp_path) == [0, 0]
    names = [offer.provider for offer in LocalLayer(tmp_path).offers.list()]
    assert names == [f"{who} {number:03}" for who in "ab" for number in range(100)]


def test_two_processes_make_the_same_backup(tmp_path: Path) -> None:
    layer = LocalLayer(tmp_path)
    for number in range(30):
        layer.notes.save(LocalNote(slug="epec", text=f"{number} " * 2000))
    work = """
for days in range(30):
    layer.keep_daily_backup(date(2026, 1, 1) + timedelta(days))
"""
    assert two_at_once(work, tmp_path) == [0, 0]
    assert len(layer.list_backups()) == DAYS
    assert not list((layer.file.folder / "backups").glob("*.part*"))
    layer.close()
