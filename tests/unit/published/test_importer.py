"""The user's own copy is read whole, or refused with the reason."""

import os
import time
from pathlib import Path

import pytest
from tests.unit.published.made_up import (
    CHESS,
    CLAY,
    FULL,
    KITE,
    NOTES,
    REVIEW,
    ROWS,
    SONG,
    Write,
)

from sfdesk.core.errors import PublishedError
from sfdesk.published.document import Published, Report, markers
from sfdesk.published.importer import import_report_lines, read_document
from sfdesk.published.tables import columns_of


def refused(path: Path) -> PublishedError:
    with pytest.raises(PublishedError) as caught:
        read_document(path, REVIEW)
    assert caught.value.kept
    assert caught.value.do
    return caught.value


def test_the_whole_document_is_read(published: Published) -> None:
    assert len(published.rows) == ROWS
    assert sorted(published.notes) == list(range(1, NOTES + 1))
    assert published.report == Report(ROWS, NOTES, 15, 18, 5)


def test_a_row_has_its_table_name_and_columns(published: Published) -> None:
    kite = published.rows[0]
    assert (kite.table, kite.row) == (FULL, "Kite days")
    assert tuple(kite.cells) == columns_of(FULL)
    assert kite.cells["Strength of evidence"] == "<p>The strength is low, at level 2.</p>"


def test_tables_with_fewer_columns_and_other_names_are_read(published: Published) -> None:
    rows = {row.row: row for row in published.rows}
    assert len(rows["Clay therapy"].cells) == 5
    assert rows["Duet"].cells["Outcomes / Strength of evidence"] == "Level 3 in six months."
    assert rows["Tea evenings"].cells["Outcomes"] == ""
    assert rows["Pair walks"].table == "Family conflict: not in the Guidebook"


def test_the_name_is_the_first_one_in_bold(published: Published) -> None:
    assert published.rows[8].cells["Name"].startswith("<b>Duet</b> [16] (also known as")


def test_markers_of_tables_are_right_and_those_of_prose_are_one_too_low(
    published: Published,
) -> None:
    sections = published.sections
    assert (
        "kites too. [6, printed 5]"
        in sections["Individual-level interventions › Parenting Interventions"][0]
    )
    assert "[12, printed 11]" in sections["Domestic abuse interventions › Prevalence"][0]
    assert markers(published.rows[3].cells["Description"]) == (7,)
    assert markers(published.rows[9].cells["Description"]) == (17, 18)
    assert "care [1] and" in sections["Appendix B. Methods › Standards"][0]


def test_both_styles_of_notes_are_read(published: Published) -> None:
    assert published.notes[9] == "Mood, H."
    assert published.notes[2] == "Flyer, A. (2001). <i>Kites</i>, 1(2)."
    assert published.notes[1].startswith("See https://example.org/a_b, and")


def test_a_paragraph_goes_on_after_the_notes_of_its_page(published: Published) -> None:
    (block,) = published.sections["Appendix B. Methods › Standards"]
    assert block.endswith("count at least 20 books in all.</p>")


def test_page_furniture_is_nowhere(published: Published) -> None:
    texts = [t for blocks in published.sections.values() for t in blocks]
    assert not any("MATRIX OF" in text or "---" in text for text in texts)


def test_the_report_is_told_in_plain_words(published: Published) -> None:
    lines = import_report_lines(published.report)
    assert lines[0] == "11 rows of the matrix and 18 numbered notes were read."
    assert "18 note markers were found; 5 of them were corrected" in lines[2]
    assert lines[-1] == "Everything in the document found its place."


def test_what_cannot_be_placed_is_told(write: Write) -> None:
    path = write(("It touches 7% of streets.<sup>11</sup>", "It touches all.<sup>77</sup>"))
    report = read_document(path, REVIEW).report
    assert report.unplaced == (
        "A marker points to note 78, which is not there.",
        "Domestic abuse interventions › Prevalence, 1 of 1: 8 characters fewer than the review",
    )
    assert import_report_lines(report)[-3] == "2 things are not as in the review:"


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(
    write: Write, published: Published, line_end: str
) -> None:
    path = write()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", line_end.encode()))
    assert read_document(path, REVIEW) == published


def test_a_file_of_200_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    started = time.perf_counter()
    assert "200 MB" in refused(path).happened
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file under another name"),
        (b"PK\x03\x04word/document.xml", "packed file"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Office document"),
        (b"{\\rtf1 The Supporting", "RTF"),
        ("The Supporting".encode("utf-16"), "UTF-16"),
        (b"The Supporting\0Families", "bytes that no text has"),
        (b"A shopping list: kites, string", "another document"),
    ],
)
def test_what_is_no_such_text_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    assert told in refused(path).happened


def test_the_windows_encoding_is_told_with_its_place(write: Write) -> None:
    error = refused(write(("Hull\n- song", "Zürich\n- song"), encoding="cp1252"))
    assert "not UTF-8: line 2" in error.happened
    assert "Windows" in error.happened
    assert "byte" in error.happened


def test_another_review_is_refused(write: Write) -> None:
    error = refused(write(("# The Supporting Families Programme", "# Kites in Schools")))
    assert error.happened.startswith("This is another document")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "none.txt").happened
    assert "There is no file" in refused(tmp_path).happened


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file one may not read")
def test_a_file_that_may_not_be_read_is_refused(write: Write) -> None:
    path = write()
    path.chmod(0)
    assert "could not be read" in refused(path).happened


def cut(path: Path, before: str, keep: int = 0) -> Path:
    text = path.read_text(encoding="utf8")
    path.write_text(text[: text.index(before) + keep], encoding="utf8")
    return path


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("## Appendix A", "11 of 11 rows are missing, the first: System-level approaches › Kite"),
        ("# Appendix C", "11 of 15 sections are missing, the first: Individual-level interven"),
        ("10 Talker", "9 of 18 notes are missing, the first: 10"),
        ("17 Walker", "note “17” is missing; note “18” is missing."),
    ],
)
def test_a_truncated_document_is_told_what_it_lacks(write: Write, before: str, told: str) -> None:
    error = refused(cut(write(), before))
    assert "not whole" in error.happened
    assert told in error.detail.replace("\n", "; ") + "."


def test_a_document_that_breaks_off_in_a_row_is_told_so(write: Write) -> None:
    error = refused(cut(write(), SONG, keep=40))
    assert "breaks off in the middle of a table" in error.happened
    assert "10 of 11 rows" in error.happened


def test_a_document_pasted_twice_is_told_so(write: Write) -> None:
    path = write()
    path.write_text(path.read_text(encoding="utf8") * 2, encoding="utf8")
    assert "Appendix A begins a second time" in refused(path).happened


HEADER = "\t".join(columns_of(FULL))
SWAPPED = "\t".join([HEADER.split("\t")[i] for i in (0, 1, 2, 4, 3, 5)])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (HEADER, SWAPPED, "stand in another order"),
        (HEADER, HEADER.replace("Evidence gaps", "Costs"), "does not have: Costs"),
        (HEADER, HEADER.replace("\tEvidence gaps", ""), "lacks the column Evidence gaps"),
        (f"{HEADER}\n{KITE}", KITE, "without names of columns"),
        (KITE, KITE.rpartition("\t")[0], "has 5 cells, the table 6 columns"),
        (KITE, f"{KITE}\tmore", "has 7 cells, the table 6 columns"),
        (KITE, KITE.replace("<b>Kite days</b>", "Kite days"), "not the name of an intervention"),
        (KITE, KITE.replace("Level of need", "Need"), "says no level of need"),
        (
            KITE,
            KITE.replace("Further", "<b>Level of need:</b> all"),
            "stands under “Evidence gaps”",
        ),
        (KITE, KITE.replace("<sup>3<", "<sup>1<"), "run backwards"),
        (KITE, KITE.replace("Further", "kite " * 7000), "characters long"),
        (KITE, KITE.replace("Further", "kite " * 14000), "characters long"),
        ("## System-level approaches", "## Kites", "a table where the review has none"),
    ],
)
def test_shuffled_or_strange_tables_are_refused(
    write: Write, old: str, new: str, told: str
) -> None:
    error = refused(write((old, new)))
    assert "tables are not those of the review" in error.happened
    assert told in error.happened


def shuffled(row: str) -> str:
    cells = row.split("\t")
    return "\t".join([*cells[:4], cells[5], cells[4]])


def test_cells_that_stand_in_another_order_are_told(write: Write) -> None:
    error = refused(write((KITE, shuffled(KITE))))
    assert "System-level approaches › Kite days: its cells stand in another order" in error.happened


def test_the_worst_is_told_first(write: Write) -> None:
    error = refused(write(("Fine.", "Finer."), ("18 Walker, Q.", "")))
    trifle, worst = "Kites at home › Evidence of effectiveness", "note “18” is missing"
    assert error.happened.index(worst) < error.happened.index(trifle)
    assert error.detail.index(trifle) < error.detail.index(worst)


def test_every_flaw_stands_in_the_detail_and_a_few_are_told(write: Write) -> None:
    rows = (KITE, SONG, CHESS, CLAY)
    error = refused(write(*((row, shuffled(row) if row != CLAY else "") for row in rows)))
    assert len(error.detail.splitlines()) == 4
    assert "row “Therapies › Clay therapy” is missing" in error.detail


def test_a_flood_of_problems_is_told_shortly(write: Write) -> None:
    error = refused(write((KITE, "\n".join(["a\tb\tc"] * 1000))))
    assert "; and 15 more" in error.happened
    assert len(error.happened) < 1000


@pytest.mark.parametrize(
    "junk", ["<b>" * 9_000, "[" * 50_000, "*a" * 25_000, "<!--" * 12_000, "<a b=" * 9_000]
)
def test_hostile_text_is_read_in_no_time(write: Write, junk: str) -> None:
    path = write(("More is to be learned in Leeds.", "\n".join([junk] * 5)))
    started = time.process_time()
    assert "the review has 3" in refused(path).happened
    assert time.process_time() - started < 5


def test_a_document_of_too_many_lines_is_refused(write: Write) -> None:
    assert "lines; the review has" in refused(write(("20 books", "a\n---\n" * 5000))).happened
