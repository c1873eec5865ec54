"""An index that is not whole, or no file at all, is built again."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from sfdesk.model.edition import Edition
from sfdesk.reading.vocabulary import Vocabulary
from sfdesk.search.documents import documents
from sfdesk.search.index import IndexUnusableError, build_index, open_index
from sfdesk.search.opening import open_engine

HASH = "0" * 64


@pytest.fixture(scope="module")
def whole(second: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "index"
    build_index(tuple(documents(second))[:3], Vocabulary(()), folder, HASH)
    return folder


@pytest.fixture
def index(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "index"))


def test_it_is_sound_until_a_test_spoils_it(index: Path) -> None:
    assert open_index(index, HASH).size == 3


def complete(index: Path) -> Path:
    return index / "complete.json"


@pytest.mark.parametrize("files", [{}, [], None, {"MAIN_0.seg": "0" * 64}])
def test_a_list_of_files_that_is_not_all_is_refused(index: Path, files: object) -> None:
    stored = json.loads(complete(index).read_text()) | {"files": files}
    complete(index).write_text(json.dumps(stored))
    with pytest.raises(IndexUnusableError):
        open_index(index, HASH)


@pytest.mark.parametrize("content", ["[" * 200_000, '{"a":' * 50_000, "", "3", "\xff"])
def test_whatever_stands_in_its_list_is_no_bug(index: Path, content: str) -> None:
    complete(index).write_text(content, encoding="latin-1")
    with pytest.raises(IndexUnusableError):
        open_index(index, HASH)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("listed", [True, False])
def test_a_pipe_in_place_of_a_file_is_not_waited_for(index: Path, listed: bool) -> None:
    [other, *_] = sorted(path for path in index.iterdir() if path != complete(index))
    name = other if listed else complete(index)
    name.unlink()
    os.mkfifo(name)
    with pytest.raises(IndexUnusableError):
        open_index(index, HASH)


def test_an_index_that_cannot_be_kept_is_temporary_and_goes_with_the_process(
    second: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[tuple[object, ...]] = []
    monkeypatch.setattr("atexit.register", lambda *arguments: removed.append(arguments))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    # Other tests of this process may have left folders, with which nothing is registered anew.
    monkeypatch.setattr("sfdesk.core.temporary._ours", {})
    (tmp_path / "file").touch()
    open_engine(second, tmp_path / "none", tmp_path / "file" / "below" / "index")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("sfdesk-index-")]
    for work, *arguments in removed:
        work(*arguments)  # type: ignore[operator]
    assert not list(tmp_path.glob("sfdesk-*"))
