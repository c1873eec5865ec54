"""Says what goes wrong with each letter that is typed in a message of its own only once."""

from collections.abc import Callable

from sfdesk.core.errors import SfdeskError


class ToldOnce:
    """Tells an error; when the same comes again, the status bar says so and nobody is kept.

    Args:
        tell: Shows an error in a message.
        say: Says one line in the status bar.
    """

    def __init__(self, tell: Callable[[SfdeskError], None], say: Callable[[str], None]) -> None:
        self._tell, self._say = tell, say
        self._told: set[str] = set()

    def __call__(self, error: SfdeskError) -> None:
        """Tell an error."""
        if error.happened in self._told:
            self._say(error.happened)
        else:
            self._told.add(error.happened)
            self._tell(error)
