"""Ask Whoosh what every word is worth in every document, once, when an index is built.

Whoosh scores a word in Python, posting by posting; for a common word in 10,000 entries
that took 60 ms of every keystroke. The score of a word in a document depends on
nothing that is typed, so the build asks for all of them (BM25F over title, lead and body)
and keeps the numbers. Nothing of Whoosh's own files is kept, so nothing is ever unpickled.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.memory import MemoryCodec
from whoosh.fields import TEXT, Schema
from whoosh.scoring import bm25
from whoosh.searching import Searcher

from sfdesk.search.weights import (
    COUNT,
    FIELDS,
    NUMBER,
    OTHER_BOOSTS,
    TYPED_BOOSTS,
    WORTH,
    Weights,
)

_B, _K1 = 0.75, 1.2
"""BM25's constants, as Whoosh has them."""

_Rows = dict[str, dict[int, tuple[float, float]]]
"""Stem to document number to its worth as a typed word, and as one that stands for it."""
_NOTHING = (0.0, 0.0)


def weigh(
    fields: Iterable[dict[str, str]],
    stems: Sequence[str],
    tell: Callable[[int], None] = lambda _: None,
) -> Weights:
    """Return what each stem is worth in each document.

    Args:
        fields: The stems of each document's title, lead and body, a space between them.
        stems: Every stem that occurs, in alphabetical order.
        tell: Told how many documents are done; what it raises ends the work.
    """
    text = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False, stored=False)
    schema, codec = Schema(**dict.fromkeys(FIELDS, text)), MemoryCodec()
    writer = codec.writer(schema)
    for number, document in enumerate(fields, start=1):
        writer.add_document(**document)
        tell(number)
    writer.commit()
    rows: _Rows = {stem: {} for stem in stems}
    with Searcher(codec.reader(schema)) as searcher:
        for field, *boosts in zip(FIELDS, TYPED_BOOSTS, OTHER_BOOSTS, strict=True):
            _add_field(searcher, field, boosts, rows)
    return _table(stems, rows)


def _add_field(searcher: Searcher, field: str, boosts: Sequence[float], rows: _Rows) -> None:
    """Add what every word of a field is worth; field lengths are asked for once, not per word."""
    reader = searcher.reader()
    if field not in reader.indexed_field_names():  # no document has any word in it
        return
    mean = searcher.avg_field_length(field, 1)
    lengths = [reader.doc_field_length(n, field, 1) for n in range(reader.doc_count())]
    as_typed, as_other = boosts
    for stem in map(bytes.decode, reader.lexicon(field)):
        rarity, row, matcher = searcher.idf(field, stem), rows[stem], reader.postings(field, stem)
        while matcher.is_active():
            number = matcher.id()
            score = bm25(rarity, matcher.weight(), lengths[number], mean, _B, _K1)
            typed, other = row.get(number, _NOTHING)
            row[number] = typed + as_typed * score, other + as_other * score
            matcher.next()


def _table(stems: Sequence[str], rows: _Rows) -> Weights:
    counts: array[int] = array(COUNT)
    documents: array[int] = array(NUMBER)
    typed: array[float] = array(WORTH)
    other: array[float] = array(WORTH)
    for stem in stems:
        counts.append(len(rows[stem]))
        for number, (as_typed, as_other) in sorted(rows[stem].items()):
            documents.append(number)
            typed.append(as_typed)
            other.append(as_other)
    return Weights(stems, counts, documents, typed, other)
