"""Where things are: the built edition and resources (read), the user's own folders (written).

What only some calls need is imported in them: every start waits for this module.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path, PurePath
from typing import NamedTuple

from sfdesk.core.language import to_translate

_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parent.parent

_SURELY_OVER = 3600
"""Seconds after which no index is being built any more, and no edition made ready."""

PORTABLE_MARKER = "sfdesk-portable.txt"
"""Beside the frozen application, this file keeps everything that is written in ``data/`` there."""


def _shipped(packaged: str, checkout: str) -> Path:
    """Return the folder inside the installed package, or that of a source checkout."""
    inside = _PACKAGE / packaged
    return inside if inside.is_dir() else _CHECKOUT / checkout


def edition_folder() -> Path:
    """Return the built edition that ships with the program; ``SFDESK_EDITION`` names another."""
    return named_edition() or shipped_edition()


def named_edition() -> Path | None:
    """Return the built edition that ``SFDESK_EDITION`` names, if it names one."""
    folder = os.environ.get("SFDESK_EDITION")
    return Path(folder) if folder else None


def shipped_edition() -> Path:
    """Return the built edition that ships with the program."""
    return _shipped("_edition", "build/edition")


def file_uri(path: PurePath) -> str:
    """Return the URI of an absolute path as SQLite wants it: a share has no authority there."""
    uri = path.as_uri()
    shared = uri.startswith("file://") and not uri.startswith("file:///")
    return f"file:////{uri.removeprefix('file://')}" if shared else uri


def resources_folder() -> Path:
    """Return the templates, fonts and themes."""
    return _shipped("_resources", "resources")


def portable_folder() -> Path | None:
    """Return the folder of a portable application; None where this is not one."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent
    if folder.name == "MacOS" and folder.parent.name == "Contents":
        # Inside a bundle of macOS; the marker stands beside the bundle.
        folder = folder.parents[2]
    return folder if (folder / PORTABLE_MARKER).is_file() else None


POLICY = "policy.toml"
POINTER = "current.json"
"""In the folder of the installed editions: which one opens; without it the built-in one does."""
STAGING = ".staging-"
"""Begins the name of a folder in which an edition is made ready, or taken apart."""


def policy_file() -> Path:
    """Return where the policy of this machine would be, which its users cannot write.

    No variable of the environment moves it: whoever starts the program could set one. A portable
    application takes the one beside itself where the machine has none.
    """
    machine = _machine_folder() / POLICY
    portable = portable_folder()
    if portable and not machine.exists():
        return portable / f"sfdesk-{POLICY}"
    return machine


def _machine_folder() -> Path:
    """Return the folder for what holds for every user of the machine."""
    if sys.platform == "win32":
        import winreg

        where = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, where) as key:
            return Path(winreg.QueryValueEx(key, "Common AppData")[0]) / "sfdesk"
        return Path(r"C:\ProgramData\sfdesk")
    if sys.platform == "darwin":
        return Path("/Library/Application Support/sfdesk")
    return Path("/etc/sfdesk")


class Profile(NamedTuple):
    """The user's own folders; none of them is made before something is written.

    Where a portable application cannot write beside itself, its folders are temporary ones.

    Attributes:
        config: Settings, which a person may edit.
        data: What the user brought in, e.g. the imported published document.
        cache: What can be made again, e.g. a search index.
        warning: What the user must know about where things are kept; mostly empty.
    """

    config: Path
    data: Path
    cache: Path
    warning: str = ""

    @property
    def logs(self) -> Path:
        """The log files; they hold no note, no query and no user name."""
        return self.data / "logs"

    @property
    def editions(self) -> Path:
        """The editions that were installed, with the record of it."""
        return self.data / "editions"

    @classmethod
    def default(cls) -> "Profile":
        """Return the folders that the platform has for this, or those of a portable application.

        ``SFDESK_PROFILE`` overrides both.
        """
        if named := os.environ.get("SFDESK_PROFILE"):
            return cls.below(Path(named))
        if portable := portable_folder():
            return cls._portable(portable / "data")
        if folder := _policys_folder():
            return cls.below(folder)
        import platformdirs

        dirs = platformdirs.PlatformDirs("sfdesk", appauthor=False)
        return cls(Path(dirs.user_config_dir), Path(dirs.user_data_dir), Path(dirs.user_cache_dir))

    @classmethod
    def _portable(cls, folder: Path) -> "Profile":
        if _is_writable(folder):
            return cls.below(folder)
        profile = cls.temporary()._replace(
            warning=to_translate(
                "This folder is read-only: what you change is forgotten when you close."
            ),
        )
        profile.fill_from(cls.below(folder))
        return profile

    def fill_from(self, other: "Profile") -> None:
        """Take over settings and data of another profile, as far as they can be read."""
        import shutil

        skip = shutil.ignore_patterns("logs", ".sfdesk*")
        for source, target in ((other.config, self.config), (other.data, self.data)):
            # Nothing there, or not all of it readable: what can be had is had.
            with suppress(OSError, shutil.Error):
                shutil.copytree(source, target, dirs_exist_ok=True, ignore=skip)

    def sweep(self) -> None:
        """Remove what processes that were killed have left, in these folders and temporary ones."""
        from sfdesk.core.files import sweep
        from sfdesk.core.temporary import sweep_temporary_folders

        inner = (self.data / name for name in ("", "published", "local"))
        for folder in (self.config, *inner, self.editions):
            sweep(folder)
        sweep_temporary_folders()
        _sweep_folders(self.cache / "index", "index-*")
        _sweep_folders(self.editions, f"{STAGING}*")

    @classmethod
    def temporary(cls) -> "Profile":
        """Return new empty folders that nothing else uses, removed when the program ends."""
        from sfdesk.core.temporary import temporary_folder

        return cls.below(temporary_folder("profile"))

    @classmethod
    def below(cls, folder: Path) -> "Profile":
        """Return the three folders below one."""
        return cls(folder / "config", folder / "data", folder / "cache")


def _policys_folder() -> Path | None:
    """Return the folder for the user's data that the policy names, if there is one."""
    path = policy_file()
    if not path.exists():
        return None
    from sfdesk.core.policy import read_policy

    return read_policy(path).data_folder


def _sweep_folders(folder: Path, pattern: str) -> None:
    """Remove folders that were being filled when their process was killed."""
    import shutil

    with suppress(OSError):
        for part in list(folder.glob(pattern)):
            if time.time() - part.stat().st_mtime > _SURELY_OVER:
                shutil.rmtree(part, ignore_errors=True)


def _is_writable(folder: Path) -> bool:
    """Say whether files can be made in a folder; asking the system is not enough on Windows."""
    probe = folder / f".probe-{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
