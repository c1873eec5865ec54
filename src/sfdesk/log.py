"""Logging: named loggers, to standard error, nothing about the user or a family in them."""

import logging
import sys

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def set_up(*, debug: bool) -> None:
    """Send log records to standard error: warnings, or everything of ours with ``debug``."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("sfdesk")
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if debug else logging.WARNING)
