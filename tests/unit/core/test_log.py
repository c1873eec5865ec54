"""What is kept of what the program says: bounded, redacted, and never a reason to stop."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfdesk.core import log
from sfdesk.core.errors import UsageError
from sfdesk.core.log import FILE, FILES, LARGEST_FILE, BoundedFiles, Known

LOGGER = logging.getLogger("sfdesk.test")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What would go to standard error (``capsys`` changes the stream after the set-up)."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    return stream


@pytest.fixture
def kept(tmp_path: Path, screen: io.StringIO) -> Iterator[Path]:
    """A folder in which the log is kept for the length of a test."""
    folder = tmp_path / "data" / "logs"
    log.set_up(debug=False)
    log.write_to(folder)
    yield folder
    logging.getLogger("sfdesk").handlers.clear()


def text(folder: Path) -> str:
    return (folder / FILE).read_text(encoding="utf8")


def test_nothing_is_made_before_there_is_something_to_say(kept: Path) -> None:
    assert not kept.parent.exists()
    LOGGER.debug("only for developers")
    assert not kept.parent.exists()


def test_a_record_is_kept_and_does_not_reach_the_screen(kept: Path, screen: io.StringIO) -> None:
    LOGGER.info("the window opens")
    assert text(kept).endswith(" INFO sfdesk.test: the window opens\n")
    assert screen.getvalue() == ""


def test_files_are_bounded_and_the_oldest_goes(kept: Path) -> None:
    line = "x" * 3_000
    for number in range(2 * FILES * LARGEST_FILE // len(line)):
        LOGGER.info("%d %s", number, Known(line))
    files = sorted(kept.iterdir())
    assert [path.name for path in files] == [FILE, f"{FILE}.1", f"{FILE}.2"]
    assert all(0 < path.stat().st_size <= LARGEST_FILE for path in files)
    newest = log.last_lines(kept, 2)
    assert [f" {number} x" in newest[-1] for number in (0, 523)] == [False, True]
    assert not any(": 0 x" in line for line in log.last_lines(kept, 10_000))


def test_one_record_cannot_fill_the_disk(kept: Path) -> None:
    LOGGER.warning("x" * 10_000_000)
    assert (kept / FILE).stat().st_size < 5_000


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, screen: io.StringIO) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    logger = logging.getLogger("alone")
    logger.addHandler(BoundedFiles(blocked / "logs"))
    logger.propagate = False
    logger.error("said to nobody")
    logger.handlers.clear()
    assert blocked.read_text() == ""
    assert screen.getvalue() == ""
    assert log.last_lines(blocked / "logs", 5) == []


def test_no_text_of_an_error_is_kept(kept: Path) -> None:
    LOGGER.warning("refused: %s", UsageError("“Smith family” is no filter"))
    LOGGER.warning("unread: %r", UnicodeDecodeError("utf-8", b"Smith family \xff", 13, 14, "bad"))
    LOGGER.warning("unwritten: %s", PermissionError(13, "no", "/media/stick/Smith family.pdf"))
    assert "Smith" not in text(kept)
    assert "refused: UsageError" in text(kept)
    assert "unwritten: PermissionError 13 (Permission denied)" in text(kept)


def test_of_a_bug_it_keeps_where_it_was_and_not_what_it_said(kept: Path) -> None:
    try:
        dict[str, int]()["Smith family"]
    except KeyError:
        LOGGER.info("a bug", exc_info=True)
    assert "Smith" not in text(kept)
    assert "KeyError" in text(kept)
    assert "test_of_a_bug_it_keeps_where_it_was_and_not_what_it_said in test_log.py" in text(kept)


def test_the_record_itself_is_left_alone_for_others(kept: Path, screen: io.StringIO) -> None:
    LOGGER.warning("refused: %s", UsageError("typed by me"))
    assert "refused: typed by me" in screen.getvalue()


def test_user_names_are_taken_out(kept: Path) -> None:
    LOGGER.info("no index in %s", Known("/home/bea/.cache/sfdesk"))
    assert "no index in /home/<user>/.cache/sfdesk" in text(kept)


@pytest.mark.parametrize(
    "secret",
    ["Smith family", Path("/srv/Smith/x"), ["Smith"], {"who": "Smith"}, b"Smith", object()],
    ids=lambda secret: type(secret).__name__,
)
def test_nothing_that_somebody_typed_or_chose_is_kept(kept: Path, secret: object) -> None:
    LOGGER.warning("%s is put aside: %r, %d of %s", secret, secret, 3, None)
    assert "Smith" not in text(kept)
    assert text(kept).endswith(", 3 of None\n")
    LOGGER.warning("%s is put aside", Known("settings.json"))
    assert "settings.json is put aside" in text(kept)


def test_the_screen_gets_warnings_and_with_debug_everything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    for debug, expected in ((False, ["WARNING"]), (True, ["DEBUG", "INFO", "WARNING"])):
        log.set_up(debug=debug)
        screen.seek(0)
        screen.truncate()
        for say in (LOGGER.debug, LOGGER.info, LOGGER.warning):
            say("said")
        lines = screen.getvalue().splitlines()
        assert [line.split()[2] for line in lines] == expected
        assert all(line.endswith(" sfdesk.test: said") for line in lines)
    ours = logging.getLogger("sfdesk")
    assert ours.level == logging.DEBUG
    log.set_up(debug=False)
    assert ours.level == logging.INFO
    assert len(ours.handlers) == 1
    ours.handlers.clear()


def test_the_newest_lines_of_every_file_are_told_in_their_order(tmp_path: Path) -> None:
    (tmp_path / f"{FILE}.2").mkdir()
    (tmp_path / f"{FILE}.1").write_bytes("ä one\ntwo\n".encode())
    (tmp_path / FILE).write_bytes(b"three \xff\nfour\n")
    assert log.last_lines(tmp_path, 10) == ["ä one", "two", "three \ufffd", "four"]
    assert log.last_lines(tmp_path, 3) == ["two", "three \ufffd", "four"]


def test_what_cannot_be_written_as_it_is_is_written_otherwise(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # pytest's own copy of the record could not be sent from one test process to another.
    monkeypatch.setattr(logging.getLogger("sfdesk"), "propagate", False)
    LOGGER.warning("half %s", Known("\ud800"))
    assert text(kept).endswith(" half ?\n")


def test_files_hold_as_much_as_is_allowed(tmp_path: Path) -> None:
    handler = BoundedFiles(tmp_path)
    handler.setFormatter(logging.Formatter("%(message)s"))
    (tmp_path / FILE).write_bytes(b"x" * (LARGEST_FILE - 4))
    handler.emit(logging.makeLogRecord({"msg": "abc"}))
    assert not (tmp_path / f"{FILE}.1").exists()
    handler.emit(logging.makeLogRecord({"msg": ""}))
    assert (tmp_path / f"{FILE}.1").stat().st_size == LARGEST_FILE


def test_of_an_error_that_stands_for_another_both_are_told(kept: Path) -> None:
    error = UsageError("Smith")
    error.__cause__ = PermissionError(13, "no")
    LOGGER.warning("%s and %s", error, ["Smith"])
    assert text(kept).endswith(
        " UsageError from PermissionError 13 (Permission denied) and <list>\n"
    )


def test_a_trace_stands_on_lines_of_its_own(kept: Path) -> None:
    try:
        dict[str, int]()["Smith"]
    except KeyError:
        LOGGER.info("a bug", exc_info=True)
    lines = text(kept).splitlines()
    assert lines[1] == "KeyError"
    assert lines[2].startswith("  test_a_trace_stands_on_lines_of_its_own in test_log.py:")
    LOGGER.info("no bug", exc_info=(None, None, None))
    assert text(kept).splitlines()[-1].endswith(" no bug")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("/home/bea/sfdesk/src/sfdesk/core/log.py", "sfdesk/core/log.py"),
        (r"C:\Users\bea\sfdesk\ui\x.py", "sfdesk/ui/x.py"),
        ("/usr/lib/python3/json/decoder.py", "decoder.py"),
        (r"C:\Python\json\decoder.py", "decoder.py"),
        ("x.py", "x.py"),
    ],
)
def test_of_a_file_only_our_part_is_told(name: str, short: str) -> None:
    assert log.short(name) == short
