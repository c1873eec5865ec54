"""Versions of a programme stand behind it, unless it is they that were called by name."""

import pytest

from sfdesk.app import App
from sfdesk.model.vocabulary import MentionedType


@pytest.mark.parametrize(
    ("typed", "parent"),
    [
        ("mst", "multisystemic-therapy"),
        ("incredible years", "incredible-years"),
        ("triple p", "triple-p"),
    ],
)
def test_a_programme_stands_before_its_versions_and_names_them(
    search_app: App, typed: str, parent: str
) -> None:
    results = search_app.engine.search(typed).results
    versions = {
        entry.slug
        for entry in search_app.edition.mentioned
        if entry.type is MentionedType.VERSION and parent in entry.related[:1]
    }
    assert results[0].id == parent
    assert len(results[0].versions) > 1
    assert not versions & {result.id for result in results}


def test_a_version_that_is_called_by_its_name_is_found(search_app: App) -> None:
    for entry in search_app.edition.mentioned:
        if entry.type is MentionedType.VERSION:
            found = [result.id for result in search_app.engine.search(entry.name).results[:3]]
            assert entry.slug in found, entry.name
