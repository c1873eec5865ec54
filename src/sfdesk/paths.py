"""Where things are: the built edition and resources (read), the user's own folders (written).

What only some calls need is imported in them: every start waits for this module.
"""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _shipped(packaged: str, checkout: str) -> Path:
    """Return the folder inside the installed package, or that of a source checkout."""
    inside = _PACKAGE / packaged
    return inside if inside.is_dir() else _CHECKOUT / checkout


def edition_folder() -> Path:
    """Return the built edition that ships with the program; ``SFDESK_EDITION`` names another."""
    if folder := os.environ.get("SFDESK_EDITION"):
        return Path(folder)
    return _shipped("_edition", "build/edition")


def resources_folder() -> Path:
    """Return the templates, fonts and themes."""
    return _shipped("_resources", "resources")


PORTABLE_MARKER = "sfdesk-portable.txt"
"""A file of this name beside the frozen program makes it keep everything in ``data`` beside it."""

_READ_ONLY = (
    "This copy may not write beside itself (a read-only stick?): settings and saved searches are "
    "kept until it is closed, and not longer."
)


def _portable_folder() -> Path | None:
    """Return the folder of a portable program; None where this is none."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent
    return beside if (beside / PORTABLE_MARKER).is_file() else None


@dataclass(frozen=True, slots=True)
class Profile:
    """The user's own folders; none of them is made before something is written.

    Attributes:
        config: Settings, which a person may edit.
        data: What the user brought in, e.g. the imported published document.
        cache: What can be made again, e.g. a search index.
        note: What the user has to know of it, e.g. that nothing is kept; mostly empty.
    """

    config: Path
    data: Path
    cache: Path
    note: str = ""

    @property
    def logs(self) -> Path:
        """The log files; they hold no note, no query and no user name."""
        return self.data / "logs"

    @classmethod
    def default(cls) -> "Profile":
        """Return the folders that the platform has for this.

        ``SFDESK_PROFILE`` overrides all; then the folder beside a portable program is used.
        """
        if folder := os.environ.get("SFDESK_PROFILE"):
            return cls.below(Path(folder))
        if beside := _portable_folder():
            return cls.portable(beside)
        import platformdirs

        dirs = platformdirs.PlatformDirs("sfdesk", appauthor=False)
        return cls(Path(dirs.user_config_dir), Path(dirs.user_data_dir), Path(dirs.user_cache_dir))

    @classmethod
    def temporary(cls) -> "Profile":
        """Return new empty folders that nothing else uses."""
        import tempfile

        return cls.below(Path(tempfile.mkdtemp(prefix="sfdesk-profile-")))

    @classmethod
    def portable(cls, beside: Path) -> "Profile":
        """Return the folders beside a portable program, or temporary ones where none may be made.

        Args:
            beside: The folder of the program, found anew at each start: a stick may be mounted
                elsewhere.
        """
        data = beside / "data"
        try:
            data.mkdir(exist_ok=True)
            write_whole(data / "writable", b"")
        except OSError:
            return replace(cls.temporary(), note=_READ_ONLY)
        return cls.below(data)

    @classmethod
    def below(cls, folder: Path) -> "Profile":
        """Return the three folders below one."""
        return cls(folder / "config", folder / "data", folder / "cache")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed.

    Args:
        path: The target; its folder is made if it does not exist.

    Raises:
        OSError: If the folder cannot be written; the old file is as it was.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
