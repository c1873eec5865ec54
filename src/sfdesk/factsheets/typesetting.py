"""Typst, wrapped: a template and its data to a tagged PDF/UA-1.

The one place that imports typst. Templates and typeface come from the resources folder, the
machine's own fonts are not looked at, and the text goes in as JSON: a sheet is the same on
every machine, and nothing in a text can be taken for markup.
"""

import datetime
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from sfdesk.core.errors import SheetError
from sfdesk.core.language import tr, tr_n
from sfdesk.core.memory import give_back_memory
from sfdesk.factsheets.kinds import Picture
from sfdesk.factsheets.organisation import damaged
from sfdesk.factsheets.printable import printable
from sfdesk.factsheets.row_heads import with_row_heads

_LOGO = "typst/logo.typ"
_NOTHING = "typst/nothing.typ"
_DOTS_AN_INCH = 200.0
"""Of a picture made of dots: A3 is then 3,300 dots wide."""
_REMEMBERED = 11
"""Runs after which the typesetter has dropped what no run since has used."""


class Typesetter:
    """Sets templates; keep one, since the first run warms it up for the others.

    Args:
        resources: The folder that holds ``typst/`` and ``fonts/``.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._compiler = lru_cache(self._new_compiler)

    def pdf(
        self, template: str, document: dict[str, Any], printed: datetime.date, logo: bytes = b""
    ) -> bytes:
        """Return a document set in a template.

        Args:
            template: Below the resources folder.
            document: What the template prints, as JSON values.
            printed: The day that the PDF says it was made.
            logo: A picture, or nothing.

        Raises:
            SheetError: If the typesetter fails.
        """
        noon = datetime.datetime(printed.year, printed.month, printed.day, 12, tzinfo=datetime.UTC)
        made = self._set(
            template, document, logo, format="pdf", pdf_standards=["ua-1"], timestamp=noon
        )
        return with_row_heads(made)

    def picture(self, template: str, document: dict[str, Any], kind: Picture) -> bytes:
        """Return a document of one page as a picture.

        Raises:
            SheetError: If it has more pages, or the typesetter fails.
        """
        dots = {"ppi": _DOTS_AN_INCH} if kind is Picture.PNG else {}
        return self._set(template, document, b"", format=kind.value, **dots)

    def _set(self, template: str, document: dict[str, Any], logo: bytes, **how: Any) -> bytes:
        data = {"sheet": json.dumps(_fit(document), ensure_ascii=False), "logo": _numbers(logo)}
        try:
            made = self._compiler(template).compile(sys_inputs=data, **how)
        except typst.TypstError as error:
            raise SheetError(
                tr("The fact sheet could not be made."),
                kept=tr("Nothing was written."),
                detail=error.diagnostic,
            ) from error
        if not isinstance(made, bytes):
            raise SheetError(
                tr_n(
                    "This has {count} page, and a picture holds one.",
                    "This has {count} pages, and a picture holds one.",
                    len(made or ()),
                ),
                do=tr("Save it as PDF, or choose fewer interventions."),
            )
        return made

    def check_logo(self, name: str, logo: bytes) -> None:
        """Draw a logo once.

        Args:
            name: Of its file, for the error.
            logo: Its content.

        Raises:
            SheetError: If it cannot be drawn.
        """
        template = self._resources / _LOGO
        once = typst.Compiler(template, root=template.parent, ignore_system_fonts=True)
        try:
            once.compile(format="pdf", sys_inputs={"logo": _numbers(logo)})
        except typst.TypstError as error:
            raise damaged(name, error.diagnostic) from error

    def forget(self) -> None:
        """Free what the typesetter keeps of what it has set: of thirty sheets some 110 MB."""
        nothing = self._resources / _NOTHING
        empty = typst.Compiler(nothing, root=nothing.parent, ignore_system_fonts=True)
        for _ in range(_REMEMBERED):
            empty.compile(format="pdf")
        give_back_memory()

    def _new_compiler(self, name: str) -> typst.Compiler:
        template = self._resources / name
        if not template.is_file():
            raise SheetError(
                tr("The templates of the fact sheets are missing."),
                do=tr("Install the program again."),
                detail=f"no file {template}",
            )
        return typst.Compiler(
            template,
            root=template.parent,
            font_paths=[self._resources / "fonts"],
            ignore_system_fonts=True,
        )


def _numbers(data: bytes) -> str:
    """Return bytes as a JSON list, the one form in which a template can take them."""
    return json.dumps(list(data))


def _fit(value: Any) -> Any:
    """Return the values with every text made printable."""
    if isinstance(value, str):
        return printable(value)
    if hasattr(value, "_asdict"):
        return _fit(value._asdict())
    if isinstance(value, dict):
        return {key: _fit(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_fit(item) for item in value]
    return value
