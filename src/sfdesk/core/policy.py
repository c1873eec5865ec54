"""What the organisation decides for every user of a machine: a TOML file that only it can write.

A value that is wrong, or a file that cannot be read, is told. Then nobody is trusted and nothing
can be brought in; everything else is as if there were no policy.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sfdesk.core.files import may_be_there, read_regular
from sfdesk.core.language import tr
from sfdesk.core.letterhead import contact_fault, name_fault
from sfdesk.core.paths import policy_file
from sfdesk.core.refusals import refusal

_LARGEST = 100_000
_FORMAT = 1
_LINE = re.compile(r"[^\x00-\x1f\x7f]{1,300}")


class Policy(NamedTuple):
    """What holds on this machine; the defaults are what holds without a policy.

    Attributes:
        path: Of the file; None where there is none.
        wrong: What is wrong with it, a line each.
        trusted_root: File with the keys of those who sign editions.
        watched_folder: Where new editions are looked for as long as the window is open.
        installing: Whether editions may be installed.
        unsigned: Whether also those that too few trusted people have signed; they stay marked.
        importing: Whether the published document may be brought in.
        notes: Whether users may keep notes.
        printing: Whether anything may be printed or saved as PDF.
        links: Whether addresses may be opened in a browser.
        recent_searches: Whether recent searches are kept.
        data_folder: Where the user's data are; ``~`` is the user's home.
        team_folder: Where the team's lead publishes offers and notes; None lets the user say it.
        require_signed: Whether shared files, the team's among them, come in only where somebody
            who is trusted has signed them.
        organisation: Name of the service that hands sheets out; empty lets the user say it.
        contact: Who to call there, as lines; empty lets the user say it.
        logo: File of its logo.
    """

    path: Path | None = None
    wrong: tuple[str, ...] = ()
    trusted_root: Path | None = None
    watched_folder: Path | None = None
    installing: bool = True
    unsigned: bool = False
    importing: bool = True
    notes: bool = True
    printing: bool = True
    links: bool = True
    recent_searches: bool = True
    data_folder: Path | None = None
    team_folder: Path | None = None
    require_signed: bool = False
    organisation: str = ""
    contact: str = ""
    logo: Path | None = None

    @property
    def warning(self) -> str:
        """What the user is told of a policy that is wrong; empty where it is right."""
        if not self.wrong:
            return ""
        return tr(
            "This computer's policy file for sfdesk is wrong, so no edition, document or shared "
            "file is taken in. Whoever looks after the computer can run “sfdesk policy check”. "
            "({path})",
            path=self.path,
        )


_SECTIONS = {
    "editions": ("trusted_root", "watched_folder", "installing", "unsigned"),
    "allow": ("importing", "notes", "printing", "links", "recent_searches"),
    "organisation": ("organisation", "contact", "logo"),
    "data": ("data_folder",),
    "team": ("team_folder", "require_signed"),
}
_NAMES = {
    "installing": "install",
    "importing": "import",
    "organisation": "name",
    "data_folder": "folder",
    "team_folder": "folder",
}
"""How a field is called in the file, where the name there is another."""
_FILES = ("trusted_root", "logo")
_FAULTS = {"organisation": name_fault, "contact": contact_fault}


def current_policy() -> Policy:
    """Return the policy of this machine; where there is none, looking for it is all it costs."""
    path = policy_file()
    return read_policy(path) if may_be_there(path) else Policy()


def read_policy(path: Path) -> Policy:
    """Return what a policy file says; what is wrong with it stands in ``wrong``.

    Args:
        path: Of the file. Names in it that are no whole paths are looked for beside it.
    """
    import tomllib

    try:
        values = tomllib.loads(read_regular(path, _LARGEST).decode("utf-8-sig"))
    except OSError as error:
        return _closed(
            path, [tr("It cannot be read. {why}", why=refusal(error, reading=True).why)], {}
        )
    except (ValueError, RecursionError) as error:
        return _closed(path, [tr("It is not TOML: {error}", error=error)], {})
    found: dict[str, Any] = {}
    wrong = list(_read(values, path.parent, found))
    return _closed(path, wrong, found) if wrong else Policy(path, **found)


def _closed(path: Path, wrong: list[str], found: dict[str, Any]) -> Policy:
    """Return a policy that trusts nobody and lets nothing in; what else is right in it holds."""
    nothing = {
        "trusted_root": None,
        "unsigned": False,
        "installing": False,
        "importing": False,
        "require_signed": True,
    }
    return Policy(path, tuple(wrong), **{**found, **nothing})


def _read(values: dict[str, Any], folder: Path, found: dict[str, Any]) -> Iterator[str]:
    """Put the values of a file into ``found``; yield what is wrong with them."""
    number = values.pop("format", None)
    if type(number) is not int or number != _FORMAT:
        yield tr("format: this sfdesk reads “format = {format}”, and nothing else", format=_FORMAT)
    for section, table in values.items():
        if section not in _SECTIONS or not isinstance(table, dict):
            yield tr(
                "[{section}]: there is no such section; there are {names}",
                section=section,
                names=", ".join(_SECTIONS),
            )
            continue
        fields = {_NAMES.get(field, field): field for field in _SECTIONS[section]}
        for name, value in table.items():
            if name not in fields:
                yield tr(
                    "[{section}] {name}: there is no such key; there are {names}",
                    section=section,
                    name=name,
                    names=", ".join(fields),
                )
            elif why := _unfit(fields[name], value, folder):
                yield f"[{section}] {name}: {why}"
            else:
                found[fields[name]] = _taken(fields[name], value, folder)


def _unfit(field: str, value: object, folder: Path) -> str:
    """Return what is wrong with a value, or nothing."""
    if isinstance(Policy._field_defaults[field], bool):
        return "" if isinstance(value, bool) else tr("must be true or false")
    if not isinstance(value, str):
        return tr("must be a text in quotes")
    if field in _FAULTS:
        return _FAULTS[field](value) or ("" if value.strip() else tr("is empty"))
    if not _LINE.fullmatch(value):
        return tr("is empty or too long")
    if field == "data_folder" and not _home_is_known(value):
        return tr("names a home that is none")
    if field in _FILES and not (folder / value).is_file():
        return tr("there is no file {path}", path=folder / value)
    return ""


def _home_is_known(value: str) -> bool:
    try:
        Path(value).expanduser()
    except RuntimeError:
        return False
    return True


def _taken(field: str, value: Any, folder: Path) -> object:
    if field == "data_folder":
        return folder / Path(value).expanduser()
    is_path = field in (*_FILES, "watched_folder", "team_folder")
    return folder / value if is_path else value
