"""The manual page, written from the real options of the command line."""

import argparse
from collections.abc import Iterator

_END = r"""
.SH EXIT STATUS
0; 1 when something is not found or fails; 2 for wrong usage; 130 when cancelled.
.SH ENVIRONMENT
.TP
.B SFDESK_PROFILE
another folder for settings and imported text
.TP
.B SFDESK_EDITION
another built edition
.SH FILES
.TP
.I ~/.config/sfdesk
settings
.TP
.I ~/.local/share/sfdesk
what you brought in
.TP
.I sfdesk\-portable.txt
beside the program of a portable copy: everything is kept in
.I data/
there
"""


def man_page(parser: argparse.ArgumentParser, version: str, date: str) -> str:
    """Return the page as roff.

    Args:
        parser: The whole command line.
        version: Of the program.
        date: Year, month and day, as it stands in the foot of the page.
    """
    lines = [
        f'.TH SFDESK 1 "{date}" "sfdesk {version}" "User commands"',
        ".SH NAME",
        r"sfdesk \- evidence on family support, offline",
        ".SH SYNOPSIS",
        f".B {_escaped(parser.prog)}",
        r"[options] [\fIcommand\fR ...]",
        ".SH DESCRIPTION",
        _escaped(parser.description or ""),
        ".SH OPTIONS",
        *_options(parser),
        ".SH COMMANDS",
        r"Each takes \fB\-\-help\fR, and so does the program.",
    ]
    for name, command, helped in _commands(parser):
        lines += [f".SS {_escaped(name)}", _escaped(helped), *_options(command)]
    return "\n".join(lines) + _END


def _commands(
    parser: argparse.ArgumentParser, before: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser, str]]:
    """Yield the commands, and the actions of those that have any, with what they are for."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {each.dest: each.help or "" for each in action._choices_actions}
            for name, command in action.choices.items():
                yield f"{before}{name}", command, _sentence(helps.get(name, ""))
                yield from _commands(command, f"{before}{name} ")


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            continue
        value = "" if action.nargs == 0 else _value(action)
        named = ", ".join(rf"\fB{_escaped(name)}\fR" for name in action.option_strings)
        yield ".TP"
        yield " ".join(part for part in (named, value) if part)
        yield _escaped(
            action.help or ("needed" if action.required else f"{action.default} unless given")
        )


def _value(action: argparse.Action) -> str:
    if action.choices:
        return r"\fR|\fI".join(["", *map(str, action.choices)]).removeprefix(r"\fR|") + r"\fR"
    name = action.metavar or action.dest.upper()
    return rf"\fI{_escaped(str(name))}\fR"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _escaped(text: str) -> str:
    """Return text that roff takes as it is: a hyphen is a minus sign, so that it can be copied."""
    quoted = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{quoted}" if quoted.startswith((".", "'")) else quoted
