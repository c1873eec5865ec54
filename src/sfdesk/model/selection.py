"""What is ticked among the facets."""

from collections.abc import Mapping

Selection = Mapping[str, frozenset[str]]
"""Facet name to the values ticked in it."""


def both(one: Selection, other: Selection) -> dict[str, frozenset[str]]:
    """Return what either selection holds."""
    names = {**one, **other}
    return {name: one.get(name, frozenset()) | other.get(name, frozenset()) for name in names}


def minus(one: Selection, other: Selection) -> dict[str, frozenset[str]]:
    """Return what one selection holds and the other does not, without empty facets."""
    left = {name: values - other.get(name, frozenset()) for name, values in one.items()}
    return {name: values for name, values in left.items() if values}
