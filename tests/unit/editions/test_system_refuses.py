"""The disk is full, the stick is pulled, another program is at work: what was open stays open."""

import errno
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.unit.editions.conftest import MakeFile

from sfdesk.app import App
from sfdesk.core.errors import EditionError, SfdeskError
from sfdesk.core.locking import locked
from sfdesk.core.notices import take_notices
from sfdesk.core.paths import Profile
from sfdesk.editions.candidate import Candidate
from sfdesk.editions.installed import names, use
from sfdesk.editions.pointer import BUILT_IN, read_pointer

Open = Callable[[], App]

pytestmark = pytest.mark.usefixtures("policy")

WORDS = {
    errno.ENOSPC: "The disk is full",
    errno.EIO: "does not answer",
}


def refusal_of(app: App, candidate: Candidate) -> str:
    """Return why an edition cannot be installed; nothing if it can."""
    try:
        app.editions.install(candidate)
    except EditionError as error:
        return error.user_text
    return ""


@pytest.mark.parametrize("number", WORDS)
def test_whatever_write_fails_nothing_changes_and_it_is_said(
    opened: Open,
    make_file: MakeFile,
    profile: Profile,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    app = opened()
    app.editions.install(app.editions.look_at(make_file("first")))
    candidate = app.editions.look_at(make_file("second", info={"serial": 3}))
    first = opened().folder.name
    sync, failing = os.fsync, 0
    while True:
        writes = iter(range(failing))

        def refuse(handle: int, writes: object = writes) -> None:
            if next(writes, None) is None:  # type: ignore[call-overload]
                raise OSError(number, os.strerror(number))
            sync(handle)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", refuse)
            told = refusal_of(app, candidate)
        if not told:
            break
        assert WORDS[number] in told
        assert "stays" in told
        assert opened().folder.name in (first, "sfp-2023.3.0000003")
        assert take_notices() == []
        assert not list(profile.editions.glob(".staging*"))
        failing += 1
    assert failing > 5
    assert opened().edition.info.serial == 3


@pytest.mark.skipif(sys.platform != "linux", reason="there is no such file elsewhere")
def test_a_stick_that_does_not_answer_is_said(opened: Open) -> None:
    with pytest.raises(EditionError, match="does not answer"):
        opened().editions.look_at(Path("/proc/self/mem"))


@pytest.mark.parametrize("name", ["nowhere.sfedition", "folder", "pipe", "a\0b", "x" * 300])
def test_what_is_no_file_is_said(opened: Open, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    with pytest.raises(EditionError, match="cannot be read"):
        opened().editions.look_at(tmp_path / name)


def test_a_file_that_is_too_large_is_not_read(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "huge.sfedition"
    with huge.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(EditionError, match="larger than 64 MiB"):
        opened().editions.look_at(huge)


def test_while_another_process_is_at_work_nothing_is_changed(
    opened: Open, make_file: MakeFile, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened()
    app.editions.install(app.editions.look_at(make_file("first")))
    monkeypatch.setattr("sfdesk.editions.installed.locked", partial(locked, patience=0.05))
    with locked(profile.editions), pytest.raises(SfdeskError, match="busy"):
        use(profile.editions, BUILT_IN)
    assert read_pointer(profile.editions).current in names(profile.editions)


def test_where_nothing_can_be_written_a_file_is_refused_all_the_same(
    opened: Open, make_file: MakeFile, profile: Profile, tmp_path: Path
) -> None:
    app = opened()
    profile.data.parent.mkdir(parents=True)
    profile.data.write_text("a file stands where the folder would have to be")
    (tmp_path / "bad.sfedition").write_bytes(b"x")
    with pytest.raises(EditionError, match="refused"):
        app.editions.look_at(tmp_path / "bad.sfedition")
    candidate = app.editions.look_at(make_file())
    with pytest.raises(EditionError, match="could not be installed"):
        app.editions.install(candidate)


def test_one_that_is_out_of_reach_is_not_put_aside(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    app = opened()
    name = app.editions.install(app.editions.look_at(make_file()))
    (profile.editions / name).rename(profile.editions / "elsewhere")
    assert not opened().is_installed
    assert "cannot be opened" in " ".join(take_notices())
    (profile.editions / "elsewhere").rename(profile.editions / name)
    assert opened().is_installed
