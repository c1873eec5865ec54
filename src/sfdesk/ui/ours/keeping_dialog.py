"""A dialog in which something is written and kept: it closes once that is on the disk."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.support import messages
from sfdesk.ui.support.dialog import Dialog

if TYPE_CHECKING:
    from sfdesk.local.layer import LocalLayer


class KeepingDialog(Dialog):
    """Keeps, then closes; where it cannot be kept, what was written stays in the fields.

    Args:
        keeper: Keeps it.
    """

    def __init__(
        self, title: str, keeper: Keeper, parent: QWidget | None, *, wide: int = 60
    ) -> None:
        super().__init__(title, parent, wide=wide)
        self.keeper = keeper
        self._keeping = False

    def keep(
        self,
        work: "Callable[[LocalLayer], Any]",
        said: Callable[[Any], str],
        over: "Callable[[LocalLayer], Any] | None" = None,
    ) -> None:
        """Keep something and close; see ``Keeper.change``. Once at a time.

        Args:
            over: Keeps it in the place of what another window has saved meanwhile, if that is
                wanted; without it the error alone is told.
        """
        if not self._keeping:
            self._wait(True)
            failed = partial(self._not_kept, said, over)
            self.keeper.change(work, said, self._kept, failed)

    @property
    def is_changed(self) -> bool:
        """Whether something was written that is not kept."""
        return False

    def reject(self) -> None:
        """Close without keeping, if that is wanted; not while something is being kept."""
        if not self._keeping and (not self.is_changed or self._may_go()):
            super().reject()

    def _may_go(self) -> bool:
        return messages.ask(
            self,
            tr("Not saved"),
            tr("What you wrote is not saved."),
            yes=tr("Discard it"),
            no=tr("Go on writing"),
        )

    def _kept(self, _: object) -> None:
        self._wait(False)
        self.accept()

    def _not_kept(
        self,
        said: Callable[[Any], str],
        over: "Callable[[LocalLayer], Any] | None",
        error: SfdeskError,
    ) -> None:
        from sfdesk.local.errors import ChangedMeanwhileError

        self._wait(False)
        if over is None or not isinstance(error, ChangedMeanwhileError):
            messages.tell(self, error)
        elif self._may_replace(error):
            self.keep(over, said)

    def _may_replace(self, error: SfdeskError) -> bool:
        undone = tr("If yours takes its place, “Undo” in the Edit menu takes that back.")
        return messages.ask(
            self,
            tr("Changed in another window"),
            f"{error.happened} {error.kept} {undone}",
            yes=tr("Save mine in its place"),
            no=tr("Go on writing"),
        )

    def _wait(self, waiting: bool) -> None:
        self._keeping = waiting
        # Disabled, it would lose the field that has the keyboard.
        shape = Qt.CursorShape.BusyCursor if waiting else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
