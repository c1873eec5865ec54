"""An index is opened only if it is whole, ours and of the right content; and it runs nothing."""

import json
import os
import pickle
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import whoosh.codec.whoosh3
import whoosh.filedb.structfile

from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.model.edition import Edition
from sfdesk.reading.vocabulary import Vocabulary
from sfdesk.search.documents import documents
from sfdesk.search.index import IndexUnusableError, OpenIndex, build_index, open_index


@pytest.fixture
def copy(second_built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(second_built, tmp_path / "copy"))


@pytest.fixture(scope="module")
def opened(built: Path) -> OpenIndex:
    return open_index(built / "index", content_hash(built))


def content_hash(folder: Path) -> str:
    return App(Profile.below(folder / "p"), folder).edition.info.content_hash


def test_a_sound_index_answers(opened: OpenIndex) -> None:
    assert opened.size > 200
    assert "methadone" in set(opened.words())
    for field in ("names", "lead", "body"):
        assert opened.scores(field, "parent")
    assert opened.scores("body", "domest abus")
    assert opened.scores("body", "unheard") == {}
    assert set(opened.scores("body", ("domest", "abus"))) == set(
        opened.scores("body", "domest abus")
    )


def test_beginnings_are_found_short_and_long(opened: OpenIndex) -> None:
    long = opened.beginning("methadon")
    assert long
    assert long <= opened.beginning("metha") <= opened.beginning("meth") <= opened.beginning("me")
    assert opened.beginning("play", named=True)
    assert not opened.beginning("zzz")


def test_an_index_of_other_content_is_refused(built: Path) -> None:
    with pytest.raises(IndexUnusableError, match="other content"):
        open_index(built / "index", "0" * 64)


@pytest.mark.parametrize("pattern", ["*.pst", "*.trm", "*_body_len.col", "complete.json"])
def test_a_damaged_index_is_refused_before_it_is_opened(copy: Path, pattern: str) -> None:
    content = content_hash(copy)
    path = next((copy / "index").glob(pattern))
    path.write_bytes(path.read_bytes()[:-7] + b"damaged")
    with pytest.raises(IndexUnusableError):
        open_index(copy / "index", content)


def rewritten(folder: Path, **changes: object) -> str:
    complete = json.loads((folder / "complete.json").read_text())
    (folder / "complete.json").write_text(json.dumps({**complete, **changes}))
    return str(complete["content_hash"])


@pytest.mark.parametrize("files", [{}, [], None, "x", {"MAIN_0.trm": "0"}])
def test_an_index_without_its_list_of_files_is_refused(copy: Path, files: object) -> None:
    content = rewritten(copy / "index", files=files)
    with pytest.raises(IndexUnusableError):
        open_index(copy / "index", content)


def test_a_file_more_than_the_list_has_is_refused(copy: Path) -> None:
    (copy / "index" / "MAIN_1.toc").write_bytes(b"x")
    with pytest.raises(IndexUnusableError):
        open_index(copy / "index", content_hash(copy))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_not_waited_at(copy: Path) -> None:
    (copy / "index" / "MAIN_0.pst").unlink()
    os.mkfifo(copy / "index" / "MAIN_0.pst")
    with pytest.raises(IndexUnusableError):
        open_index(copy / "index", content_hash(copy))


def test_a_deep_complete_json_is_refused(copy: Path) -> None:
    (copy / "index" / "complete.json").write_text("[" * 100_000)
    with pytest.raises(IndexUnusableError):
        open_index(copy / "index", "0" * 64)


# --- a crafted index ---------------------------------------------------------------------------


class Trap:
    """A pickle of it makes a folder when it is read."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.target),)


def test_the_traps_would_run_where_pickles_are_read_as_usual(tmp_path: Path) -> None:
    pickle.loads(pickle.dumps(Trap(tmp_path / "sprung")))
    assert (tmp_path / "sprung").is_dir()


@pytest.mark.parametrize("part", ["postings", "terms"])
def test_a_crafted_index_runs_nothing(
    second: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    trap = pickle.dumps(Trap(tmp_path / "sprung"))
    spoiled: dict[str, tuple[str, Any]] = {
        "postings": ("whoosh.codec.whoosh3.dumps", lambda *_: trap),
        "terms": (
            "whoosh.filedb.filetables.HashWriter._write_extras",
            lambda writer: writer.dbfile.write(trap),
        ),
    }

    # Whole and with the right hashes, as somebody who knows the program would make it.
    found, folder = tuple(documents(second)), tmp_path / "index"
    with monkeypatch.context() as patch:
        patch.setattr(*spoiled[part])
        build_index(found, Vocabulary(second.concepts), folder, "0" * 64)
    assert any(trap in path.read_bytes() for path in folder.iterdir())
    with pytest.raises((IndexUnusableError, pickle.UnpicklingError)) as refused:
        open_index(folder, "0" * 64).scores("body", "parent")
    assert "may not name" in f"{refused.value} {getattr(refused.value, 'detail', '')}"
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    "module",
    [
        "whoosh.compat",
        "whoosh.codec.whoosh3",
        "whoosh.columns",
        "whoosh.externalsort",
        "whoosh.filedb.compound",
        "whoosh.filedb.filetables",
        "whoosh.filedb.structfile",
        "whoosh.formats",
        "whoosh.index",
        "whoosh.util.loading",
    ],
)
def test_no_module_of_whoosh_that_is_used_reads_pickles_as_usual(
    opened: OpenIndex, module: str
) -> None:
    usual = (pickle.load, pickle.loads, pickle.Unpickler, pickle)
    for name, value in vars(sys.modules[module]).items():
        assert not any(value is each for each in usual), name


def test_every_loaded_module_of_whoosh_that_knows_pickle_is_guarded(opened: OpenIndex) -> None:
    usual = (pickle.load, pickle.loads, pickle.Unpickler)
    for module, loaded in list(sys.modules.items()):
        if module.startswith("whoosh."):
            for name, value in vars(loaded).items():
                assert not any(value is each for each in usual), f"{module}.{name}"


def test_the_readers_refuse_a_trap(tmp_path: Path, opened: OpenIndex) -> None:
    trap = pickle.dumps(Trap(tmp_path / "sprung"))
    with pytest.raises(pickle.UnpicklingError, match="may not name"):
        whoosh.codec.whoosh3.loads(trap)
    with pytest.raises(pickle.UnpicklingError, match="may not name"):
        whoosh.filedb.structfile.BufferFile(trap).read_pickle()
    assert not (tmp_path / "sprung").exists()


# --- where it is built ---------------------------------------------------------------------------


def test_a_damaged_index_is_built_again_for_the_user(copy: Path, profile: Profile) -> None:
    next((copy / "index").glob("*.pst")).write_bytes(b"")
    app = App(profile, copy)
    assert app.engine.search("memory box").results[0].id == "memory-box"
    [own] = (profile.cache / "index").glob("*/complete.json")
    stamp = own.stat().st_mtime_ns
    again = App(profile, copy)
    assert again.engine.search("memory box").results[0].id == "memory-box"
    assert own.stat().st_mtime_ns == stamp


def test_without_a_place_to_write_search_works_all_the_same(copy: Path, tmp_path: Path) -> None:
    shutil.rmtree(copy / "index")
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder")
    app = App(Profile.below(blocked / "profile"), copy)
    assert app.engine.search("memory box").results[0].id == "memory-box"


def test_a_damaged_index_of_the_users_own_is_replaced(copy: Path, profile: Profile) -> None:
    shutil.rmtree(copy / "index")
    assert App(profile, copy).engine
    [own] = (profile.cache / "index").glob("*/*.pst")
    own.write_bytes(b"damaged")
    assert App(profile, copy).engine.search("memory box").results
    assert own.read_bytes() != b"damaged"


def test_what_ends_a_build_leaves_nothing(second: Edition, tmp_path: Path) -> None:
    found = tuple(documents(second))
    vocabulary = Vocabulary(second.concepts)
    for last in (1, len(found), len(found) + 1):

        def stop(done: int, _total: int, last: int = last) -> None:
            if done >= last:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build_index(found, vocabulary, tmp_path / "cache" / "index", "0" * 64, stop)
        assert not (tmp_path / "cache").exists()


def test_the_progress_of_a_build_grows_to_its_end(edition: Edition, tmp_path: Path) -> None:
    found = tuple(documents(edition))
    told: list[tuple[int, int]] = []
    build_index(
        found,
        Vocabulary(edition.concepts),
        tmp_path / "index",
        "0" * 64,
        lambda done, total: told.append((done, total)),
    )
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (2 * len(found), 2 * len(found))
    assert len({done for done, _ in told if done > len(found)}) > 3
