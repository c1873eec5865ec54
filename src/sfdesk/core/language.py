"""The texts of the program in the language of whoever uses it.

A text stands in the code in English, within ``tr`` or ``tr_n``, and a translator is put in by the
window (``ui/look/language.py``) where there is a translation. Without one nothing is looked up.
Content of an edition is not translated: it stays in the language that it is written in.
"""

from collections.abc import Callable

Translator = Callable[[str, int], str]
"""From an English text, and a count or -1, to the text in another language."""

_translator: list[Translator] = []


def use(translator: Translator | None) -> None:
    """Say every text from now on as this translator does; None is English."""
    _translator[:] = [translator] if translator else []


def tr(text: str, **values: object) -> str:
    """Return a text in the language of the user, with the values in its ``{places}``."""
    said = _translator[0](text, -1) if _translator else text
    return said.format(**values) if values else said


def tr_n(one: str, several: str, count: int, **values: object) -> str:
    """Return the form of a text that goes with a count, which stands in its place ``{count}``.

    English has two forms; a translation may have others, and finds them by the second one.
    """
    english = one if count == 1 else several
    said = _translator[0](several, count) if _translator else english
    return said.format(count=count, **values)


def to_translate(text: str) -> str:
    """Return a text unchanged that ``tr`` is given later, for what is made before it is shown.

    Marks it for the list of texts to translate, which is read from the code.
    """
    return text
