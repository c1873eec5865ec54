"""Edition files that are made to do harm, by a seed: each has to be refused with one plain line.

Usage: hostile_editions.py [COUNT] [SEED]

Nothing may be written but the record of refusals. Prints how often each kind was tried; exit status
1 if a file came in, ended in a traceback, took long or left something behind, with the number of
the case: the same seed and number make the same file again.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import hostile_containers as containers  # noqa: E402
import hostile_contents as contents  # noqa: E402
from hostile_parts import Good, Kind, signed  # noqa: E402
from sfdesk.authoring.build import build  # noqa: E402
from sfdesk.authoring.source import read_source  # noqa: E402
from sfdesk.core.errors import EditionError  # noqa: E402
from sfdesk.core.paths import Profile  # noqa: E402
from sfdesk.core.policy import Policy  # noqa: E402
from sfdesk.editions import record  # noqa: E402
from sfdesk.editions.container import unpacked  # noqa: E402
from sfdesk.editions.desk import EditionDesk  # noqa: E402
from sfdesk.editions.envelope import opened  # noqa: E402
from sfdesk.editions.packing import ENVELOPE, pack  # noqa: E402
from sfdesk.editions.signed_manifest import PAYLOAD_TYPE  # noqa: E402
from sfdesk.model.edition import Edition  # noqa: E402
from signers import cut_down, root_file, with_info  # noqa: E402

LONGEST = 10.0
"""Seconds that looking at a file may take."""
LONGEST_LINE = 700
KINDS: tuple[Kind, ...] = (
    containers.bits_flipped,
    containers.cut_off,
    containers.something_added,
    containers.garbage,
    containers.bomb,
    containers.lying_heads,
    containers.many_members,
    containers.climbing_names,
    containers.links,
    containers.doubled_members,
    containers.crafted_pickles,
    containers.too_few_signatures,
    containers.bent_signatures,
    containers.bent_envelope,
    containers.bent_roots,
    contents.wrong_hashes,
    contents.members_exchanged,
    contents.serials,
    contents.bent_values,
    contents.bent_text,
    contents.bad_database,
    contents.evil_database,
    contents.bent_inner_manifest,
    contents.no_member,
)


class Trial(NamedTuple):
    """How a case went.

    Attributes:
        kind: Of the file.
        fault: What was wrong with how it was taken; empty where nothing was.
        harmless: Whether the file came in, and is as good as the one it was made of.
    """

    kind: str
    fault: str
    harmless: bool = False


class Computer:
    """A computer that trusts two of three, in a folder of its own."""

    def __init__(self, folder: Path, edition: Edition) -> None:
        self.folder = folder
        (folder / "root.json").write_bytes(root_file())
        self.profile = Profile.below(folder / "profile")
        self.desk = EditionDesk(self.profile, Policy(trusted_root=folder / "root.json"))
        self.good = self._good(edition)

    def _good(self, edition: Edition) -> Good:
        made = []
        for serial, title in ((edition.info.serial + 1, "New"), (edition.info.serial + 2, "Newer")):
            folder = self.folder / f"built-{serial}"
            build(with_info(edition, serial=serial, title=title), folder)
            pack(folder, folder / "file")
            members = unpacked((folder / "file").read_bytes())
            values = json.loads(opened(members[ENVELOPE], PAYLOAD_TYPE).payload)
            made.append((signed(values, members), values))
        (content, values), (other, _) = made
        path = self.folder / "good.sfedition"
        path.write_bytes(content)
        # Else everything would be refused, for nothing.
        self.desk.look_at(path)
        return Good(content, unpacked(content), values, unpacked(other))

    def run(self, number: int, seed: int) -> Trial:
        """Try one case."""
        draw, kind = Random(f"{seed}:{number}"), KINDS[number % len(KINDS)]
        path = self.folder / "case.sfedition"
        path.write_bytes(kind(self.good, draw))
        before, start = self._seen(), time.monotonic()
        fault, harmless = self._looked_at(path)
        if not fault and time.monotonic() - start > LONGEST:
            fault = f"it took {time.monotonic() - start:.1f} s"
        if not fault and self._seen() != before:
            fault = f"something was written: {self._seen() ^ before}"
        # One letter of a text that trusted people signed is a text that they signed.
        if harmless and kind is not contents.bad_database:
            fault = "it came in"
        return Trial(kind.__name__, fault, harmless)

    def _looked_at(self, path: Path) -> tuple[str, bool]:
        try:
            self.desk.look_at(path)
        except EditionError as error:
            line = error.user_text
            plain = "\n" not in line and "Traceback" not in line and len(line) < LONGEST_LINE
            return "" if plain else f"it is told badly: {line[:300]!r}", False
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
            return f"{type(error).__name__}: {error}", False
        return "", True

    def _seen(self) -> set[str]:
        left = Path(tempfile.gettempdir()) / "sfdesk-evil-ran"
        known = {record.FILE, ".sfdesk.lock"}
        return {
            str(p) for p in (*self.folder.rglob("*"), left) if p.exists() and p.name not in known
        }


def trials(folder: Path, edition: Edition, count: int, seed: int) -> Iterator[Trial]:
    """Yield how each case went; kinds take turns.

    Args:
        folder: Empty; everything is written into it.
        edition: What the good files are made of.
    """
    computer = Computer(folder, edition)
    computer.profile.editions.mkdir(parents=True)
    yield from (computer.run(number, seed) for number in range(count))


def main() -> int:
    """Try them all and count."""
    count, seed = (int(text) for text in (*sys.argv[1:], *("3000", "1")[len(sys.argv) - 1 :]))
    edition = cut_down(read_source(ROOT / "db" / "sfp-2023"))
    refused, harmless, faults = Counter[str](), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        for number, trial in enumerate(trials(Path(folder), edition, count, seed)):
            (harmless if trial.harmless else refused)[trial.kind] += 1
            if trial.fault:
                faults += 1
                print(f"FAULT  {trial.kind}, case {number} of seed {seed}: {trial.fault}")
    for name in (kind.__name__ for kind in KINDS):
        print(f"{name:24}{refused[name]:6} refused{harmless[name]:6} unharmed")
    print(f"{count} files, seed {seed}: {faults} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
