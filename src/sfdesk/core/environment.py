"""The user's own environment, for whatever program is started from here.

The frozen program starts with paths of its own in the environment, to find its libraries and Qt's
plugins. A browser that inherited them would load our libraries in place of the system's.
``installer/stand_ins.py`` notes the environment before anything changes it.
"""

import os
import sys

LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PATH")
"""Read when a program starts; ours has started."""
PLUGINS = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH", "QML_IMPORT_PATH")
"""Read by Qt when the application object is made."""
AT_START = "_sfdesk_environment"
"""The attribute of ``sys`` that holds the environment at the start of a frozen program."""

_ORIGINAL = "_ORIG"
_BOOTLOADER = "_PYI_"


def give_back(names: tuple[str, ...]) -> None:
    """Set variables to what the user had, and remove those that the user had not."""
    at_start: dict[str, str] | None = getattr(sys, AT_START, None)
    if at_start is None:
        return
    for name in names:
        _set(name, _users(name, at_start))
    for name in [each for each in os.environ if each.startswith(_BOOTLOADER)]:
        del os.environ[name]


def _users(name: str, at_start: dict[str, str]) -> str | None:
    """Return the user's value: of library paths the bootloader keeps it under another name."""
    if name.endswith("LIBRARY_PATH"):
        return at_start.get(name + _ORIGINAL)
    return at_start.get(name)


def _set(name: str, value: str | None) -> None:
    os.environ.pop(name + _ORIGINAL, None)
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
