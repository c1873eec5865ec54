"""What a start of the program loads of installing editions."""

from tests.end2end.conftest import Desk

from sfdesk.model.edition import Edition
from signers import cut_down, edition_file, root_file, with_info

_LOADED = """
import sys
from pathlib import Path
from sfdesk.app import App
from sfdesk.core.paths import Profile
App(Profile.below(Path(sys.argv[1])))
print(*sorted(name for name in sys.modules if name.startswith("sfdesk.editions")))
"""


def loaded_at_a_start(desk: Desk) -> list[str]:
    """Return which modules of this package a start has loaded when the edition is open."""
    done = desk.run_code(_LOADED, str(desk.folder / "profile"))
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_start_loads_no_more_than_it_needs(desk: Desk, edition: Edition) -> None:
    assert loaded_at_a_start(desk) == []
    (desk.folder / "root.json").write_bytes(root_file())
    (desk.folder / "policy.toml").write_text('format = 1\n[editions]\ntrusted_root = "root.json"\n')
    newer = with_info(cut_down(edition), serial=edition.info.serial + 1)
    edition_file(newer, desk.folder / "new.sfedition")
    desk.ok("edition", "install", "new.sfedition", "--yes")
    assert loaded_at_a_start(desk) == ["sfdesk.editions", "sfdesk.editions.pointer"]
