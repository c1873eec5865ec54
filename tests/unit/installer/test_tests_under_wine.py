"""Which tests run under Wine."""

from itertools import chain
from pathlib import Path

from tests.conftest import ROOT

from under_wine import left_out, suite


def test_what_is_named_is_one_piece(tmp_path: Path) -> None:
    assert suite.pieces(tmp_path, "tests/gui/test_home.py::test_it") == [
        ("tests/gui/test_home.py::test_it",)
    ]


def test_of_tests_of_processes_those_in_folders_run() -> None:
    every = [{*chain(*suite.pieces(ROOT, part))} for part in suite.PARTS]
    assert all(len(files) > 5 for files in every)
    of_processes = every[-1]
    assert "tests/end2end/local/test_store.py" in of_processes
    assert "tests/end2end/ui/support/test_locale.py" in of_processes
    assert "tests/end2end/test_process.py" not in of_processes


def test_what_wine_cannot_run_is_left_out_with_its_reason() -> None:
    (name, reason), *_ = left_out._REASONS.items()
    assert left_out.why(f"{name}[one]") == reason
    assert left_out.why("tests/unit/test_docs.py::test_it") == ""
