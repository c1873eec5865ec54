"""Window, sheet, comparison and command line say the same of every record, word for word."""

import re
from html import unescape

from sfdesk.factsheets.blocks import Facts
from sfdesk.factsheets.kinds import Audience
from sfdesk.factsheets.pages import page as sheet
from sfdesk.model.comparison import comparison
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.record import record
from sfdesk.ui.look.dots import dots_named
from sfdesk.ui.pages.html import Blocks
from sfdesk.ui.pages.page import make_page

Told = dict[str, tuple[str, ...]]
_ROW = re.compile(r'<tr><td class="soft" width="26%">(.*?)</td><td>(.*?)</td></tr>')


def on_screen(edition: Edition, row: Intervention, blocks: Blocks) -> Told:
    """Return the facts of the window's page; the links to what they mean are not facts."""
    html = make_page(edition, row, blocks).html
    return {unescape(label): _words(value) for label, value in _ROW.findall(html)}


def _words(html: str) -> tuple[str, ...]:
    bare = re.sub(r"<a .*?</a>", "", html)
    return tuple(unescape(re.sub("<.*?>", "", line)).strip() for line in bare.split("<br>"))


def on_paper(edition: Edition, row: Intervention) -> Told:
    blocks = sheet(edition, row, Audience.PRACTITIONER, frozenset({"references"})).reading
    facts = next(block for block in blocks if isinstance(block, Facts))
    return {fact.label: fact.lines for fact in facts.rows}


def compared(edition: Edition, row: Intervention) -> Told:
    return {fact.label: fact.values[0] for fact in comparison(edition, [row, row])}


def on_the_command_line(edition: Edition, row: Intervention) -> Told:
    return {label: tuple(v) for label, v in record(edition, row)["at_a_glance"].items()}


def test_all_four_say_the_same_of_every_record(edition: Edition, blocks: Blocks) -> None:
    for row in edition.interventions:
        screen = on_screen(edition, row, blocks)
        assert len(screen) == 11
        assert screen == on_paper(edition, row), row.slug
        assert screen == on_the_command_line(edition, row), row.slug
        beside = compared(edition, row)
        assert screen == {label: beside[label] for label in screen}, row.slug


def test_restorative_practices_are_not_for_use_with_families_on_screen_too(
    edition: Edition, blocks: Blocks
) -> None:
    row = edition.intervention("restorative-practices")
    for told in (on_screen(edition, row, blocks), on_paper(edition, row), compared(edition, row)):
        assert all(line.endswith("Not for use with families") for line in told["Review level"])
        assert told["How sure"] == ("Not rated for use with families",)


def test_the_dots_on_screen_are_those_on_paper(edition: Edition, blocks: Blocks) -> None:
    for row in edition.interventions:
        html = make_page(edition, row, blocks).html
        found = [dots_named(name) for name in re.findall(r'src="(dots:\w+)"', html)]
        facts = next(
            block
            for block in sheet(edition, row, Audience.PRACTITIONER).reading
            if isinstance(block, Facts)
        )
        assert found == [facts.rows[0].dots]
        assert comparison(edition, [row, row])[2].dots == (facts.rows[0].dots,) * 2
