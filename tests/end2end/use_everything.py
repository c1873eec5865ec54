"""Not a test: uses all that sfdesk does, in one process, for a test that watches from outside.

    python -m tests.end2end.use_everything FOLDER

Goes through ``sfdesk.cli.main``, as a person's start does. The window gets keys. What was done is
printed, a line a step, so that the watcher knows that it watched something.
"""

import faulthandler
import os
import sys
from collections.abc import Callable
from pathlib import Path

from sfdesk import cli
from sfdesk.published import review

# What is made up for tests is measured and signed with what stands there.
sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))
from tests.unit.published.made_up import DOCUMENT, REVIEW

COMMANDS = (
    "list",
    "show play-therapy",
    "search methadone --filter topic=substance-misuse",
    "check",
    "sheet epec --for family --out {0}/family.pdf",
    "sheet epec ambit --for practitioner --profile large-print --out {0}/practitioner.pdf",
    "source import {0}/document.txt",
    "source check",
    "policy check",
    "edition install {0}/new.sfedition --yes",
    "edition list",
    "edition rollback",
    "edition log",
    "diagnose --out {0}/report.txt",
)
WINDOW_STEPS = (
    "typed",
    "filtered",
    "opened",
    "views",
    "found in the page",
    "reference",
    "copied",
    "family sheet",
    "practitioner sheet",
    "imported",
    "looks",
    "report",
)
_PATIENCE = 60.0


def _prepare_edition(folder: Path) -> None:
    """Make an edition file, and a policy that trusts those who signed it."""
    from sfdesk.core import policy
    from sfdesk.core.paths import edition_folder
    from sfdesk.edition.reader import read_edition
    from signers import edition_file, root_file, with_info

    edition = read_edition(edition_folder())
    newer = with_info(edition, serial=edition.info.serial + 1)
    edition_file(newer, folder / "new.sfedition")
    (folder / "root.json").write_bytes(root_file())
    path = folder / "policy.toml"
    path.write_text('format = 1\n[editions]\ntrusted_root = "root.json"\n')
    setattr(policy, "policy_file", lambda: path)  # noqa: B010 - a patch


def main(folder: Path) -> int:
    """Use everything and return the worst exit status."""
    faulthandler.dump_traceback_later(90, exit=True)
    # The review itself is not ours to ship: the importer gets a made-up document instead.
    setattr(review, "read_review", lambda _folder: REVIEW)  # noqa: B010 - a patch
    (folder / "document.txt").write_text(DOCUMENT, encoding="utf8")
    _prepare_edition(folder)
    worst = 0
    for command in COMMANDS:
        status = cli.main([part.format(folder) for part in command.split()])
        _say(f"did {command.split()[0]}: {status}")
        worst = max(worst, status)
    return max(worst, _window(folder))


def _window(folder: Path) -> int:
    """Open the window by the program's own way, and drive it once it has settled."""
    from PySide6.QtCore import QTimer

    from sfdesk.ui.support import messages
    from sfdesk.ui.window import main_window

    # A box with an error would wait for somebody who is not there.
    setattr(messages, "tell", lambda _parent, error: _give_up(f"{error} {error.detail}"))  # noqa: B010

    class Driven(main_window.MainWindow):
        """Starts the drive by itself: ``sfdesk.ui.window.start`` makes the window, not we."""

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            self.settled.connect(lambda: QTimer.singleShot(0, lambda: drive(self, folder)))

    setattr(main_window, "MainWindow", Driven)  # noqa: B010 - a name given anew, as a patch does
    return cli.main([])


def drive(window: object, folder: Path) -> None:
    """Do every step; a step that fails ends the process with its trace and a status of 3."""
    from sfdesk.ui.window.main_window import MainWindow
    from tests.end2end.driven_steps import STEPS

    assert isinstance(window, MainWindow)
    try:
        for name in WINDOW_STEPS:
            STEPS[name](window, folder)
            _say(f"did {name}")
    except BaseException:  # noqa: BLE001 - a slot that raises would leave the window open for ever
        import traceback

        _give_up(traceback.format_exc())
    window.close()


def _give_up(why: str) -> None:
    sys.stderr.write(why)
    sys.stderr.flush()
    os._exit(3)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def wait_until(what: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    import time

    from PySide6.QtTest import QTest

    end = time.monotonic() + _PATIENCE
    while not what():
        if time.monotonic() > end:
            raise TimeoutError("it never came to that")
        QTest.qWait(10)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
