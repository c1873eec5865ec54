"""Read the user's own copy of the published review, or refuse it and say why.

The file comes from outside: its size is looked at before it is read, and nothing is kept of a
file that is not, whole, the document that the edition was made from.
"""

import logging
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sfdesk.core.errors import PublishedError
from sfdesk.model.provenance import COLUMNS
from sfdesk.published.document import Published, Report
from sfdesk.published.parsing import Parsed, parse
from sfdesk.published.tables import mixed_up_columns

_log = logging.getLogger(__name__)

LARGEST = 20 * 1024 * 1024
_TITLE = ("supporting families programme", "rapid evidence review")
_TITLE_WITHIN = 4_000
_TOLD = 5

_KEPT = "Nothing was changed; what was imported before is still there."
_DO = "Choose the appendices of the review, saved as plain text in UTF-8."

_SIGNATURES = (
    (b"%PDF", "a PDF file under another name"),
    (b"PK\x03\x04", "a packed file (such as a Word document or a zip)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xff\xfe", "text in UTF-16, not in UTF-8"),
    (b"\xfe\xff", "text in UTF-16, not in UTF-8"),
)

_TABLE_ROWS = {
    "System-level approaches": 8,
    "Parenting interventions": 6,
    "Therapeutic interventions": 3,
    "Therapies": 5,
    "Substance misuse interventions": 3,
    "Family conflict: in the Guidebook": 3,
    "Family conflict: not in the Guidebook": 2,
}

_TOPICS = ("Parental mental health", "Domestic abuse", "Substance misuse", "Reducing family conf")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the whole document holds; a test may expect less.

    Attributes:
        rows: Rows of the matrix.
        notes: Numbered notes, 1 to this number.
        tables: Rows of each table; None where only the sum counts.
    """

    rows: int = 30
    notes: int = 178
    tables: tuple[tuple[str, int], ...] | None = tuple(_TABLE_ROWS.items())


REVIEW = Expected()


def read_document(path: Path, expected: Expected = REVIEW) -> Published:
    """Read the review's appendices from a text file.

    Raises:
        PublishedError: If the file is too large, not UTF-8 text, another document, incomplete,
            or its tables are not those of the review.
    """
    text = _text(_content(path))
    start = text[:_TITLE_WITHIN].casefold()
    if not all(part in start for part in _TITLE):
        raise _refusal("This is another document: the review's title does not stand at its head.")
    parsed = parse(text)
    _check_tables(parsed)
    _check_whole(parsed, expected)
    _log.info("read %d rows and %d notes", len(parsed.rows), len(parsed.notes))
    return Published(
        tuple(parsed.rows),
        parsed.notes,
        {path: tuple(blocks) for path, blocks in parsed.sections.items()},
        Report(
            len(parsed.rows),
            len(parsed.notes),
            len(parsed.sections),
            parsed.found,
            parsed.corrected,
            tuple(parsed.unplaced),
        ),
    )


def import_report_lines(report: Report) -> list[str]:
    """Return what an import found, in plain words, one line each."""
    lines = [
        f"{report.rows} rows of the matrix and {report.notes} numbered notes were read.",
        f"{report.sections} headed sections of running text were read.",
        f"{report.markers} note markers were found; {report.corrected} of them were corrected, "
        "because the review printed a number one lower than the note it means.",
    ]
    if not report.unplaced:
        return [*lines, "Everything in the document found its place."]
    return [*lines, f"{len(report.unplaced)} thing(s) could not be placed:", *report.unplaced]


def _refusal(happened: str, do: str = _DO, detail: str = "") -> PublishedError:
    return PublishedError(happened, kept=_KEPT, do=do, detail=detail)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _refusal(f"There is no file {path}.")
        size = path.stat().st_size
        if size > LARGEST:
            size_text = f"{size / 1024 / 1024:,.0f} MB"
            raise _refusal(f"The file is {size_text} large; the review has less than 1 MB.")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise _refusal(f"The file {path} could not be read.", detail=repr(error)) from error


def _text(content: bytes) -> str:
    bare = content.removeprefix(b"\xef\xbb\xbf")
    if not bare.strip():
        raise _refusal("The file is empty.")
    for signature, kind in _SIGNATURES:
        if bare.lstrip().startswith(signature):
            raise _refusal(f"The file is {kind}.")
    if b"\0" in bare:
        raise _refusal("The file is not text: it holds bytes that no text has.")
    try:
        return bare.decode("utf8")
    except UnicodeDecodeError as error:
        line = bare.count(b"\n", 0, error.start) + 1
        raise _refusal(
            f"The text is not UTF-8: line {line}, byte {error.start + 1} of the file, cannot be "
            "read. It was probably saved in the Windows encoding.",
            detail=str(error),
        ) from error


def _check_tables(parsed: Parsed) -> None:
    problems = parsed.problems or list(mixed_up_columns(parsed.rows))
    if not problems:
        return
    more = f"; and {len(problems) - _TOLD} more" if len(problems) > _TOLD else ""
    raise _refusal(
        f"The tables are not those of the review: {'; '.join(problems[:_TOLD])}{more}.",
        do="Use an unchanged copy of the review's appendices.",
        detail="\n".join(problems),
    )


def _check_whole(parsed: Parsed, expected: Expected) -> None:
    missing = _missing(parsed, expected)
    if not missing:
        return
    cut = " It breaks off in the middle of a table." if parsed.broken_off else ""
    raise _refusal(
        f"The document is not whole.{cut} Missing: {'; '.join(missing)}.",
        do="Use a complete copy of the review's appendices.",
    )


def _missing(parsed: Parsed, expected: Expected) -> list[str]:
    missing = [f"Appendix {letter}" for letter in "ABC" if letter not in parsed.appendices]
    paths = [path.casefold() for path in parsed.sections]
    for topic in _TOPICS:
        if not any(path.startswith(topic.casefold()) for path in paths):
            missing.append(f"the section “{topic.removesuffix(' conf')}”")
    if len(parsed.rows) < expected.rows:
        missing.append(f"{expected.rows - len(parsed.rows)} of {expected.rows} rows of the matrix")
        missing += _short_tables(parsed, expected)
    notes = [n for n in range(1, expected.notes + 1) if n not in parsed.notes]
    if notes:
        missing.append(f"{len(notes)} of {expected.notes} notes (the first: note {notes[0]})")
    if parsed.broken_off and not missing:
        missing.append("the end of the last row")
    return missing


def _short_tables(parsed: Parsed, expected: Expected) -> list[str]:
    have = Counter(row.table for row in parsed.rows)
    wanted = dict(expected.tables or ())
    return [
        f"{number - have[table]} in “{table}”"
        for table, number in wanted.items()
        if table in COLUMNS and have[table] < number
    ]
