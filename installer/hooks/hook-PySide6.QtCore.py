"""Collect what QtCore needs, without Qt's translations: the program speaks English."""

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

hiddenimports, binaries, _ = add_qt6_dependencies(__file__)
