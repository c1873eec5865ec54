"""The window, which opens without a command; its switches are those of the whole program."""

import argparse
import gc
import sys
from pathlib import Path

from sfdesk.cli.output import flush, say
from sfdesk.cli.shared import opened_profile
from sfdesk.core.errors import SfdeskError


def open_window(options: argparse.Namespace, preview: Path | None = None) -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        preview: A built edition that is shown as one that nobody has released.
    """
    # What opening makes lives as long as the window: looking for garbage in it is in vain.
    gc.disable()
    from sfdesk.ui.support.locale import speak_users_language
    from sfdesk.ui.window.start import run_window

    speak_users_language()
    try:
        return run_window(
            opened_profile(options, sweep=False),  # the window does it once it is painted
            screenshot=options.screenshot,
            when_painted=_say_painted if options.exit_when_ready else None,
            edition_file=options.install_edition,
            preview=preview,
        )
    except Exception as error:
        if not (options.screenshot or options.exit_when_ready or _is_read()):
            _show(error)
        raise


def _is_read() -> bool:
    """Say whether somebody reads what is told on standard error: not after a start from a menu."""
    return sys.stderr is not None and sys.stderr.isatty()


def _show(error: Exception) -> None:
    """Show in a box what would else be told to nobody."""
    from sfdesk.cli.unforeseen import unforeseen
    from sfdesk.ui.window.start import tell_without_window

    known = error if isinstance(error, SfdeskError) else SfdeskError(unforeseen(error))
    tell_without_window(known)


def _say_painted() -> None:
    say("painted")
    flush()
