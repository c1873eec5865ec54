"""Names, contacts, notes and file names of the local layer are in no log and in no report."""

import logging
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.unit.local.conftest import OFFER

from sfdesk.cli import main
from sfdesk.core import log
from sfdesk.core.errors import SfdeskError
from sfdesk.core.paths import Profile
from sfdesk.diagnose import report
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import Collection, FitJudgement, LocalNote, SavedSearch

SECRET = "Zebedee Quark"


def use_everything(layer: LocalLayer, other: LocalLayer) -> None:
    """Save, change, and run into every kind of refusal, with the secret in every text."""
    offer = layer.offers.save(OFFER._replace(provider=SECRET, contact=SECRET, complaints=SECRET))
    note = layer.notes.save(LocalNote(slug="epec", text=SECRET))
    layer.collections.save(Collection(name=SECRET, items=("epec",)))
    layer.judgements.save(FitJudgement(intervention="epec", line=SECRET))
    search = layer.searches.save(SavedSearch(name=SECRET, query=SECRET))
    other.searches.save(search._replace(name=SECRET.upper()))
    other.offers.save(offer._replace(what=SECRET))
    for refused in (
        lambda: layer.offers.save(offer._replace(what="mine")),
        lambda: layer.offers.remove(offer),
        lambda: layer.offers.get(SECRET),
        lambda: layer.searches.save(SavedSearch(name=f"{SECRET}\x00")),
        lambda: layer.searches.remove(search),
        lambda: layer.notes.save(note._replace(text=SECRET * 9_999)),
        lambda: layer.collections.save(Collection(name=SECRET, items=("a", "a"))),
        lambda: layer.restore(Path(SECRET)),
        layer.journal.undo,
    ):
        with suppress(SfdeskError):
            refused()


def test_nothing_that_was_written_is_in_log_or_report(
    profile: Profile, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SFDESK_EDITION", str(built))
    monkeypatch.setenv("SFDESK_PROFILE", str(profile.config.parent))
    layer, other = LocalLayer(profile.data), LocalLayer(profile.data)
    log.set_up(debug=False)
    log.write_to(profile.logs)
    use_everything(layer, other)
    try:
        with layer.file.ready().writing() as connection:
            connection.execute(text("INSERT INTO note VALUES (:n)"), {"n": SECRET})
    except Exception:
        logging.getLogger("sfdesk").info("not foreseen", exc_info=True)
    file = tmp_path / f"{SECRET}.csv"
    file.write_text(f"Provider,Intervention\n{SECRET},{SECRET}\n{SECRET},epec\n")
    for command in (
        ["offers", "import", str(file)],
        ["offers", "import", str(file), "--skip-faulty", "--column", f"{SECRET}=cost"],
        ["local", "import", str(file)],
        ["local", "restore", SECRET],
        ["local", "team", str(tmp_path / SECRET)],
        ["export", "offers", "--out", str(tmp_path / SECRET / "a.csv")],
    ):
        main(command)
    kept = "".join(path.read_text(encoding="utf8") for path in profile.logs.iterdir())
    assert "told the user" in kept
    told = kept + report(profile)
    assert [word for word in SECRET.split() if word in told] == []
    layer.close()
    other.close()
