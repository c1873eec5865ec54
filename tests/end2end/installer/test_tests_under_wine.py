"""What is told of the tests that run under Wine: every one is counted, however it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from under_wine import plugin, suite
from under_wine.prefix import Done, Wine

_TESTS = """
import os
import pytest

def test_passes():
    pass

def test_fails():
    assert 1 == 2, "one is not two"

def test_takes_its_process_down():
    os._exit(1)

def test_after_it():
    pass

@pytest.mark.skip(reason="not on this system")
def test_is_skipped():
    raise AssertionError

@pytest.fixture
def broken():
    yield
    raise ValueError("at its end")

def test_whose_end_fails(broken):
    pass
"""


class Here(Wine):
    """This machine in place of Wine, which starts the same programs."""

    def with_env(self, **values: str) -> Wine:
        values["PYTHONPATH"] = values["PYTHONPATH"].replace(";", os.pathsep)
        return Here(self.folder, self.screen, values)

    def run(self, *command: object, cwd: Path | None = None, seconds: int = 120) -> Done:
        env = {**os.environ, **self.env}
        words = [str(each) for each in command]
        done = subprocess.run(words, env=env, cwd=cwd, capture_output=True, timeout=seconds)
        return Done(done.returncode, done.stdout, done.stderr)

    def path(self, there: Path) -> str:
        return str(there)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with six tests and the plugin."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_six.py").write_text(_TESTS)
    (tmp_path / "installer").symlink_to(Path(plugin.__file__).parents[1])
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\nqt_api = 'pyside6'\n")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Wine is for Unix")
def test_every_test_is_counted_once_and_those_after_a_death_run(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, python = Here(tmp_path, ""), Path(sys.executable)
    gone = suite.run(here, python, source, ("tests",), tmp_path)
    name = "tests/test_six.py::test_"
    assert (gone.collected, gone.passed, gone.left_out.total(), gone.whole) == (6, 2, 1, True)
    assert gone.failed.keys() == {
        f"{name}fails",
        f"{name}takes_its_process_down",
        f"{name}whose_end_fails",
    }
    assert not gone.holds
    suite.say("tests", gone)
    told = capsys.readouterr().out
    assert "left out  1 × not on this system" in told
    assert "FAIL  tests: 6 collected, 2 passed, 3 failed, 1 left out" in told


@pytest.mark.skipif(sys.platform == "win32", reason="Wine is for Unix")
def test_where_no_test_runs_nothing_holds(source: Path, tmp_path: Path) -> None:
    here, python = Here(tmp_path, ""), Path(sys.executable)
    (source / "tests" / "test_six.py").write_text("raise ValueError")
    assert not suite.run(here, python, source, ("tests",), tmp_path).holds
    assert not suite.run(here, python, source, ("nowhere",), tmp_path).holds


@pytest.mark.skipif(sys.platform == "win32", reason="Wine is for Unix")
def test_a_file_that_cannot_be_read_does_not_pass_among_others(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suite, "_FILES", 1)
    for name, text in (("a", "def test_a(): pass"), ("b", "raise ValueError")):
        (source / "tests" / f"test_{name}.py").write_text(text)
    here, python = Here(tmp_path, ""), Path(sys.executable)
    (source / "tests" / "test_six.py").unlink()
    pieces = suite.pieces(source, "tests")
    assert pieces == [("tests/test_a.py",), ("tests/test_b.py",)]
    gone = suite.total(suite.run(here, python, source, each, tmp_path) for each in pieces)
    assert (gone.passed, gone.failed, gone.whole, gone.holds) == (1, {}, False, False)
