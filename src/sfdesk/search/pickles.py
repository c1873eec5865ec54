"""Whoosh's files hold pickles, and a pickle can name any code to run. Here it may name none.

Whoosh's modules read pickles by ``load`` and ``loads``. Importing this module replaces them, for
the whole process, by readers that build numbers, text and plain containers and refuse whatever
names a class or a function. What an index of ours holds needs no more, if it is written in a
newer way than Whoosh's, which names a function for every piece of bytes.
"""

import io
import pickle
from types import SimpleNamespace
from typing import Any

from whoosh import columns, compat, externalsort, formats, index
from whoosh.codec import whoosh3
from whoosh.filedb import compound, filetables, structfile
from whoosh.util import loading

_PROTOCOL = 4


class PlainReader(pickle.Unpickler):
    """Reads pickles of plain values."""

    def find_class(self, module: str, name: str) -> Any:
        """Refuse: nothing may be named."""
        raise pickle.UnpicklingError(f"An index may not name {module}.{name}.")


def load(file: Any) -> Any:
    """Read one plain pickle from a file."""
    return PlainReader(file).load()


def loads(data: bytes) -> Any:
    """Read a plain pickle from bytes."""
    return load(io.BytesIO(data))


def dump(value: Any, file: Any, _protocol: int = 0) -> None:
    """Write a pickle to a file."""
    pickle.dump(value, file, _PROTOCOL)


def dumps(value: Any, _protocol: int = 0) -> bytes:
    """Return a pickle."""
    return pickle.dumps(value, _PROTOCOL)


_PLAIN_PICKLE = SimpleNamespace(
    **{**vars(pickle), "load": load, "loads": loads, "Unpickler": PlainReader}
)
"""Stands for the module ``pickle`` where Whoosh calls it by name."""
_PLAIN: dict[Any, Any] = {
    pickle.load: load,
    pickle.loads: loads,
    pickle.dump: dump,
    pickle.dumps: dumps,
    pickle.Unpickler: PlainReader,
}


def guard(module: Any) -> None:
    """Give a module of Whoosh these in place of those of ``pickle``."""
    for name, value in list(vars(module).items()):
        if value is pickle:
            setattr(module, name, _PLAIN_PICKLE)
        elif callable(value) and value in _PLAIN:
            setattr(module, name, _PLAIN[value])


_READING = (columns, compat, externalsort, formats, index, loading)
for _module in (*_READING, whoosh3, compound, filetables, structfile):
    guard(_module)
