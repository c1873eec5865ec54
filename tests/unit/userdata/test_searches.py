import json
import shutil
from pathlib import Path

import pytest

from sfdesk.core.errors import SfdeskError
from sfdesk.userdata.searches import MOST_RECENT, RecentSearches

FORMATS = Path(__file__).parents[2] / "data" / "userdata"


def test_searches_survive_a_restart(tmp_path: Path) -> None:
    RecentSearches(tmp_path).remember("play therapy")
    assert RecentSearches(tmp_path).queries == ["play therapy"]


def test_the_newest_is_first_once_and_the_oldest_goes(tmp_path: Path) -> None:
    recent = RecentSearches(tmp_path)
    for number in range(MOST_RECENT + 3):
        recent.remember(f"query {number}")
    recent.remember("  QUERY 5 ")
    assert len(recent.queries) == MOST_RECENT
    assert recent.queries[0] == "QUERY 5"
    assert sum(query.casefold() == "query 5" for query in recent.queries) == 1
    assert "query 0" not in recent.queries


def test_what_is_cleared_is_gone_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    saved = [{"name": "kept by an earlier version"}, "and what nobody knows"]
    (tmp_path / "searches.json").write_text(json.dumps({"saved": saved}))
    recent = RecentSearches(tmp_path)
    recent.remember("a")
    recent.forget()
    assert RecentSearches(tmp_path).queries == []
    assert '"a"' not in (tmp_path / "searches.json").read_text()
    assert json.loads((tmp_path / "searches.json").read_text())["saved"] == saved


@pytest.mark.parametrize("content", ["{", "[]", '"text"', "\x00"])
def test_a_file_that_cannot_be_read_is_put_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "searches.json").write_text(content)
    assert RecentSearches(tmp_path).queries == []
    assert (tmp_path / "searches.unreadable.json").read_text() == content


def test_what_is_no_query_is_left_out_and_kept(tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_text(json.dumps({"recent": ["a", 1, None]}))
    recent = RecentSearches(tmp_path)
    assert recent.queries == ["a"]
    recent.remember("b")
    after = json.loads((tmp_path / "searches.json").read_text())
    assert after["recent"] == ["b", "a", 1, None]


@pytest.mark.parametrize("odd", ["text", {"a": 1}, 3, None])
def test_what_is_no_list_is_copied_before_it_is_replaced(tmp_path: Path, odd: object) -> None:
    (tmp_path / "searches.json").write_text(json.dumps({"recent": odd, "saved": odd}))
    recent = RecentSearches(tmp_path)
    recent.remember("a")
    assert [json.loads(copy.read_text())["recent"] for copy in recent.copies()] == [odd]
    assert json.loads((tmp_path / "searches.json").read_text())["saved"] == odd


@pytest.mark.parametrize("number", [1, 2])
def test_a_file_of_every_format_there_was_is_read(tmp_path: Path, number: int) -> None:
    shutil.copy(FORMATS / f"format-{number}" / "searches.json", tmp_path)
    saved = json.loads((tmp_path / "searches.json").read_text())["saved"]
    recent = RecentSearches(tmp_path)
    assert recent.queries == ["play therapy", "methadone"]
    recent.remember("epec")
    stored = json.loads((tmp_path / "searches.json").read_text())
    assert stored == {
        "format": 2,
        "recent": ["epec", "play therapy", "methadone"],
        "saved": saved,
    }


def test_copies_that_were_put_aside_can_be_removed(tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_text("{")
    recent = RecentSearches(tmp_path)
    assert len(recent.copies()) == 1
    recent.remove_copies()
    assert recent.copies() == []


def test_what_cannot_be_written_holds_until_the_end(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    recent = RecentSearches(blocked / "below")
    for query in ("a", "b"):
        with pytest.raises(SfdeskError):
            recent.remember(query)
    assert recent.queries == ["b", "a"]


def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(SfdeskError, match="could not be saved"):
        RecentSearches(blocked / "below").remember("a")
