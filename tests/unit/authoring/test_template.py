"""What “edition new” makes is a whole edition, which breaks no rule."""

from pathlib import Path

import pytest

from sfdesk.authoring.build import PREVIEW, build_all, build_content
from sfdesk.authoring.sheets.book import vocabularies
from sfdesk.authoring.source import read_source
from sfdesk.authoring.template import new_edition
from sfdesk.core.errors import EditionError
from sfdesk.core.paths import resources_folder
from sfdesk.edition.reader import read_edition
from sfdesk.editions.packing import pack
from sfdesk.model.edition import Edition


@pytest.fixture
def new(tmp_path: Path, edition: Edition) -> Path:
    folder = tmp_path / "new"
    new_edition(folder, resources_folder(), edition.guide[0])
    return folder


def test_it_is_a_whole_edition_with_one_example(new: Path, edition: Edition) -> None:
    made = read_source(new)
    assert [row.slug for row in made.interventions] == ["example-programme"]
    for part in (
        made.topics,
        made.mentioned,
        made.glossary,
        made.notes,
        made.cautions,
        made.needs,
        made.asked,
    ):
        assert part
    assert made.guide[0] == edition.guide[0]._replace(order=1, references=())


def test_it_says_every_word_that_a_field_takes(new: Path) -> None:
    """So that nobody has to look for them in the program."""
    text = "\n".join(path.read_text(encoding="utf8") for path in new.rglob("*.toml"))
    assert [word for _, word in vocabularies() if word not in text] == []


def test_it_is_written_nowhere_where_something_is(new: Path) -> None:
    with pytest.raises(EditionError, match="There is something in"):
        new_edition(new, resources_folder(), None)


def test_the_same_content_gives_the_same_file(new: Path, tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        build_content(new, tmp_path / name)
        files.append(tmp_path / f"{name}.sfedition")
        pack(tmp_path / name, files[-1])
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_preview_says_everywhere_that_it_is_not_released(new: Path, tmp_path: Path) -> None:
    build_all(new, tmp_path / "released")
    build_content(new, tmp_path / "preview", preview=True)
    info = read_edition(tmp_path / "preview").info
    assert info.title == f"{PREVIEW}: Example matrix"
    assert info.source_title.startswith(f"{PREVIEW}. ")
    assert info.id == "example-matrix-preview"
    assert info.short_hash != read_edition(tmp_path / "released").info.short_hash
