"""What the user keeps is never lost in silence."""

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from sfdesk.core import json_file
from sfdesk.core.errors import SfdeskError
from sfdesk.core.json_file import JsonFile
from sfdesk.core.log import Known
from sfdesk.core.notices import take_notices


@pytest.fixture
def file(tmp_path: Path) -> JsonFile:
    return JsonFile(tmp_path / "things.json", "Your things", 2)


def stored(folder: Path) -> Any:
    return json.loads((folder / "things.json").read_text(encoding="utf8"))


def set_a(value: object) -> Any:
    return lambda content: content | {"a": value}


@pytest.mark.parametrize("encoding", ["utf8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_however_an_editor_wrote_it_it_is_read(
    tmp_path: Path, file: JsonFile, encoding: str
) -> None:
    (tmp_path / "things.json").write_text('{"a": "ä"}', encoding=encoding)
    assert file.read() == {"a": "ä"}
    assert take_notices() == []


def test_what_is_not_known_survives_a_round_trip(tmp_path: Path, file: JsonFile) -> None:
    (tmp_path / "things.json").write_text('{"later": [1, {"x": null}], "a": 1}')
    file.change(set_a(2))
    assert stored(tmp_path) == {"format": 2, "later": [1, {"x": None}], "a": 2}


@pytest.mark.parametrize(("before", "after"), [(1, 2), (7, 7), ("7", 2), (True, 2), (None, 2)])
def test_a_later_format_keeps_its_number(
    tmp_path: Path, file: JsonFile, before: object, after: int
) -> None:
    (tmp_path / "things.json").write_text(json.dumps({"format": before}))
    file.change(set_a(2))
    assert stored(tmp_path)["format"] == after


DAMAGED = ["{", "[]", '"text"', "null", "\x00", "[" * 100_000, "", "{'a': 1}"]


@pytest.mark.parametrize("content", DAMAGED)
def test_what_cannot_be_read_is_put_aside_and_told_once(
    tmp_path: Path, file: JsonFile, content: str
) -> None:
    (tmp_path / "things.json").write_text(content)
    assert file.read() == {}
    assert file.read() == {}
    assert [path.read_text() for path in file.copies()] == [content]
    told = take_notices()
    assert len(told) == 1
    assert "Your things could not be read" in told[0]
    assert "unreadable" in told[0]
    assert take_notices() == []


def test_every_copy_has_a_name_of_its_own(tmp_path: Path, file: JsonFile) -> None:
    for content in ("{", "[", "{", "]"):
        (tmp_path / "things.json").write_text(content)
        file.read()
        file.change(set_a(1))
    assert [path.name for path in file.copies()] == [
        "things.unreadable-2.json",
        "things.unreadable-3.json",
        "things.unreadable.json",
    ]
    assert {path.read_text() for path in file.copies()} == {"{", "[", "]"}


def test_what_was_damaged_since_it_was_read_is_put_aside_before_a_change(
    tmp_path: Path, file: JsonFile
) -> None:
    file.read()
    (tmp_path / "things.json").write_text("{")
    file.change(set_a(1))
    assert [path.read_text() for path in file.copies()] == ["{"]
    assert stored(tmp_path) == {"format": 2, "a": 1}


@pytest.mark.parametrize("depth", range(100, 1100, 100))
def test_however_deep_it_is_nested_nothing_is_lost(
    tmp_path: Path, file: JsonFile, depth: int
) -> None:
    nested = depth * "[" + depth * "]"
    (tmp_path / "things.json").write_text(f'{{"b": {nested}}}')
    file.change(set_a(1))
    written = (tmp_path / "things.json").read_text()
    assert '"a": 1' in written
    assert nested in "".join(written.split()) or [path.read_text() for path in file.copies()] == [
        f'{{"b": {nested}}}'
    ]


def locked_elsewhere(_: Path, _most: int = -1) -> bytes:
    raise PermissionError(errno.EACCES, "in use")


def test_a_file_that_is_only_locked_is_left_alone(
    tmp_path: Path, file: JsonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "things.json").write_text('{"a": 1}')
    with monkeypatch.context() as patch:
        patch.setattr(json_file, "read_regular", locked_elsewhere)
        assert file.read() == {}
        with pytest.raises(SfdeskError, match="could not be saved"):
            file.change(set_a(2))
    assert file.copies() == []
    assert "could not be read" in take_notices()[0]
    assert file.read() == {"a": 1}


def test_it_says_when_another_has_changed_it(tmp_path: Path, file: JsonFile) -> None:
    assert not file.read()
    assert not file.is_changed()
    file.change(set_a(1))
    assert not file.is_changed()
    JsonFile(tmp_path / "things.json", "Your things", 2).change(set_a(2))
    assert file.is_changed()
    assert file.read()["a"] == 2
    assert not file.is_changed()


def test_a_change_is_made_to_what_the_file_holds_then(tmp_path: Path, file: JsonFile) -> None:
    file.read()
    JsonFile(tmp_path / "things.json", "Your things", 2).change(lambda c: c | {"b": 1})
    assert file.change(set_a(1)) == {"format": 2, "a": 1, "b": 1}


def test_a_change_that_fails_leaves_the_file(tmp_path: Path, file: JsonFile) -> None:
    file.change(set_a(1))

    def broken(content: dict[str, Any]) -> dict[str, Any]:
        content["a"] = 2
        raise SfdeskError("no")

    with pytest.raises(SfdeskError, match="no"):
        file.change(broken)
    assert stored(tmp_path)["a"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path, file: JsonFile) -> None:
    os.mkfifo(tmp_path / "things.json")
    assert file.read() == {}
    with pytest.raises(SfdeskError, match="could not be saved"):
        file.change(set_a(1))
    assert (tmp_path / "things.json").is_fifo()


def test_a_person_can_read_it(tmp_path: Path, file: JsonFile) -> None:
    file.change(set_a("ä"))
    text = (tmp_path / "things.json").read_text(encoding="utf8")
    assert text == '{\n  "format": 2,\n  "a": "ä"\n}'


def test_what_is_told_of_a_change_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SfdeskError) as told:
        JsonFile(tmp_path / "file" / "things.json", "Your things", 2).change(set_a(1))
    error, folder = told.value, tmp_path / "file"
    why = "A file stands where a folder would have to be."
    assert error.happened == f"Your things could not be saved in {folder}. {why}"
    assert error.kept == "They hold until you close the window."
    assert error.do == "Check the name."
    assert error.detail.startswith(("FileExistsError(", "NotADirectoryError("))


def test_what_is_told_of_a_copy(tmp_path: Path, file: JsonFile) -> None:
    (tmp_path / "things.json").write_text("{}")
    file.keep_copy()
    (tmp_path / "things.json").write_text('{"a": 1}')
    file.keep_copy()
    assert [path.read_text() for path in file.copies()] == ['{"a": 1}', "{}"]
    copy = "A copy is kept beside it; its name ends in “unreadable”."
    assert take_notices() == [f"Your things held something that could not be used. {copy}"]


def test_what_cannot_even_be_put_aside_is_told(
    tmp_path: Path, file: JsonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "things.json").write_text("{")

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "replace", refused)
    assert file.read() == {}
    assert take_notices() == ["Your things could not be read, and the file not be put aside."]


def test_a_new_file_has_not_been_changed_by_anybody(file: JsonFile, tmp_path: Path) -> None:
    assert not file.is_changed()
    (tmp_path / "things.json").write_text("{}")
    assert file.is_changed()


def test_the_log_names_the_file_and_nothing_else(
    tmp_path: Path, file: JsonFile, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "things.json").write_text("{")
    with caplog.at_level("INFO", logger="sfdesk"):
        file.read()
    assert caplog.messages == ["things.json cannot be read; it is put aside"]
    assert isinstance(caplog.records[0].args, tuple)
    assert [type(each) for each in caplog.records[0].args] == [Known]
