"""Put an edition that was looked at on this computer: staged beside, indexed, renamed, switched to.

Until the last rename nothing of it is an edition, and until the pointer is replaced the old one
opens. However the process ends, what opens next is whole.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sfdesk.core.errors import EditionError
from sfdesk.core.files import write_whole
from sfdesk.core.language import to_translate, tr
from sfdesk.core.paths import STAGING, Profile
from sfdesk.core.progress import Progress, no_progress
from sfdesk.core.refusals import explained
from sfdesk.edition.built_in import INDEX_FOLDER
from sfdesk.editions import record, trust
from sfdesk.editions.candidate import Candidate, check_serial
from sfdesk.editions.installed import OPEN_STAYS, changing, keep_serial, seen
from sfdesk.editions.packing import ENVELOPE
from sfdesk.editions.pointer import RECEIPT, move_pointer, open_installed, read_pointer
from sfdesk.editions.signed_manifest import folder_name
from sfdesk.search.opening import index_edition


def install(profile: Profile, candidate: Candidate, progress: Progress = no_progress) -> str:
    """Install an edition and have it open from now on.

    Args:
        profile: Whose editions they are.
        candidate: What ``candidate.look_at`` found to be in order.
        progress: Told of every step; may raise to cancel. Then nothing was installed.

    Returns:
        The name by which it can be chosen and removed.

    Raises:
        EditionError: If it cannot be written, or another one came first.
    """
    folder = profile.editions
    told = to_translate("The edition could not be installed. {why}")
    with explained(told, EditionError, kept=tr(OPEN_STAYS)), _staging(folder) as staging:
        _fill(staging, candidate)
        index_edition(candidate.edition, staging / INDEX_FOLDER, progress)
        # As it will be opened: what was written is what was looked at.
        open_installed(staging)
        with changing(folder):
            check_serial(candidate.manifest, seen(folder))
            return _publish(profile, staging, candidate)


def _fill(staging: Path, candidate: Candidate) -> None:
    for name, content in candidate.members.items():
        write_whole(staging / name, content)
    receipt = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "file": candidate.file,
        "sha256": candidate.sha256,
        "signers": [f"{key.name} ({key.fingerprint})" for key in candidate.signers],
        "trusted": candidate.trusted,
    }
    write_whole(staging / RECEIPT, json.dumps(receipt, ensure_ascii=False, indent=2).encode())


def _publish(profile: Profile, staging: Path, candidate: Candidate) -> str:
    """Make a staged edition one of this computer's, and the one that opens."""
    folder, name = profile.editions, folder_name(candidate.manifest)
    what = {
        "edition": name,
        "file": candidate.file,
        "sha256": candidate.sha256,
        "keys": [key.id for key in candidate.signers],
        "trusted": candidate.trusted,
    }
    record.add(folder, "install", record.BEGUN, **what)
    trust.keep(profile, candidate.trust)
    keep_serial(folder, candidate.manifest.id, candidate.manifest.serial)
    target = folder / name
    _put(staging, target)
    move_pointer(folder, read_pointer(folder).moved(name))
    record.add(folder, "install", record.DONE, **what)
    return name


def _put(staging: Path, target: Path) -> None:
    """Put a staged edition in its place; if the same is there and whole, only who signed it."""
    if not target.exists():
        staging.rename(target)
        return
    try:
        open_installed(target)
    except EditionError:
        with _staging(target.parent) as gone:
            target.rename(gone / target.name)
            staging.rename(target)
        return
    # It may be open at this moment: its files stay what they are.
    for name in (ENVELOPE, RECEIPT):
        write_whole(target / name, (staging / name).read_bytes())


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
    staging.chmod(0o755)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
