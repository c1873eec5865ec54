"""What several commands need: the profile, and the switch for JSON."""

import argparse

from sfdesk.cli.output import say_aside
from sfdesk.core import log
from sfdesk.core.paths import Profile


def json_switch(parser: argparse.ArgumentParser) -> None:
    """Give a command the switch ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def opened_profile(options: argparse.Namespace, *, sweep: bool = True) -> Profile:
    """Return the profile that the options ask for; the log is kept in it.

    Args:
        options: Of the command line.
        sweep: Whether to remove at once what killed processes have left.
    """
    profile = Profile.temporary() if options.temp_profile else Profile.default()
    log.write_to(profile.logs)
    if sweep:
        profile.sweep()
    if profile.warning:
        say_aside(f"sfdesk: {profile.warning}")
    return profile
