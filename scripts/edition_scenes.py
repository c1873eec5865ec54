"""The dialogs about editions, with made-up ones to tell of; see ``scenes``."""

from PySide6.QtWidgets import QDialog

from sfdesk.editions.candidate import Candidate
from sfdesk.editions.installed import Installed
from sfdesk.editions.pointer import BUILT_IN, UNSIGNED
from sfdesk.editions.signed_manifest import SignedManifest
from sfdesk.editions.trust import Trust
from sfdesk.model.changes import changes
from sfdesk.model.edition import Edition
from sfdesk.model.parts import CostRating
from sfdesk.ui.window.edition_dialogs import CandidateDialog, EditionsDialog, InstallDialog
from sfdesk.ui.window.main_window import MainWindow
from signers import ANN, BOB, with_info

MADE_UP = "One file is damaged."
"""What is told of an edition."""


def newer(edition: Edition) -> Edition:
    """Return an edition in which something of each kind is different."""
    first, second, third, *rest = edition.interventions
    costly = second.evidence._replace(cost_ratings=(CostRating(5),))
    rows = (
        first._replace(summary="Said in other words than it was before."),
        second._replace(evidence=costly),
        *rest,
        third._replace(slug="another", name="Another way of helping"),
    )
    changed = edition._replace(interventions=rows, cautions=edition.cautions[1:])
    return with_info(changed, serial=edition.info.serial + 1)


def candidate(window: MainWindow) -> QDialog:
    """Return the dialog that asks whether to install an edition."""
    edition = newer(window.edition)
    signers = (ANN.public, BOB.public)
    manifest = SignedManifest.of(edition, {})
    file = "spring-2027.sfedition"
    found = Candidate(file, "0" * 64, manifest, edition, {}, signers, False, Trust())
    compared = changes(window.edition, edition)
    return CandidateDialog(found, compared, "the edition that is open (sfp-2023, number 2)", window)


def install(window: MainWindow) -> QDialog:
    """Return the dialog that says how far installing is."""
    dialog = InstallDialog(window.edition.info.title, window)
    dialog.show_progress(40, 100)
    return dialog


def editions(window: MainWindow) -> QDialog:
    """Return the list of the editions on a computer."""
    info = window.edition.info
    later = newer(window.edition).info
    names = ("Ann (1111 2222 3333)", "Bob (4444 5555 6666)")
    found = [
        Installed(BUILT_IN, info, False, "", (), "", ""),
        Installed("sfp-2023.3.0000003", later, True, "", names, "2027-03-01T09:00", ""),
        Installed("sfp-2023.4.0000004", later, False, UNSIGNED, (), "2027-04-01T09:00", ""),
        Installed("sfp-2023.5.0000005", None, False, "", (), "", MADE_UP),
    ]
    return EditionsDialog(found, window, can_go_back=True)
