"""Nothing that tells who uses this computer gets through."""

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sfdesk.core.redact import HOME, USER, redacted

NAMES = st.text(
    st.sampled_from("abcdeghijklmopqrtvwxyzABCÅéßüŁ0189.-_ "), min_size=1, max_size=14
).filter(lambda name: name.strip(". ") == name)
AROUND = st.text(st.sampled_from("xyz ,:'\"()\n"), max_size=6)


def leaks(name: str, text: str) -> bool:
    """Whether a name is in what the redaction left (short ones: as a word)."""
    pattern = re.escape(name)
    if len(name) < 4:
        pattern = rf"(?<![^\W_]){pattern}(?![^\W_])"
    return any(re.search(pattern, part, re.IGNORECASE) for part in re.split(f"{USER}|{HOME}", text))


@given(name=NAMES, before=AROUND, after=AROUND, windows=st.booleans(), escaped=st.booleans())
def test_neither_the_home_folder_nor_the_name_is_left(
    name: str, before: str, after: str, windows: bool, escaped: bool
) -> None:
    home = f"C:\\Users\\{name}" if windows else f"/home/{name}"
    written = repr(f"{home}/x")[1:-1] if escaped else home
    pure = PureWindowsPath(home) if windows else PurePosixPath(home)
    told = redacted(f"{before}{written}/x {name} {after}", pure, [name])  # type: ignore[arg-type]
    assert not leaks(name, told), told
    assert HOME in told or USER in told


@given(name=NAMES, text=st.text(st.sampled_from("abelmnorst _-./"), max_size=60))
def test_a_name_is_found_wherever_it_stands(name: str, text: str) -> None:
    assume(name.casefold() not in text.casefold())
    told = redacted(f"{text} {name.upper()} {text} {name}", Path("/"), [name])
    assert not leaks(name, told), told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/home/bea/notes.txt", "/home/<user>/notes.txt"),
        ("'/Users/Bea Low/x'", "'/Users/<user>/x'"),
        (r"C:\Users\Bea Low\AppData", r"C:\Users\<user>\AppData"),
        (r"'C:\\Users\\bea\\x'", r"'C:\\Users\\<user>\\x'"),
        ("c:/users/bea", "c:/users/<user>"),
        ("no file /home/bea, no", "no file /home/<user>, no"),
        ("file:///home/bea%20low/x", "file:///home/<user>/x"),
    ],
)
def test_other_peoples_folders_are_taken_out_too(text: str, expected: str) -> None:
    assert redacted(text, Path("/"), []) == expected


def test_a_short_name_leaves_words_as_they_are() -> None:
    assert redacted("al: local", Path("/"), ["al"]) == "<user>: local"


def test_the_name_user_does_not_spoil_what_was_put_in() -> None:
    assert redacted("/home/anna user", Path("/"), ["anna", "user"]) == "/home/<user> <user>"


def test_by_default_it_is_the_user_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/srv/homes/quentin")
    monkeypatch.setenv("USERPROFILE", "/srv/homes/quentin")
    monkeypatch.setenv("USER", "qlogin")
    told = redacted("/srv/homes/quentin/x, /mnt/quentin-old, qlogin")
    assert told == "~/x, /mnt/<user>-old, <user>"


@pytest.mark.parametrize("name", ["USER", "LOGNAME", "USERNAME"])
def test_a_name_is_known_from_each_variable(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for each in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(name, "quartermain")
    assert redacted("by Quartermain", Path("/srv/x")) == f"by {USER}"


def test_who_has_no_home_folder_has_no_name_either(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise RuntimeError

    for each in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setattr(Path, "home", none)
    assert redacted("/srv/x by anybody") == "/srv/x by anybody"


def test_the_home_folder_is_the_one_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/srv/other")
    assert redacted("/srv/bea/x /SRV/BEA /srv/other", Path("/srv/bea"), []) == "~/x ~ /srv/other"


def test_a_home_folder_on_a_drive_is_found() -> None:
    home = PureWindowsPath(r"D:\homes\bea")
    text = r"D:\homes\bea\x d:/homes/bea xD:\homes\beat"
    assert redacted(text, home, []) == r"~\x ~ xD:\homes\beat"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("al", "local al AL_x", "local <user> <user>_x"),
        ("bea", "beam bea", "beam <user>"),
        ("anna", "hannah anna", "h<user>h <user>"),
    ],
)
def test_short_names_are_taken_out_where_they_stand_alone(name: str, text: str, told: str) -> None:
    assert redacted(text, Path("/"), [name]) == told


def test_the_longer_of_two_names_is_taken_out_whole() -> None:
    assert redacted("by annabel", Path("/"), ["anna", "annabel"]) == f"by {USER}"
    assert redacted("by annabel", Path("/"), ["annabel", "anna"]) == f"by {USER}"
