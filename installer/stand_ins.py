"""Stand in for modules that libraries import and nobody calls; runs first in the frozen program.

Whoosh imports a downloader at its start, cached_property and SQLAlchemy import asyncio,
logging.handlers imports socket, and Alembic what it has for databases other than SQLite. Here they
get empty modules, so that the program contains no module of Python's that can open a connection,
and a search need not wait for them. Whoever tried to use one would get an AttributeError.

Garbage is looked for seldom from the first line on: what is imported stays.

PyInstaller imports Qt before the program does: its enumerations are made quickly from here on.

It also notes the environment, so that a browser started from the window gets the user's own.
"""

import gc
import os
import sys
from types import ModuleType

from sfdesk.core.quick_enums import make_enums_quickly

# As often as the window does once it is open (ui/window/start.py).
gc.set_threshold(50_000)
# Before PyInstaller's own hooks change it; sfdesk.core.environment gives it back.
vars(sys)["_sfdesk_environment"] = dict(os.environ)


make_enums_quickly()


def _stand_in(name: str, **values: object) -> None:
    module = ModuleType(name, "Not in this program: see installer/stand_ins.py.")
    vars(module).update(values)
    sys.modules[name] = module


def _no_name() -> str:
    """Python's platform asks for the computer's name on Windows, and does without one."""
    raise OSError("not in this program")


_stand_in("socket", gethostname=_no_name)
_stand_in("urllib.request", urlretrieve=None)
_stand_in(
    "asyncio",
    iscoroutine=lambda thing: False,
    iscoroutinefunction=lambda function: False,
    AbstractEventLoop=object,
)
for _database in ("mssql", "mysql", "oracle", "postgresql"):
    _stand_in(f"alembic.ddl.{_database}")
