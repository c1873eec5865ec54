"""The Python files that PySide keeps inside its library, laid out so that nothing is compiled.

PySide carries its signature module as source inside ``libshiboken6`` and compiles it at every
start. It looks first for a folder ``shiboken6/files.dir`` (its switch ``SBK_EMBED=0`` makes one);
the frozen program has that folder, with compiled files in it.

What makes stubs for editors is left out of it. What reads signatures and words errors of wrong
arguments is imported when that is first asked for: PySide imports all of it at each start, and
twice where it finds that folder. (Its names of types stay: without them what words an error
ends the process.) Nor is Python's import replaced by one that looks for the source
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
_FEATURE = Path("shibokensupport/feature.py")
_LEFT_OUT = (_LIBRARY / "lib/enum_sig.py", _LIBRARY / "lib/pyi_generator.py")
_NOTHING = '"""Left out of sfdesk: it makes stubs for editors, which no program needs."""\n'
_SIGNATURE = "shibokensupport.signature"
_IMPORTED = """\
from shibokensupport.signature import mapping
from shibokensupport.signature import errorhandler
from shibokensupport.signature import layout
from shibokensupport.signature import lib
from shibokensupport.signature import parser
from shibokensupport.signature import importhandler
from shibokensupport.signature.lib import enum_sig
from shibokensupport.signature.lib import pyi_generator
from shibokensupport.signature.lib import tool
"""
_PUBLISHED = """\
    put_into_package(PySide6.support.signature, mapping)
    put_into_package(PySide6.support.signature, errorhandler)
    put_into_package(PySide6.support.signature, layout)
    put_into_package(PySide6.support.signature, lib)
    put_into_package(PySide6.support.signature, parser)
    put_into_package(PySide6.support.signature, importhandler)
    put_into_package(PySide6.support.signature.lib, enum_sig)
    put_into_package(PySide6.support.signature.lib, pyi_generator)
    put_into_package(PySide6.support.signature.lib, tool)
"""
_ASKED = {
    "parser": ("pyside_type_init(type_key, sig_strings)",),
    "layout": ("create_signature(props, key)",),
    "errorhandler": ("seterror_argument(args, func_name, info)", "make_helptext(func)"),
}
"""What PySide asks of its modules, by their names; all of it after the start, if ever."""
_CHANGED = (
    (
        _LIBRARY / "loader.py",
        _IMPORTED,
        "# Changed for sfdesk: the others are imported when they are asked for.\n"
        "from shibokensupport.signature import mapping\n"
        "from shibokensupport.signature import importhandler\n",
    ),
    (
        _LIBRARY / "loader.py",
        _PUBLISHED,
        "    # Changed for sfdesk: these alone.\n"
        "    put_into_package(PySide6.support.signature, mapping)\n"
        "    put_into_package(PySide6.support.signature, importhandler)\n",
    ),
    *(
        (
            _LIBRARY / "loader.py",
            f"    return {module}.{call}\n",
            f"    from {_SIGNATURE} import {module}  # Changed for sfdesk.\n"
            f"    return {module}.{call}\n",
        )
        for module, calls in _ASKED.items()
        for call in calls
    ),
    (
        _LIBRARY / "loader.py",
        "            builtins.__import__ = builtins.__feature_import__\n",
        "            # Changed for sfdesk: Python's own import stays.\n",
    ),
    (_FEATURE, "import inspect\n", "# Changed for sfdesk: imported where it is used.\n"),
    (
        _FEATURE,
        "        source = inspect.getsource(module)\n",
        "        import inspect  # Changed for sfdesk.\n"
        "        source = inspect.getsource(module)\n",
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
