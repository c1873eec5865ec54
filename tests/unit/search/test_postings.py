"""The postings of an index come out in order, whether they fit into memory or not."""

from pathlib import Path

import pytest

from sfdesk.model.edition import Edition
from sfdesk.reading.vocabulary import Vocabulary
from sfdesk.search import postings
from sfdesk.search.documents import documents
from sfdesk.search.index import build_index


def test_postings_that_do_not_fit_into_memory_give_the_same_index(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, vocabulary = tuple(documents(edition))[:40], Vocabulary(edition.concepts)
    for name, most in (("whole", 1_000_000), ("in-parts", 5_000)):
        monkeypatch.setattr(postings, "MOST_HELD", most)
        build_index(found, vocabulary, tmp_path / name, "0" * 64)
    files = sorted(path.name for path in (tmp_path / "whole").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "in-parts").iterdir())
    for name in files:
        assert (tmp_path / "whole" / name).read_bytes() == (
            tmp_path / "in-parts" / name
        ).read_bytes()
