"""However a command is ended, it cleans up: a signal becomes an exception on its way out."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")


@contextmanager
def orderly_end() -> Iterator[None]:
    """Have signals that would end the process at once raise ``SystemExit`` instead."""
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    try:
        # One that is ignored (nohup) stays so.
        before = {
            number: signal.signal(number, _leave)
            for number in numbers
            if signal.getsignal(number) is signal.SIG_DFL
        }
    except ValueError:
        # Only the main thread may; whoever calls us from another has an end of their own.
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
