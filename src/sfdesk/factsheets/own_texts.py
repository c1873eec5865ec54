"""What the user wrote that is printed, in whatever script, and what is told where it cannot be."""

from collections.abc import Iterable, Iterator, Sequence

from sfdesk.core.language import tr
from sfdesk.factsheets.handing_out import HandingOut
from sfdesk.factsheets.kinds import Audience
from sfdesk.factsheets.offers import offer_texts, printed_offers
from sfdesk.factsheets.printable import undrawable
from sfdesk.model.local_layer import FitJudgement

_SOME_LETTERS = 12
"""Characters that are named of those that cannot be printed."""


def on_sheets(
    handing_out: HandingOut,
    slugs: Sequence[str],
    audience: Audience,
    leave_out: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """Yield what stands of the user's own on sheets: the organisation, and what it offers."""
    given = handing_out.without(leave_out)
    yield from on_decision(given)
    for slug in slugs:
        for offer in printed_offers(given, slug):
            yield from offer_texts(offer, audience)


def on_decision(handing_out: HandingOut) -> tuple[str, ...]:
    """Return what stands of the user's own on a decision sheet: the organisation alone."""
    return handing_out.organisation.name, handing_out.organisation.contact


def on_fit(judgements: Iterable[FitJudgement], slugs: Sequence[str]) -> Iterator[str]:
    """Yield the free lines that stand on the sheet of what fits us."""
    return (each.line for each in judgements if each.intervention in slugs)


def unprintable(texts: Iterable[str]) -> str:
    """Return what is to be known before texts of the user's are printed; empty for nothing."""
    letters = undrawable(texts)[:_SOME_LETTERS]
    if not letters:
        return ""
    return tr(
        "What you wrote holds characters that cannot be printed: {letters} Each stands as □.",
        letters=letters,
    )
