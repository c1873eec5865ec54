"""The one way to ask under which name something is saved."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from sfdesk.core.language import tr
from sfdesk.ui.support import messages

_ENDING = re.compile(r"\*(\.[\w.-]+)")


def ask_where(parent: QWidget, title: str, proposed: str, forms: str) -> Path | None:
    """Return the file that is to be written, or None if none is.

    Where the user's name has no ending of a form, it gets that of the form that is chosen.

    Args:
        proposed: What the file may be called, in the user's documents.
        forms: As Qt wants them: ``Spreadsheet (*.xlsx);;CSV (*.csv)``, the usual one first.
    """
    places = QStandardPaths.StandardLocation
    # The program's own folder, where it may have been started, is no place for a file.
    folder = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    given, form = QFileDialog.getSaveFileName(parent, title, str(folder / proposed), forms)
    if not given:
        return None
    path, endings = Path(given), _ENDING.findall(forms)
    if path.name.casefold().endswith(tuple(endings)):
        return path
    whole = path.with_name(path.name + (*_ENDING.findall(form), *endings)[0])
    # The system asked whether the shorter name may be replaced.
    return whole if not whole.exists() or _may_replace(parent, title, whole) else None


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    return messages.ask(
        parent,
        title,
        tr("{name} is there already.", name=path.name),
        yes=tr("Replace it"),
        no=tr("Keep it"),
    )
