"""Texts are English until a translator is put in, and its own after that."""

from collections.abc import Iterator

import pytest

from sfdesk.core import language
from sfdesk.core.language import counted, to_translate, tr, tr_n, within


@pytest.fixture
def told_with_counts() -> Iterator[None]:
    """Every text is said with the count that was given."""
    language.use(lambda text, count: f"{text} ({count})")
    yield
    language.use(None)


def test_without_a_translator_a_text_is_itself() -> None:
    assert tr("Open") == "Open"
    assert tr("Open {name}", name="{a}") == "Open {a}"


@pytest.mark.parametrize(("count", "said"), [(0, "0 files"), (1, "one file"), (2, "2 files")])
def test_a_count_takes_its_form(count: int, said: str) -> None:
    assert tr_n("one file", "{count} files", count) == said


@pytest.mark.usefixtures("told_with_counts")
def test_what_stays_in_english_has_its_two_forms() -> None:
    assert [counted(n, "file is", "files are") for n in (0, 1, 2)] == [
        "0 files are",
        "1 file is",
        "2 files are",
    ]


@pytest.mark.usefixtures("told_with_counts")
def test_a_translator_is_asked_with_the_text_as_it_stands_in_the_code() -> None:
    assert tr("Open {name}", name="it") == "Open it (-1)"
    assert (
        tr_n("one file in {name}", "{count} files in {name}", 1, name="it") == "1 files in it (1)"
    )


def test_a_text_for_later_is_unchanged() -> None:
    assert to_translate("Open {name}") == "Open {name}"


def test_english_begins_a_text_small_within_a_sentence() -> None:
    assert within("Needs a check") == "needs a check"


@pytest.mark.usefixtures("told_with_counts")
def test_a_translation_is_written_within_a_sentence_as_it_is() -> None:
    assert within("Needs a check") == "Needs a check (-1)"
