"""An error that nothing else has put into words: a refusal of the system's, or a bug of ours."""

from sfdesk.core.language import tr
from sfdesk.core.refusals import refusal


def unforeseen(error: Exception) -> str:
    """Return one line about an error that nothing else has put into words.

    What the system refuses is no bug of ours, though we should have foreseen it.
    """
    if isinstance(error, OSError):
        why, do = refusal(error)
        return tr("The system refused something. {why} {do}", why=why, do=do)
    if isinstance(error, MemoryError):
        return tr("There is not enough memory. Close some programs, then try again.")
    return tr(
        "a bug in sfdesk ({name}). “sfdesk --debug …” shows it.",
        name=type(error).__name__,
    )
