"""Links in a note: ``[[slug]]`` as it is kept, ``[[the name]]`` as people write it."""

import re
from typing import NamedTuple

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Note

_LINK = re.compile(r"\[\[([^\[\]\n]*)(\]\])?")


class Links(NamedTuple):
    """A note with its links looked up.

    Attributes:
        text: As it is kept: names that are known are slugs.
        open: Links that are not closed, as they are written.
        unknown: What links name that this edition does not have.
    """

    text: str
    open: tuple[str, ...]
    unknown: tuple[str, ...]


class LinkNames:
    """What entries can be called in a link.

    Args:
        edition: Whose entries they are; references have no name to be linked by.
    """

    def __init__(self, edition: Edition) -> None:
        self._former = edition.info.aliases
        entries = [entry for entry in edition.entries() if not isinstance(entry, Note)]
        # What comes first wins: an intervention before a word of the glossary.
        self._slugs = {
            name.casefold(): entry.slug
            for entry in reversed(entries)
            for name in (*getattr(entry, "aliases", ()), entry.name, entry.slug)
        }
        self.choices = sorted(
            {entry.slug: entry.name for entry in reversed(entries)}.items(),
            key=lambda pair: pair[1].casefold(),
        )

    def looked_up(self, text: str) -> Links:
        """Return a note as it is to be kept, and what in it leads nowhere."""
        open_: list[str] = []
        unknown: list[str] = []

        def slug(found: re.Match[str]) -> str:
            name = " ".join(found[1].split())
            if not found[2]:
                open_.append(found[0])
                return found[0]
            if known := self._slug(name):
                return f"[[{known}]]"
            unknown.append(name)
            return found[0]

        return Links(_LINK.sub(slug, text), tuple(open_), tuple(unknown))

    def _slug(self, name: str) -> str:
        # By a slug that an earlier edition had, too.
        return self._slugs.get(name.casefold()) or self._former.get(name, "")
