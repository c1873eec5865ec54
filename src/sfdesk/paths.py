"""Where things are: the built edition and resources (read), the user's own folders (written).

What only some calls need is imported in them: every start waits for this module.
"""

import os
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Profile:
    """The user's own folders; none of them is made before something is written.

    Attributes:
        config: Settings, which a person may edit.
        data: What the user brought in, e.g. the imported published document.
        cache: What can be made again, e.g. a search index.
    """

    config: Path
    data: Path
    cache: Path

    @property
    def logs(self) -> Path:
        """The log files; they hold no note, no query and no user name."""
        return self.data / "logs"

    @classmethod
    def default(cls) -> "Profile":
        """Return the folders that the platform has for this; ``SFDESK_PROFILE`` overrides all."""
        if folder := os.environ.get("SFDESK_PROFILE"):
            return cls.below(Path(folder))
        import platformdirs

        dirs = platformdirs.PlatformDirs("sfdesk", appauthor=False)
        return cls(Path(dirs.user_config_dir), Path(dirs.user_data_dir), Path(dirs.user_cache_dir))

    @classmethod
    def temporary(cls) -> "Profile":
        """Return new empty folders that nothing else uses."""
        import tempfile

        return cls.below(Path(tempfile.mkdtemp(prefix="sfdesk-profile-")))

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
