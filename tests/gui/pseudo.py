"""Languages that nobody speaks, made of the English texts, to see what is not translated or cut.

One is longer by two fifths and accented; the other is written from right to left. Every text is in
brackets, so that whatever stands outside brackets was never translated.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from sfdesk.core import language
from sfdesk.ui.support import locale
from translations import Text, compile_list, update

OPENING, CLOSING = "⟦", "⟧"
_ACCENTED = str.maketrans("aeiouyncszAEIOUYNCSZ", "áéíóúýñçšžÁÉÍÓÚÝÑÇŠŽ")
_LONGER = 0.4
"""Of a text, that is added to it: what translations from English into most languages need."""
_FILLING = "wörd "
# What must stay as it is: places for values, marks of HTML, endings of files in a choice of them.
_KEPT = re.compile(r"(\{\w*\}|<[^>]+>|&\w+;|\(\*[^)]*\)|;;)")
_FROM_RIGHT, _BACKWARDS, _AS_BEFORE = "\u200f", "\u202e", "\u202c"


def longer(text: str) -> str:
    """Return a text in the long language."""
    parts = [p if _KEPT.fullmatch(p) else p.translate(_ACCENTED) for p in _KEPT.split(text)]
    wanted = round(len(text) * _LONGER)
    filling = (_FILLING * (wanted // len(_FILLING) + 1))[:wanted].strip()
    return f"{OPENING}{''.join(parts)} {filling}{CLOSING}"


def backwards(text: str) -> str:
    """Return a text whose words are shown from right to left."""
    parts = [
        part if not part or _KEPT.fullmatch(part) else f"{_BACKWARDS}{part}{_AS_BEFORE}"
        for part in _KEPT.split(text)
    ]
    return f"{_FROM_RIGHT}{OPENING}{''.join(parts)}{CLOSING}"


LANGUAGES = {"pl": longer, "ar": backwards}
"""Locale, whose numbers, dates, plurals and direction are used → how its texts are made."""


class Translation(NamedTuple):
    """A compiled translation of every text of the program, and its locale."""

    file: Path
    locale: QLocale


def translation(folder: Path, name: str, said: set[Text]) -> Translation:
    """Make a translation of texts into one of the languages."""
    file = folder / f"sfdesk_{name}.ts"
    update(file, language=name, said=said)
    tree = ElementTree.parse(file)
    for message in tree.iter("message"):
        source, target = message.findtext("source"), message.find("translation")
        assert source is not None
        assert target is not None
        target.attrib.pop("type", None)
        for form in list(target) or [target]:
            form.text = LANGUAGES[name](source)
    tree.write(file, encoding="utf8", xml_declaration=True)
    return Translation(compile_list(file), QLocale(name))


@contextmanager
def speaking(application: QApplication, translation: Translation) -> Iterator[None]:
    """Have the program speak a language, and English again afterwards."""
    locale.speak(*translation)
    locale.have_qt_speak(application)
    yield
    for each in application.findChildren(QTranslator):
        application.removeTranslator(each)
        each.deleteLater()
    QLocale.setDefault(QLocale.system())
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    locale._locale.clear()
    language.use(None)
