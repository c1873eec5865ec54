"""What is different in another edition, in words: what matters most to a keyworker comes first."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

from sfdesk.core.language import number, to_translate, tr, within
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Caution, Entry, Intervention, Key, Note, kind_of
from sfdesk.model.facts import glance
from sfdesk.model.text import plain

_RATED = ("strength", "eif_ratings", "review_level", "cost_ratings")
"""Facts at a glance that are ratings."""
_TOLD_APART = frozenset({"eif_ratings", "cost_ratings", "review_level", "review_judgements"})
_NOTHING = "nothing"


class Change(NamedTuple):
    """One thing that is different.

    Attributes:
        what: What it is about: a name, with a field where it is one.
        before: Empty where there was nothing to tell of.
        after: Empty where there is nothing to tell of now.
    """

    what: str
    before: str = ""
    after: str = ""

    @property
    def line(self) -> str:
        """The change as one line."""
        if not (self.before or self.after):
            return self.what
        return f"{self.what}: {self.before or _NOTHING} → {self.after or _NOTHING}"


class Changes(NamedTuple):
    """What is different between two editions.

    Attributes:
        withdrawn: What is there no more.
        renamed: What has another name or slug; whatever was kept under the old one stays with it.
        added: What is new.
        ratings: Of interventions: how sure, levels, cost, what studies saw.
        cautions: New, withdrawn and changed ones.
        since: What was found or changed after the review, and was not told before.
        wording: Every other field that reads otherwise.
    """

    withdrawn: tuple[Change, ...]
    renamed: tuple[Change, ...]
    added: tuple[Change, ...]
    ratings: tuple[Change, ...]
    cautions: tuple[Change, ...]
    since: tuple[Change, ...]
    wording: tuple[Change, ...]

    def sections(self) -> Iterator[tuple[str, tuple[Change, ...]]]:
        """Yield headings with what stands below them; those without anything are left out."""
        for heading, found in zip(_HEADINGS, self, strict=True):
            if found:
                yield heading, found

    @property
    def summary(self) -> str:
        """All of it in a line."""
        counts = (f"{within(heading)}: {number(len(found))}" for heading, found in self.sections())
        return ", ".join(counts) or tr("no differences")


_HEADINGS = (
    to_translate("Withdrawn"),
    to_translate("Renamed"),
    to_translate("Added"),
    to_translate("Ratings changed"),
    to_translate("Cautions changed"),
    to_translate("New since the review"),
    to_translate("Wording changed"),
)


def changes(old: Edition, new: Edition) -> Changes:
    """Return what is different in a newer edition."""
    before, after = _by_key(old), _by_key(new)
    now = {key: (key[0], new.info.aliases.get(key[1], key[1])) for key in before}
    pairs = [(before[key], after[now[key]]) for key in before if now[key] in after]
    kept = {now[key] for key in before}
    return Changes(
        withdrawn=tuple(_named(before[key]) for key in before if now[key] not in after),
        renamed=tuple(_renamed(pairs)),
        added=tuple(_named(after[key]) for key in after if key not in kept),
        ratings=tuple(change for one, other in pairs for change in _ratings(old, one, new, other)),
        cautions=tuple(_cautions(old, new)),
        since=tuple(Change(s.what) for s in new.since if s.what not in {t.what for t in old.since}),
        wording=tuple(change for pair in pairs for change in _wording(*pair)),
    )


def _by_key(edition: Edition) -> dict[Key, Entry]:
    return {(kind_of(entry), entry.slug): entry for entry in edition.entries()}


def _named(entry: Entry) -> Change:
    return Change(f"{entry.name} ({kind_of(entry).value})")


def _renamed(pairs: Iterable[tuple[Entry, Entry]]) -> Iterator[Change]:
    for one, other in pairs:
        # The name of a note is made of its works.
        if not isinstance(one, Note) and (one.name, one.slug) != (other.name, other.slug):
            slugs = one.slug != other.slug
            told = ((f"{each.name} [{each.slug}]" if slugs else each.name) for each in (one, other))
            yield Change(kind_of(one).value, *told)


def _ratings(old: Edition, one: Entry, new: Edition, other: Entry) -> Iterator[Change]:
    if not (isinstance(one, Intervention) and isinstance(other, Intervention)):
        return
    was, now = ({f.field: f for f in glance(*each)} for each in ((old, one), (new, other)))
    for field in _RATED:
        # An edition may have a register or costs that the other has not.
        before, after = was.get(field), now.get(field)
        if (before and before.lines) != (after and after.lines):
            label = (after or before or was[field]).label
            lines = ("; ".join(each.lines) if each else "" for each in (before, after))
            yield Change(f"{other.name}, {label}", *lines)
    judged = (one.evidence.review_judgements, other.evidence.review_judgements)
    yield from _differences(f"{other.name}, the review's judgement", *judged)
    yield from _differences(f"{other.name}, outcome", one.outcomes, other.outcomes)


def _cautions(old: Edition, new: Edition) -> Iterator[Change]:
    before = {caution.slug: caution for caution in old.cautions}
    after = {caution.slug: caution for caution in new.cautions}
    for slug, caution in before.items():
        if slug not in after:
            yield Change(f"No more: {caution.concerns}", plain(caution.text))
    for slug, caution in after.items():
        if slug not in before:
            yield Change(f"New: {caution.concerns}", "", _told(caution))
        else:
            yield from _differences(f"Caution, {caution.concerns}", before[slug], caution)


def _told(caution: Caution) -> str:
    return f"{plain(caution.text)} (for {', '.join(caution.applies_to)})"


def _wording(one: Entry, other: Entry) -> Iterator[Change]:
    skipped = {"slug", "name", "title", "outcomes"}
    for field in one._fields:
        if field not in skipped:
            what = f"{other.name}, {_words(field)}"
            yield from _differences(what, getattr(one, field), getattr(other, field))


def _differences(what: str, one: Any, other: Any) -> Iterator[Change]:
    """Yield where two values differ, as deep inside as can be told."""
    if one == other:
        return
    if hasattr(one, "_fields") and type(one) is type(other):
        for field in one._fields:
            if field not in _TOLD_APART:
                inner = f"{what}, {_words(field)}"
                yield from _differences(inner, getattr(one, field), getattr(other, field))
    elif _are_lists(one, other) and len(one) == len(other):
        for number, (was, now) in enumerate(zip(one, other, strict=True), start=1):
            yield from _differences(f"{what} {number}", was, now)
    elif _are_lists(one, other):
        yield Change(
            what,
            _text([v for v in one if v not in other]),
            _text([v for v in other if v not in one]),
        )
    else:
        yield Change(what, _text(one), _text(other))


def _are_lists(one: Any, other: Any) -> bool:
    return all(type(each) is tuple for each in (one, other))


def _text(value: Any) -> str:
    """Return a value as it can be read in a line."""
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return plain(value)
    if hasattr(value, "_fields"):
        return ", ".join(filter(None, (_text(part) for part in value)))
    if isinstance(value, Mapping):
        return "; ".join(f"{key} = {_text(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    return "" if value is None else str(value)


def _words(field: str) -> str:
    return field.replace("_", " ")
