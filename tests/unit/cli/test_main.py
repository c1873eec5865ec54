"""What the command line tells when something goes wrong: an error is no bug, a bug no error."""

import errno
import io
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from sfdesk.cli import main, output
from sfdesk.cli.unforeseen import unforeseen
from sfdesk.core.errors import SfdeskError


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SFDESK_EDITION", str(tmp_path / "nowhere"))
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path / "profile"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return tmp_path


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[SfdeskError]:
    """What would be shown in a box."""
    found: list[SfdeskError] = []
    monkeypatch.setattr("sfdesk.ui.window.start.tell_without_window", found.append)
    return found


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sfdesk.cli.window._is_read", lambda: True)


def test_a_damaged_edition_started_from_the_menu_shows_a_box(
    nowhere: Path, shown: list[SfdeskError], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 1
    assert "There is no edition" in shown[0].happened
    assert "There is no edition" in capsys.readouterr().err


def test_a_bug_at_the_start_shows_a_box_too(
    nowhere: Path, shown: list[SfdeskError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> int:
        raise KeyError("private")

    monkeypatch.setattr("sfdesk.ui.window.start.run_window", broken)
    assert main([]) == 1
    assert "a bug in sfdesk (KeyError)" in shown[0].happened
    assert "private" not in shown[0].user_text


@pytest.mark.parametrize("switches", [["--exit-when-ready"], ["--screenshot", "x.png"]])
def test_scripts_and_terminals_get_no_box(
    nowhere: Path,
    shown: list[SfdeskError],
    monkeypatch: pytest.MonkeyPatch,
    switches: list[str],
) -> None:
    assert main(switches) == 1
    on_terminal(monkeypatch)
    assert main([]) == 1
    assert shown == []


def test_without_a_console_there_is_nothing_to_print_to(
    nowhere: Path, shown: list[SfdeskError], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window's program on Windows has neither standard output nor standard error."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main([]) == 1
    assert shown
    assert main(["list"]) == 1
    assert main(["edition", "abc"]) == 1
    with pytest.raises(SystemExit, match="2"):
        main(["nonsense"])


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "no", "/x/Smith"), "The system refused something. You may not"),
        (OSError(errno.ENOSPC, "no"), "The disk is full."),
        (MemoryError(), "not enough memory"),
        (ZeroDivisionError("Smith"), "a bug in sfdesk (ZeroDivisionError)"),
        (RecursionError(), "a bug in sfdesk (RecursionError)"),
    ],
    ids=repr,
)
def test_an_error_is_no_bug_and_a_bug_no_error(
    nowhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    told: str,
) -> None:
    def broken(_: object) -> int:
        raise error

    monkeypatch.setattr("sfdesk.cli.care._check", broken)
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert "Smith" not in said


class Broken(io.StringIO):
    """A pipe whose reader has gone, as Windows tells it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, _: str) -> int:
        raise OSError(self._number, "no")


@pytest.mark.parametrize(
    ("system", "number", "gone"),
    [
        ("win32", errno.EINVAL, True),
        ("linux", errno.EINVAL, False),
        ("win32", errno.EPIPE, True),
        ("linux", errno.EPIPE, True),
        ("linux", errno.ENOSPC, False),
    ],
)
def test_a_reader_who_has_gone_is_known_on_every_system(
    monkeypatch: pytest.MonkeyPatch, system: str, number: int, gone: bool
) -> None:
    monkeypatch.setattr(
        "sfdesk.cli.output.sys", SimpleNamespace(platform=system, stdout=Broken(number))
    )
    monkeypatch.setattr("sfdesk.cli.output._Reader.gone", False)
    with nullcontext() if gone else pytest.raises(output.OutputError):
        output.say("x")
    assert output.is_read() is not gone


@pytest.mark.parametrize(
    ("system", "terminal", "encoding"),
    [("win32", False, "utf-8"), ("win32", True, "cp1252"), ("linux", False, "cp1252")],
)
def test_what_is_redirected_on_windows_is_utf_8(
    monkeypatch: pytest.MonkeyPatch, system: str, terminal: bool, encoding: str
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", newline="\n")
    monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(
        "sfdesk.cli.output.sys", SimpleNamespace(platform=system, stdout=stream, stderr=None)
    )
    output.prepare()
    output.say("“Ł” é")
    output.flush()
    expected = "“Ł” é\n" if encoding == "utf-8" else "“?” é\n"
    assert raw.getvalue().decode(encoding) == expected


def test_what_a_terminal_cannot_show_becomes_plainer(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout", stream)
    output.prepare()
    output.say("“it’s” – Löwe … 日")
    output.flush()
    assert raw.getvalue() == b'"it\'s" - Lowe ... ?\n'


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize("error", [OSError(28, "full"), MemoryError(), ValueError()])
def test_what_nobody_foresaw_is_told_in_the_language_of_the_window(error: Exception) -> None:
    assert unforeseen(error).startswith("⟦")
