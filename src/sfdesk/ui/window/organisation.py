"""Asks for the organisation whose sheets these are, from the window's own menu."""

from typing import TYPE_CHECKING

from sfdesk.core.errors import SfdeskError

if TYPE_CHECKING:
    from sfdesk.factsheets.organisation import Organisation
    from sfdesk.ui.window.main_window import MainWindow


def change_organisation(window: "MainWindow") -> None:
    """Ask for the organisation, and keep it."""
    from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog

    app = window.app
    dialog = OrganisationDialog(app.letterhead.organisation, app.sheets.check_logo, window)
    dialog.accepted.connect(lambda: _keep(window, dialog.organisation))
    window.open_dialog(dialog)


def _keep(window: "MainWindow", organisation: "Organisation") -> None:
    try:
        window.app.letterhead.keep(organisation)
    except SfdeskError as error:
        window.session.failed.emit(error)
