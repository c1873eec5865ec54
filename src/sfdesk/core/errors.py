"""Errors that a user is told about in plain words.

An ``SfdeskError`` means that something outside the program is wrong (a file, a
folder, a word typed). Anything else that is raised is a bug and says so.
"""

from sfdesk.core.language import counted


class SfdeskError(Exception):
    """Something failed that is not a bug of ours.

    Args:
        happened: What happened, one plain sentence.
        kept: What is safe, so that nobody has to guess. May be empty.
        do: What the reader can do now. May be empty.
        detail: Technical detail for the log and for the "details" button.
    """

    def __init__(self, happened: str, *, kept: str = "", do: str = "", detail: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.kept = kept
        self.do = do
        self.detail = detail

    @property
    def user_text(self) -> str:
        """One line: what happened, what was kept, what to do."""
        return " ".join(part for part in (self.happened, self.kept, self.do) if part)

    def __str__(self) -> str:
        return self.user_text


class NotFoundError(SfdeskError):
    """A slug or a note number that the edition does not hold."""


class UsageError(SfdeskError):
    """A filter, a value or a switch that does not exist; the command was typed wrong."""


class ContentError(SfdeskError):
    """Authored content that breaks a rule.

    Args:
        problems: One line each, naming file, field and mend.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__(
            f"The content has {counted(len(problems), 'problem', 'problems')}; nothing was built.",
            do="Mend them and build again:\n" + "\n".join(problems),
        )
        self.problems = problems


class EditionError(SfdeskError):
    """An edition that is missing, damaged or of another format."""


class EditionFormatError(EditionError):
    """An edition whose format another version of this program reads; it is not damaged."""


class SheetError(SfdeskError):
    """A fact sheet that could not be made or written."""


class PublishedError(SfdeskError):
    """A document that is not the review, or that could not be read."""
