"""What is inside a bundle: a CycloneDX list of its parts, and the licence texts of all of them."""

import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
_BUILD_ONLY = frozenset({"sqlalchemy", "cattrs", "attrs", "greenlet", "typing-extensions"})
"""Runtime pins that only building an edition needs; the frozen program has its edition built."""

_QT = """Qt, and PySide6 which binds it, are used under the GNU Lesser General Public License,
version 3 (LGPL-3.0-only), whose text lies beside this file with that of the GPL it refers to.

Both are shipped unmodified, as shared libraries, in the folder PySide6 of this program. You may
replace them: put libraries of another build of the same major version, with the same file
names, in their place, and the program uses those. Nothing in the program keeps you from it, nor
from finding out how it works in order to do so.

The source of Qt {version} is published by the Qt Project, that of PySide6 {version} by Qt for
Python, both under these version numbers.
"""


def pins(requirements: str) -> dict[str, str]:
    """Return name to version of everything that a requirements file pins."""
    return {name.lower(): version for name, version in _PIN.findall(requirements)}


def shipped(root: Path) -> dict[str, str]:
    """Return name to version of the Python packages in the bundle."""
    every = pins((root / "requirements" / "runtime.txt").read_text(encoding="utf8"))
    return {n: v for n, v in every.items() if n not in _BUILD_ONLY and _found(n)}


def bill(root: Path, version: str) -> str:
    """Return the CycloneDX 1.6 bill of materials of a bundle, as JSON; the same for the same."""
    manifest = json.loads((root / "build" / "edition" / "edition.json").read_text())
    parts = [_package(name, each) for name, each in sorted(shipped(root).items())]
    parts += [
        _part("framework", "qt", shipped(root)["pyside6-essentials"], "LGPL-3.0-only"),
        _part("platform", "cpython", sys.version.split()[0], "Python-2.0"),
        _part("data", "atkinson-hyperlegible-next", "shipped typeface", "OFL-1.1"),
        _part("data", f"edition {manifest['id']}", manifest["content_hash"], "MIT"),
    ]
    program = _part("application", "sfdesk", version, "MIT")
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": parts,
        "dependencies": [{"ref": program["bom-ref"], "dependsOn": [p["bom-ref"] for p in parts]}],
    }
    return json.dumps(made, indent=2) + "\n"


def licences(root: Path) -> dict[str, str]:
    """Return file name to text of every licence of what is in the bundle.

    Raises:
        FileNotFoundError: If a package ships no licence text and none is known for it.
    """
    texts = {"sfdesk.txt": _text(root / "LICENSE"), "NOTICE.txt": _text(root / "NOTICE")}
    texts["atkinson-hyperlegible-next.txt"] = _text(root / "resources" / "fonts" / "OFL.txt")
    for name, version in shipped(root).items():
        found = _licence_files(distribution(name))
        if found:
            texts[f"{name}.txt"] = "\n\n".join(found)
        elif name.startswith(("pyside6", "shiboken6")):
            texts["qt-and-pyside.txt"] = _QT.format(version=version)
        else:
            texts[f"{name}.txt"] = _named(distribution(name))
    for name in ("LGPL-3", "GPL-3"):
        texts[f"{name}.txt"] = _text(root / "installer" / "licences" / f"{name}.txt")
    return texts


def _found(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _licence_files(package: Distribution) -> list[str]:
    wanted = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
    paths = [p for p in package.files or () if wanted.search(p.as_posix())]
    texts = (Path(str(p.locate())) for p in paths if p.suffix not in (".py", ".pyc"))
    return [_text(path) for path in texts if path.is_file()]


def _named(package: Distribution) -> str:
    """Return what a package says of its licence where it ships no text."""
    named = _licence(package)
    if not named:
        raise FileNotFoundError(f"{package.name} names no licence")
    return f"{package.name} {package.version}: {named}\n"


def _licence(package: Distribution) -> str:
    fields = ("License-Expression", "License")
    said = (package.metadata[name] for name in fields if name in package.metadata)
    return next((text.splitlines()[0] for text in said if text.strip()), "")


def _package(name: str, version: str) -> dict[str, Any]:
    licence = _licence(distribution(name)) or "see licenses/"
    part = _part("library", name, version, licence)
    return {**part, "purl": f"pkg:pypi/{name}@{version}"}


def _part(kind: str, name: str, version: str, licence: str) -> dict[str, Any]:
    return {
        "type": kind,
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "licenses": [{"license": {"name": licence}}],
    }


def _text(path: Path) -> str:
    return path.read_text(encoding="utf8", errors="replace")
