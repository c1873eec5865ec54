"""The texts of the program in the language of whoever uses it.

A text stands in the code in English, within ``tr`` or ``tr_n``, and a language is put in by the
window (``ui/support/locale.py``) where there is a translation. Without one nothing is looked up.
Content of an edition is not translated: it stays in the language that it is written in.
``docs/translation.md`` says where the one ends and the other begins.
"""

from collections.abc import Callable

Translator = Callable[[str, int], str]
"""From an English text, and a count or -1, to the text in another language, or nothing."""
Numbers = Callable[[int], str]
"""From a number to how it is written."""

_translator: list[Translator] = []
_numbers: list[Numbers] = []


def use(translator: Translator | None, numbers: Numbers | None = None) -> None:
    """Say every text from now on as this translator does; None is English.

    Args:
        numbers: How numbers are written in that language; None is as in English.
    """
    _translator[:] = [translator] if translator else []
    _numbers[:] = [numbers] if numbers else []


def tr(text: str, **values: object) -> str:
    """Return a text in the language of the user, with the values in its ``{places}``."""
    said = (_translator[0](text, -1) if _translator else "") or text
    return said.format(**values) if values else said


def tr_n(one: str, several: str, count: int, **values: object) -> str:
    """Return the form of a text that goes with a count, which stands in its place ``{count}``.

    English has two forms; a translation may have others, and finds them by the second one.
    """
    said = _translator[0](several, count) if _translator else ""
    return (said or (one if count == 1 else several)).format(count=number(count), **values)


def counted(count: int, one: str, several: str) -> str:
    """Return a count with its noun in English, for what stays in English: ``3 files``."""
    return f"{count} {one if count == 1 else several}"


def number(value: int) -> str:
    """Return a number as the language of the user writes it, as ``1,234`` in English."""
    return _numbers[0](value) if _numbers else f"{value:,}"


def to_translate(text: str) -> str:
    """Return a text unchanged that ``tr`` is given later, for what is made before it is shown.

    Marks it for the list of texts to translate, which is read from the code.
    """
    return text


def within(text: str) -> str:
    """Return a text as it stands within a sentence.

    English begins it small; whoever translates it writes it as their language does.
    """
    said = tr(text)
    return said.lower() if said == text else said
