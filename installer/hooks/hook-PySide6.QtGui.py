"""Collect what QtGui needs, with the plugins that are used instead of all."""

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

from contents import is_used

hiddenimports, _binaries, datas = add_qt6_dependencies(__file__)
binaries = [each for each in _binaries if is_used(each[0])]
