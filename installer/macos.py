"""What only macOS needs: a signature over the finished bundle, and the disk image."""

import subprocess
from pathlib import Path


def sign_command(app: Path) -> list[str]:
    """Return the command that signs a bundle without a certificate; Apple Silicon runs no other."""
    return ["codesign", "--force", "--deep", "--sign", "-", str(app)]


def image_command(folder: Path, target: Path) -> list[str]:
    """Return the command that makes a compressed disk image of a folder."""
    name = "Family Support Matrix"
    where = ["-volname", name, "-srcfolder", str(folder)]
    return ["hdiutil", "create", *where, "-format", "UDZO", "-ov", str(target)]


def disk_image(app: Path, work: Path, target: Path) -> None:
    """Write a disk image with the bundle and a link to drag it to."""
    folder = work / "image"
    folder.mkdir(parents=True)
    subprocess.run(["ditto", str(app), str(folder / app.name)], check=True)
    (folder / "Applications").symlink_to("/Applications")
    subprocess.run(image_command(folder, target), check=True)
