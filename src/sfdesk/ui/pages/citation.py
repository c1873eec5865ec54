"""What "copy with citation" puts on the clipboard."""

from html import escape

from sfdesk import PROGRAM
from sfdesk.model.edition import EditionInfo
from sfdesk.model.entries import Entry


def citation(info: EditionInfo, entry: Entry) -> str:
    """Return the line that says where a text is from, so that it can be traced."""
    return (
        f"— “{entry.name}”, {PROGRAM}, edition {info.id} ({info.short_hash}), "
        f"evidence as of {info.evidence_as_of}. A restatement of: {info.source_title}."
    )


def cited_text(info: EditionInfo, entry: Entry, text: str) -> str:
    """Return text followed by where it is from."""
    return f"{text.strip()}\n\n{citation(info, entry)}"


def cited_html(info: EditionInfo, entry: Entry, html: str) -> str:
    """Return rich text followed by where it is from."""
    return f"{html}<p>{escape(citation(info, entry))}</p>"
