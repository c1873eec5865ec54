"""The Python files that PySide keeps inside its library, laid out so that nothing is compiled.

PySide carries its signature module as source inside ``libshiboken6`` and compiles it at every
start. It looks first for a folder ``shiboken6/files.dir`` (its switch ``SBK_EMBED=0`` makes one);
the frozen program has that folder, with compiled files in it.

What makes stubs for editors is left out of it, and the parser of signatures makes its large
pattern when it first needs one. Nor is Python's import replaced by one that looks for the source
of every module (see ``ui/support/plain_imports.py``). What each of these saves was measured:
``docs/decisions.md``.
"""

import compileall
import shutil
from pathlib import Path
from py_compile import PycInvalidationMode

PLACE = Path("shiboken6/files.dir")
"""Where PySide looks for it, below the folder of the libraries."""

_LIBRARY = Path("shibokensupport/signature")
_LEFT_OUT = (_LIBRARY / "lib/enum_sig.py", _LIBRARY / "lib/pyi_generator.py")
_NOTHING = '"""Left out of sfdesk: it makes stubs for editors, which no program needs."""\n'
_CHANGED = (
    (
        _LIBRARY / "parser.py",
        "arglistParser = ArglistParser()\n",
        "# Changed for sfdesk: made when it is needed.\n",
    ),
    (
        _LIBRARY / "parser.py",
        "    return arglistParser.parse(argstr)\n",
        "    return ArglistParser().parse(argstr)\n",
    ),
    (
        _LIBRARY / "loader.py",
        "            builtins.__import__ = builtins.__feature_import__\n",
        "            # Changed for sfdesk: Python's own import stays.\n",
    ),
)
"""A file, lines of it, and what stands in their place."""


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
    _lighten(folder)
    done = compileall.compile_dir(
        folder,
        quiet=1,
        stripdir=str(folder),
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise SystemExit("The Python files of PySide cannot be compiled.")


def _lighten(folder: Path) -> None:
    for name in _LEFT_OUT:
        if not (folder / name).is_file():
            raise SystemExit(f"PySide has no {name} any more.")
        (folder / name).write_text(_NOTHING, encoding="utf8")
    for name, now, then in _CHANGED:
        text = (folder / name).read_text(encoding="utf8")
        if text.count(now) != 1:
            raise SystemExit(f"PySide's {name} is not as it was: {now.strip()}")
        (folder / name).write_text(text.replace(now, then), encoding="utf8")
