"""The command line: commands without a window over the same core, and the switches of the window.

Exit status: 0; 1 with one line on standard error when something is not found or fails;
2 for wrong usage. The window is imported only to open it. One module a group of commands;
each adds its commands to the parser.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sfdesk import __version__
from sfdesk.cli import care, matrix, sheets, source
from sfdesk.cli.window import open_window
from sfdesk.core import log
from sfdesk.core.errors import SfdeskError, UsageError

_log = logging.getLogger(__name__)

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: Without the program's name; None takes those of the process.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    log.set_up(debug=options.debug)
    try:
        command: Command = options.run
        return command(options)
    except SfdeskError as error:
        _log.info("told the user: %s", error)
        print(f"sfdesk: {error.user_text}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        # Files are written whole or not at all, and only at the end.
        print("sfdesk: cancelled; nothing was written.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (head, less) has gone; that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - a bug gets one plain line, its trace on request
        _log.info("a bug", exc_info=True)
        name = type(error).__name__
        print(f"sfdesk: a bug in sfdesk ({name}). “sfdesk --debug …” shows it.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sfdesk",
        description="Evidence on family support, offline. Without a command the window opens.",
    )
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
    parser.set_defaults(run=open_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for group in (matrix, sheets, source, care):
        group.add_to(commands)
    return parser
