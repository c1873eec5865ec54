"""What "copy with citation" puts on the clipboard."""

from sfdesk.model.edition import EditionInfo
from sfdesk.model.entries import Entry


def citation_text(info: EditionInfo, entry: Entry, text: str) -> str:
    """Return text followed by where it is from, so that it can be traced."""
    return (
        f"{text.strip()}\n\n— “{entry.name}”, sfdesk edition {info.id} ({info.short_hash}), "
        f"evidence as of {info.evidence_as_of}. A restatement of: {info.source_title}."
    )
