"""Build the edition and its search index from the authored content.

Usage: build_edition.py SOURCE_FOLDER TARGET_FOLDER

Run by ``dev.py`` and by the wheel's build hook; the same content gives the same bytes.
"""

import json
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "build" / "edition"
MODULE = ROOT / "src" / "sfdesk" / "edition" / "_built_in.py"
sys.path.insert(0, str(ROOT / "src"))


def build_all(source: Path, target: Path) -> None:
    """Check the content, write the database and its manifest, and build the index beside it."""
    from sfdesk.authoring.build import build
    from sfdesk.authoring.source import read_source
    from sfdesk.reading.vocabulary import Vocabulary
    from sfdesk.search.documents import documents
    from sfdesk.search.index import build_index

    edition = read_source(source)
    extras = (source / name for name in ("review.toml", "source-check.toml"))
    build(edition, target, tuple(extra for extra in extras if extra.exists()))
    vocabulary = Vocabulary(edition.concepts)
    found, content = tuple(documents(edition)), edition.info.content_hash
    shutil.rmtree(target / "index", ignore_errors=True)
    build_index(found, vocabulary, target / "index", content)


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
