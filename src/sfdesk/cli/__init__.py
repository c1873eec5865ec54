"""The command line: commands without a window over the same core, and the switches of the window.

Exit status: 0; 1 with one line on standard error when something is not found or fails;
2 for wrong usage. The window is imported only to open it, the commands only for one of them. One
module a group of commands; each adds its commands to the parser.
"""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sfdesk import __version__
from sfdesk.cli import output
from sfdesk.cli.endings import orderly_end
from sfdesk.cli.unforeseen import unforeseen
from sfdesk.cli.window import open_window
from sfdesk.core import log
from sfdesk.core.errors import SfdeskError, UsageError
from sfdesk.core.notices import take_notices

_log = logging.getLogger(__name__)

Command = Callable[[argparse.Namespace], int | None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: Without the program's name; None takes those of the process.

    Returns:
        The exit status.
    """
    output.prepare()
    with orderly_end():
        try:
            status = _run(_read(arguments))
        except output.OutputError as error:
            return _without_output(error)
        except SystemExit:
            # Of a help text, of wrong usage, or of a signal.
            if status := _flush():
                return status
            raise
        return _flush() or status


def _flush() -> int:
    """Write what is still waiting and return 0; if that cannot be, say why and return 1."""
    try:
        output.flush()
    except output.OutputError as error:
        return _without_output(error)
    return 0


def _without_output(error: output.OutputError) -> int:
    output.give_up()
    output.say_aside(f"sfdesk: {error.user_text}")
    return 1


def _run(options: argparse.Namespace) -> int:
    """Do what was asked; whatever goes wrong is told in one line."""
    log.set_up(debug=options.debug)
    command: Command = options.run
    try:
        return command(options) or 0
    except output.OutputError:
        raise
    except SfdeskError as error:
        _log.info("told the user: %s", error)
        output.say_aside(f"sfdesk: {error.user_text}")
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        # Files are written whole or not at all, and only at the end.
        output.say_aside("sfdesk: cancelled; nothing was written.")
        return 130
    except Exception as error:  # noqa: BLE001 - whatever it is, it gets one plain line
        _log.info("not foreseen", exc_info=True)
        output.say_aside(f"sfdesk: {unforeseen(error)}")
        return 1
    finally:
        for notice in take_notices():
            output.say_aside(f"sfdesk: {notice}")


class _Parser(argparse.ArgumentParser):
    """Tells of output that cannot be written, which argparse does not."""

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is None or file is sys.stderr:
            output.say_aside(message, end="")
        else:
            output.say(message, end="")


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line. Where it has switches alone, no command is imported."""
    # What is wrong with a switch is told by the whole parser.
    with suppress(argparse.ArgumentError):
        options, further = _switches().parse_known_args(arguments)
        if not further:
            return options
    return _parser().parse_args(arguments)


def _switches() -> argparse.ArgumentParser:
    parser = _Parser(prog="sfdesk", add_help=False, exit_on_error=False)
    parser.add_argument("--version", action="version", version=f"sfdesk {__version__}")
    parser.add_argument("--debug", action="store_true", help="log everything to standard error")
    parser.add_argument(
        "--temp-profile", action="store_true", help="use an empty profile that is thrown away"
    )
    parser.add_argument(
        "--screenshot", metavar="FILE", type=Path, help="open, save a picture, exit"
    )
    parser.add_argument(
        "--exit-when-ready",
        action="store_true",
        help="say so and exit once the first results are painted",
    )
    parser.add_argument(
        "--install-edition",
        metavar="FILE",
        type=Path,
        nargs="?",  # a desktop leaves it out where no file was double-clicked
        help="open the window and ask whether to install an edition",
    )
    parser.set_defaults(run=open_window)
    return parser


def _parser() -> argparse.ArgumentParser:
    from sfdesk.cli import care, edition, export, local, matrix, offers, policy, sheets, source

    parser = _Parser(
        prog="sfdesk",
        description="Evidence on family support, offline. Without a command the window opens.",
        parents=[_switches()],
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for group in (matrix, sheets, export, offers, local, edition, source, policy, care):
        group.add_to(commands)
    return parser
