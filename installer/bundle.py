"""What PyInstaller put into the bundle, and whom each part of it is from."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DebianPackage:
    """A package of the distribution that shared libraries were taken from."""

    name: str
    version: str
    architecture: str
    files: tuple[str, ...]

    @property
    def copyright(self) -> Path:
        """Where its licences are told on this machine."""
        return Path("/usr/share/doc") / self.name / "copyright"


class Bundle:
    """A frozen application on disk.

    Args:
        folder: Where it is.
        contents: The file that the spec wrote: modules, and binaries with their origin.
    """

    def __init__(self, folder: Path, contents: Path) -> None:
        told = json.loads(contents.read_text(encoding="utf8"))
        self.folder = folder
        self._modules: set[str] = set(told["modules"])
        self._binaries: dict[str, str] = told["binaries"]

    @property
    def _is_app(self) -> bool:
        return self.folder.suffix == ".app"

    @property
    def inside(self) -> Path:
        """The folder of libraries and data."""
        return self.folder / ("Contents/Frameworks" if self._is_app else "_internal")

    @property
    def program(self) -> Path:
        """What is started."""
        name = "sfdesk.exe" if sys.platform == "win32" else "sfdesk"
        return self.folder / ("Contents/MacOS" if self._is_app else "") / name

    @property
    def papers(self) -> Path:
        """The folder for licences and lists."""
        return self.folder / ("Contents/Resources" if self._is_app else "")

    @cached_property
    def distributions(self) -> list[metadata.Distribution]:
        """The Python packages in it, by name."""
        tops = {name.partition(".")[0] for name in self._modules}
        tops |= {Path(name).parts[0] for name in self._binaries}
        owners = metadata.packages_distributions()
        names = {owner for top in tops for owner in owners.get(top, ())} - {"sfdesk"}
        return sorted(map(metadata.distribution, names), key=lambda each: each.name.lower())

    @cached_property
    def debian(self) -> list[DebianPackage]:
        """The packages of the distribution; empty where there is no dpkg."""
        if shutil.which("dpkg-query") is None:
            return []
        owned: dict[str, list[str]] = {}
        for name, source in self._binaries.items():
            if "/" not in name and (owner := _owner(Path(source))):
                owned.setdefault(owner, []).append(name)
        return [_described(owner, tuple(sorted(owned[owner]))) for owner in sorted(owned)]


def _owner(source: Path) -> str | None:
    """Return the Debian package of a file; None where it is of none."""
    # Before /usr was merged, libraries were in /lib, and dpkg knows some by that name still.
    real = source.resolve()
    for path in (str(real), str(real).removeprefix("/usr")):
        found = subprocess.run(
            ["dpkg-query", "--search", path], capture_output=True, text=True, check=False
        )
        if found.returncode == 0:
            return found.stdout.partition(":")[0]
    return None


def _described(name: str, files: tuple[str, ...]) -> DebianPackage:
    told = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Version} ${Architecture}\n", name],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    version, architecture = told.splitlines()[0].split()
    return DebianPackage(name, version, architecture, files)
