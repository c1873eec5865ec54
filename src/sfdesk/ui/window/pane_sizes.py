"""How the width of the window is shared among filters, list and page. No widgets."""

_DESIGNED = 1366
_FILTERS, _LIST = 236, 446
_MORE_FILTERS, _MORE_LIST = 300, 560
"""What these two grow to on a wide screen; all at 100 % text."""

THREE_PANES, TWO_PANES = 1150, 720
"""Widths from which so many panes have room, in pixels at 100 % text."""


def panes_with_room(width: int, zoom: int) -> int:
    """Return how many panes a window of that width has room for: one, two or three."""
    wide = width * 100 / zoom
    return 3 if wide >= THREE_PANES else 2 if wide >= TWO_PANES else 1


def designed(width: int, zoom: int) -> tuple[int, int]:
    """Return the widths of filters and list where the user has chosen none."""
    wide = width * 100 / zoom
    grown = max(0.0, wide - _DESIGNED)
    filters = min(_MORE_FILTERS, _FILTERS + grown * 0.12)
    listed = min(_MORE_LIST, _LIST + grown * 0.3)
    return round(filters * zoom / 100), round(listed * zoom / 100)


def shared(
    width: int, wanted: tuple[int, int], page: int, least: tuple[int | None, int]
) -> tuple[int, int, int]:
    """Return the widths of filters, list and page, which together take the whole width.

    Where there is too little, the list gives way before the page, and the filters after it.

    Args:
        wanted: Of filters and list.
        page: What the page should have.
        least: Widths of filters and list that their words need; of filters that are not shown None.
    """
    filters, listed = least
    left = 0 if filters is None else max(wanted[0], filters)
    middle = max(wanted[1], listed)
    missing = page - (width - left - middle)
    middle = _given(middle, missing, listed)
    missing = page - (width - left - middle)
    if filters is not None:
        left = _given(left, missing, filters)
    return left, middle, max(0, width - left - middle)


def _given(pane: int, missing: int, least: int) -> int:
    """Return the width of a pane that gives what is missing, but keeps the least."""
    return pane - max(0, min(missing, pane - least))
