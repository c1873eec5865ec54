"""How results are sorted: by what, under which headings, with what is not known always last."""

from sfdesk.core.language import to_translate, tr
from sfdesk.model.entries import Intervention
from sfdesk.model.info import EditionInfo
from sfdesk.model.strength import TIER_WORDS, tier
from sfdesk.model.vocabulary import Labelled, LevelOfNeed

_LAST = 99


class Order(Labelled):
    """What results are sorted by."""

    BEST = "best", to_translate("Best match")
    REVIEW = "review", to_translate("Order of the review")
    NAME = "name", to_translate("Name")
    STRENGTH = "strength", to_translate("How sure, surest first")
    COST = "cost", to_translate("Cost, lowest first")
    NEED = "need", to_translate("Level of need, lowest first")


def sort_key(order: Order, row: Intervention) -> tuple[int, str]:
    """Return what an intervention is sorted by; what is not known sorts last.

    The sort that uses it is stable, so that rows with the same key stay in the order of their
    match, or of the review.
    """
    match order:
        case Order.NAME:
            return 0, row.name.casefold()
        case Order.STRENGTH:
            return int(tier(row.evidence)), ""
        case Order.COST:
            return lowest_cost(row) or _LAST, ""
        case Order.NEED:
            levels = [list(LevelOfNeed).index(level) for level in row.levels_of_need]
            return min(levels, default=_LAST), ""
        case _:
            return 0, ""


def lowest_cost(row: Intervention) -> int | None:
    """Return the lowest cost rating of any of its programmes; None where none is stated."""
    return min((cost.rating for cost in row.evidence.cost_ratings), default=None)


def heading(info: EditionInfo, order: Order, row: Intervention) -> str:
    """Return the heading that an intervention stands under in this order, or an empty string."""
    match order:
        case Order.STRENGTH:
            return tr("{how_sure} (our summary)", how_sure=TIER_WORDS[tier(row.evidence)][1])
        case Order.COST:
            cost = lowest_cost(row)
            if cost is None:
                return tr("Cost not stated")
            return tr("Cost {cost}", cost=info.cost_label(cost))
        case Order.NEED:
            if not row.levels_of_need:
                return tr("Level of need not stated")
            return min(row.levels_of_need, key=list(LevelOfNeed).index).label
        case _:
            return ""
