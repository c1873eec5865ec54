"""Build the edition and its search index from the authored content.

Usage: build_edition.py SOURCE_FOLDER TARGET_FOLDER

Run by ``dev.py`` and by the wheel's build hook; the same content gives the same bytes.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "build" / "edition"
MODULE = ROOT / "src" / "sfdesk" / "edition" / "_built_in.py"
sys.path.insert(0, str(ROOT / "src"))


def vouch_for(edition: Path, module: Path) -> None:
    """Write the module by which the program knows the edition it ships with.

    Args:
        edition: The built edition.
        module: The file to write; one that says the same already is left as it is.
    """
    from sfdesk.edition.built_in import module_text
    from sfdesk.edition.manifest import MANIFEST

    content = json.loads((edition / MANIFEST).read_text(encoding="utf8"))["content_hash"]
    text = module_text(edition, content, MANIFEST)
    if not module.is_file() or module.read_text(encoding="utf8") != text:
        module.write_text(text, encoding="utf8", newline="\n")


def main() -> int:
    """Build, or print every problem of the content."""
    from sfdesk.authoring.build import build_all
    from sfdesk.core.errors import SfdeskError

    target = Path(sys.argv[2])
    try:
        build_all(Path(sys.argv[1]), target)
        if target.resolve() == SHIPPED.resolve():
            vouch_for(target, MODULE)
    except SfdeskError as error:
        print(error.user_text, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
