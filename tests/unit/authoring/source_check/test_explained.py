"""Differences that have a reason are taken out, and a reason without a difference is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.published.made_up import REVIEW

from sfdesk.authoring.source_check.compare import differences
from sfdesk.authoring.source_check.explained import (
    Explained,
    read_explained,
    unexplained,
    unexplained_differences,
)
from sfdesk.core.errors import ContentError
from sfdesk.model.edition import Edition
from sfdesk.published.document import Published

WithRow = Callable[..., Edition]
SLIP = Explained("kite-days", "description", "13", "and 13", "A slip of the pen.")


def left(edition: Edition, published: Published, *reasons: Explained) -> list[tuple[str, str]]:
    found = unexplained(differences(edition, published, REVIEW), reasons)
    return [(d.field, d.ours) for d in found if d.entry == "kite-days"]


def test_explained_differences_are_taken_out(with_row: WithRow, published: Published) -> None:
    said = with_row(description=("12 and 13.", "14."))
    assert left(said, published) == [("description", "13"), ("description", "14")]
    assert left(said, published, SLIP) == [("description", "14")]


def test_another_figure_of_the_field_is_not_meant(with_row: WithRow, published: Published) -> None:
    said = with_row(description=("12 and 13. Or 13 of them.",))
    assert left(said, published, SLIP) == [("description", "13")]


def test_a_reason_whose_figure_was_changed_is_a_difference(
    with_row: WithRow, published: Published
) -> None:
    changed = with_row(description=("12 families.",))
    (idle,) = unexplained(
        [d for d in differences(changed, published, REVIEW) if d.entry == "kite-days"], [SLIP]
    )
    assert (idle.entry, idle.field, idle.ours) == ("kite-days", "description", "13")
    assert "“and 13” with 13 is no difference any more" in idle.text


def test_reasons_are_read_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "source-check.toml"
    assert read_explained(path) == ()
    path.write_text(
        '[[explained]]\nentry = "a"\nfield = "gaps"\nfigure = "13"\nsaid = "13 of"\n'
        'why = "It is."\n',
        "utf8",
    )
    assert read_explained(path) == (Explained("a", "gaps", "13", "13 of", "It is."),)


def test_the_file_is_used(with_row: WithRow, published: Published, tmp_path: Path) -> None:
    path = tmp_path / "source-check.toml"
    path.write_text(
        '[[explained]]\nentry = "kite-days"\nfield = "description"\nfigure = "13"\n'
        'said = "and 13"\nwhy = "A slip."\n',
        "utf8",
    )
    said = with_row(description=("12 and 13.",))
    found = unexplained_differences(said, published, REVIEW, path)
    assert [d for d in found if d.entry == "kite-days"] == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[[explained", "TOML: not readable"),
        (
            '[[explained]]\nentry = "a"\nfield = "b"\nfigure = "c"\nsaid = "c"\n',
            "explained 1: why: write a text",
        ),
        (
            '[[explained]]\nentry = "a"\nfield = "b"\nfigure = 1\nwhy = "d"\n',
            "figure: write a text",
        ),
        (
            '[[explained]]\nentry = "a"\nfield = "b"\nfigure = "1"\nsaid = " "\nwhy = "d"\n',
            "said: write a text",
        ),
        ('[[explained]]\nwhyy = "d"\n', "unknown key “whyy”"),
        ("[[reasons]]\n", "unknown key “reasons”"),
    ],
)
def test_reasons_that_are_not_complete_are_told(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "source-check.toml"
    path.write_text(content, "utf8")
    with pytest.raises(ContentError) as caught:
        read_explained(path)
    assert any(problem in line for line in caught.value.problems)
