"""What several commands need: the profile, and output as JSON."""

import argparse
import json
import sys

from sfdesk.core import log
from sfdesk.core.paths import Profile


def json_switch(parser: argparse.ArgumentParser) -> None:
    """Give a command the switch ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def opened_profile(options: argparse.Namespace) -> Profile:
    """Return the profile that the options ask for; the log is kept in it."""
    profile = Profile.temporary() if options.temp_profile else Profile.default()
    log.keep(profile.logs)
    if profile.warning:
        print(f"sfdesk: {profile.warning}", file=sys.stderr)
    return profile


def print_json(value: object) -> None:
    """Print a value as JSON that a person can read."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
