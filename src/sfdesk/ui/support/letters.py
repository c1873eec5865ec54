"""Letters with which the buttons of a dialog are pressed, where their words do not name one."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

_INITIAL = re.compile(r"(?<!\w)\w")


def give_letters(dialog: QWidget, first: Iterable[QPushButton]) -> None:
    """Give every button a letter of its own, as far as there are letters.

    Args:
        first: Buttons that choose before the others.
    """
    # Few words leave little to choose from.
    others = sorted(dialog.findChildren(QPushButton), key=lambda button: len(button.text()))
    buttons = dict.fromkeys((*first, *others))
    used = set(_letters_of(dialog))
    for button in buttons:
        words = button.text()
        if "&" not in words and (place := _place(words, used)) is not None:
            used.add(words[place].casefold())
            button.setText(f"{words[:place]}&{words[place:]}")


def _letters_of(dialog: QWidget) -> Iterator[str]:
    """Yield the letters that are taken."""
    buttons, labels = dialog.findChildren(QAbstractButton), dialog.findChildren(QLabel)
    for words in (*(each.text() for each in buttons), *(each.text() for each in labels)):
        if sequence := QKeySequence.mnemonic(words).toString():
            yield sequence[-1].casefold()


def _place(words: str, used: set[str]) -> int | None:
    """Return where the best letter stands: a word's first, else any."""
    initials = [match.start() for match in _INITIAL.finditer(words)]
    places: Iterable[int] = (*initials, *range(len(words)))
    free = (n for n in places if words[n].isalpha() and words[n].casefold() not in used)
    return next(free, None)
