"""What is told of an edition whose database cannot be read; that all is read back: test_shape."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.damage import change_vouched_for

from sfdesk.core.errors import EditionError, EditionFormatError
from sfdesk.edition.reader import read_edition
from sfdesk.edition.shape import FORMAT


@pytest.fixture
def doctored(second_built: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Returns a copy of an edition after a statement was run in it, its hashes put right."""

    def _doctored(statement: str) -> Path:
        folder = Path(shutil.copytree(second_built, tmp_path / "copy"))
        change_vouched_for(folder, statement)
        return folder

    return _doctored


def test_what_is_told_of_a_table_that_is_missing(doctored: Callable[[str], Path]) -> None:
    folder = doctored("DROP TABLE glossary")
    with pytest.raises(EditionError) as told:
        read_edition(folder)
    error = told.value
    assert error.happened == f"The edition in {folder} cannot be read."
    assert error.kept == "Nothing was changed."
    assert error.do == "Install sfdesk again."
    assert "no such table: glossary" in error.detail


def test_what_is_told_of_another_format(doctored: Callable[[str], Path]) -> None:
    folder = doctored(f"PRAGMA user_version={FORMAT + 1}")
    with pytest.raises(EditionFormatError) as told:
        read_edition(folder)
    error = told.value
    assert error.happened == (
        f"This edition has database format {FORMAT + 1}; this program reads {FORMAT}."
    )
    assert error.do == "Install the sfdesk that belongs to it."


def test_a_folder_of_odd_letters_is_read_and_nothing_is_written_to_it(
    second_built: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(second_built, tmp_path / "50% #1 é"))
    before = sorted((path.name, path.stat().st_mtime_ns) for path in folder.rglob("*"))
    assert read_edition(folder).info.id == read_edition(second_built).info.id
    assert sorted((path.name, path.stat().st_mtime_ns) for path in folder.rglob("*")) == before
