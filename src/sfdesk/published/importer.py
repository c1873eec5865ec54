"""Read the user's own copy of the published review, or refuse it and say why.

The file comes from outside: its size is looked at before it is read, and nothing is kept of a
file that is not, whole, the document that the edition was made from.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from sfdesk.core.errors import PublishedError
from sfdesk.core.files import named
from sfdesk.core.language import number, to_translate, tr, tr_n
from sfdesk.published.document import Published, Report
from sfdesk.published.parsing import Parsed, parse
from sfdesk.published.review import Review
from sfdesk.published.whole import Flaw, flaws

_log = logging.getLogger(__name__)

LARGEST = 20 * 1024 * 1024
_TITLE = ("supporting families programme", "rapid evidence review")
_TITLE_WITHIN = 4_000
_TOLD = 5

_KEPT = to_translate("Nothing was changed; what was imported before is still there.")
_DO = to_translate("Choose the appendices of the review, saved as plain text in UTF-8.")

_SIGNATURES = (
    (b"%PDF", to_translate("a PDF file under another name")),
    (b"PK\x03\x04", to_translate("a packed file (such as a Word document or a zip)")),
    (b"\xd0\xcf\x11\xe0", to_translate("an old Office document")),
    (b"{\\rtf", to_translate("a rich text (RTF) document")),
    (b"\xff\xfe", to_translate("text in UTF-16, not in UTF-8")),
    (b"\xfe\xff", to_translate("text in UTF-16, not in UTF-8")),
)


def read_document(path: Path, review: Review) -> Published:
    """Read the review's appendices from a text file.

    Args:
        review: What they hold.

    Raises:
        PublishedError: If the file is too large, not UTF-8 text, another document, not whole or
            not in order, or its tables are not those of the review.
    """
    text = _text(_content(path))
    start = text[:_TITLE_WITHIN].casefold()
    if not all(part in start for part in _TITLE):
        raise _refusal(
            tr("This is another document: the review's title does not stand at its head.")
        )
    parsed = parse(text)
    _check_tables(parsed)
    found = list(flaws(parsed, review))
    _check_whole(found, parsed.broken_off)
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
            (*parsed.unplaced, *(flaw.text for flaw in found)),
        ),
    )


def import_report_lines(report: Report) -> list[str]:
    """Return what an import found, in plain words, one line each."""
    lines = [
        tr(
            "{rows} rows of the matrix and {notes} numbered notes were read.",
            rows=number(report.rows),
            notes=number(report.notes),
        ),
        tr_n(
            "{count} headed section of running text was read.",
            "{count} headed sections of running text were read.",
            report.sections,
        ),
        tr(
            "{markers} note markers were found; {corrected} of them were corrected, "
            "because the review printed a number one lower than the note it means.",
            markers=number(report.markers),
            corrected=number(report.corrected),
        ),
    ]
    if not report.unplaced:
        return [*lines, tr("Everything in the document found its place.")]
    return [
        *lines,
        tr_n(
            "{count} thing is not as in the review:",
            "{count} things are not as in the review:",
            len(report.unplaced),
        ),
        *report.unplaced,
    ]


def _refusal(happened: str, do: str = "", detail: str = "") -> PublishedError:
    return PublishedError(happened, kept=tr(_KEPT), do=do or tr(_DO), detail=detail)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _refusal(tr("There is no file {path}.", path=named(path, whole=True)))
        size = path.stat().st_size
        if size > LARGEST:
            size_text = f"{size / 1024 / 1024:,.0f} MB"
            raise _refusal(
                tr(
                    "The file is {size} large; the review has less than 1 MB.",
                    size=size_text,
                )
            )
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise _refusal(
            tr("The file {path} could not be read.", path=named(path, whole=True)),
            detail=repr(error),
        ) from error


def _text(content: bytes) -> str:
    bare = content.removeprefix(b"\xef\xbb\xbf")
    if not bare.strip():
        raise _refusal(tr("The file is empty."))
    for signature, kind in _SIGNATURES:
        if bare.lstrip().startswith(signature):
            raise _refusal(tr("The file is {kind}.", kind=tr(kind)))
    if b"\0" in bare:
        raise _refusal(tr("The file is not text: it holds bytes that no text has."))
    try:
        return bare.decode("utf8")
    except UnicodeDecodeError as error:
        line = bare.count(b"\n", 0, error.start) + 1
        raise _refusal(
            tr(
                "The text is not UTF-8: line {line}, byte {start} of the file, cannot be "
                "read. It was probably saved in the Windows encoding.",
                line=line,
                start=error.start + 1,
            ),
            detail=str(error),
        ) from error


def _check_tables(parsed: Parsed) -> None:
    if problems := parsed.problems:
        raise _refusal(
            tr("The tables are not those of the review: {faults}.", faults=_some(problems)),
            do=tr("Use an unchanged copy of the review's appendices."),
            detail="\n".join(problems),
        )


def _check_whole(found: Sequence[Flaw], broken_off: bool) -> None:
    """Refuse a document that is not whole, with every flaw in the detail, a line each."""
    if not any(flaw.serious for flaw in found):
        return
    worst_first = sorted(found, key=lambda flaw: not flaw.serious)
    faults = _some([flaw.text for flaw in worst_first])
    told = tr("The document is not whole or not in order. {faults}.", faults=faults)
    if broken_off:
        told = tr(
            "The document is not whole or not in order. It breaks off in the middle of a table. "
            "{faults}.",
            faults=faults,
        )
    raise _refusal(
        told,
        do=tr("Use a complete, unchanged copy of the review's appendices."),
        detail="\n".join(flaw.text for flaw in found),
    )


def _some(problems: Sequence[str]) -> str:
    told, more = [*problems[:_TOLD]], len(problems) - _TOLD
    if more > 0:
        told.append(tr_n("and {count} more", "and {count} more", more))
    return "; ".join(told)
