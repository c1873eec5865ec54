"""Collect what QtCore needs; of Qt's translations those of the languages that sfdesk speaks."""

from pathlib import Path

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

_OURS = Path(__file__).resolve().parents[2] / "resources" / "translations"

hiddenimports, binaries, found = add_qt6_dependencies(__file__)
_wanted = {path.name.replace("sfdesk_", "qtbase_", 1) for path in _OURS.glob("sfdesk_*.qm")}
datas = [(source, place) for source, place in found if Path(source).name in _wanted]
