"""Where nothing can be written it is told, and what is there is read all the same."""

from pathlib import Path

import pytest
from tests.unit.local.conftest import OFFER

from sfdesk.core.errors import SfdeskError
from sfdesk.local import network, opening
from sfdesk.local.errors import LocalError, RefusedError
from sfdesk.local.kinds import OFFERS
from sfdesk.local.layer import LocalLayer
from sfdesk.local.store import Store


@pytest.mark.parametrize(
    ("mounts", "place", "remote"),
    [
        ("a / ext4 rw 0 0\nsrv:/h /home nfs4 rw 0 0", "/home/me", True),
        ("a / ext4 rw 0 0\nsrv:/h /home nfs4 rw 0 0", "/homes/me", False),
        ("//s/x /mnt/a\\040b cifs rw 0 0", "/mnt/a b/c", True),
        ("srv:/h /home nfs rw 0 0\n/dev/sda /home/me ext4 rw 0 0", "/home/me/data", False),
        ("x /home fuse.sshfs rw 0 0", "/home", True),
        ("x /home fuse.portal rw 0 0\n\nbroken", "/home", False),
    ],
)
def test_a_network_drive_is_known(mounts: str, place: str, remote: bool) -> None:
    kind = network._file_system(Path(place), mounts)
    assert bool(network._NETWORK.fullmatch(kind)) is remote


def test_on_a_network_drive_nothing_is_written(
    layer: LocalLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "is_on_network", lambda _: True)
    with pytest.raises(SfdeskError, match="network drive"):
        layer.offers.save(OFFER)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    layer = LocalLayer(tmp_path / "file")
    assert layer.offers.list() == ()
    with pytest.raises(LocalError, match="cannot be kept"):
        layer.offers.save(OFFER)


def test_where_nothing_can_be_written_what_is_there_is_read(
    layer: LocalLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = layer.offers.save(OFFER)
    layer.close()

    class OnAFullDisk(Store):
        def __init__(self, path: Path, *, read_only: bool = False) -> None:
            if not read_only:
                raise RefusedError("The disk is full.")
            super().__init__(path, read_only=True)

    with monkeypatch.context() as patch:
        patch.setattr(opening, "Store", OnAFullDisk)
        assert layer.offers.list() == (saved,)
        assert not layer.refresh()
        with pytest.raises(RefusedError, match="full"):
            layer.offers.save(OFFER)
        assert layer.offers.list() == (saved,)
        layer.close()
        log = layer.file.path.with_name("local.sqlite-wal")
        log.write_bytes(b"not in the file yet")
        with pytest.raises(RefusedError):
            layer.offers.list()
        log.unlink()
        layer.offers.list()
    assert len([layer.offers.save(OFFER), *layer.offers.list()]) == 3


def test_a_read_only_store_refuses_in_plain_words(layer: LocalLayer, database: Path) -> None:
    layer.offers.save(OFFER)
    layer.close()
    store = Store(database, read_only=True)
    with pytest.raises(RefusedError, match="Nothing can be written"), store.writing() as connection:
        OFFERS.remove(connection, "a")
    store.close()


def _fill(layer: LocalLayer) -> None:
    for number in range(200):
        layer.offers.save(OFFER._replace(contact=f"{number} Blue Door " * 100))


def test_a_full_disk_is_told_and_nothing_is_changed(layer: LocalLayer) -> None:
    saved = layer.offers.save(OFFER)
    pages = layer.file.ready().pragma("page_count")
    layer.file.ready().raw.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(LocalError, match="disk is full"):
        _fill(layer)
    assert saved in layer.offers.list()
    assert layer.file.ready().raw.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_a_busy_store_is_told(
    layer: LocalLayer, other: LocalLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer.offers.save(OFFER)
    other.offers.list()
    other.file.ready().raw.execute("PRAGMA busy_timeout=50")
    with layer.file.ready().writing(), pytest.raises(LocalError, match="busy"):
        other.offers.save(OFFER)
    other.offers.save(OFFER)


def test_no_error_tells_what_was_written(layer: LocalLayer) -> None:
    layer.offers.save(OFFER)
    store = layer.file.ready()
    store.raw.execute("PRAGMA max_page_count=1")
    with pytest.raises(LocalError) as told:
        _fill(layer)
    cause = told.value.__cause__
    assert "Blue Door" not in f"{told.value.detail}{told.value}{cause}"
