"""Coverage-guided fuzzing of what reads an edition file: container, envelope, manifest, database.

Usage: fuzz_editions.py [-max_total_time=SECONDS] [CORPUS_FOLDER]

Needs the package atheris, which nothing else here does; its options are libFuzzer's. Whatever is
read, nothing but an ``EditionError`` may come of it. The first byte says which reader is tried.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

# Before anything else imports them: what is imported already is not watched.
with atheris.instrument_imports(include=["sfdesk.editions", "securesystemslib"]):
    from sfdesk.editions.container import packed, unpacked
    from sfdesk.editions.database import read_database
    from sfdesk.editions.envelope import opened
    from sfdesk.editions.packing import ENVELOPE
    from sfdesk.editions.root import PAYLOAD_TYPE as ROOT_TYPE
    from sfdesk.editions.root import version_of
    from sfdesk.editions.signed_manifest import PAYLOAD_TYPE, SignedManifest

from sfdesk.authoring.source import read_source  # noqa: E402
from sfdesk.core.errors import EditionError  # noqa: E402
from signers import cut_down, edition_file, root_file  # noqa: E402

READERS: tuple[Callable[[bytes], object], ...] = (
    unpacked,
    lambda content: opened(content, PAYLOAD_TYPE),
    SignedManifest.decoded,
    version_of,
    read_database,
)


def try_one(data: bytes) -> None:
    """Read made-up bytes; anything but a refusal in plain words is a finding."""
    if not data:
        return
    try:
        READERS[data[0] % len(READERS)](data[1:])
    except EditionError as error:
        if "\n" in error.user_text:
            raise ValueError(error.user_text) from error


def write_seeds(folder: Path) -> None:
    """Write what each reader takes, as a beginning."""
    with tempfile.TemporaryDirectory() as made:
        edition = cut_down(read_source(ROOT / "db" / "sfp-2023"))
        content = edition_file(edition, Path(made) / "seed.sfedition").read_bytes()
    members = unpacked(content)
    payload = opened(members[ENVELOPE], PAYLOAD_TYPE).payload
    root = root_file()
    inner = opened(root, ROOT_TYPE).payload
    small = (members[ENVELOPE], payload, root, inner)
    container = packed({ENVELOPE: b"{}", "edition.json": b"{}", "matrix.sqlite": b"SQLite"})
    for number, seed in enumerate((container, *small, members["matrix.sqlite"])):
        reader = (0, 1, 2, 3, 2, 4)[number]
        (folder / f"seed-{number}").write_bytes(bytes([reader]) + seed)


def main() -> None:
    """Fuzz until the time is up or something is found."""
    folders = [each for each in sys.argv[1:] if not each.startswith("-")]
    corpus = Path(folders[0]) if folders else Path(tempfile.mkdtemp(prefix="corpus-"))
    corpus.mkdir(exist_ok=True)
    write_seeds(corpus)
    options = [each for each in sys.argv[1:] if each.startswith("-")]
    atheris.Setup([sys.argv[0], "-max_len=300000", *options, str(corpus)], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
