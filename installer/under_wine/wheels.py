"""The pinned wheels for 64-bit Windows, fetched by hash on any system."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
_WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "python_version": "3.12",
    "python_full_version": "3.12.10",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "extra": "",
}


def download(requirements: Path, target: Path) -> list[Path]:
    """Fetch what a requirements file pins for Windows, by hash; return the wheels.

    pip takes the markers of the machine that asks, so they are decided here.
    """
    target = target / requirements.stem
    target.mkdir(parents=True, exist_ok=True)
    wanted = target / "wanted.txt"
    text = "".join(_for_windows(requirements.read_text(encoding="utf8")))
    if not (wanted.is_file() and wanted.read_text(encoding="utf8") == text):
        for wheel in target.glob("*.whl"):
            wheel.unlink()
        wanted.with_suffix(".part").write_text(text, encoding="utf8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
        command += ["--platform", "win_amd64", "--python-version", "3.12"]
        command += ["-d", str(target), "-r", str(wanted.with_suffix(".part"))]
        subprocess.run(command, check=True)
        wanted.with_suffix(".part").replace(wanted)
    return sorted(target.glob("*.whl"))


def unpack(wheels: list[Path], site_packages: Path) -> None:
    """Unpack wheels into a folder, as an installer would."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                first, _, rest = name.partition("/")
                kind, _, inside = rest.partition("/")
                if first.endswith(".data") and kind in ("purelib", "platlib"):
                    name_there = inside
                elif first.endswith(".data"):
                    continue
                else:
                    name_there = name
                if not name_there or name.endswith("/"):
                    continue
                path = site_packages / name_there
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(name))


def _for_windows(text: str) -> Iterator[str]:
    """Yield the pins of a requirements file that Windows wants, without their markers."""
    for block in text.replace("\\\n", "").splitlines():
        line = block.partition("#")[0].strip()
        if not line:
            continue
        pin, *hashes = line.split(" --hash=")
        requirement = Requirement(pin.strip())
        if requirement.marker is None or requirement.marker.evaluate(_WINDOWS):
            named = f"{requirement.name}{requirement.specifier}"
            yield " ".join([named, *(f"--hash={each.strip()}" for each in hashes)]) + "\n"
