"""A folder that is given as "." or ".." is told by where it is: it has no name of its own."""

from pathlib import Path

import pytest

from sfdesk.cli import main
from sfdesk.core.files import named

_COMMANDS = (
    "offers import {}",
    "local export {}",
    "local import {}",
    "local sign {} --key words --passphrase-file words",
    "edition sign words --key {} --passphrase-file words",
    "edition keygen Ann --out {} --passphrase-file words",
    "edition root --key {} --out root.json",
    "edition install {}",
    "edition new {}",
    "edition lint {}",
    "source import {}",
    "diagnose --out {}",
    "sheet epec --for family --logo {} --out a.pdf",
    "sheet epec --for family --out {}",
)


@pytest.mark.parametrize("given", [".", ".."])
@pytest.mark.parametrize("command", _COMMANDS)
def test_a_message_names_it(
    command: str,
    given: str,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = tmp_path / "above" / "here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("SFDESK_EDITION", str(built))
    monkeypatch.setenv("SFDESK_PROFILE", str(tmp_path / "profile"))
    key = here / "words"
    key.write_text("x\n")
    if "sign {}" in command:
        pytest.importorskip("cryptography")
        assert main(["edition", "keygen", "Ann", "--out", "a", "--passphrase-file", "words"]) == 0
        key = here / "a.key"
    capsys.readouterr()
    arguments = command.replace("--key words", f"--key {key}").format(given).split()
    assert main(arguments) == 1
    line = capsys.readouterr().err
    place = here if given == "." else here.parent
    assert str(place) in line
    assert line.count("\n") == 1
    assert sorted(path.name for path in here.parent.iterdir()) == ["here"]


def test_what_has_a_name_is_told_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("folder") / "file.json"
    assert (named(path), named(path, whole=True)) == ("file.json", str(path))
    root = Path(tmp_path.anchor)
    assert named(root) == named(root, whole=True) == str(root)
    monkeypatch.setattr(Path, "resolve", lambda _: (_ for _ in ()).throw(FileNotFoundError))
    assert (named(Path()), named(Path(), whole=True)) == (".", ".")
