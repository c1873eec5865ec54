"""Build the edition and its search index from the authored content.

Usage: build_edition.py SOURCE_FOLDER TARGET_FOLDER

Run by ``dev.py`` and by the wheel's build hook; the same content gives the same bytes.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))


def build_all(source: Path, target: Path) -> None:
    """Check the content, write the database and its manifest, and build the index beside it."""
    from sfdesk.authoring.build import build
    from sfdesk.authoring.source import read_source
    from sfdesk.search.documents import documents
    from sfdesk.search.index import build_index
    from sfdesk.search.vocabulary import Vocabulary

    edition = read_source(source)
    build(edition, target, (source / "source-check.toml",))
    vocabulary = Vocabulary(edition.concepts)
    found, content = tuple(documents(edition)), edition.info.content_hash
    shutil.rmtree(target / "index", ignore_errors=True)
    build_index(found, vocabulary, target / "index", content)


def main() -> int:
    """Build, or print every problem of the content."""
    from sfdesk.core.errors import SfdeskError

    try:
        build_all(Path(sys.argv[1]), Path(sys.argv[2]))
    except SfdeskError as error:
        print(error.user_text, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
