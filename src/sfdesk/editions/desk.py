"""Editions of one user on one computer: what window and commands do with an edition file."""

import hashlib
from contextlib import suppress
from functools import partial
from pathlib import Path

from sfdesk.core.errors import EditionError, SfdeskError
from sfdesk.core.files import read_regular
from sfdesk.core.paths import Profile
from sfdesk.core.policy import Policy
from sfdesk.editions import ENDING, candidate, record
from sfdesk.editions.candidate import Candidate, Seen
from sfdesk.editions.container import LARGEST
from sfdesk.editions.install import install
from sfdesk.editions.installed import changing, seen
from sfdesk.editions.trust import Trust, present_trust

_MOST_WAITING = 20
"""Files of the watched folder that are looked at."""


class EditionDesk:
    """Looks at edition files and installs them, under a policy.

    Attributes:
        check_allowed: See ``candidate.check_allowed``.
        install: Installs what was looked at; see ``install.install``.
    """

    def __init__(self, profile: Profile, policy: Policy) -> None:
        self._profile = profile
        self._policy = policy
        self.check_allowed = partial(candidate.check_allowed, policy)
        self.install = partial(install, profile)

    def look_at(self, path: Path) -> Candidate:
        """Look at a file without installing it; that it was refused is written down.

        Raises:
            EditionError: If it may not come in, in words for the user.
        """
        try:
            trust = present_trust(self._profile, self._policy)
            return candidate.look_at(path, self._policy, trust, seen(self._profile.editions))
        except EditionError as error:
            self._note_refusal(path, error)
            raise

    def waiting(self) -> str:
        """Return what the newest edition is called that waits in the watched folder; often empty.

        Files that would be refused are passed over: whoever opens one is told why.
        """
        folder = self._policy.watched_folder
        if folder is None or not self._policy.installing:
            return ""
        with suppress(OSError, EditionError):
            trust, here = present_trust(self._profile, self._policy), seen(self._profile.editions)
            files = sorted(folder.glob(f"*{ENDING}"))[:_MOST_WAITING]
            found = [each for file in files if (each := self._newer(file, trust, here))]
            if found:
                newest = max(found, key=lambda each: each.manifest.serial)
                return f"{newest.manifest.title} ({newest.file}, in {folder})"
        return ""

    def _newer(self, file: Path, trust: Trust, here: Seen) -> Candidate | None:
        """Return what a file holds, if it may come in and was not here yet."""
        try:
            found = candidate.look_at(file, self._policy, trust, here)
        except EditionError:
            return None
        newer = found.manifest.serial > here.serials.get(found.manifest.id, 0)
        return found if newer else None

    def _note_refusal(self, path: Path, error: EditionError) -> None:
        """Write down that a file was refused, if anything can be written."""
        sha256 = ""
        with suppress(OSError, ValueError):
            sha256 = hashlib.sha256(read_regular(path, LARGEST)).hexdigest()
        folder, what = self._profile.editions, {"file": path.name, "sha256": sha256}
        with suppress(SfdeskError), changing(folder):
            record.add(folder, "install", error.happened, **what)
