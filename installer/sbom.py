"""The bill of materials of the bundle: CycloneDX 1.6 as JSON, the same for the same bundle."""

import json
import platform
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from archive import sha256
from bundle import Bundle, DebianPackage

_ROOT = Path(__file__).resolve().parent.parent
_LGPL = "LGPL-3.0-only"
_BOOTLOADER = "GPL-2.0-or-later WITH Bootloader-exception"

Component = dict[str, Any]


def write(bundle: Bundle, target: Path, version: str, epoch: int, wheels: dict[str, str]) -> None:
    """Write the bill.

    Args:
        bundle: What is described.
        target: The file to write.
        version: Of sfdesk.
        epoch: The time of the build that it tells, as seconds since 1970.
        wheels: Name of a Python package → hash of the archive it was installed from.
    """
    components = list(_components(bundle, wheels))
    main = _component("application", "sfdesk", version, "MIT", f"pkg:generic/sfdesk@{version}")
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": main,
        },
        "components": components,
        "dependencies": [
            {"ref": main["bom-ref"], "dependsOn": [each["bom-ref"] for each in components]}
        ],
    }
    # A number that follows from the content: the same bundle has the same bill.
    content = json.dumps(bill, sort_keys=True)
    bill["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}"
    target.write_text(json.dumps(bill, indent=2) + "\n", encoding="utf8", newline="\n")


def wheel_hashes(requirements: Path) -> dict[str, str]:
    """Return the hash of the archive that pip takes for each pinned package on this machine.

    Empty where pip cannot reach a registry: then the bill is without them.
    """
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
    command += ["--no-deps", "--require-hashes", "--report", "-", "-r", str(requirements)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        return {}
    return {
        each["metadata"]["name"].lower(): each["download_info"]["archive_info"]["hashes"]["sha256"]
        for each in json.loads(told.stdout)["install"]
    }


def _loader() -> Component:
    """Return PyInstaller's loader: the program that is started. Its pin says its version."""
    pins = (Path(__file__).parents[1] / "requirements" / "package.txt").read_text(encoding="utf8")
    version = re.search(r"^pyinstaller==(\S+)", pins, re.MULTILINE)
    assert version, "requirements/package.txt pins PyInstaller"
    purl = f"pkg:pypi/pyinstaller@{version[1]}"
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return _component("library", "pyinstaller", version[1], licence, purl)


def _components(bundle: Bundle, wheels: dict[str, str]) -> Iterator[Component]:
    yield _python(bundle)
    yield _loader()
    for each in bundle.distributions:
        name, version = each.name, each.version
        licence = _licence(each)
        found = _component("library", name, version, licence, f"pkg:pypi/{name.lower()}@{version}")
        if name.lower() in wheels:
            found["hashes"] = [_hash(wheels[name.lower()])]
        yield found
    yield _qt(bundle)
    for package in bundle.debian:
        yield _debian(bundle, package)
    yield from _data(bundle)


def _python(bundle: Bundle) -> Component:
    version = platform.python_version()
    licence, purl = "Python-2.0.1", f"pkg:generic/python@{version}"
    python = _component("library", "CPython", version, licence, purl)
    return _with_files(python, bundle.inside, sorted(bundle.inside.glob("*python3*.[sd]*")))


def _qt(bundle: Bundle) -> Component:
    version = metadata.version("PySide6_Essentials")
    qt = _component("framework", "Qt", version, _LGPL, f"pkg:generic/qt@{version}")
    folder = bundle.inside / "PySide6"
    files = [p for p in folder.rglob("*") if p.is_file() and ("Qt" in p.parts or "Qt6" in p.name)]
    return _with_files(qt, bundle.inside, sorted(files))


def _debian(bundle: Bundle, package: DebianPackage) -> Component:
    system = platform.freedesktop_os_release()["ID"]
    version = quote(package.version, safe="")
    purl = f"pkg:deb/{system}/{package.name}@{version}?arch={package.architecture}"
    found = _component("library", package.name, package.version, None, purl)
    return _with_files(found, bundle.inside, [bundle.inside / name for name in package.files])


def _data(bundle: Bundle) -> Iterator[Component]:
    inside = bundle.inside / "sfdesk"
    told = json.loads((inside / "_edition" / "edition.json").read_text(encoding="utf8"))
    edition = _component("data", f"Edition {told['id']}", told["content_hash"], None, None)
    files = sorted(path for path in (inside / "_edition").rglob("*") if path.is_file())
    yield _with_files(edition, bundle.inside, files)
    fonts = sorted((inside / "_resources" / "fonts").glob("*.ttf"))
    typeface = _component("data", "Atkinson Hyperlegible Next", None, "OFL-1.1", None)
    yield _with_files(typeface, bundle.inside, fonts)


def _component(
    kind: str, name: str, version: str | None, licence: str | None, purl: str | None
) -> Component:
    found: Component = {"type": kind, "bom-ref": purl or name, "name": name}
    if version:
        found["version"] = version
    if licence:
        found["licenses"] = [{"expression": licence}]
    if purl:
        found["purl"] = purl
    return found


def _with_files(component: Component, root: Path, files: list[Path]) -> Component:
    """Return a component with the files that it is made of, each with its hash."""
    component["components"] = [
        {
            "type": "file",
            "bom-ref": path.relative_to(root).as_posix(),
            "name": path.relative_to(root).as_posix(),
            "hashes": [_hash(sha256(path))],
        }
        for path in files
        if path.is_file()
    ]
    return component


def _hash(digest: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": digest}


# Packages that tell their licence in words instead of an SPDX expression.
_TOLD = {
    "Two-clause BSD license": "BSD-2-Clause",
    "BSD": "BSD-3-Clause",
    "GPLv2-or-later with a special exception which allows to use PyInstaller to build and "
    "distribute non-free programs (including commercial ones)": _BOOTLOADER,
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": _LGPL,
}


def _licence(distribution: metadata.Distribution) -> str | None:
    told = distribution.metadata
    name = told["License-Expression"] or told["License"]
    return _TOLD.get(name, name)
