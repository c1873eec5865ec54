"""A layer over an empty profile, and what others do to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sfdesk.local.layer import LocalLayer
from sfdesk.model.offers import Offer, OfferStatus

OFFER = Offer(
    intervention="play-therapy",
    provider="Northtown Children’s Centre",
    what="Play together",
    status=OfferStatus.OPEN,
    contact="01234 567890",
    checked_on="2026-11-01",
    checked_by="early help manager",
)


@pytest.fixture
def layer(tmp_path: Path) -> Iterator[LocalLayer]:
    found = LocalLayer(tmp_path)
    yield found
    found.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[LocalLayer]:
    """What another window would have open: the same profile, a connection of its own."""
    found = LocalLayer(tmp_path)
    yield found
    found.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the store is of a layer over that profile."""
    return tmp_path / "local" / "local.sqlite"
