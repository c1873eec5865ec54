"""Every sheet as assistive technology reads it, out of the PDF's own structure tree."""

import datetime
import re
from typing import Any

import pytest

from sfdesk.factsheets.blocks import (
    Block,
    Cautions,
    Fact,
    Facts,
    Headed,
    Later,
    Lines,
    Notice,
    Page,
    Pair,
    Points,
    Prose,
    Questions,
    References,
    SmallPrint,
    Sure,
    Table,
)
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.pages import page
from sfdesk.factsheets.printable import printable
from sfdesk.factsheets.render import SheetMaker
from sfdesk.model.citation import Cited
from sfdesk.model.edition import Edition
from tests.pdf_reading import Element, Tagged
from tests.pictures import page_texts

DAY = datetime.date(2026, 11, 23)
pytestmark = pytest.mark.slow

every_kind = pytest.mark.parametrize(
    ("audience", "profile"), [(a, p) for a in Audience for p in PrintProfile]
)


def bare(text: str) -> str:
    """Return a text without what differs between a line on paper and a line of data."""
    return re.sub(r"[\s\u200b\u2060\u00ad•☐]", "", text)


def words_of(block: Block) -> list[str]:
    """Return what a block says, in the order in which it is to be read."""
    match block:
        case Prose():
            tags = ["In short:", "; ".join(block.tags)] if block.tags else []
            return [block.heading, *block.paragraphs, *tags]
        case Points() | Questions():
            return [block.heading, *block.items]
        case Notice():
            return [block.heading, *block.paragraphs]
        case Sure():
            return [block.heading, block.phrase]
        case Pair():
            return [*words_of(block.one), *words_of(block.other)]
        case SmallPrint():
            return list(block.lines)
        case Later():
            items = [text for i in block.items for text in (f"{i.when}.", i.what, i.source)]
            return [block.heading, block.note, *items]
        case Cautions():
            return [f"Caution:{c.concerns}.{c.text}" for c in block.items]
        case Facts():
            rows = [text for row in block.rows for text in (row.label, *row.lines)]
            return [block.heading, *block.columns, *rows]
        case Table():
            return [block.heading, *block.columns, *(t for row in block.rows for t in row)]
        case Lines():
            return [block.heading, *block.words]
        case References():
            return [block.heading, *(text for item in block.items for text in noted(item))]
        case _:
            assert isinstance(block, Headed)
            return [block.heading]


def noted(item: Cited) -> list[str]:
    return [str(item.number), *item.lines, *([f"({item.printed})"] if item.printed else [])]


def in_order(sheet: Page) -> str:
    blocks = (text for block in (*sheet.reading, *sheet.working) for text in words_of(block))
    return "".join(bare(printable(t)) for t in (sheet.title, *sheet.trail, sheet.lead, *blocks))


def closing(edition: Edition, sheet: Page) -> str:
    """What stands at the foot of every page, and once as text."""
    info = edition.info
    return (
        f"{sheet.title} · Information, not a recommendation."
        f"Evidence as of {info.evidence_as_of} · edition {info.id} ({info.short_hash})"
        f" · printed 23 Nov 2026Source: {info.source_title}"
    )


def is_empty(element: Element) -> bool:
    """Whether an element says nothing: a section that a screen reader stops at in vain."""
    return not element.text.strip() and "/Alt" not in element.entry and not has_alt(element)


def has_alt(element: Element) -> bool:
    return any("/Alt" in each.entry for each in element.walk())


@every_kind
def test_every_sheet_is_pdf_ua_and_is_read_in_the_order_of_its_record(
    maker: SheetMaker, edition: Edition, audience: Audience, profile: PrintProfile
) -> None:
    for row in edition.interventions:
        pdf = maker.pdf(edition, [row], audience, profile, DAY)
        tagged, sheet = Tagged(pdf), page(edition, row, audience)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
        assert b"/Marked true" in pdf
        assert str(tagged.root["/Lang"]) == "en-GB"
        assert b"/DisplayDocTitle true" in pdf
        assert tagged.reader.metadata
        assert tagged.reader.metadata.title == sheet.title
        read = bare(tagged.tree.text).replace("›", "")
        assert read == in_order(sheet) + bare(closing(edition, sheet)), row.slug
        assert not [e.kind for e in tagged.tree.walk() if is_empty(e)]
        assert [h.kind for h in tagged.tree.all("H1", "H2", "H3")].count("H1") == 1
        assert tagged.tree.all("H1", "H2", "H3")[0].kind == "H1"
        assert tagged.images == 0, "text must never be a picture"
        assert not tagged.tree.all("Figure")


@pytest.mark.parametrize("profile", PrintProfile)
def test_tables_have_header_cells_that_say_what_they_head(
    maker: SheetMaker, edition: Edition, profile: PrintProfile
) -> None:
    tagged = Tagged(maker.pdf(edition, edition.interventions, Audience.PRACTITIONER, profile, DAY))
    tables = tagged.tree.all("Table")
    expected = [
        block
        for row in edition.interventions
        for block in page(edition, row, Audience.PRACTITIONER).reading
        if isinstance(block, Facts | Table)
    ]
    assert len(tables) == len(expected)
    for table, block in zip(tables, expected, strict=True):
        heads = {scope: heads_of(table, scope) for scope in ("Column", "Row")}
        assert [h.text for h in heads["Column"]] == list(block.columns)
        labels = [row.label if isinstance(row, Fact) else row[0] for row in block.rows]
        assert [bare(h.text) for h in heads["Row"]] == list(map(bare, labels))
        assert len(table.all("TH")) == len(heads["Column"]) + len(heads["Row"])
        widths = {len(tr.all("TH", "TD")) for tr in table.all("TR")}
        assert widths == {len(block.columns)}


def heads_of(table: Element, scope: str) -> list[Element]:
    return [head for head in table.all("TH") if head.attribute("Scope") == scope]


def test_cells_name_the_heads_of_their_row_and_column(maker: SheetMaker, edition: Edition) -> None:
    rows = edition.interventions[:3]
    pdf = maker.pdf(edition, rows, Audience.PRACTITIONER, PrintProfile.STANDARD, DAY)
    tagged = Tagged(pdf)
    named = {str(h.entry["/ID"]): h for h in tagged.tree.all("TH")}
    assert len(named) == len(tagged.tree.all("TH"))
    root: Any = tagged.root["/StructTreeRoot"]
    names = root["/IDTree"]["/Names"]
    assert [str(name) for name in names[::2]] == sorted(named)
    for row in tagged.tree.all("TR"):
        for cell in row.all("TD"):
            heads = [named[str(name)] for name in cell.entry["/A"][0]["/Headers"]]
            assert [h.attribute("Scope") for h in heads] == ["Column", "Row"]
            assert heads[1] in row.all("TH")


def test_cautions_are_paragraphs(maker: SheetMaker, edition: Edition) -> None:
    row = edition.intervention("triple-p")
    pdf = maker.pdf(edition, [row], Audience.PRACTITIONER, PrintProfile.STANDARD, DAY)
    said = [bare(p.text) for p in Tagged(pdf).tree.all("P")]
    for caution in edition.cautions_for(row.slug):
        assert any(bare(caution.concerns) in text for text in said)


def test_lists_hold_their_items_and_nothing_else(maker: SheetMaker, edition: Edition) -> None:
    for row in edition.interventions[:5]:
        tagged = Tagged(maker.pdf(edition, [row], Audience.FAMILY, PrintProfile.STANDARD, DAY))
        items = [li for each in tagged.tree.all("L") for li in each.all("LI")]
        said = [bare(li.text) for li in items]
        for text in (*row.family.what_happens, *row.family.questions_to_ask):
            assert bare(text) in said
        for each in tagged.tree.all("L"):
            assert {p.kind for p in each.parts if isinstance(p, Element)} == {"LI"}


def test_a_booklet_has_bookmarks_and_links_and_counts_its_pages(
    maker: SheetMaker, edition: Edition
) -> None:
    pdf = maker.pdf(edition, edition.interventions, Audience.FAMILY, PrintProfile.STANDARD, DAY)
    tagged = Tagged(pdf)
    titles = [row.family.title for row in edition.interventions]
    assert tagged.outline[-len(titles) :] == titles
    entries = [bare(e.text) for e in tagged.tree.all("TOCI")]
    assert all(e.startswith(bare(t)) for e, t in zip(entries, titles, strict=True))
    assert len(tagged.tree.all("Link")) >= len(titles)
    texts = page_texts(pdf)
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in " ".join(text.split())
