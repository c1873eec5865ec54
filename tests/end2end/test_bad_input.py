"""Bad input gets a clear error or a sensible answer; nothing is lost, no traceback is shown."""

import json
import shutil
from pathlib import Path

import pytest

from tests.end2end.conftest import Run, one_plain_line

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


@pytest.fixture
def small(second_built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(second_built, tmp_path / "small"))


@pytest.mark.parametrize("arguments", [("list",), ("check",), ("--exit-when-ready",)])
def test_a_missing_edition(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, SFDESK_EDITION=str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
    assert "Install sfdesk again" in done.stderr


@pytest.mark.parametrize("name", ["matrix.sqlite", "edition.json", "source-check.toml"])
def test_a_damaged_edition(run: Run, copy: Path, name: str) -> None:
    (copy / name).write_bytes(b"damaged")
    done = run("list", SFDESK_EDITION=str(copy))
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
    assert "damaged" in done.stderr


def test_a_damaged_index_is_built_again(run: Run, small: Path) -> None:
    for path in (small / "index").iterdir():
        path.write_bytes(b"damaged")
    done = run("search", "memory box", "--json", SFDESK_EDITION=str(small))
    assert json.loads(done.stdout)["results"][0]["id"] == "memory-box"
    assert done.stderr == ""


def test_a_profile_that_cannot_be_written(run: Run, small: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    shutil.rmtree(small / "index")
    where = {"SFDESK_PROFILE": str(blocked / "profile"), "SFDESK_EDITION": str(small)}
    found = run("search", "memory box", "--json", **where)
    assert json.loads(found.stdout)["results"][0]["id"] == "memory-box"
    window = run("--exit-when-ready", **where)
    assert window.returncode == 0
    assert "Traceback" not in window.stderr


def test_a_pdf_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    done = run("sheet", "epec", "--for", "family", "--out", blocked / "sheet.pdf")
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
    assert blocked.read_text() == "kept"


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "?!… --- ()", "\x01\x07\x1b[31m", "العنف المنزلي", "🙂👪", "", "-", '"']
)
def test_queries_of_every_kind(run: Run, query: str) -> None:
    done = run("search", "--json", "--", query)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["query"] == query


def test_a_file_that_is_not_the_review(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("# Another document\n\nNothing of the review is in it.\n")
    done = run("source", "import", other)
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
