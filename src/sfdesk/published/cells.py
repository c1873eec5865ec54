"""Light HTML and Markdown of the published document → safe light HTML with resolved markers.

The document comes from outside: only a handful of tags is kept, without attributes, and every
character of text is escaped. Standard library only.
"""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

Resolve = Callable[[int], int]
"""Printed note number → the note that is meant."""

KEPT = frozenset({"p", "ul", "ol", "li", "b", "i", "br"})
_SAME = {"strong": "b", "em": "i"}
_SILENT = frozenset({"script", "style", "template", "head", "title", "iframe", "object"})
_NUMBERS = re.compile(r"\s*[0-9]{1,3}(?:[\s,;]+[0-9]{1,3})*\s*")
_DEEPEST = 20

_ANY_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][a-zA-Z0-9]*>)")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^()\s]*)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ITALIC = re.compile(r"\*([^*]+)\*")
_ESCAPED = re.compile(r"\\+([_*\[\]()#.-])")


def clean(html: str, resolve: Resolve = lambda number: number) -> str:
    """Return safe light HTML; cleaning it again changes nothing.

    Args:
        html: Anything; what is not kept is dropped (tags) or escaped (text).
        resolve: Called once for each number in a ``<sup>``.
    """
    cleaner = _Cleaner(resolve)
    # The parser takes quadratic time over unclosed comments and the like: it gets bare tags only.
    cleaner.feed(_NO_TAG.sub("&lt;", _ANY_TAG.sub(r"<\1>", html)))
    cleaner.close()
    return cleaner.result()


def from_markdown(text: str, resolve: Resolve = lambda number: number) -> str:
    """Return a line of the running text as safe light HTML, without a block around it."""
    text = _AUTOLINK.sub(r"\1", text)
    text = _ESCAPED.sub(r"\1", text)
    text = _LINK.sub(_link_text, text)
    text = _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", text))
    return clean(text, resolve)


def _link_text(link: re.Match[str]) -> str:
    words, address = link.groups()
    return address if words == address or words.startswith("http") else f"{words} {address}"


class _Cleaner(HTMLParser):
    """Writes the kept tags, balanced, and the text between them, escaped."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__(convert_charrefs=True)
        self._resolve = resolve
        self._out: list[str] = []
        self._open: list[str] = []
        self._marker: list[str] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "sup":
            self._end_marker()
            self._marker = []
        elif (kept := _SAME.get(tag, tag)) in KEPT and not self._within_marker(kept):
            self._start(kept)

    def handle_endtag(self, tag: str) -> None:
        kept = _SAME.get(tag, tag)
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "sup":
            self._end_marker()
        elif kept in KEPT and not self._within_marker(kept) and kept in self._open:
            self._close_to(kept)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._marker is not None:
            self._marker.append(data)
        else:
            self._out.append(escape(data, quote=False))

    def result(self) -> str:
        """End what is open and return the whole, runs of white space made one space."""
        self._end_marker()
        while self._open:
            self._out.append(f"</{self._open.pop()}>")
        text = re.sub(r"\s+", " ", "".join(self._out)).strip()
        return re.sub(r"(<(?:p|li|ul|ol)>) | (?=</(?:p|li)>)", r"\1", text)

    def _within_marker(self, tag: str) -> bool:
        """Return whether a tag only dresses a marker; any other tag ends a marker left open."""
        if self._marker is not None and tag in ("b", "i"):
            return True
        self._end_marker()
        return False

    def _start(self, tag: str) -> None:
        if tag == "br":
            self._out.append("<br>")
            return
        if (tag in ("b", "i") and tag in self._open) or len(self._open) >= _DEEPEST:
            return
        if tag == "p" and "p" in self._open:
            self._close_to("p")
        self._open.append(tag)
        self._out.append(f"<{tag}>")

    def _close_to(self, tag: str) -> None:
        last = ""
        while last != tag:
            last = self._open.pop()
            self._out.append(f"</{last}>")

    def _end_marker(self) -> None:
        if self._marker is None:
            return
        text, self._marker = "".join(self._marker), None
        if _NUMBERS.fullmatch(text):
            self._out.append(f" {self._marked([int(n) for n in re.findall(r'[0-9]+', text)])}")
        else:
            self._out.append(escape(text, quote=False))

    def _marked(self, printed: list[int]) -> str:
        """Return ``[32, 33]``, or ``[69, printed 68]`` where a number was corrected."""
        both = [(self._resolve(number), number) for number in printed]
        if all(meant == number for meant, number in both):
            return f"[{', '.join(str(number) for _, number in both)}]"
        return " ".join(
            f"[{meant}]" if meant == number else f"[{meant}, printed {number}]"
            for meant, number in both
        )
