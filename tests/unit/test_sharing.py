"""Shared files with signatures: who is told, what is refused, and what somebody may have done."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.local.conftest import OFFER

from sfdesk import sharing
from sfdesk.core.errors import EditionError, SfdeskError
from sfdesk.core.notices import take_notices
from sfdesk.core.paths import Profile
from sfdesk.core.policy import Policy
from sfdesk.editions import root, signed_manifest
from sfdesk.editions.candidate import Seen, look_at
from sfdesk.editions.envelope import wrapped
from sfdesk.editions.signing import sign_file as sign_edition_file
from sfdesk.editions.trust import keep, present_trust
from sfdesk.local import team
from sfdesk.local.errors import LocalError
from sfdesk.local.exchange import layer_file
from sfdesk.local.exchange.names import Names
from sfdesk.local.exchange.offer_files import read_offers
from sfdesk.local.layer import LocalLayer
from sfdesk.local.team import publish
from sfdesk.model.edition import Edition
from sfdesk.sharing import PAYLOAD_TYPE, SharedFiles, sign_file, signed_by
from signers import ANN, BOB, CYD, EVE, Signer, edition_file, root_file, signer

LEAD = signer("Lena Lead")
PLAIN = layer_file.made({"offers": [OFFER._replace(id="1")]}, "sfp-2023", date(2026, 11, 26))
UNTRUSTED = "Signed, but by no key that your organisation trusts."


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    """One that trusts three people for everything and a lead for shared files."""
    (tmp_path / "root.json").write_bytes(root_file(teams=[LEAD]))
    return Policy(tmp_path / "policy.toml", trusted_root=tmp_path / "root.json")


@pytest.fixture
def files(profile: Profile, policy: Policy) -> SharedFiles:
    return SharedFiles(profile, policy)


@pytest.fixture
def strict(profile: Profile, policy: Policy) -> SharedFiles:
    """Where the organisation asks for signatures."""
    return SharedFiles(profile, policy._replace(require_signed=True))


def signed(*signers: Signer, content: bytes = PLAIN) -> bytes:
    for each in signers:
        content = signed_by(content, "a", each.key)
    return content


def rewritten(content: bytes, **changes: Any) -> bytes:
    """Return an envelope of which something was exchanged, in the one form that is read."""
    values = json.loads(content) | changes
    values["signatures"] = sorted(values["signatures"], key=lambda each: str(each["keyid"]))
    return json.dumps(values, indent=1, sort_keys=True).encode() + b"\n"


@pytest.mark.parametrize(
    ("signers", "told"),
    [
        ((), "Not signed."),
        ((ANN,), "Signed by Ann."),
        ((LEAD,), "Signed by Lena Lead."),
        ((LEAD, LEAD), "Signed by Lena Lead."),
        ((EVE,), UNTRUSTED),
        ((BOB, EVE), "Signed by Bob."),
    ],
)
def test_it_is_told_who_signed(files: SharedFiles, signers: Sequence[Signer], told: str) -> None:
    file = files.opened(signed(*signers), "a")
    assert file.signing.told == told
    assert file.told == f"{told} It was made on 26 November 2026."
    assert [one.record.provider for one in file.records["offers"]] == [OFFER.provider]


def test_every_trusted_signer_is_named_once(files: SharedFiles) -> None:
    names = files.opened(signed(ANN, LEAD, ANN, CYD), "a").signing.by
    assert sorted(names) == ["Ann", "Cyd", "Lena Lead"]


def test_the_payload_is_the_very_file(files: SharedFiles) -> None:
    assert files.opened(signed(ANN), "a").records == files.opened(PLAIN, "a").records
    assert sharing._envelope(signed(ANN), "a").payload == PLAIN


def test_an_envelope_that_nobody_signed_is_not_signed(files: SharedFiles) -> None:
    empty = wrapped(PLAIN, PAYLOAD_TYPE)
    assert files.opened(empty, "a").signing.told == "Not signed."


def test_where_signatures_are_asked_for_one_of_a_trusted_key_is_enough(
    strict: SharedFiles,
) -> None:
    for each in (ANN, LEAD):
        assert strict.opened(signed(each, EVE), "a").signing.by == (each.name,)


@pytest.mark.parametrize("signers", [(), (EVE,)])
def test_where_signatures_are_asked_for_others_are_refused_unread(
    strict: SharedFiles, signers: Sequence[Signer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "parsed", lambda *_: pytest.fail("it is read"))
    content = signed(*signers) if not signers else (wrapped_by(*signers))
    with pytest.raises(LocalError) as refused:
        strict.opened(content, "ours.json")
    assert refused.value.happened == (
        "ours.json is signed by nobody whom your organisation trusts."
        if signers
        else "ours.json is not signed, which your organisation asks for."
    )
    assert refused.value.kept == "Nothing was changed."
    assert refused.value.do == "Ask whoever made it for one that is signed."


def wrapped_by(*signers: Signer) -> bytes:
    content = wrapped(PLAIN, PAYLOAD_TYPE)
    for each in signers:
        content = each.key.sign(content, PAYLOAD_TYPE)
    return content


def test_who_signs_for_a_team_signs_no_edition(profile: Profile, policy: Policy) -> None:
    held = present_trust(profile, policy).root
    assert held is not None
    assert LEAD.public not in held.editions.keys
    assert held.sharers == (LEAD.public, *held.editions.keys)


def test_keys_that_were_replaced_are_trusted_no_more(
    profile: Profile, policy: Policy, files: SharedFiles
) -> None:
    content = signed(ANN)
    follower = root_file([BOB, CYD, EVE], [ANN, BOB, EVE], version=2)
    keep(profile, present_trust(profile, policy).extended([follower]))
    assert files.opened(content, "a").signing.told == UNTRUSTED
    assert files.opened(signed(EVE), "a").signing.by == ("Eve",)


def test_a_set_of_keys_cannot_name_a_team_key_twice() -> None:
    with pytest.raises(EditionError, match="cannot be read"):
        root_file(teams=[LEAD, LEAD])


# --- what cannot be trusted -----------------------------------------------------------------


@pytest.mark.parametrize("signers", [(), (ANN,), (EVE,)])
def test_under_a_wrong_policy_nothing_comes_in(
    profile: Profile, signers: Sequence[Signer], tmp_path: Path
) -> None:
    from sfdesk.core.policy import read_policy

    (tmp_path / "policy.toml").write_text("format = ")
    closed = SharedFiles(profile, read_policy(tmp_path / "policy.toml"))
    with pytest.raises(LocalError, match="policy file for sfdesk is wrong"):
        closed.opened(signed(*signers), "a")


def test_where_the_keys_cannot_be_read_nothing_that_is_signed_comes_in(
    files: SharedFiles, policy: Policy
) -> None:
    assert policy.trusted_root
    policy.trusted_root.write_bytes(b"{}")
    with pytest.raises(EditionError, match="file of trusted keys"):
        files.opened(signed(ANN), "a")


def test_where_nobody_is_trusted_every_signature_is_a_strangers(profile: Profile) -> None:
    assert SharedFiles(profile, Policy()).opened(signed(ANN), "a").signing.told == UNTRUSTED


# --- what somebody may have done --------------------------------------------------------------


def test_another_payload_under_a_signature_is_refused(files: SharedFiles) -> None:
    other = json.loads(wrapped(PLAIN.replace(b"01234", b"09999"), PAYLOAD_TYPE))["payload"]
    with pytest.raises(LocalError, match="changed after it was signed"):
        files.opened(rewritten(signed(ANN), payload=other), "a")
    with pytest.raises(LocalError, match="changed after it was signed"):
        files.opened(rewritten(signed(ANN, EVE), payload=other), "a")


def test_a_wrong_signature_in_a_trusted_name_is_refused_beside_a_right_one(
    files: SharedFiles,
) -> None:
    values = json.loads(signed(ANN))
    forged = [*values["signatures"], {**values["signatures"][0], "keyid": BOB.public.id}]
    with pytest.raises(LocalError, match="a signature is damaged"):
        files.opened(rewritten(signed(ANN), signatures=forged), "a")


def test_a_signature_under_two_ids_counts_once_and_twice_under_one_is_refused(
    files: SharedFiles,
) -> None:
    [once] = json.loads(signed(ANN))["signatures"]
    stranger = [once, {**once, "keyid": EVE.public.id}]
    assert files.opened(rewritten(signed(ANN), signatures=stranger), "a").signing.by == ("Ann",)
    with pytest.raises(LocalError, match="not a signed file of offers"):
        files.opened(rewritten(signed(ANN), signatures=[once, once]), "a")


def test_every_flipped_bit_is_noticed(files: SharedFiles, strict: SharedFiles) -> None:
    content = signed(ANN)
    strict.opened(content, "a")
    for at in range(0, len(content), 7):
        for bit in (1, 2, 64):
            spoilt = content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :]
            with pytest.raises(SfdeskError) as refused:
                strict.opened(spoilt, "a")
            assert "\n" not in refused.value.user_text
            try:
                assert files.opened(spoilt, "a").signing.told == UNTRUSTED
            except LocalError:
                continue


def test_an_envelope_of_something_else_is_no_shared_file(files: SharedFiles) -> None:
    for kind in (root.PAYLOAD_TYPE, signed_manifest.PAYLOAD_TYPE, "application/json"):
        content = ANN.key.sign(wrapped(PLAIN, kind), kind)
        with pytest.raises(LocalError, match="not a signed file of offers"):
            files.opened(content, "a")
        with pytest.raises(LocalError, match="not a signed file of offers"):
            signed_by(content, "a", BOB.key)
    with pytest.raises(LocalError, match="not a signed file of offers"):
        files.opened(root_file(), "a")


def test_a_shared_file_is_no_set_of_keys_and_no_edition(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="signed part"):
        root.first_root(signed(ANN, BOB))
    path = tmp_path / "a.json"
    path.write_bytes(signed(ANN))
    with pytest.raises(EditionError, match="shared file of offers"):
        sign_edition_file(path, BOB.key)
    assert path.read_bytes() == signed(ANN)


def test_a_signed_file_in_another_form_is_refused(files: SharedFiles) -> None:
    values = json.loads(signed(ANN))
    for content in (
        json.dumps(values).encode(),
        signed(ANN) + b" ",
        b" " + signed(ANN),
        rewritten(signed(ANN), then=1),
        signed(ANN).replace(b'"payload"', b'"payload": "",\n "payload"', 1),
    ):
        with pytest.raises(LocalError, match="not a signed file of offers"):
            files.opened(content, "a")


def test_an_envelope_in_an_envelope_is_no_shared_file(files: SharedFiles) -> None:
    twice = ANN.key.sign(wrapped(signed(ANN), PAYLOAD_TYPE), PAYLOAD_TYPE)
    with pytest.raises(LocalError, match="not a shared file of offers"):
        files.opened(twice, "a")


@pytest.mark.parametrize(
    "content", [b'{"payload": ' + b"[" * 100_000, b'{"signatures": 3}', b'{"payload": "\xff"}']
)
def test_what_only_begins_like_one_is_refused(files: SharedFiles, content: bytes) -> None:
    with pytest.raises(LocalError, match="not a signed file of offers"):
        files.opened(content, "a")


def test_what_is_too_large_is_not_read_and_not_signed(
    files: SharedFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "MOST_BYTES", len(signed(ANN)))
    assert files.opened(signed(ANN), "a").signing.by == ("Ann",)
    with pytest.raises(LocalError, match="is larger than"):
        files.opened(b" " * 4096 + signed(ANN), "a")
    path = tmp_path / "a.json"
    path.write_bytes(signed(ANN))
    with pytest.raises(LocalError, match=r"Signed, a\.json is larger than"):
        sign_file(path, BOB.key)
    assert path.read_bytes() == signed(ANN)


def test_a_file_of_megabytes_is_signed_and_read(files: SharedFiles) -> None:
    """More than an edition's envelope may have."""
    offers = [OFFER._replace(id=str(n), what="x" * 1_900) for n in range(2_000)]
    content = layer_file.made({"offers": offers}, "e", date(2026, 11, 26))
    assert len(content) > 4_000_000
    file = files.opened(signed(LEAD, content=content), "a")
    assert (file.signing.by, len(file.records["offers"])) == (("Lena Lead",), 2_000)


def test_what_is_no_shared_file_is_not_signed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"{}", b"", b"x", wrapped(b"{}", PAYLOAD_TYPE)):
        path.write_bytes(content)
        with pytest.raises(LocalError):
            sign_file(path, ANN.key)
        assert path.read_bytes() == content
    with pytest.raises(SfdeskError, match="cannot be read"):
        sign_file(tmp_path / "none.json", ANN.key)


# --- the team's folder --------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(team, "_PAUSE", 0.0)
    monkeypatch.setattr(team, "_PATIENCE", 30.0)
    (tmp_path / "team").mkdir()
    return tmp_path / "team"


def test_where_signatures_are_asked_for_nothing_is_published_without(
    folder: Path, strict: SharedFiles, files: SharedFiles, profile: Profile
) -> None:
    files.publish(folder, PLAIN)
    other = PLAIN.replace(b"01234", b"09999")
    for content in (other, signed(EVE, content=other), wrapped(other, PAYLOAD_TYPE)):
        with pytest.raises(LocalError) as refused:
            strict.publish(folder, content)
        assert refused.value.kept == "Nothing was published."
        assert (folder / team.NAME).read_bytes() == PLAIN
    strict.publish(folder, signed(LEAD))
    assert (folder / team.NAME).read_bytes() == signed(LEAD)
    SharedFiles(profile, Policy(wrong=("x",), require_signed=True)).publish(folder, PLAIN)


def reading(folder: Path, tmp_path: Path, files: SharedFiles) -> LocalLayer:
    return LocalLayer(tmp_path / "mine", folder, opener=files.opened)


EDITION_FILE = "a.sfedition is an edition file."
SHARED_FILE = "a.json is a shared file of offers and notes."


def test_an_edition_file_is_told_to_be_one_and_not_to_be_unsigned(
    strict: SharedFiles, edition: Edition, tmp_path: Path
) -> None:
    file = edition_file(edition, tmp_path / "a.sfedition", signers=[ANN])
    names = Names.of(edition)
    for given in (
        lambda: strict.opened(file.read_bytes(), file.name),
        lambda: sign_file(file, ANN.key),
        lambda: read_offers(file, names),
    ):
        with pytest.raises(LocalError) as told:
            given()
        assert told.value.happened == EDITION_FILE
        assert "“sfdesk edition install”" in told.value.do


@pytest.mark.parametrize("signers", [(), (ANN,)])
def test_a_shared_file_is_told_to_be_one_and_no_edition(
    profile: Profile,
    policy: Policy,
    edition: Edition,
    tmp_path: Path,
    signers: Sequence[Signer],
) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(signed(*signers))
    names = Names.of(edition)
    for given in (
        lambda: look_at(file, policy, present_trust(profile, policy), Seen({}, [])),
        lambda: sign_edition_file(file, ANN.key),
        lambda: read_offers(file, names),
    ):
        with pytest.raises(SfdeskError) as told:
            given()
        assert told.value.happened == SHARED_FILE
        assert "“sfdesk local import”" in told.value.do
    assert file.read_bytes() == signed(*signers)


def test_the_teams_file_is_told_by_whom(folder: Path, tmp_path: Path, strict: SharedFiles) -> None:
    publish(folder, signed(LEAD))
    mine = reading(folder, tmp_path, strict)
    assert len(mine.offers.list()) == 1
    assert mine.team.told == "Signed by Lena Lead. It was made on 26 November 2026."
    folder.rename(tmp_path / "away")
    later = reading(folder, tmp_path, strict)
    assert len(later.offers.list()) == 1, "the copy is signed too"
    assert later.team.told.startswith(mine.team.told)
    assert "There is no folder" in later.team.told
    assert take_notices() == []


@pytest.mark.parametrize("signers", [(), (EVE,)])
def test_a_teams_file_that_is_not_signed_as_asked_is_refused_and_the_last_one_used(
    folder: Path, tmp_path: Path, strict: SharedFiles, signers: Sequence[Signer]
) -> None:
    publish(folder, signed(LEAD))
    mine = reading(folder, tmp_path, strict)
    assert mine.refresh()
    publish(folder, signed(*signers, content=PLAIN.replace(b"01234", b"09999")))
    assert mine.refresh(), "what is told of it is new"
    assert not mine.refresh()
    [told] = take_notices()
    assert told.startswith("What your team has published cannot be used. team.sfdesk-local.json is")
    assert "What was read before is still used. Ask whoever made it" in told
    assert mine.offers.list()[0].contact == OFFER.contact
    assert mine.team.told.startswith("Signed by Lena Lead.")
    assert mine.team.told.endswith(told)
    publish(folder, signed(ANN))
    assert mine.refresh()
    assert mine.team.told.startswith("Signed by Ann.")
    assert told not in mine.team.told


def test_a_copy_from_before_signatures_were_asked_for_is_not_used(
    folder: Path, tmp_path: Path, files: SharedFiles, strict: SharedFiles
) -> None:
    publish(folder, PLAIN)
    assert len(reading(folder, tmp_path, files).offers.list()) == 1
    folder.rename(tmp_path / "away")
    mine = reading(folder, tmp_path, strict)
    assert mine.offers.list() == ()
    [told] = take_notices()
    assert "What you have written yourself is as it was." in told
    assert mine.team.told.startswith(told)
    (tmp_path / "away").rename(folder)
    publish(folder, signed(LEAD))
    later = reading(folder, tmp_path, strict)
    assert len(later.offers.list()) == 1
    assert take_notices() == [], "the copy was of no matter"
