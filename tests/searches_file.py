"""Saved searches in the file in which they were kept before there was a store."""

import json
from contextlib import closing
from pathlib import Path

from sfdesk.local.layer import LocalLayer

A = {"name": "A", "query": "a", "chosen": {"topic": ["parenting"]}, "order": "cost"}
B = A | {"name": "B"}


def written(folder: Path, *saved: object) -> bytes:
    """Write the file of an earlier version, and return what is in it."""
    content = json.dumps({"format": 2, "recent": ["play therapy"], "saved": saved}).encode()
    (folder / "searches.json").write_bytes(content)
    return content


def in_file(folder: Path) -> list[str]:
    return [each["name"] for each in json.loads((folder / "searches.json").read_bytes())["saved"]]


def names(layer: LocalLayer) -> list[str]:
    return [search.name for search in layer.searches.list()]


def started_anew(folder: Path) -> list[str]:
    """Return the names that are listed by a program that starts now."""
    with closing(LocalLayer(folder)) as layer:
        return names(layer)
