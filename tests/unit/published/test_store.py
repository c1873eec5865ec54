"""What was imported is kept whole, and a damaged file is put aside."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.core.errors import PublishedError
from sfdesk.published.cells import clean
from sfdesk.published.document import Published, PublishedRow, Report
from sfdesk.published.store import FILE, load, save

SAFE = st.text().map(clean)
COUNT = st.integers(min_value=0)
PUBLISHED = st.builds(
    Published,
    rows=st.lists(
        st.builds(PublishedRow, st.text(), st.text(), st.dictionaries(st.text(), SAFE))
    ).map(tuple),
    notes=st.dictionaries(st.integers(1, 999), SAFE),
    sections=st.dictionaries(st.text(), st.lists(SAFE).map(tuple)),
    report=st.builds(
        Report, COUNT, COUNT, COUNT, COUNT, COUNT, unplaced=st.lists(st.text()).map(tuple)
    ),
)


@given(published=PUBLISHED)
def test_what_is_kept_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, published: Published
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    save(published, folder)
    assert load(folder) == published


def test_the_made_up_document_comes_back_the_same(published: Published, tmp_path: Path) -> None:
    save(published, tmp_path / "new" / "folder")
    assert load(tmp_path / "new" / "folder") == published
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == [FILE]


def test_with_nothing_kept_there_is_none(tmp_path: Path) -> None:
    assert load(tmp_path) is None
    assert load(tmp_path / "nowhere") is None


def test_a_failed_write_leaves_the_one_before(published: Published, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(PublishedError, match="could not be kept") as caught:
        save(published, blocked)
    assert caught.value.kept == "What was imported before is still there."
    assert blocked.read_text() == "in the way"


Spoil = Callable[[dict[str, Any]], object]


def _set(*keys: Any, to: Any) -> Spoil:
    def spoil(content: Any) -> None:
        for key in keys[:-1]:
            content = content[key]
        content[keys[-1]] = to

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        _set("format", to=2),
        _set("rows", to=None),
        _set("rows", 0, "row", to=7),
        _set("rows", 0, "cells", to=[]),
        _set("rows", 0, "cells", "Name", to="<script>x</script>"),
        _set("rows", 0, "cells", "Name", to="<a href='x'>x</a>"),
        _set("notes", "x", to="y"),
        _set("notes", "1", to=["y"]),
        _set("sections", "a", to=3),
        _set("report", "rows", to="30"),
        _set("report", to={}),
    ],
)
def test_a_damaged_file_is_put_aside(published: Published, tmp_path: Path, spoil: Spoil) -> None:
    folder = tmp_path / "data"
    save(published, folder)
    content = json.loads((folder / FILE).read_text(encoding="utf8"))
    spoil(content)
    (folder / FILE).write_text(json.dumps(content), encoding="utf8")
    assert load(folder) is None
    assert [path.name for path in folder.iterdir()] == ["published.damaged-1.json"]


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b"null", b"[" * 100_000])
def test_another_file_under_that_name_is_put_aside(tmp_path: Path, content: bytes) -> None:
    for number in (1, 2):
        (tmp_path / FILE).write_bytes(content)
        assert load(tmp_path) is None
        aside = tmp_path / f"published.damaged-{number}.json"
        assert aside.read_bytes() == content
    assert not (tmp_path / FILE).exists()


def test_a_file_much_too_large_is_put_aside_unread(tmp_path: Path) -> None:
    with (tmp_path / FILE).open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert load(tmp_path) is None
    assert (tmp_path / "published.damaged-1.json").exists()
