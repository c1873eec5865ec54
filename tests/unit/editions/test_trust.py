"""Who is trusted: thresholds, keys under two names, and sets of keys that replace each other."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.unit.editions.conftest import MakeFile

from sfdesk.app import App
from sfdesk.core.errors import EditionError
from sfdesk.core.paths import Profile
from sfdesk.core.policy import Policy
from sfdesk.editions.envelope import opened as envelope
from sfdesk.editions.root import first_root, next_root
from sfdesk.editions.signing import sign_file
from sfdesk.editions.trust import Trust, present_trust
from signers import ANN, BOB, CYD, EVE, TEAM, Signer, root_file, signer

Open = Callable[[], App]

pytestmark = pytest.mark.usefixtures("policy")
DAN = signer("Dan")


@pytest.mark.parametrize("signers", [[], [ANN], [EVE], [ANN, EVE], [ANN, ANN]])
def test_too_few_trusted_signatures_are_refused(
    opened: Open, make_file: MakeFile, signers: list[Signer]
) -> None:
    with pytest.raises(EditionError, match="it takes 2 signature"):
        opened().editions.look_at(make_file(signers=signers))


def test_two_of_three_are_enough_whoever_they_are(opened: Open, make_file: MakeFile) -> None:
    for pair in ([ANN, BOB], [BOB, CYD], [CYD, ANN, EVE]):
        assert opened().editions.look_at(make_file(signers=pair)).trusted


def test_one_key_under_two_ids_counts_once(make_file: MakeFile, tmp_path: Path) -> None:
    content = root_file(signers=[ANN])
    values = json.loads(content)
    [once] = values["signatures"]
    twice = [once, {**once, "keyid": BOB.public.id}]
    values["signatures"] = sorted(twice, key=lambda each: str(each["keyid"]))
    with pytest.raises(EditionError, match="not signed by enough"):
        first_root(json.dumps(values, indent=1, sort_keys=True).encode() + b"\n")
    values["signatures"] = [once, once]
    with pytest.raises(EditionError, match="cannot be read"):
        first_root(json.dumps(values, indent=1, sort_keys=True).encode() + b"\n")


def test_a_set_cannot_name_a_key_twice_or_ask_for_more_than_it_has() -> None:
    with pytest.raises(EditionError, match="cannot be read"):
        root_file(team=[ANN, ANN, BOB])
    with pytest.raises(EditionError, match="cannot be read"):
        root_file(threshold=4)


def test_a_new_set_takes_the_old_and_the_new_keys() -> None:
    old = first_root(root_file())
    new_team = [ANN, DAN, EVE]

    def offered(signers: Sequence[Signer], version: int = 2) -> bytes:
        return root_file(new_team, signers, version=version)

    assert next_root(old, offered([ANN, BOB, DAN])).editions.keys[1] == DAN.public
    with pytest.raises(EditionError, match="enough of the old"):
        next_root(old, offered([ANN, DAN, EVE]))
    with pytest.raises(EditionError, match="enough of the new"):
        next_root(old, offered([ANN, BOB, CYD]))
    for version in (1, 3):
        with pytest.raises(EditionError, match="follows on"):
            next_root(old, offered([ANN, BOB, DAN], version))


def test_keys_are_replaced_by_a_file_and_stay_so(
    opened: Open, make_file: MakeFile, tmp_path: Path, profile: Profile
) -> None:
    second = tmp_path / "second.json"
    second.write_bytes(root_file([CYD, DAN, EVE], [ANN, BOB, DAN, EVE], version=2))
    file = make_file(signers=[DAN, EVE], roots=[second])
    with pytest.raises(EditionError, match="it has none"):
        opened().editions.look_at(make_file("without", signers=[DAN, EVE]))
    app = opened()
    candidate = app.editions.look_at(file)
    assert not (profile.editions / "roots").exists()
    app.editions.install(candidate)
    kept = present_trust(profile, app.policy).root
    assert kept is not None
    assert kept.version == 2
    with pytest.raises(EditionError, match="it takes 2"):
        opened().editions.look_at(make_file("old-keys", info={"serial": 3}))


def test_an_edition_of_keys_that_were_replaced_stays_with_a_mark(
    opened: Open, make_file: MakeFile, tmp_path: Path, profile: Profile
) -> None:
    app = opened()
    app.editions.install(app.editions.look_at(make_file()))
    later = profile.editions / "roots" / "2.json"
    later.parent.mkdir()
    later.write_bytes(root_file([CYD, DAN, EVE], [ANN, BOB, DAN, EVE], version=2))
    app = opened()
    assert app.look_after_edition() == ""
    assert "replaced since" in app.mark


def test_one_that_only_strangers_signed_is_put_aside(
    opened: Open, make_file: MakeFile, tmp_path: Path
) -> None:
    app = opened()
    app.editions.install(app.editions.look_at(make_file()))
    (tmp_path / "root.json").write_bytes(root_file([DAN, EVE], [DAN, EVE]))
    app = opened()
    assert "nobody whom this computer trusts" in app.look_after_edition()
    assert not opened().is_installed


def test_roots_in_the_users_folder_are_nothing_without_the_first(
    profile: Profile, tmp_path: Path
) -> None:
    place = profile.editions / "roots"
    place.mkdir(parents=True)
    (place / "2.json").write_bytes(root_file([EVE, DAN], [EVE, DAN], version=2))
    policy = Policy(trusted_root=tmp_path / "root.json")
    assert [root.version for root in present_trust(profile, policy).roots] == [1]
    assert present_trust(profile, Policy(wrong=("x",))) == Trust()


def test_a_first_set_that_cannot_be_used_is_said(profile: Profile, tmp_path: Path) -> None:
    for content in (b"", b"{}", root_file(signers=[ANN]), b"[" * 100_000):
        (tmp_path / "root.json").write_bytes(content)
        with pytest.raises(EditionError, match="file of trusted keys"):
            present_trust(profile, Policy(trusted_root=tmp_path / "root.json"))


def test_signing_once_more_changes_nothing(make_file: MakeFile) -> None:
    file = make_file()
    before = file.read_bytes()
    sign_file(file, ANN.key)
    assert file.read_bytes() == before
    assert len({each.public.fingerprint for each in TEAM}) == 3


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b'{"signatures": 3}', b"{" * 9999])
def test_what_is_no_envelope_is_refused(content: bytes) -> None:
    with pytest.raises(EditionError, match="signed part"):
        envelope(content, "x")
