"""The language of the window: its translation, its numbers and dates, its direction.

Texts and numbers are said by ``core/language.py``, which knows no Qt. English needs nothing of
this: where no translation is shipped, nothing of Qt is asked or even imported. The language is
known before there is an application object, so that what goes wrong until then is told in it.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.core import language
from sfdesk.core.paths import resources_folder
from sfdesk.model.dates import MONTHS, day_words

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication, QWidget

CONTEXT = "sfdesk"
"""The one context of our texts in a translation."""
_locale: "list[QLocale]" = []


def speak_users_language() -> None:
    """Use the translation into the first language of the system for which there is one, if any.

    Does nothing where a language is spoken already.
    """
    if _locale:
        return
    files = sorted((resources_folder() / "translations").glob("sfdesk_*.qm"))
    if not files:
        return
    from PySide6.QtCore import QLocale

    shipped = {path.stem.removeprefix("sfdesk_"): path for path in files}
    for wanted in QLocale.system().uiLanguages():
        name = wanted.replace("-", "_")
        if QLocale(name).language() is QLocale.Language.English and name not in shipped:
            return
        if path := shipped.get(name) or shipped.get(name.partition("_")[0]):
            speak(path, QLocale(name))
            return


def speak(translation: Path, locale: "QLocale") -> None:
    """Use a compiled translation, and write numbers and dates as its locale does."""
    from PySide6.QtCore import QLocale, QTranslator

    ours = QTranslator()
    ours.load(str(translation))
    QLocale.setDefault(locale)
    _locale[:] = [locale]
    language.use(
        lambda text, count: ours.translate(CONTEXT, text, "", count) or "", locale.toString
    )


def have_qt_speak(application: "QApplication") -> None:
    """Have Qt's own texts, and the direction of lines, follow the language that is spoken."""
    if not _locale:
        return
    from PySide6.QtCore import QLibraryInfo, QTranslator

    [locale] = _locale
    of_qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # Installed ones are asked for Qt's own texts too, such as the buttons of its dialogs.
    if of_qt.load(locale, "qtbase", "_", folder):
        application.installTranslator(of_qt)
    application.setLayoutDirection(locale.textDirection())


def keep_english(widget: "QWidget") -> None:
    """Have what shows content read from left to right, whatever the language of the window."""
    from PySide6.QtCore import Qt

    widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def write_numbers(widget: "QWidget") -> None:
    """Have a field write numbers as the window's language does, whatever the system's is."""
    from PySide6.QtCore import QLocale

    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    widget.setLocale(_locale[0] if _locale else english)


def day(date: str) -> str:
    """Return a date, as exact as it is given: ``14 June 2023`` for ``2023-06-14``.

    For what the window itself tells. Dates of content stay as they are authored.
    """
    if not _locale:
        return day_words(date)
    from PySide6.QtCore import QDate

    locale = _locale[0]
    year, month, in_month = (int(part) for part in f"{date}-01-01".split("-")[:3])
    told = QDate(year, month, in_month)
    parts = date.count("-")
    return locale.toString(told, ("yyyy", "MMMM yyyy", _whole(locale))[parts])


def _whole(locale: "QLocale") -> str:
    """Return how a locale writes a whole date, without the day of the week."""
    from PySide6.QtCore import QLocale

    written = locale.dateFormat(QLocale.FormatType.LongFormat)
    return written.replace("dddd", "").strip(" ,،")


def moment(when: datetime) -> str:
    """Return a day and the time of it: ``14 June 2023, 16:05``."""
    if not _locale:
        return f"{when.day} {MONTHS[when.month - 1]} {when.year}, {when:%H:%M}"
    from PySide6.QtCore import QLocale, QTime

    time = _locale[0].toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)
    return f"{day(f'{when:%Y-%m-%d}')}, {time}"
