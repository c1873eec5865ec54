"""An edition comes in whole, opens, and can be taken back."""

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.damage import change_vouched_for, spoil_installed_vocabulary
from tests.unit.editions.conftest import MakeFile

from sfdesk.app import App
from sfdesk.authoring.source import read_source
from sfdesk.checking import check, edition_of
from sfdesk.core.errors import EditionError, NotFoundError, SfdeskError
from sfdesk.core.notices import take_notices
from sfdesk.core.paths import POINTER, Profile
from sfdesk.edition.shape import FORMAT
from sfdesk.editions import record
from sfdesk.editions.installed import installed, names, remove, rollback, use
from sfdesk.editions.pointer import BUILT_IN, read_pointer
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.model.edition import Edition
from signers import ANN, CYD, EVE, with_info

Open = Callable[[], App]

pytestmark = pytest.mark.usefixtures("policy")


def put_in(opened: Open, file: Path) -> str:
    app = opened()
    return app.editions.install(app.editions.look_at(file))


def test_it_opens_is_searched_and_says_by_whom_it_is_signed(
    opened: Open, make_file: MakeFile, small: Edition
) -> None:
    candidate = opened().editions.look_at(make_file())
    assert [key.name for key in candidate.signers] == ["Ann", "Bob"]
    opened().editions.install(candidate)
    app = opened()
    assert (app.edition.info.serial, app.mark) == (small.info.serial + 1, "")
    assert app.look_after_edition() == ""
    told = list(check(app))
    assert "It is signed by people who are trusted here." in told
    assert app.shipped_index.parent == app.folder
    assert not (app.profile.cache / "index").exists()


def test_an_edition_of_another_matrix_comes_in_too(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    """With other topics, areas of life and costs, a register of its own, twelve rows."""
    other = read_source(ROOT / "tests" / "data" / "second-edition")
    put_in(opened, make_file("other", base=other))
    app = opened()
    assert (app.edition.info.id, len(app.edition.interventions), app.mark) == (
        other.info.id,
        12,
        "",
    )
    assert app.finder.find("up all night", {}).results[0].id == "night-sitter"
    assert app.papers.sheet_pdf(["night-sitter"], Audience.FAMILY, PrintProfile.STANDARD)
    assert rollback(profile.editions).current == BUILT_IN


def test_without_an_installed_edition_only_the_pointer_is_looked_for(
    opened: Open, profile: Profile
) -> None:
    assert opened().folder != profile.editions
    assert not profile.editions.exists()


def test_looking_at_it_writes_nothing_but_staging_and_leaves_none(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    opened().editions.look_at(make_file())
    assert not profile.editions.exists()
    put_in(opened, make_file())
    assert not list(profile.editions.glob(".staging*"))


def test_rollback_and_use_go_to_and_fro_and_are_recorded(
    opened: Open, make_file: MakeFile, profile: Profile, small: Edition
) -> None:
    first = put_in(opened, make_file("a"))
    second = put_in(opened, make_file("b", info={"serial": small.info.serial + 2}))
    assert rollback(profile.editions).current == first
    assert opened().edition.info.serial == small.info.serial + 1
    assert rollback(profile.editions).current == BUILT_IN
    assert opened().edition.info.serial == small.info.serial
    assert use(profile.editions, small.info.id).current == second
    done = [line for line in record.lines(profile.editions) if line["result"] == record.DONE]
    assert [line["action"] for line in done] == ["install"] * 2 + ["rollback"] * 2 + ["use"]
    assert done[0]["keys"] == [ANN.public.id, *(done[0]["keys"][1:])]
    with pytest.raises(EditionError, match="no edition to go back to"):
        rollback(Path(profile.editions / "none"))


def test_the_built_in_one_cannot_be_removed_and_the_current_one_can(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    name = put_in(opened, make_file())
    with pytest.raises(EditionError, match="cannot be removed"):
        remove(profile.editions, BUILT_IN)
    with pytest.raises(NotFoundError):
        remove(profile.editions, "nobody")
    remove(profile.editions, name)
    assert names(profile.editions) == []
    assert read_pointer(profile.editions).current == BUILT_IN
    assert opened().folder.parent != profile.editions
    with pytest.raises(EditionError, match="older"):
        opened().editions.look_at(make_file(info={"serial": 1}))


def test_a_sheet_is_traced_to_any_edition_that_is_here(
    opened: Open, make_file: MakeFile, small: Edition, profile: Profile
) -> None:
    put_in(opened, make_file())
    new = opened().edition.info
    assert edition_of(opened(), small.info.short_hash).serial == small.info.serial
    use(profile.editions, BUILT_IN)
    assert edition_of(opened(), new.short_hash) == new


def test_a_damaged_one_is_put_aside_and_the_one_before_opens(
    opened: Open, make_file: MakeFile, profile: Profile, small: Edition
) -> None:
    first = put_in(opened, make_file("a"))
    second = put_in(opened, make_file("b", info={"serial": small.info.serial + 2}))
    database = profile.editions / second / "matrix.sqlite"
    database.write_bytes(database.read_bytes()[:-1] + b"x")
    app = opened()
    assert app.folder.name == first
    assert "damaged" in " ".join(take_notices())
    assert names(profile.editions) == [first]
    assert (profile.editions / "aside" / f"{second}.1").is_dir()
    assert read_pointer(profile.editions).current == first


def test_a_damaged_one_that_is_chosen_is_not_opened_and_what_to_do_is_about_it(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    name = put_in(opened, make_file())
    rollback(profile.editions)
    (profile.editions / name / "matrix.sqlite").write_bytes(b"x")
    with pytest.raises(EditionError, match="is damaged") as told:
        use(profile.editions, name)
    assert told.value.do.startswith("Install it again from its file;")


def test_one_of_another_format_is_not_called_damaged_and_stays(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    """The sfdesk that it was made for, on the same stick say, opens it still."""
    name = put_in(opened, make_file())
    change_vouched_for(profile.editions / name, f"PRAGMA user_version={FORMAT - 1}")
    assert opened().folder.name == "shipped"
    assert take_notices() == [
        "The edition you chose cannot be opened; an earlier one is open. This edition has "
        f"database format {FORMAT - 1}; this program reads {FORMAT}."
    ]
    assert names(profile.editions) == [name]
    assert read_pointer(profile.editions).current == name


def test_one_that_is_changed_with_its_hashes_is_put_aside_when_its_signatures_are_looked_at(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    name = put_in(opened, make_file())
    other = put_in_elsewhere(make_file, profile)
    for file in ("matrix.sqlite", "edition.json"):
        (profile.editions / name / file).write_bytes((other / file).read_bytes())
    app = opened()
    assert app.folder.name == name
    assert "not what was signed" in app.look_after_edition()
    assert opened().folder.name != name


def test_one_whose_vocabulary_cannot_be_read_is_put_aside_when_it_is_looked_after(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    name = put_in(opened, make_file())
    spoil_installed_vocabulary(profile.editions / name)
    app = opened()
    assert app.folder.name == name
    with pytest.raises(EditionError, match="“sfdesk check” puts it aside"):
        _ = app.engine
    assert "cannot be read" in app.look_after_edition()
    assert opened().folder.name != name


def test_one_whose_vocabulary_is_out_of_reach_for_now_is_not_put_aside(
    opened: Open, make_file: MakeFile, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = put_in(opened, make_file())
    app = opened()

    def gone(_: Path) -> None:
        raise FileNotFoundError(2, "gone")

    monkeypatch.setattr("sfdesk.edition.manifest.file_hash", gone)
    with pytest.raises(EditionError, match=r"could not be checked\. There is no such file"):
        app.look_after_edition()
    assert names(profile.editions) == [name]


@pytest.mark.parametrize("reads", ["envelope_of", "read_regular"])
def test_one_that_is_out_of_reach_for_now_is_told_and_stays_open(
    opened: Open,
    make_file: MakeFile,
    profile: Profile,
    monkeypatch: pytest.MonkeyPatch,
    reads: str,
) -> None:
    name = put_in(opened, make_file())
    app = opened()

    def refused(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(f"sfdesk.editions.aftercare.{reads}", refused)
    with pytest.raises(EditionError) as told:
        app.look_after_edition()
    assert told.value.happened == (
        "Whether the edition is still as it was signed could not be checked. You may not open it."
    )
    assert "stays open" in told.value.kept
    assert "“sfdesk check”" in told.value.do
    assert names(profile.editions) == [name]
    assert opened().folder.name == name


def test_one_that_is_not_as_signed_and_cannot_be_put_aside_is_told(
    opened: Open, make_file: MakeFile, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = put_in(opened, make_file())
    app = opened()
    (profile.editions / name / "envelope.json").write_bytes(b"{}")

    def refused(*_: object) -> None:
        raise OSError(errno.EROFS, "no")

    monkeypatch.setattr("sfdesk.editions.aftercare.set_aside", refused)
    with pytest.raises(EditionError, match=r"cannot be put aside: That place is read-only\."):
        app.look_after_edition()


def put_in_elsewhere(make_file: MakeFile, profile: Profile) -> Path:
    """Return a built edition of another content."""
    file = make_file("evil", info={"title": "Another"})
    return file.with_suffix(".built")


def test_a_pointer_that_cannot_be_read_opens_the_built_in_one(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    put_in(opened, make_file())
    (profile.editions / POINTER).write_text("{")
    assert opened().folder.parent != profile.editions
    (profile.editions / POINTER).write_text('{"edition": "../../etc", "before": 3}')
    assert opened().folder.parent != profile.editions


def test_unsigned_ones_come_in_where_the_policy_lets_them_and_stay_marked(
    opened: Open, make_file: MakeFile, policy: Path
) -> None:
    file = make_file(signers=[ANN, EVE])
    with pytest.raises(EditionError, match="it has 1"):
        opened().editions.look_at(file)
    policy.write_text(policy.read_text() + "unsigned = true\n")
    put_in(opened, file)
    assert "Not signed" in opened().mark
    app = opened()
    assert app.look_after_edition() == ""
    assert "Not signed" in app.mark


def test_the_policy_may_forbid_it(opened: Open, make_file: MakeFile, policy: Path) -> None:
    policy.write_text(policy.read_text() + "install = false\n")
    with pytest.raises(EditionError, match="does not let"):
        opened().editions.look_at(make_file())
    policy.write_text("format = 1\n[editions]\ntrusted_root = 3\n")
    with pytest.raises(EditionError, match="policy file"):
        opened().editions.look_at(make_file())


def test_cancelling_leaves_nothing(opened: Open, make_file: MakeFile, profile: Profile) -> None:
    app = opened()
    candidate = app.editions.look_at(make_file())

    def cancel(_done: int, _total: int) -> None:
        raise SfdeskError("cancelled")

    with pytest.raises(SfdeskError, match="cancelled"):
        app.editions.install(candidate, cancel)
    assert list(profile.editions.iterdir()) == []


def test_refusals_are_recorded_without_the_folder(
    opened: Open, tmp_path: Path, profile: Profile
) -> None:
    bad = tmp_path / "Smith family"
    bad.mkdir()
    (bad / "bad.sfedition").write_bytes(b"hello")
    with pytest.raises(EditionError):
        opened().editions.look_at(bad / "bad.sfedition")
    [line] = record.lines(profile.editions)
    assert (line["action"], line["file"]) == ("install", "bad.sfedition")
    assert "refused" in line["result"]
    assert "Smith" not in json.dumps(line)


def test_the_same_file_once_more_is_fine_and_another_with_its_number_is_not(
    opened: Open, make_file: MakeFile, profile: Profile
) -> None:
    name = put_in(opened, make_file())
    assert put_in(opened, make_file("again", signers=[ANN, CYD])) == name
    assert opened().edition.info.short_hash in name
    with pytest.raises(EditionError, match="another edition with its number"):
        opened().editions.look_at(make_file("other", info={"content_hash": "b" * 64}))


def test_a_number_far_ahead_is_refused(opened: Open, make_file: MakeFile) -> None:
    with pytest.raises(EditionError, match="far ahead"):
        opened().editions.look_at(make_file(info={"serial": 5000}))


def test_the_built_in_content_is_not_installed_over_itself(
    opened: Open, make_file: MakeFile, small: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfdesk.edition.built_in.CONTENT", small.info.content_hash)
    same = {"content_hash": small.info.content_hash, "serial": small.info.serial}
    with pytest.raises(EditionError, match="came with"):
        opened().editions.look_at(make_file(info=same))


def test_the_list_says_what_is_there(
    opened: Open, make_file: MakeFile, profile: Profile, small: Edition
) -> None:
    put_in(opened, make_file(base=with_info(small, title="Newer")))
    built_in, new = installed(profile.editions)
    assert (built_in.name, built_in.current) == (BUILT_IN, False)
    assert new.current
    assert new.signers[0].startswith("Ann (")
    assert new.came.startswith("20")
