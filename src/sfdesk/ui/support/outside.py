"""The one way out of the window: another program opens something, in the user's own environment."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from sfdesk.core.environment import LIBRARIES, PLUGINS, give_back
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr


def open_outside(address: str) -> None:
    """Have the system open an address: a page in the browser, a folder in the file manager.

    Raises:
        SfdeskError: If no program opens it.
    """
    give_back((*LIBRARIES, *PLUGINS))
    if not QDesktopServices.openUrl(QUrl(address)):
        raise SfdeskError(
            tr("No program could be started to open this."),
            do=tr("Copy the address and open it yourself."),
            detail=address,
        )
