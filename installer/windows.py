"""What only Windows needs: version resource, portable zip, installer."""

import os
import shutil
import subprocess
from pathlib import Path

_SCRIPT = Path(__file__).resolve().parent / "windows" / "sfdesk.nsi"

_VERSION_INFO = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("080904B0", [
      StringStruct("CompanyName", "The sfdesk authors"),
      StringStruct("FileDescription", "Family Support Matrix"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "sfdesk"),
      StringStruct("LegalCopyright", "The sfdesk authors, MIT licence"),
      StringStruct("ProductName", "sfdesk"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0809, 1200])]),
  ],
)
"""


def version_info(version: str) -> str:
    """Return the version resource of the programs, as PyInstaller reads it."""
    numbers = (*(int(part) for part in version.split(".")), 0)
    return _VERSION_INFO.format(version=version, numbers=numbers)


def makensis() -> str | None:
    """Return the compiler of installers; None where it is not installed."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    return shutil.which("makensis") or (str(usual) if usual.is_file() else None)


def compile_installer(
    compiler: str, bundle: Path, icon: Path, version: str, target: Path, kind: str = ""
) -> None:
    """Compile the installer over a bundle; a warning of the compiler is an error.

    Args:
        compiler: What ``makensis`` returned.
        icon: Of the installer, as ICO.
        target: The file to write.
        kind: Of the installer, as makensis calls it; empty for the usual one.
    """
    values = {"VERSION": version, "BUNDLE": bundle, "OUT": target, "ICON": icon}
    defines = [f"-D{name}={value}" for name, value in values.items()]
    if kind:
        defines.append(f"-DTARGET={kind}")
    subprocess.run([compiler, "-V2", "-WX", *defines, str(_SCRIPT)], check=True)


def check_installer(compiler: str, icon: Path, version: str, work: Path) -> None:
    """Compile the installer over an empty stand-in, to see that it compiles; nothing is kept."""
    target = work / "stand-in-setup.exe"
    compile_installer(compiler, stand_in(work / "stand-in"), icon, version, target)
    target.unlink()


def stand_in(bundle: Path) -> Path:
    """Make a folder with the names of a bundle for Windows in it, and return it."""
    names = ("sfdesk.exe", "sfdesk-window.exe", "licenses/sfdesk-LICENSE.txt", "_internal/x.dll")
    for name in names:
        (bundle / name).parent.mkdir(parents=True, exist_ok=True)
        (bundle / name).write_text("A stand-in.")
    return bundle
