"""Another process, with other hashes and another time zone, makes the same bytes."""

import os
import subprocess
import sys
from hashlib import sha256

from tests.conftest import CONTENT

_ALONE = """
import datetime, hashlib, sys
from pathlib import Path
from sfdesk.authoring.source import read_source
from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.organisation import Organisation
from sfdesk.factsheets.render import SheetMaker
from sfdesk.core.paths import resources_folder
edition, maker = read_source(Path(sys.argv[1])), SheetMaker(resources_folder())
made = hashlib.sha256()
handing_out = HandingOut(Organisation("Northtown", "01234", Path(sys.argv[2]).read_bytes()))
for audience in Audience:
    for profile in PrintProfile:
        rows = edition.interventions[:2]
        day = datetime.date(2026, 11, 23)
        made.update(maker.pdf(edition, rows, audience, profile, day, handing_out=handing_out))
print(made.hexdigest())
"""


def test_two_processes_make_the_same_bytes() -> None:
    logo = CONTENT.parents[1] / "tests" / "data" / "logos" / "logo.png"
    made = {
        subprocess.run(
            [sys.executable, "-c", _ALONE, str(CONTENT), str(logo)],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(made) == 1
    assert len(made.pop().strip()) == len(sha256().hexdigest())
