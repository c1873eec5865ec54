"""Which entry says what a fact or a filter means."""

from sfdesk.model.edition import Edition
from sfdesk.model.explained import explained
from sfdesk.model.vocabulary import EntryKind


def test_a_field_leads_to_its_entry(edition: Edition) -> None:
    assert explained(edition, "cost_ratings") == (EntryKind.GUIDE, "cost-ratings")
    assert explained(edition, "practitioners") == (EntryKind.GLOSSARY, "qcf")


def test_every_field_that_the_edition_names_leads_somewhere(edition: Edition) -> None:
    assert edition.info.explained
    for field in edition.info.explained:
        key = explained(edition, field)
        assert key
        assert edition.has(*key)


def test_a_field_without_an_entry_leads_nowhere(edition: Edition) -> None:
    assert explained(edition, "duration") is None
    assert explained(edition._replace(guide=()), "cost_ratings") is None
