"""Whose sheets these are: the organisation's name, contact and logo, kept between sessions.

Nothing in here is about a family. The logo is copied into the profile, so that it is still
there when the stick that it came from is not.
"""

from pathlib import Path

from sfdesk.core.errors import SheetError
from sfdesk.core.files import write_whole
from sfdesk.core.language import tr
from sfdesk.core.policy import Policy
from sfdesk.core.settings import SettingsStore
from sfdesk.factsheets.organisation import Organisation, checked, read_logo


class Letterhead:
    """Reads and keeps the organisation of one profile.

    Args:
        settings: Holds name and contact.
        folder: Where the copy of the logo is kept.
        policy: What it says of the organisation goes before what is kept.
    """

    def __init__(self, settings: SettingsStore, folder: Path, policy: Policy) -> None:
        self._settings = settings
        self._policy = policy
        self._logo = folder / "logo"

    @property
    def organisation(self) -> Organisation:
        """What is kept; a logo that cannot be read any more counts as none."""
        kept = self._settings.settings
        path = self._policy.logo or self._logo
        try:
            logo = read_logo(path) if path.exists() else b""
        except (SheetError, OSError):
            logo = b""
        name = self._policy.organisation or kept.organisation
        return Organisation(name, self._policy.contact or kept.contact, logo)

    def keep(self, organisation: Organisation) -> None:
        """Keep an organisation in place of the one before.

        Raises:
            SfdeskError: If the profile cannot be written, a text is too long, or the policy says
                whose sheets these are.
        """
        if self._policy.organisation:
            raise SheetError(
                tr(
                    "This computer's sheets are those of {organisation}.",
                    organisation=self._policy.organisation,
                )
            )
        checked(organisation)
        self._settings.change(organisation=organisation.name, contact=organisation.contact)
        try:
            if organisation.logo:
                write_whole(self._logo, organisation.logo)
            else:
                self._logo.unlink(missing_ok=True)
        except OSError as error:
            raise SheetError(
                tr("The logo could not be kept in {parent}.", parent=self._logo.parent),
                kept=tr("Name and contact were kept."),
                do=tr("Check that you may write to this folder."),
                detail=repr(error),
            ) from error
