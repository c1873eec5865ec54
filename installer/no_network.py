"""Runs before anything else in the frozen program: there is nothing to open a network with.

Whoosh imports ``urllib.request``, and a helper of its imports ``asyncio``, for functions that are
never called here. Stand-ins take their places, so that neither they nor the HTTP and TLS
modules that they need are shipped.
"""

import sys
import types
from typing import NoReturn


def _refuse(*_: object, **__: object) -> NoReturn:
    raise OSError("This program has no network code.")


def _stand_in(name: str, **members: object) -> None:
    module = types.ModuleType(name)
    vars(module).update(members)
    sys.modules[name] = module


_stand_in("urllib.request", urlretrieve=_refuse, urlopen=_refuse)
_stand_in("asyncio", iscoroutinefunction=lambda _: False, ensure_future=_refuse)
