"""Gather the licences of everything that is in the bundle into ``licenses/``."""

import shutil
import sysconfig
from importlib import metadata
from pathlib import Path

from bundle import Bundle

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parent
# These carry no licence in their package; licenses/README.md tells theirs.
_QT = {"PySide6_Essentials", "PySide6_Pdf", "shiboken6"}


def gather(bundle: Bundle) -> None:
    """Write the folder anew.

    Raises:
        FileNotFoundError: If a package in the bundle has no licence that could be found.
    """
    folder = bundle.papers / "licenses"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(_HERE / "licenses", folder)
    shutil.copyfile(_ROOT / "LICENSE", folder / "sfdesk-LICENSE.txt")
    shutil.copyfile(_ROOT / "NOTICE", folder / "sfdesk-NOTICE.txt")
    shutil.copyfile(_ROOT / "resources" / "fonts" / "OFL.txt", folder / "typeface-OFL.txt")
    shutil.copyfile(_ROOT / "resources" / "words" / "LICENCE.txt", folder / "words-LICENCE.txt")
    shutil.copyfile(_of_python(), folder / "python-LICENSE.txt")
    for each in [*bundle.distributions, metadata.distribution("pyinstaller")]:
        if each.name not in _QT:
            _copy(each, folder / each.name.lower())
    for package in bundle.debian:
        (folder / "debian").mkdir(exist_ok=True)
        shutil.copyfile(package.copyright, folder / "debian" / f"{package.name}.txt")


def _copy(distribution: metadata.Distribution, folder: Path) -> None:
    """Copy the licences of a Python package, and its own lists of what it contains."""
    found = [path for path in distribution.files or () if _is_licence(path)]
    if not found:
        raise FileNotFoundError(f"{distribution.name} carries no licence")
    for path in found:
        target = folder / ("sboms" if "sboms" in path.parts else "") / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(path.locate()), target)


def _is_licence(path: metadata.PackagePath) -> bool:
    if ".dist-info" not in str(path):
        return False
    name = path.name.lower()
    return "sboms" in path.parts or name.startswith(("licen", "copying", "authors", "notice"))


def _of_python() -> Path:
    library = Path(sysconfig.get_path("stdlib"))
    places = (library / "LICENSE.txt", library.parent / "LICENSE.txt")
    return next(path for path in places if path.is_file())
