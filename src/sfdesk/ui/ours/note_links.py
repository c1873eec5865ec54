"""Links in a note: ``[[slug]]`` as it is kept, ``[[the name]]`` as people write it."""

import re
from typing import NamedTuple

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Note

_LINK = re.compile(r"\[\[([^\[\]\n]*)(\]\])?")
_ON_KEYBOARDS = str.maketrans("‘’‐‑–—", "''----")


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
        self._slugs = {entry.slug for entry in entries}
        # What comes later wins: what an entry is called before what another is called too, and
        # an intervention before a word of the glossary.
        entries.reverse()
        called = [(entry.slug, entry.slug) for entry in entries]
        called += [(name, each.slug) for each in entries for name in getattr(each, "aliases", ())]
        called += [(entry.name, entry.slug) for entry in entries]
        self._named = {_typed(name): slug for name, slug in called}
        # Of two of one name only the one that it leads to can be chosen.
        self.choices = sorted(
            {
                entry.slug: entry.name
                for entry in entries
                if self._named[_typed(entry.name)] == entry.slug
            }.items(),
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
        if name in self._slugs:
            return name  # As it is kept: it stays what it was.
        # By a slug that an earlier edition had, too.
        return self._named.get(_typed(name)) or self._former.get(name, "")


def _typed(name: str) -> str:
    """Return a name as one that is typed is compared: no keyboard has a key for a long dash."""
    return name.casefold().translate(_ON_KEYBOARDS)
