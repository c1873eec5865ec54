"""The window, which opens without a command; its switches are those of the whole program."""

import argparse

from sfdesk.cli.output import finish, say
from sfdesk.cli.shared import opened_profile


def open_window(options: argparse.Namespace) -> int:
    """Open the window and return the exit status when it is closed."""
    from sfdesk.ui.window.start import run_window

    return run_window(
        opened_profile(options),
        screenshot=options.screenshot,
        when_painted=_say_painted if options.exit_when_ready else None,
    )


def _say_painted() -> None:
    say("painted")
    finish()
