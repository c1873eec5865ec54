"""One file of a built edition: always the same bytes, in one form and no other."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.damage import spoil_vocabulary

from sfdesk.core.errors import EditionError
from sfdesk.editions.container import MOST_MEMBERS, packed, unpacked
from sfdesk.editions.packing import ENVELOPE, pack
from sfdesk.editions.signed_manifest import Member, SignedManifest
from sfdesk.model.edition import Edition

MEMBERS = {"envelope.json": b"{}", "matrix.sqlite": b"x" * 300}


def test_the_same_edition_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.sfedition", "b.sfedition")]
    for file in files:
        pack(built, file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_manifest_names_every_file_and_what_the_edition_says_of_itself(
    built: Path, tmp_path: Path, edition: Edition
) -> None:
    manifest = pack(built, tmp_path / "a.sfedition")
    members = unpacked((tmp_path / "a.sfedition").read_bytes())
    assert next(iter(members)) == ENVELOPE
    del members[ENVELOPE]
    assert manifest.files == {name: Member.of(content) for name, content in members.items()}
    assert (manifest.serial, manifest.content_hash) == (
        edition.info.serial,
        edition.info.content_hash,
    )
    assert SignedManifest.decoded(manifest.encoded()) == manifest


def test_what_only_a_search_would_read_is_read_before_it_is_packed(
    built: Path, tmp_path: Path
) -> None:
    folder, file = Path(shutil.copytree(built, tmp_path / "built")), tmp_path / "a.sfedition"
    spoil_vocabulary(folder)
    with pytest.raises(EditionError, match="cannot be read"):
        pack(folder, file)
    assert not file.exists()


def test_what_was_packed_is_unpacked() -> None:
    assert unpacked(packed(MEMBERS)) == MEMBERS


def _zipped(*members: tuple[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def _link() -> bytes:
    link = zipfile.ZipInfo("matrix.sqlite", (1980, 1, 1, 0, 0, 0))
    link.create_system, link.external_attr = 3, 0o120777 << 16
    return _zipped((link, b"/etc/passwd"))


WRONG: dict[str, Callable[[], bytes]] = {
    "no archive": lambda: b"hello" * 10,
    "nothing": lambda: b"",
    "something before": lambda: b"x" + packed(MEMBERS),
    "something after": lambda: packed(MEMBERS) + b"x",
    "cut off": lambda: packed(MEMBERS)[:-30],
    "compressed": lambda: _zipped(("a", b"0" * 9000), how=zipfile.ZIP_DEFLATED),
    "climbing": lambda: _zipped(("../a", b"x")),
    "absolute": lambda: _zipped(("/a", b"x")),
    "in a folder": lambda: _zipped(("index/main_0.trm", b"x")),
    "a name of Windows": lambda: _zipped(("nul.txt", b"x")),
    "a stream of Windows": lambda: _zipped(("a:b", b"x")),
    "a link": _link,
}


@pytest.mark.parametrize("what", WRONG)
def test_whatever_is_in_another_form_is_refused(what: str) -> None:
    with pytest.raises(EditionError, match="refused"):
        unpacked(WRONG[what]())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(EditionError, match="two files of one name"):
        unpacked(_zipped(("a", b"x"), ("a", b"y")))


def test_too_many_are_refused() -> None:
    with pytest.raises(EditionError, match="more than"):
        unpacked(_zipped(*((f"a{n}", b"") for n in range(MOST_MEMBERS + 1))))
