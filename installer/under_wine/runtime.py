"""A Windows CPython 3.12 from package registries alone, for the check and nothing else.

The DLLs and extension modules are python.org's 3.12.10 as the wheel of panda3d carries them; the
library is that of Pyodide's npm package (3.12.7, the same files of CPython, those for Windows
among them); the few modules that Pyodide leaves out come from this machine's Python. 3.12 and not
3.11: from 3.12 on None, True and False are immortal, as PySide6 expects.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

from under_wine.wheels import ROOT, download

_STUBS = Path(__file__).resolve().parent / "stubs"
_REQUIREMENTS = ROOT / "requirements" / "windows-check.txt"
_PYODIDE = "pyodide@0.27.7"
_PYODIDE_SHA512 = (
    "RUSVJlhQdfWfgO9hVHCiXoG+nVZQRS5D9FzgpLJ/VcgGBLSAKoPL8kTiOikxbHQm1kRISeWUBdulEgO26qpSRA=="
)
_GCC = "x86_64-w64-mingw32-gcc"
_DLLS = ("libcrypto-3.dll", "libssl-3.dll", "libffi-8.dll", "sqlite3.dll")
_BESIDE = {
    "python312.dll": "python312.dll",
    "VCRUNTIME140.dll": "vcruntime140.dll",
    "VCRUNTIME140_1.dll": "vcruntime140_1.dll",
}
_CRASHES = ("_wmi.pyd",)
"""Asks Windows' management service, which Wine has not; ``platform`` does without."""
_LEFT_OUT_BY_PYODIDE = ("lzma.py", "ssl.py", "_pydecimal.py", "dbm", "sqlite3")


def make(folder: Path, downloads: Path) -> Path:
    """Make the Python in a folder, unless it is there; return its ``python.exe``."""
    program = folder / "python.exe"
    if program.is_file():
        return program
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "DLLs").mkdir(parents=True)
    _library(folder / "Lib", downloads)
    _binaries(folder, downloads)
    _abi3(folder)
    for name, flags in (("pythonw.exe", ("-mwindows", "-DGUI")), ("python.exe", ())):
        compile_c(
            folder / name,
            "launcher.c",
            "-municode",
            *flags,
            str(folder / "python312.dll"),
            "-lshell32",
        )
    return program


def compile_c(target: Path, source: str, *flags: str) -> None:
    """Compile a C file of ``stubs/`` for Windows."""
    command = [_GCC, "-s", "-O1", "-o", str(target), str(_STUBS / source), *flags]
    subprocess.run(command, check=True)


def _binaries(folder: Path, downloads: Path) -> None:
    (wheel,) = download(_REQUIREMENTS, downloads)
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.startswith("deploy_libs/"):
                continue
            short = name.removeprefix("deploy_libs/")
            if short in _BESIDE:
                (folder / _BESIDE[short]).write_bytes(archive.read(name))
            elif short not in _CRASHES and (short.endswith(".pyd") or short in _DLLS):
                (folder / "DLLs" / short).write_bytes(archive.read(name))


def _library(target: Path, downloads: Path) -> None:
    packed = _pyodide(downloads)
    with tarfile.open(packed) as outer:
        inner = outer.extractfile("package/python_stdlib.zip")
        assert inner is not None
        with zipfile.ZipFile(inner) as library:
            library.extractall(target)
    here = Path(os.__file__).parent
    for name in _LEFT_OUT_BY_PYODIDE:
        copy = shutil.copytree if (here / name).is_dir() else shutil.copyfile
        copy(here / name, target / name)
    # 3.12's _sqlite3 has no version of its own any more.
    dbapi2 = target / "sqlite3" / "dbapi2.py"
    lines = dbapi2.read_text(encoding="utf8").splitlines(keepends=True)
    dbapi2.write_text(
        "".join(line for line in lines if not line.startswith("version_info =")), encoding="utf8"
    )
    (target / "site-packages").mkdir(exist_ok=True)
    # Wine 8 has no CopyFile2; without it shutil copies by reading and writing.
    (target / "sitecustomize.py").write_text("import _winapi\n\ndel _winapi.CopyFile2\n")


def _pyodide(downloads: Path) -> Path:
    """Fetch Pyodide's package by name; its hash is checked here, not taken from the registry."""
    downloads.mkdir(parents=True, exist_ok=True)
    packed = downloads / f"{_PYODIDE.replace('@', '-')}.tgz"
    if not packed.is_file():
        subprocess.run(["npm", "pack", "--silent", _PYODIDE], cwd=downloads, check=True)
    found = hashlib.sha512(packed.read_bytes()).digest()
    if base64.b64encode(found).decode() != _PYODIDE_SHA512:
        packed.unlink()
        raise SystemExit(f"{packed.name} is not the file that was pinned; it is removed.")
    return packed


def _abi3(folder: Path) -> None:
    """Make ``python3.dll``, which forwards every export: PySide6 and typst are linked to it."""
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(folder / "python312.dll")],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    table = told.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    names = [line.split()[-1] for line in table.splitlines() if line.startswith("\t[")]
    exports = [f"  {name}=python312.{name}" for name in names if name.lstrip("_").startswith("Py")]
    definition = folder / "python3.def"
    definition.write_text("\n".join(["LIBRARY python3.dll", "EXPORTS", *exports, ""]))
    compile_c(
        folder / "python3.dll",
        "forwarder.c",
        "-shared",
        "-nostdlib",
        str(definition),
        "-e",
        "DllMainCRTStartup",
    )
