"""An index is opened only if it is whole and of the right content; else it is built again."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import CONTENT

from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.search.index import IndexUnusableError, open_index


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def content_hash(folder: Path) -> str:
    return App(Profile.below(folder / "p"), folder).edition.info.content_hash


def test_a_sound_index_opens(built: Path) -> None:
    opened = open_index(built / "index", content_hash(built))
    assert len(opened.names) > 200
    assert opened.lexicon
    assert opened.weights.scores("parent", typed=True)


def test_the_same_content_gives_the_same_files(built: Path, tmp_path: Path) -> None:
    from build_edition import build_all

    build_all(CONTENT, tmp_path / "again")
    for path in sorted(each for each in built.rglob("*") if each.is_file()):
        assert (tmp_path / "again" / path.relative_to(built)).read_bytes() == path.read_bytes()


def test_an_index_of_other_content_is_refused(built: Path) -> None:
    with pytest.raises(IndexUnusableError, match="other content"):
        open_index(built / "index", "0" * 64)


@pytest.mark.parametrize("pattern", ["weights.bin", "lexicon.json", "complete.json"])
def test_a_damaged_index_is_refused_before_it_is_opened(copy: Path, pattern: str) -> None:
    content = content_hash(copy)
    path = next((copy / "index").glob(pattern))
    path.write_bytes(path.read_bytes()[:-7] + b"damaged")
    with pytest.raises(IndexUnusableError):
        open_index(copy / "index", content)


def test_a_damaged_index_is_built_again_for_the_user(copy: Path, profile: Profile) -> None:
    (copy / "index" / "weights.bin").write_bytes(b"")
    app = App(profile, copy)
    assert app.engine.search("fgc").results[0].id == "family-group-conferencing"
    assert (profile.cache / "index" / "complete.json").is_file()
    again = App(profile, copy)
    assert again.engine.search("fgc").results[0].id == "family-group-conferencing"


def test_without_a_place_to_write_search_works_all_the_same(copy: Path, tmp_path: Path) -> None:
    shutil.rmtree(copy / "index")
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder")
    app = App(Profile.below(blocked / "profile"), copy)
    assert app.engine.search("fgc").results[0].id == "family-group-conferencing"
