"""The self-test: does this copy of the program do its job on this machine?

Every step is done for real, in a temporary profile; nothing of the user's is read or written.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from sfdesk.app import App
from sfdesk.errors import SfdeskError
from sfdesk.paths import Profile
from sfdesk.userdata.searches import SavedSearch

Step = tuple[str, Callable[[], bool]]
"""What is tried, in words, and whether it worked."""


def steps(profile: Profile) -> Iterator[Step]:
    """Yield the steps that need no window.

    Args:
        profile: A temporary one.
    """
    app = App(profile)
    first = app.edition.interventions[0]
    yield "edition and index verified", lambda: bool(list(app.check()))
    yield "search", lambda: app.find(first.name, {}).results[0].id == first.slug
    yield "typing slip corrected", lambda: app.find("restoritive", {}).corrected
    yield "filter", lambda: _narrows(app)
    yield "fact sheet made", lambda: _sheet(app)
    yield "map made", lambda: app.table_pdf("map", (), "standard").startswith(b"%PDF-")
    yield "settings and searches kept", lambda: _kept(profile)


def _narrows(app: App) -> bool:
    topic = app.edition.interventions[0].topic.value
    found = app.find("", {"topic": frozenset({topic})})
    return 0 < found.rows < len(app.edition.interventions)


def _sheet(app: App) -> bool:
    from sfdesk.factsheets.render import page_count

    slug = app.edition.interventions[0].slug
    return page_count(app.sheet_pdf([slug], "family", "standard")) == 2


def _kept(profile: Profile) -> bool:
    name = f"self-test {datetime.now(UTC):%H:%M}"
    App(profile).settings.change(zoom=130)
    App(profile).searches.save(SavedSearch(name, "play"))
    again = App(profile)
    return again.settings.settings.zoom == 130 and again.searches.saved[0].name == name


def run(every: Iterator[Step]) -> Iterator[str]:
    """Try every step and yield a line for each that worked.

    Raises:
        SfdeskError: At the first that did not.
    """
    for words, work in every:
        if not work():
            raise SfdeskError(
                f"The self-test failed at: {words}.",
                kept="Nothing of yours was touched.",
                do="Install the program again; if it fails again, report it.",
            )
        yield f"ok  {words}"
