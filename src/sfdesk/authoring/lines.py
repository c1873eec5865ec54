"""On which line of a TOML file a value stands: the standard library's reader does not tell."""

import re
from bisect import bisect_right
from collections.abc import Callable
from contextlib import suppress

Path = tuple[str | int, ...]
"""Keys and, in lists, positions that lead to a value."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"[ \t]*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")' r"|'''.*?'{3,5}(?!')" r'|"(?:[^"\\]|\\.)*"' r"|'[^']*'",
    re.DOTALL,
)
_OTHER = re.compile(r"[^,\]}\n#]+")


class _Scanner:
    """Goes once through a text that is known to be TOML.

    Attributes:
        found: Path to place in the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self._last: dict[Path, int] = {}
        """Path of a list of tables to the position of its last one."""

    def scan(self) -> None:
        table: Path = ()
        while self._skip():
            start = self.at
            if self.text.startswith("[", self.at):
                table = self._head()
                for steps in range(1, len(table) + 1):
                    self.found.setdefault(table[:steps], start)
            else:
                self._entry(table)

    def _skip(self) -> bool:
        """Go on to what is neither white space nor a comment; return whether there is any."""
        self._take(_BLANK)
        return self.at < len(self.text)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def _key(self) -> Path:
        steps: list[str] = []
        while match := self._take(_KEY):
            steps.append(next(step for step in match.groups() if step is not None))
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        if not steps:
            raise ValueError(self.at)
        return tuple(steps)

    def _head(self) -> Path:
        """Read ``[table]`` or ``[[table]]`` and return where it leads."""
        several = self.text.startswith("[[", self.at)
        self.at += 1 + several
        *before, name = self._key()
        path: Path = ()
        for step in before:
            path = (*path, step)
            if path in self._last:
                path = (*path, self._last[path])
        path = (*path, name)
        self.at += 1 + several
        if several:
            self._last[path] = self._last.get(path, -1) + 1
            return (*path, self._last[path])
        return path

    def _entry(self, table: Path) -> None:
        start = self.at
        path = (*table, *self._key())
        self.found.setdefault(path, start)
        self.at += 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip()
        self.found.setdefault(path, self.at)
        if self.text.startswith("[", self.at):
            self._several("]", lambda position: self._value((*path, position)))
        elif self.text.startswith("{", self.at):
            self._several("}", lambda _: self._entry(path))
        elif not self._take(_TEXT) and not self._take(_OTHER):
            raise ValueError(self.at)

    def _several(self, end: str, read: Callable[[int], None]) -> None:
        self.at += 1
        position = 0
        while self._skip() and not self.text.startswith(end, self.at):
            if self.text.startswith(",", self.at):
                self.at += 1
                continue
            read(position)
            position += 1
        self.at += 1


class Lines:
    """The lines on which the values of a TOML text stand."""

    def __init__(self, text: str) -> None:
        scanner = _Scanner(text)
        # Of what this does not understand the line of the table is told, or none.
        with suppress(ValueError):
            scanner.scan()
        self._found = scanner.found
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def of(self, path: Path) -> int | None:
        """Return the line of a value, or of the nearest thing around it that stands in the text."""
        while path:
            if path in self._found:
                return bisect_right(self._ends, self._found[path] - 1) + 1
            path = path[:-1]
        return None


_STEP = re.compile(r"\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]|([^.\[\]]+)")


def path_of(field: str) -> Path:
    """Return the path that a field's name stands for: ``evidence.eif_ratings[1].ratings``."""
    return tuple(
        int(position) if position else key or name for key, position, name in _STEP.findall(field)
    )
