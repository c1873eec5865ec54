import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.core.errors import SfdeskError
from sfdesk.model.ordering import Order
from sfdesk.userdata.searches import LONGEST, MOST_RECENT, SavedSearch, SearchBook

FORMATS = Path(__file__).parents[2] / "data" / "userdata"


def test_searches_survive_a_restart(tmp_path: Path) -> None:
    book = SearchBook(tmp_path)
    book.remember("play therapy")
    search = SavedSearch("Teens", "teenager", {"topic": frozenset({"parenting"})}, Order.COST)
    book.save(search)
    again = SearchBook(tmp_path)
    assert again.recent == ["play therapy"]
    assert again.saved == [search]


def test_the_newest_is_first_once_and_the_oldest_goes(tmp_path: Path) -> None:
    book = SearchBook(tmp_path)
    for number in range(MOST_RECENT + 3):
        book.remember(f"query {number}")
    book.remember("  QUERY 5 ")
    assert len(book.recent) == MOST_RECENT
    assert book.recent[0] == "QUERY 5"
    assert sum(query.casefold() == "query 5" for query in book.recent) == 1
    assert "query 0" not in book.recent


def test_clearing_leaves_the_saved_ones(tmp_path: Path) -> None:
    book = SearchBook(tmp_path)
    book.remember("a")
    book.save(SavedSearch("kept", "b"))
    book.forget_recent()
    assert "query" not in SearchBook(tmp_path).recent
    assert SearchBook(tmp_path).recent == []
    assert [search.name for search in SearchBook(tmp_path).saved] == ["kept"]
    assert '"a"' not in (tmp_path / "searches.json").read_text()


def test_saving_under_a_name_again_replaces_and_removing_removes(tmp_path: Path) -> None:
    book = SearchBook(tmp_path)
    book.save(SavedSearch("Mine", "one"))
    book.save(SavedSearch("mine", "two"))
    assert [search.query for search in book.saved] == ["two"]
    book.remove("mine")
    assert SearchBook(tmp_path).saved == []


@pytest.mark.parametrize("content", ["{", "[]", '"text"', "\x00"])
def test_a_file_that_cannot_be_read_is_put_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "searches.json").write_text(content)
    book = SearchBook(tmp_path)
    assert (book.recent, book.saved) == ([], [])
    assert (tmp_path / "searches.unreadable.json").read_text() == content


def test_a_damaged_search_is_left_out_and_the_others_are_kept(tmp_path: Path) -> None:
    good = {"name": "good", "query": "q", "chosen": {"topic": ["parenting"]}, "order": "best"}
    stored = {"recent": ["a", 1, None], "saved": [1, {}, {**good, "order": "odd"}, good]}
    (tmp_path / "searches.json").write_text(json.dumps(stored))
    book = SearchBook(tmp_path)
    assert book.recent == ["a"]
    assert [search.name for search in book.saved] == ["good"]
    book.remember("b")
    book.save(SavedSearch("new", "n"))
    after = json.loads((tmp_path / "searches.json").read_text())
    assert after["recent"] == ["b", "a", 1, None]
    assert [s for s in after["saved"] if s not in stored["saved"]] == [
        {"name": "new", "query": "n", "chosen": {}, "order": "best"}
    ]
    assert all(search in after["saved"] for search in stored["saved"])


def test_what_a_later_version_put_into_a_search_stays_in_it(tmp_path: Path) -> None:
    later = {"name": "A", "query": "q", "chosen": {}, "order": "best", "colour": "red"}
    (tmp_path / "searches.json").write_text(json.dumps({"saved": [later]}))
    SearchBook(tmp_path).save(SavedSearch("a", "other"))
    stored = json.loads((tmp_path / "searches.json").read_text())["saved"]
    assert stored == [later | {"name": "a", "query": "other"}]


@pytest.mark.parametrize("odd", ["text", {"a": 1}, 3, None])
def test_what_is_no_list_is_copied_before_it_is_replaced(tmp_path: Path, odd: object) -> None:
    (tmp_path / "searches.json").write_text(json.dumps({"recent": odd, "saved": odd}))
    book = SearchBook(tmp_path)
    book.remember("a")
    assert [json.loads(copy.read_text())["recent"] for copy in book.copies()] == [odd]
    assert json.loads((tmp_path / "searches.json").read_text())["saved"] == odd


@pytest.mark.parametrize("number", [1, 2])
def test_a_file_of_every_format_there_was_is_read(tmp_path: Path, number: int) -> None:
    shutil.copy(FORMATS / f"format-{number}" / "searches.json", tmp_path)
    book = SearchBook(tmp_path)
    assert book.recent == ["play therapy", "methadone"]
    teens = SavedSearch("Teens", "teenager", {"topic": frozenset({"parenting"})}, Order.COST)
    assert book.saved == [teens]
    book.remember("epec")
    assert SearchBook(tmp_path).saved == [teens]
    assert json.loads((tmp_path / "searches.json").read_text())["format"] == 2


def test_copies_that_were_put_aside_can_be_removed(tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_text("{")
    book = SearchBook(tmp_path)
    assert len(book.copies()) == 1
    book.remove_copies()
    assert book.copies() == []


def test_what_cannot_be_written_holds_until_the_end(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    book = SearchBook(blocked / "below")
    for query in ("a", "b"):
        with pytest.raises(SfdeskError):
            book.remember(query)
    assert book.recent == ["b", "a"]


def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(SfdeskError, match="could not be saved"):
        SearchBook(blocked / "below").remember("a")


_TEXT = st.text(max_size=40).filter(str.strip)
_CHOSEN = st.dictionaries(_TEXT, st.frozensets(_TEXT, max_size=3), max_size=3)


@given(name=_TEXT, query=st.text(max_size=LONGEST), chosen=_CHOSEN, order=st.sampled_from(Order))
def test_what_is_saved_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    query: str,
    chosen: dict[str, frozenset[str]],
    order: Order,
) -> None:
    folder = tmp_path_factory.mktemp("searches")
    search = SavedSearch(name, query, chosen, order)
    SearchBook(folder).save(search)
    assert SearchBook(folder).saved == [search]
