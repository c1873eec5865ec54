"""What every kind of document is to a screen reader: paragraphs, heads of rows, one closing."""

import re
from collections.abc import Callable, Iterator

import pytest

from sfdesk.app import App
from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience, PrintProfile, TableKind
from sfdesk.factsheets.organisation import Organisation
from sfdesk.model.offers import Offer, OfferStatus
from tests.pdf_reading import Element, Tagged

pytestmark = pytest.mark.slow

SLUGS = ("triple-p", "multisystemic-therapy")
OFFER = Offer(
    id="1",
    intervention="triple-p",
    provider="Northtown",
    what="Positive parents",
    status=OfferStatus.OPEN,
    where="The Hub",
    contact="0123 456 789",
    checked_on="2026-05-02",
)
OURS = Organisation("Northtown Early Help", "Call us\n01234 567890")
WITH_OFFER = HandingOut(OURS, offers=(OFFER,))
DISCREET = HandingOut(OURS, discreet=True, coloured_paper=True)

Document = Callable[[App, PrintProfile], bytes]


def sheets(
    audience: Audience, handing_out: HandingOut | None = None, slugs: tuple[str, ...] = SLUGS[:1]
) -> Document:
    return lambda app, profile: app.papers.sheet_pdf(
        slugs, audience, profile, handing_out=handing_out
    )


def table(kind: TableKind) -> Document:
    return lambda app, profile: app.papers.table_pdf(kind, SLUGS, profile)


DOCUMENTS: dict[str, Document] = {
    "family": sheets(Audience.FAMILY),
    "family-offer": sheets(Audience.FAMILY, WITH_OFFER),
    "family-discreet": sheets(Audience.FAMILY, DISCREET),
    "family-booklet": sheets(Audience.FAMILY, slugs=SLUGS),
    "practitioner": sheets(Audience.PRACTITIONER),
    "practitioner-offer": sheets(Audience.PRACTITIONER, WITH_OFFER),
    "practitioner-booklet": sheets(Audience.PRACTITIONER, slugs=SLUGS),
    "decision": lambda app, profile: app.papers.decision_pdf(SLUGS, profile, HandingOut(OURS)),
    **{kind.value: table(kind) for kind in TableKind},
}
every_document = pytest.mark.parametrize("name", DOCUMENTS)

Read = Callable[..., Element]
"""From the name of a document, and perhaps its print, to its tags."""
_read: dict[tuple[str, PrintProfile], Element] = {}


@pytest.fixture
def read(app: App) -> Read:
    """What reads a document; each is made once."""

    def tree(name: str, letters: PrintProfile = PrintProfile.STANDARD) -> Element:
        if (name, letters) not in _read:
            _read[name, letters] = Tagged(DOCUMENTS[name](app, letters)).tree
        return _read[name, letters]

    return tree


SAYING = {"P", "H1", "H2", "LBody", "Lbl", "TH", "TD", "TOCI"}
"""Elements that may hold words: what holds blocks alone must not."""
TO_WRITE_IN = {TableKind.FIT.value: 1}
"""Document → cells of a row that are left empty, to be written in by hand."""


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060\u00ad\u2011-]", "", text)


def loose(element: Element) -> Iterator[str]:
    """Yield the words that stand in no paragraph, heading, item or cell."""
    if element.kind in SAYING:
        return
    for part in element.parts:
        if isinstance(part, Element):
            yield from loose(part)
        elif part.strip():
            yield f"{element.kind}: {part}"


def run_together(element: Element) -> bool:
    """Whether a cell or an item has words of its own beside paragraphs, which are then none."""
    words = any(isinstance(part, str) and part.strip() for part in element.parts)
    return words and bool(element.all("P"))


@pytest.mark.parametrize("letters", [PrintProfile.STANDARD, PrintProfile.LARGE_PRINT])
@every_document
def test_all_words_stand_in_paragraphs_and_none_is_empty(
    read: Read, name: str, letters: PrintProfile
) -> None:
    tree = read(name, letters)
    assert [*loose(tree)] == []
    assert not [each.text for each in tree.all("TD", "LBody") if run_together(each)]
    silent = [
        each.kind
        for each in tree.walk()
        if not each.text.strip() and not any("/Alt" in inner.entry for inner in each.walk())
    ]
    rows = len(tree.all("TR")) - 1
    assert silent == ["TD"] * TO_WRITE_IN.get(name, 0) * rows


@every_document
def test_every_row_of_a_table_has_a_head(read: Read, name: str) -> None:
    for each in read(name).all("Table"):
        first, *others = [
            [(cell.kind, cell.attribute("Scope")) for cell in row.all("TH", "TD")]
            for row in each.all("TR")
        ]
        assert first == [("TH", "Column")] * len(first)
        assert others
        for head, *cells in others:
            assert head == ("TH", "Row")
            assert set(cells) == {("TD", None)}


@every_document
def test_source_and_date_and_that_it_is_no_recommendation_are_told_once(
    app: App, read: Read, name: str
) -> None:
    tree = read(name)
    told = [bare(each.text) for each in tree.all("P")]
    info = app.edition.info
    # Each sheet of a booklet may be taken out by itself, and so may its contents.
    times = len(tree.all("H1"))
    for words in (
        "Information, not a recommendation.",
        f"Evidence as of {info.evidence_as_of} · edition {info.id}",
        f"Source: {info.source_title}",
    ):
        assert sum(bare(words) in text for text in told) == times, words
        assert bare(tree.text).count(bare(words)) == times


@pytest.mark.parametrize("name", ["practitioner", "comparison", "fit"])
def test_each_caution_is_a_paragraph(app: App, read: Read, name: str) -> None:
    tree = read(name)
    told = [bare(each.text).casefold() for each in tree.all("P")]
    cautions = app.edition.cautions_for(SLUGS[0])
    assert len(cautions) > 1
    for caution in cautions:
        holding = [text for text in told if bare(caution.concerns).casefold() in text]
        assert holding
        for other in cautions:
            if other is not caution:
                assert not any(bare(other.concerns).casefold() in text for text in holding)


@pytest.mark.parametrize("name", ["family-offer", "practitioner-offer"])
def test_each_fact_of_an_offer_is_a_paragraph(read: Read, name: str) -> None:
    tree = read(name)
    told = [bare(each.text) for each in tree.all("P")]
    assert bare("Northtown – Positive parents") in told
    assert bare("Where: The Hub") in told


def test_each_tile_of_the_map_is_a_paragraph(read: Read) -> None:
    names = ("TripleP", "Multisystemictherapy")
    tiles = [bare(each.text) for cell in read("map").all("TD") for each in cell.all("P")]
    for name in names:
        assert any(text.startswith(name) for text in tiles)
    assert not any(all(name in text for name in names) for text in tiles)
