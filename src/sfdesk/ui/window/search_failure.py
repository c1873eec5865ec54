"""Says why nothing can be searched for: with each letter the same, so in a message only once."""

from collections.abc import Callable

from sfdesk.app import App
from sfdesk.core.errors import EditionError, SfdeskError


class SearchFailure:
    """Tells an error in a message; when the same comes again, in the status bar.

    An installed edition that is damaged makes way for the one before it as soon as it is looked
    after, and a message says that then: before, the status bar does.

    Args:
        app: Knows what edition is open.
        tell: Shows an error in a message.
        say: Says one line in the status bar.
    """

    def __init__(
        self, app: App, tell: Callable[[SfdeskError], None], say: Callable[[str], None]
    ) -> None:
        self._app, self._tell, self._say = app, tell, say
        self._told: set[str] = set()

    def __call__(self, error: SfdeskError) -> None:
        """Tell an error."""
        makes_way = self._app.is_installed and isinstance(error, EditionError)
        if makes_way or error.happened in self._told:
            self._say(error.happened)
        else:
            self._told.add(error.happened)
            self._tell(error)
