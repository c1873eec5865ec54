"""Building blocks of a page: headings, paragraphs with note markers, bands, tables, links.

Every text goes through ``escape``; links are of our own kinds (``note:13``,
``entry:topic/parenting``, ``term:rct``) and are answered by the reading pane, never by a browser.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from sfdesk.core.language import tr
from sfdesk.model.entries import Term
from sfdesk.model.text import segments
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.look.dots import dots_name, dots_width
from sfdesk.ui.look.theme import Theme

_DOT = 9
"""Pixels that a dot is wide, at 100 % text."""

Published = dict[str, str]
"""Field name or section heading to the review's own text, where the user has imported it."""


def link(kind: EntryKind, slug: str, words: str) -> str:
    """Return a link to another entry."""
    return f'<a href="entry:{kind.value}/{escape(slug)}">{escape(words)}</a>'


def lines(texts: Iterable[str]) -> str:
    """Return plain texts as paragraphs."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


class TermFinder:
    """Finds glossary terms in running text; each is linked where it first stands on a page.

    A form is looked up by its first word: one pattern of all the forms takes several times as
    long, and a page is made while somebody waits.
    """

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._terms = {term.slug: term for term in terms}
        self._seen: set[str] = set()
        self._forms: dict[str, list[tuple[str, Term]]] = {}
        for term in terms:
            for form in filter(None, (term.term, term.abbreviation, *term.aliases)):
                first = _WORD.match(form.lower())
                if first:
                    self._forms.setdefault(first.group(), []).append((form.lower(), term))
        for known in self._forms.values():
            known.sort(key=lambda pair: -len(pair[0]))

    def start_page(self) -> None:
        """Begin a new page, where every term may be linked again."""
        self._seen.clear()

    def term(self, slug: str) -> Term | None:
        """Return a term by slug."""
        return self._terms.get(slug)

    def linked(self, text: str) -> str:
        """Return escaped text in which terms not yet seen on the page are links."""
        parts, done = [], 0
        lowered = text.lower()
        for match in _WORD.finditer(lowered):
            forms = self._forms.get(match.group())
            if forms is None or match.start() < done:
                continue
            term, end = self._at(text, lowered, match.start(), forms)
            if term is None:
                continue
            self._seen.add(term.slug)
            parts.append(escape(text[done : match.start()], quote=False))
            words = escape(text[match.start() : end], quote=False)
            parts.append(f'<a class="term" href="term:{term.slug}">{words}</a>')
            done = end
        return "".join(parts) + escape(text[done:], quote=False)

    def _at(
        self, text: str, lowered: str, start: int, forms: list[tuple[str, Term]]
    ) -> tuple[Term | None, int]:
        """Return the longest new term that stands at a place, and where it ends."""
        if start and lowered[start - 1] == "-":
            return None, start
        for form, term in forms:
            end = start + len(form)
            whole = lowered.startswith(form, start) and not _INSIDE.match(lowered, end)
            if whole and term.slug not in self._seen and _written_like(text[start:end], term):
                return term, end
        return None, start


_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"[\w-]")


_MARKED = re.compile(r"\[(\d{1,3}(?:, (?:printed )?\d{1,3})*)\]")
_NUMBER = re.compile(r"(\d+)((?:, printed \d+)?)")


def _markers(text: str) -> str:
    """Make links of the published text's ``[13]``, ``[13, 14]`` and ``[13, printed 12]``."""
    linked = r'<a href="note:\1">\1\2</a>'
    return _MARKED.sub(lambda found: f"[{_NUMBER.sub(linked, found[1])}]", text)


def _written_like(found: str, term: Term) -> bool:
    """An abbreviation counts only in its own capitals: "SEND" is no "send"."""
    capitals = {f for f in (term.abbreviation, *term.aliases) if f.isupper()}
    return found in capitals or found.upper() not in {c.upper() for c in capitals}


@dataclass(frozen=True)
class Blocks:
    """Writes blocks of one page.

    Attributes:
        zoom: Text size in per cent.
        sources: Whether to say where each part stands in the review.
        published: What the review itself says, shown beside ours; empty where there is none.
    """

    theme: Theme
    zoom: int
    terms: TermFinder
    sources: bool = False
    published: Published = field(default_factory=dict)

    def px(self, size: float) -> str:
        """Return a size in pixels at this zoom."""
        return f"{round(size * self.zoom / 100)}px"

    def css(self) -> str:
        """Return the default style sheet of the page."""
        theme, px = self.theme, self.px
        return f"""
body {{ color: {theme.ink}; font-size: {px(15)}; }}
p, li {{ line-height: 150%; margin-top: 0; margin-bottom: {px(8)}; }}
h1 {{ font-size: {px(27)}; margin-top: {px(2)}; margin-bottom: {px(4)}; }}
h2 {{ font-size: {px(18)}; margin-top: {px(24)}; margin-bottom: {px(8)}; }}
h3 {{ font-size: {px(15)}; margin-top: {px(16)}; margin-bottom: {px(4)}; }}
table {{ margin-top: {px(8)}; margin-bottom: {px(8)}; }}
a {{ color: {theme.accent}; text-decoration: underline; }}
a.term {{ color: {theme.ink}; text-decoration: underline; }}
.soft, .source {{ color: {theme.soft}; }}
.source {{ font-size: {px(13)}; }}
.lead {{ color: {theme.soft}; font-size: {px(16)}; line-height: 135%; }}
.caution {{ color: {theme.caution}; }}
td, th {{ padding: {px(3)} {px(10)}; vertical-align: top; text-align: left;
  line-height: 130%; }}
"""

    def text(self, paragraph: str) -> str:
        """Return a paragraph's words with terms linked and note markers as links."""
        return "".join(
            self.terms.linked(words) + "".join(f" {self.marker(n)}" for n in numbers)
            for words, numbers in segments(paragraph)
        )

    def marker(self, number: int) -> str:
        """Return a note marker."""
        return f'<a href="note:{number}">[{number}]</a>'

    def paragraphs(self, texts: Iterable[str]) -> str:
        """Return paragraphs."""
        return "".join(f"<p>{self.text(text)}</p>" for text in texts)

    def bullets(self, texts: Iterable[str]) -> str:
        """Return a bulleted list."""
        return "<ul>" + "".join(f"<li>{self.text(text)}</li>" for text in texts) + "</ul>"

    def dots(self, dots: int | None) -> str:
        """Return the dots of how sure anyone is; the words stand beside them."""
        size = self.dot_size
        sides = f'width="{dots_width(dots, size)}" height="{size + 2}"'
        return f'<img src="{dots_name(dots)}" {sides} style="vertical-align: middle">'

    @property
    def dot_size(self) -> int:
        """How wide a dot is, in pixels at this zoom."""
        return round(_DOT * self.zoom / 100)

    def heading(self, words: str, anchor: str = "") -> str:
        """Return a section heading that the jump list can go to."""
        return f'<h2><a name="{escape(anchor)}"></a>{escape(words)}</h2>'

    def source(self, place: str) -> str:
        """Return the line that says where something stands in the review, if that is wanted."""
        words = tr("Where in the review: {place}", place=place)
        return f'<p class="source">{escape(words)}</p>' if place and self.sources else ""

    def band(self, inner: str, ground: str) -> str:
        """Return a band of one colour across the page."""
        padding = f"{self.px(8)} {self.px(12)}"
        return (
            f'<table width="100%" bgcolor="{ground}" cellspacing="0"{self._outline}>'
            f'<tr><td style="padding: {padding}">{inner}</td></tr></table>'
        )

    @property
    def _outline(self) -> str:
        """The outline of a box where its ground is that of the page."""
        return f' border="1" bordercolor="{self.theme.line}"' if self.theme.high_contrast else ""

    def as_published(self, part: str) -> str:
        """Return the review's own text of a part, safe HTML already, in a quiet box; or nothing."""
        text = self.published.get(part)
        if not text:
            return ""
        return self.band(
            f"<p><b>{escape(tr('As published'))}</b></p>{_markers(text)}", self.theme.ground
        )

    def facts(self, rows: Iterable[tuple[str, str]]) -> str:
        """Return the two-column box of facts; the values are HTML already."""
        cells = "".join(
            f'<tr><td class="soft" width="26%">{escape(label)}</td><td>{value}</td></tr>'
            for label, value in rows
        )
        padding = round(4 * self.zoom / 100)
        return (
            f'<table width="100%" bgcolor="{self.theme.ground}" cellpadding="{padding}"'
            f' cellspacing="0">{cells}</table>'
        )

    def table(self, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
        """Return a ruled table of plain texts."""
        top = "".join(f"<th>{escape(head)}</th>" for head in heads)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        return (
            f'<table width="100%" border="1" cellspacing="0" bordercolor="{self.theme.line}">'
            f"<thead><tr>{top}</tr></thead>{body}</table>"
        )
