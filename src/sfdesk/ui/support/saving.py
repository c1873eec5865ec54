"""The one way to ask for a file: under which name something is saved, or which is to be read."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from sfdesk.core.language import tr
from sfdesk.ui.support import messages

_LAST = "lastFolder"
_ENDING = re.compile(r"\*(\.[\w.-]+)")


def ask_where(parent: QWidget, title: str, proposed: str, forms: str) -> Path | None:
    """Return the file that is to be written, or None if none is.

    Where the user's name has no ending of a form, it gets that of the form that is chosen.

    Args:
        proposed: What the file may be called, in the usual folder.
        forms: As Qt wants them: ``Spreadsheet (*.xlsx);;CSV (*.csv)``, the usual one first.
    """
    there = Path(usual_folder(parent)) / proposed
    given, form = QFileDialog.getSaveFileName(parent, title, str(there), forms)
    if not given:
        return None
    path, endings = Path(given), _ENDING.findall(forms)
    _main(parent).setProperty(_LAST, str(path.parent))
    if path.name.casefold().endswith(tuple(endings)):
        return path
    whole = path.with_name(path.name + (*_ENDING.findall(form), *endings)[0])
    # The system asked whether the shorter name may be replaced.
    return whole if not whole.exists() or _may_replace(parent, title, whole) else None


def ask_which(parent: QWidget, title: str, forms: str) -> Path | None:
    """Return the file that is to be read, or None if none is.

    Args:
        forms: As ``ask_where`` wants them.
    """
    name, _ = QFileDialog.getOpenFileName(parent, title, usual_folder(parent), forms)
    return Path(name) if name else None


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Return the folder that is chosen, or None if none is."""
    name = QFileDialog.getExistingDirectory(parent, title, usual_folder(parent))
    return Path(name) if name else None


def usual_folder(parent: QWidget) -> str:
    """Return where the user is asked for a file: where one was saved last, else the documents.

    It is known as long as the window is open, and kept nowhere. The folder in which the program was
    started may be its own: that is no place for a file.
    """
    places = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(places.DocumentsLocation)
    folders = (_main(parent).property(_LAST), documents)
    # Qt knows a home also of a user of Windows whose environment names none.
    home = QStandardPaths.writableLocation(places.HomeLocation)
    return next((each for each in folders if each and Path(each).is_dir()), home)


def _main(widget: QWidget) -> QWidget:
    """Return the window that a dialog, or a dialog of a dialog, belongs to."""
    while above := widget.parentWidget():
        widget = above
    return widget


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    return messages.ask(
        parent,
        title,
        tr("{name} is there already.", name=path.name),
        yes=tr("Replace it"),
        no=tr("Keep it"),
    )
