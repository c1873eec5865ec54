"""The page of the reading pane as a screen reader has it: with headings, links, lists, tables."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.accessibility.conftest import Seen

pytestmark = pytest.mark.slow

Node = dict[str, Any]


def flat(node: Node) -> Iterator[Node]:
    yield node
    for child in node["children"]:
        yield from flat(child)


@pytest.fixture(scope="module")
def page(seen: Seen) -> Node:
    """The page of multisystemic therapy, read once for all tests, which only look at it."""
    seen.start_anew()
    seen.show("find-in-page")
    return next(node for node in flat(seen.front()) if node["role"] == "document frame")


def of_role(page: Node, role: str) -> list[Node]:
    return [node for node in flat(page) if node["role"] == role]


def test_headings_have_levels(page: Node) -> None:
    found = [(node["name"], node["level"]) for node in of_role(page, "heading")]
    assert found[0] == ("Multisystemic therapy (MST) programmes", 1)
    assert ("At a glance", 2) in found
    assert ("What the evidence says", 2) in found
    assert {level for _, level in found[1:]} <= {2, 3}


def test_links_stand_in_their_paragraphs_and_can_have_the_keyboard(page: Node) -> None:
    paragraph = next(n for n in of_role(page, "paragraph") if n["name"].startswith("Caution: fam"))
    (term, *_) = paragraph["children"]
    assert (term["role"], term["name"]) == ("link", "multisystemic therapy")
    assert "focusable" in term["states"]
    assert term["box"][2] > 0


def test_a_table_has_rows_with_heads(page: Node) -> None:
    table = next(n for n in of_role(page, "table") if n["children"])
    row = next(n for n in table["children"] if n["name"].startswith("How delivered"))
    head, cell = row["children"]
    assert (head["role"], head["name"]) == ("table row header", "How delivered")
    assert (cell["role"], cell["name"]) == ("table cell", "One to one; With the family together")


def test_lists_have_items(page: Node) -> None:
    items = [item for each in of_role(page, "list") for item in each["children"]]
    assert items
    assert {item["role"] for item in items} == {"list item"}
    assert all(item["name"] for item in items)


def test_no_decoration_is_spelt(page: Node) -> None:
    told = " ".join([page["text"], *(node["name"] for node in flat(page))])
    assert "Strong (the review)" in told
    assert not set("●○◐▾▸") & set(told)
