"""What only macOS needs: what its bundle says of itself, a signature over it, the disk image."""

import subprocess
from pathlib import Path
from typing import Any

from sfdesk import PROGRAM
from sfdesk.editions import ENDING

IDENTIFIER = "org.sfdesk.sfdesk"
_EDITION = f"{IDENTIFIER}.edition"


def info_plist(icon: str) -> dict[str, Any]:
    """Return what the bundle says of itself, besides what PyInstaller says of every bundle.

    Edition files are a type of our own, which a double click opens with this program; Qt tells of
    it by an event (``ui/window/application.py``).

    Args:
        icon: Name of the icon in the bundle.
    """
    what = f"Edition for the {PROGRAM}"
    return {
        "CFBundleDisplayName": PROGRAM,
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": what,
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": icon,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_EDITION],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _EDITION,
                "UTTypeDescription": what,
                "UTTypeIconFile": icon,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [ENDING.removeprefix(".")],
                },
            }
        ],
    }


def sign_command(app: Path) -> list[str]:
    """Return the command that signs a bundle without a certificate; Apple Silicon runs no other."""
    return ["codesign", "--force", "--deep", "--sign", "-", str(app)]


def image_command(folder: Path, target: Path) -> list[str]:
    """Return the command that makes a compressed disk image of a folder."""
    where = ["-volname", PROGRAM, "-srcfolder", str(folder)]
    return ["hdiutil", "create", *where, "-format", "UDZO", "-ov", str(target)]


def disk_image(app: Path, work: Path, target: Path) -> None:
    """Write a disk image with the bundle and a link to drag it to."""
    folder = work / "image"
    folder.mkdir(parents=True)
    subprocess.run(["ditto", str(app), str(folder / app.name)], check=True)
    (folder / "Applications").symlink_to("/Applications")
    subprocess.run(image_command(folder, target), check=True)
