"""A new edition, from a template with one worked example."""

from pathlib import Path

import tomli_w

from sfdesk.authoring.folder import check_empty, write_folder
from sfdesk.model.entries import GuidePage

_TEMPLATE = "edition-template"
USING = "using-this-program"
"""Slug of the guide page that is about the program, and not about a matrix."""


def new_edition(folder: Path, resources: Path, using: GuidePage | None) -> int:
    """Write a whole edition that is a template, comments included.

    Args:
        folder: Not there yet, or empty.
        resources: Of the program.
        using: The page on how to use the program, which every edition has; None leaves it out.

    Returns:
        How many files were written.

    Raises:
        EditionError: If there is something in the folder, or it cannot be written.
    """
    check_empty(folder)
    template = resources / _TEMPLATE
    texts = {
        path.relative_to(template).as_posix(): path.read_text(encoding="utf8")
        for path in sorted(template.rglob("*.toml"))
    }
    if using:
        texts[f"guide/01-{using.slug}.toml"] = _page(using)
    write_folder(folder, texts)
    return len(texts)


def _page(page: GuidePage) -> str:
    """Return a page that cites nothing as an authored file."""
    sections = [
        {name: value for name, value in section._asdict().items() if value is not None}
        for section in page.sections
    ]
    return tomli_w.dumps(page._asdict() | {"order": 1, "references": [], "sections": sections})
