"""However it ends, nothing is left behind, and whoever started it is told in plain words."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.conftest import Run, one_plain_line
from tests.unit.core.test_files import make_device

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals"),
]
PATIENCE = 240


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def start(env: dict[str, str], temporary: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "sfdesk", *arguments],
        env={**env, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hear,
    )


def _hear() -> None:
    """Hear the signals, also where whoever runs the tests is deaf to them, as under nohup."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def until(what: object) -> None:
    """Wait for something that a file system shows; there is nothing to be told by."""
    end = time.monotonic() + PATIENCE
    while not what():  # type: ignore[operator]
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def opened(profile: Path) -> bool:
    log = profile / "data" / "logs" / "sfdesk.log"
    return log.exists() and "the window opens" in log.read_text(encoding="utf8")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_closes_the_window_in_good_order(
    environment: dict[str, str], tmp_path: Path, temporary: Path, number: signal.Signals
) -> None:
    process = start(environment, temporary)
    until(lambda: opened(tmp_path / "profile") or process.poll() is not None)
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert (out, err) == ("", "")
    assert process.returncode == 128 + number
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_temporary_profile_goes_with_the_signal(
    environment: dict[str, str], temporary: Path, number: signal.Signals
) -> None:
    process = start(environment, temporary, "--temp-profile")
    until(lambda: list(temporary.glob("*/data/logs/sfdesk.log")))
    process.send_signal(number)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 128 + number
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_goes_at_the_next_start(
    environment: dict[str, str], tmp_path: Path, temporary: Path, run: Run
) -> None:
    process = start(environment, temporary, "--temp-profile")
    until(lambda: list(temporary.glob("*/data/logs/sfdesk.log")))
    process.kill()
    process.communicate(timeout=PATIENCE)
    data = tmp_path / "profile" / "data"
    data.mkdir(parents=True)
    (data / ".sfdesk-1-2.part").write_text('{"recent": ["a query"]}')
    assert list(temporary.iterdir())
    assert run("list", TMPDIR=str(temporary)).returncode == 0
    assert list(temporary.iterdir()) == []
    assert not list(data.glob("*.part"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("search", "methadone", "--json"),
        ("check",),
        ("sheet", "epec", "--for", "family", "--out", "x.pdf"),
        ("--temp-profile", "--exit-when-ready"),
    ],
)
def test_an_ordinary_end_leaves_nothing(
    run: Run, tmp_path: Path, temporary: Path, arguments: tuple[str, ...]
) -> None:
    arguments = tuple(str(tmp_path / a) if a == "x.pdf" else a for a in arguments)
    done = run(*arguments, TMPDIR=str(temporary))
    assert done.returncode == 0, done.stderr
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("display", [":59000", "nobody:0", "nonsense"])
def test_a_display_that_does_not_answer_is_told(run: Run, display: str, temporary: Path) -> None:
    done = run(
        "--temp-profile",
        DISPLAY=display,
        WAYLAND_DISPLAY="",
        QT_QPA_PLATFORM="",
        TMPDIR=str(temporary),
    )
    assert done.returncode == 1
    # Libraries of the desktop may say something of their own before.
    last = done.stderr.splitlines(keepends=True)[-1]
    assert one_plain_line(last), done.stderr
    assert "does not answer" in last
    assert list(temporary.iterdir()) == []


COMMANDS = [
    ("--help",),
    ("--version",),
    ("list",),
    ("show", "play-therapy"),
    ("show", "play-therapy", "--json"),
    ("search", "methadone"),
    ("search", "methadone", "--json"),
    ("edition",),
    ("check",),
    ("diagnose",),
]


@pytest.fixture
def full() -> Iterator[int]:
    if not Path("/dev/full").exists():
        pytest.skip("there is no disk here that is always full")
    handle = os.open("/dev/full", os.O_WRONLY)
    yield handle
    os.close(handle)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_standard_output_on_a_full_disk_is_told(
    environment: dict[str, str], full: int, arguments: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sfdesk", *arguments],
        env=environment,
        stdout=full,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "sfdesk: The output could not be written. The disk is full.\n"


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_reader_who_has_gone_is_no_error(
    environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "sfdesk", *arguments],
        env=environment,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


_ONE_AFTER_THE_OTHER = """
import os, shlex, sys
from sfdesk.cli import main
for line in sys.argv[1:]:
    try:
        status = main(shlex.split(line))
    except SystemExit as end:
        status = end.code
    sys.stdout.flush()
    os.write(1, b"\\0%d\\0" % (status or 0))
"""


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "ascii", "utf8"])
def test_output_dies_on_no_encoding(environment: dict[str, str], encoding: str) -> None:
    lines = [shlex.join(each) for each in (*COMMANDS, ("show", "using-this-program"))]
    done = subprocess.run(
        [sys.executable, "-c", _ONE_AFTER_THE_OTHER, *lines],
        env={**environment, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    *told, nothing = done.stdout.split(b"\0")
    assert nothing == b""
    for line, output, status in zip(lines, told[::2], told[1::2], strict=True):
        assert status == b"0", line
        assert output.decode("utf8" if "--json" in line else encoding), line
        if "--json" in line:
            assert json.loads(output)


def test_bytes_that_are_no_text_make_valid_json(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sfdesk", "search", b"\xff \xc5\x81", "--json"],
        env={**environment, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert json.loads(done.stdout.decode("utf8"))["query"] == "\ufffd Ł"


def test_a_file_with_an_odd_name_is_written_and_told(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "Ł – “x”.pdf"
    done = run("sheet", "epec", "--for", "family", "--out", out, PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert out.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("sheet", "epec", "--for", "family", "--out"),
        ("table", "map", "--out"),
        ("diagnose", "--out"),
        ("--temp-profile", "--screenshot"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", ["pipe", "broken link", "device"])
def test_whatever_writes_a_file_leaves_what_is_none(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], kind: str
) -> None:
    target = tmp_path / "target"
    if kind == "pipe":
        os.mkfifo(target)
    elif kind == "broken link":
        target.symlink_to(tmp_path / "nowhere")
    else:
        make_device(target)
    done = run(*arguments, target)
    assert done.returncode == 1
    assert one_plain_line(done.stderr), done.stderr
    assert "could not be written" in done.stderr
    assert not target.is_file()


def test_a_pipe_as_logo_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "logo.png")
    out = ("--out", tmp_path / "sheet.pdf")
    done = run("sheet", "epec", "--for", "family", "--logo", tmp_path / "logo.png", *out)
    assert done.returncode == 1
    assert one_plain_line(done.stderr)


@pytest.mark.parametrize("arguments", [("list",), ("check",), ("diagnose",)], ids=" ".join)
def test_a_very_long_place_is_told_in_a_line_one_can_read(
    run: Run, arguments: tuple[str, ...]
) -> None:
    done = run(*arguments, SFDESK_EDITION="/" + "x" * 5_000)
    assert done.returncode == (0 if arguments == ("diagnose",) else 1)
    assert len(done.stderr) < 500
    assert "a bug" not in done.stderr + done.stdout


def test_settings_put_aside_are_told_once_by_a_command(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "profile" / "config"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text("{")
    out = ("sheet", "epec", "--for", "family", "--out", tmp_path / "x.pdf")
    first, second = run(*out), run(*out)
    assert first.returncode == second.returncode == 0
    assert "Your settings could not be read" in first.stderr
    assert "Your settings could not be read" not in second.stderr
    assert [path.read_text() for path in folder.glob("*unreadable*")] == ["{"]
