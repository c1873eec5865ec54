"""An index that is not whole, or no file at all, is built again; several processes may build it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.search.index import IndexUnusableError, open_index
from sfdesk.search.opening import open_engine


@pytest.fixture
def index(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built / "index", tmp_path / "index"))


def complete(index: Path) -> Path:
    return index / "complete.json"


def opened(index: Path) -> None:
    content = json.loads((index / "complete.json").read_text())["content_hash"]
    open_index(index, content)


def test_a_whole_index_opens(index: Path) -> None:
    opened(index)


@pytest.mark.parametrize("files", [{}, [], None, {"x": "0" * 64}])
def test_a_list_of_files_that_is_not_all_is_refused(index: Path, files: object) -> None:
    stored = json.loads(complete(index).read_text()) | {"files": files}
    complete(index).write_text(json.dumps(stored))
    with pytest.raises(IndexUnusableError):
        opened(index)


@pytest.mark.parametrize("content", ["[" * 200_000, '{"a":' * 50_000, "", "3", "\xff"])
def test_whatever_stands_in_its_list_is_no_bug(index: Path, content: str) -> None:
    complete(index).write_text(content, encoding="latin-1")
    with pytest.raises(IndexUnusableError):
        open_index(index, "0" * 64)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(index: Path) -> None:
    for path in sorted(index.iterdir()):
        copy = Path(shutil.copytree(index, index.with_name(f"with {path.name}")))
        (copy / path.name).unlink()
        os.mkfifo(copy / path.name)
        with pytest.raises(IndexUnusableError):
            open_index(copy, json.loads(complete(index).read_text())["content_hash"])


def test_an_index_that_cannot_be_kept_is_temporary_and_goes_with_the_process(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[tuple[object, ...]] = []
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("sfdesk.core.temporary._ours", {})
    monkeypatch.setattr("atexit.register", lambda *arguments: removed.append(arguments))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    (tmp_path / "file").touch()
    engine = open_engine(app.edition, tmp_path / "nowhere", tmp_path / "file" / "below")
    assert engine.search("fgc").results[0].id == "family-group-conferencing"
    assert [path.name.startswith("sfdesk-index-") for path in folder.iterdir()] == [True]
    for work, *arguments in removed:
        work(*arguments)  # type: ignore[operator]
    assert list(folder.iterdir()) == []


_SEARCHES = """
import sys
from pathlib import Path
from sfdesk.app import App
from sfdesk.core.paths import Profile
app = App(Profile.below(Path(sys.argv[1])), Path(sys.argv[2]))
app.folder = Path(sys.argv[1]) / "nowhere"
sys.stdin.readline()
assert app.finder.find("fgc", {}).results[0].id == "family-group-conferencing"
"""


@pytest.mark.slow
def test_four_processes_without_an_index_all_find(
    built: Path, profile: Profile, tmp_path: Path
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    command = [sys.executable, "-c", _SEARCHES, str(tmp_path / "profile"), str(built)]
    four = [
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": str(folder)},
        )
        for _ in range(4)
    ]
    for process in four:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate(timeout=120)[1] for process in four] == [""] * 4
    assert len(list((profile.cache / "index").iterdir())) == 1
    assert list(folder.iterdir()) == []
