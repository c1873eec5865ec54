"""A PDF as a screen reader takes it: its structure tree, with the text of each element."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader

_HEX = r"<([0-9a-fA-F]+)>\s*"
_CHAR = re.compile(_HEX + _HEX)
_RANGE = re.compile(_HEX + _HEX + r"(?:<([0-9a-fA-F]+)>|\[([^\]]*)\])")
_SECTION = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
# What matters in a page's content: pypdf reads all of it, which takes ten times as long.
_CONTENT = re.compile(
    rb"\((?P<string>(?:[^\\()]|\\.)*+)\)"
    rb"|(?P<nested>\()"
    rb"|<(?P<digits>[0-9a-fA-F]*)>"
    rb"|/\w+\s*(?:<<(?P<named>.*?)>>)?\s*(?P<begin>BDC|BMC)\b"
    rb"|(?P<end>EMC)\b"
    rb"|/(?P<font>\w+)\s+[\d.]+\s+Tf\b",
    re.DOTALL,
)
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPES = {
    **{b"%03o" % number: bytes([number]) for number in range(256)},
    **{b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"},
    **{sign: sign for sign in (b"(", b")", b"\\")},
}
_NUMBER = re.compile(rb"/MCID\s+(\d+)")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
"""As it stands in a file of typst, which compresses no objects; to read them all takes long."""


@dataclass
class Element:
    """One element of the structure tree; its own text stands among its children's, in order."""

    kind: str
    entry: Any
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read out of it and of everything in it."""
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)

    def walk(self) -> Iterator["Element"]:
        """Yield it and everything in it, in reading order."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def all(self, *kinds: str) -> list["Element"]:
        """Return everything in it of some kinds, in reading order."""
        return [each for each in self.walk() if each.kind in kinds]

    def attribute(self, name: str) -> str | None:
        """Return an attribute out of any of its attribute objects."""
        held = self.entry.get("/A", [])
        held = held.get_object() if hasattr(held, "get_object") else held
        for each in held if isinstance(held, list) else [held]:
            value = each.get_object().get(f"/{name}")
            if value is not None:
                return str(value).removeprefix("/")
        return None


class Tagged:
    """A tagged PDF, opened."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.reader = PdfReader(io.BytesIO(pdf))
        self.root = self.reader.root_object
        self._texts = {
            page.indirect_reference.idnum: _texts(page)
            for page in self.reader.pages
            if page.indirect_reference
        }
        self.tree = self._element(self.root["/StructTreeRoot"], None)

    @property
    def outline(self) -> list[str]:
        """The titles of the bookmarks of the first level."""
        return [str(e["/Title"]) for e in self.reader.outline if isinstance(e, dict)]

    @property
    def images(self) -> int:
        """How many pictures are in the file."""
        return len(_IMAGE.findall(self._pdf))

    def _element(self, entry: Any, page: int | None) -> Element:
        if reference := entry.raw_get("/Pg") if "/Pg" in entry else None:
            page = reference.idnum
        made = Element(str(entry.get("/S", "/Root")).removeprefix("/"), entry)
        kids = entry.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            made.parts += self._kid(kid.get_object(), page)
        return made

    def _kid(self, kid: Any, page: int | None) -> list["Element | str"]:
        if isinstance(kid, int):
            assert page is not None
            return [self._texts[page].get(int(kid), "")]
        if kid.get("/Type") == "/MCR":
            number = kid.raw_get("/Pg").idnum if "/Pg" in kid else page
            assert number is not None
            return [self._texts[number].get(int(kid["/MCID"]), "")]
        if kid.get("/Type") == "/OBJR":
            return []
        return [self._element(kid, page)]


def _texts(page: Any) -> dict[int, str]:
    """Return marked content number → text of one page."""
    fonts: dict[str, dict[int, str]] = {}
    for name, held in page["/Resources"].get("/Font", {}).items():
        fonts[name] = _codes(held.get_object()["/ToUnicode"].get_data().decode("latin1"))
    found: dict[int, str] = {}
    marks: list[int | None] = []
    font: dict[int, str] = {}
    for token, shown in _tokens(page.get_contents().get_data()):
        if token["begin"]:
            number = _NUMBER.search(token["named"] or b"")
            marks.append(int(number[1]) if number else marks[-1] if marks else None)
        elif token["end"]:
            marks.pop()
        elif token["font"]:
            font = fonts[f"/{token['font'].decode()}"]
        elif marks and (mark := marks[-1]) is not None:
            found[mark] = found.get(mark, "") + _decoded(shown, font)
    return found


def _tokens(content: bytes) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """Yield what matters, each with the bytes that it shows, if it is a string."""
    at = 0
    while token := _CONTENT.search(content, at):
        at, shown = token.end(), token["string"] or b""
        if token["nested"]:
            at = _closing(content, at)
            shown = content[token.end() : at - 1]
        if token["digits"] is not None:
            shown = bytes.fromhex(token["digits"].decode())
        yield token, _ESCAPED.sub(lambda escape: _ESCAPES[escape[1]], shown)


def _closing(content: bytes, at: int) -> int:
    """Return where a string ends that begins before a place; brackets in it are in pairs."""
    depth = 1
    while depth:
        bracket = _BRACKET.search(content, at)
        assert bracket, "a string that does not end"
        at = bracket.end()
        depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
    return at


def _codes(cmap: str) -> dict[int, str]:
    """Return code → text; codes are two bytes wide (Identity-H)."""
    codes: dict[int, str] = defaultdict(lambda: "\ufffd")
    for kind, body in _SECTION.findall(cmap):
        if kind == "bfchar":
            codes |= {int(code, 16): _utf16(text) for code, text in _CHAR.findall(body)}
            continue
        for first, last, start, several in _RANGE.findall(body):
            texts = re.findall(_HEX, several)
            for n, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                codes[code] = _utf16(texts[n]) if texts else chr(ord(_utf16(start)) + n)
    return codes


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _decoded(data: bytes, codes: dict[int, str]) -> str:
    return data.decode("utf-16-be", "surrogatepass").translate(codes)
