from sfdesk.model.edition import Edition
from sfdesk.model.entries import Since
from sfdesk.model.since import since_lines
from sfdesk.model.vocabulary import SinceKind


def test_an_item_says_when_what_where_and_when_somebody_looked(edition: Edition) -> None:
    item = Since(
        "2023-06",
        "A trial found something.",
        "",
        "A Journal, 2024",
        "https://doi.org/10.1/x",
        SinceKind.DUE,
        ("epec",),
        "2026-11-25",
    )
    assert list(since_lines(edition._replace(since=(item,)), "epec")) == [
        (
            "June 2023 · Due; not in this edition",
            "A trial found something.",
            "A Journal, 2024. https://doi.org/10.1/x (last looked 25 November 2026)",
        )
    ]
    assert list(since_lines(edition._replace(since=(item,)), "ambit")) == []


def test_the_uk_trial_of_family_group_conferences_is_told(edition: Edition) -> None:
    told = " ".join(line.what for line in since_lines(edition, "family-group-conferencing"))
    assert "36.2%" in told
    assert "44.8%" in told
