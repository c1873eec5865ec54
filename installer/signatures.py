"""The Python files that PySide keeps inside its library, laid out so that nothing is compiled.

PySide carries its signature module as source inside ``libshiboken6`` and compiles it at every
start: about 60 ms, a third of what a bare window takes. It looks first for a folder
``shiboken6/files.dir`` (its switch ``SBK_EMBED=0`` makes one); the frozen program has that folder,
with compiled files in it.
"""

import compileall
import shutil
from pathlib import Path
from py_compile import PycInvalidationMode

PLACE = Path("shiboken6/files.dir")
"""Where PySide looks for it, below the folder of the libraries."""


def write_all(folder: Path) -> None:
    """Write the files and their compiled forms into a folder, replacing what is there.

    Compiled files of this kind hold no times, so that two builds give the same bytes.
    """
    # Importing PySide unpacks them; the type checker knows nothing of a module inside a library.
    import PySide6.QtCore  # noqa: F401
    from shibokensupport.signature import loader  # type: ignore[import-not-found]

    files = loader.__spec__.loader.zfile
    shutil.rmtree(folder, ignore_errors=True)
    files.extractall(folder, [name for name in files.namelist() if name.endswith(".py")])
    done = compileall.compile_dir(
        folder,
        quiet=1,
        stripdir=str(folder),
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise SystemExit("The Python files of PySide cannot be compiled.")
