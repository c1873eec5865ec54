"""What the team keeps, taken in from files, written to files, copied, and removed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfdesk.core.files import write_for_user
from sfdesk.core.language import to_translate, tr, tr_n
from sfdesk.local import ENDING
from sfdesk.model.local_layer import Collection
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.support import messages
from sfdesk.ui.support.saving import ask_folder, ask_where, ask_which

if TYPE_CHECKING:
    from sfdesk.core.clearing import Part
    from sfdesk.local.backups import Backup
    from sfdesk.local.exchange.rows import Found
    from sfdesk.local.layer import LocalLayer
    from sfdesk.local.taking_in import Item, Plan
    from sfdesk.ui.window.main_window import MainWindow

_OFFER_FILES = to_translate(
    "Offers (*.xlsx *.csv *.json *.zip);;Spreadsheet (*.xlsx);;CSV (*.csv);;All files (*)"
)
_OFFER_FORMS = to_translate(
    "Spreadsheet (*.xlsx);;CSV (*.csv);;Open Referral (*.json);;CSV package (*.zip)"
)
_SHARED = to_translate("What a team keeps (*{ending})")


class OwnFiles:
    """Asks for files and folders, and has the worker read and write them.

    Args:
        keeper: Keeps what is taken in.
    """

    def __init__(self, window: "MainWindow", keeper: Keeper) -> None:
        self._window, self._keeper = window, keeper

    # --- offers -----------------------------------------------------------------------------

    def import_offers(self) -> None:
        """Ask for a file of offers, and show what is in it."""
        if path := ask_which(self._window, tr("Import offers"), tr(_OFFER_FILES)):
            self.read_offers(path, {})

    def read_offers(
        self, path: Path, columns: Mapping[str, str], default: Mapping[str, str] | None = None
    ) -> None:
        """Read a file of offers, and show what is in it.

        Args:
            columns: Head → field, of columns that were asked for just now.
            default: ``intervention`` or ``need`` of what names neither; None to ask for it.
        """
        edition = self._window.edition

        def work(layer: "LocalLayer") -> "tuple[Found, Plan]":
            from sfdesk.local.exchange.names import Names, folded
            from sfdesk.local.exchange.offer_files import read_offers

            known = layer.preferences.columns | {folded(h): f for h, f in columns.items()}
            found = read_offers(path, Names.of(edition), known, default or {})
            plan = layer.offers.plan(found.offers)
            unknown = tuple(head for head in found.unknown if folded(head) not in known)
            problems = (*found.problems, *plan.problems)
            return found._replace(unknown=unknown), plan._replace(problems=problems)

        def show(both: "tuple[Found, Plan]") -> None:
            found, plan = both
            if found.unknown:
                self._ask_for_columns(path, found.unknown)
            elif default is None and _names_too_little(found):
                self._ask_what_for(path, columns)
            else:
                left = tr_n(
                    "{count} service does not name an intervention of the matrix.",
                    "{count} services do not name an intervention of the matrix.",
                    found.left_out,
                )
                told = [left] if found.left_out else []
                self._show_plan(path.name, plan, told, "", tr("taking in offers"))

        self._keeper.ask(work, show)

    def _ask_for_columns(self, path: Path, unknown: Iterable[str]) -> None:
        from sfdesk.ui.ours.import_questions import ColumnsDialog

        dialog = ColumnsDialog(unknown, self._keeper, self._window)
        dialog.accepted.connect(lambda: self.read_offers(path, dialog.columns))
        self._window.open_dialog(dialog)

    def _ask_what_for(self, path: Path, columns: Mapping[str, str]) -> None:
        from sfdesk.ui.ours.import_questions import ForDialog

        dialog = ForDialog(self._window.edition, self._window)
        dialog.accepted.connect(lambda: self.read_offers(path, columns, dialog.default))
        self._window.open_dialog(dialog)

    def _show_plan(self, name: str, plan: "Plan", told: list[str], source: str, what: str) -> None:
        from sfdesk.local.kinds import kind_of
        from sfdesk.ui.ours.taking_in_dialog import TakingInDialog

        def label(item: "Item") -> str:
            return f"{item.place}, {kind_of(item.record).label(item.record)}"

        window = self._window
        window.open_dialog(
            TakingInDialog(name, plan, told, source, what, label, self._keeper, window)
        )

    def export_offers(self) -> None:
        """Ask for a name, and write all offers in the form that its ending asks for."""
        if path := ask_where(self._window, tr("Export offers"), "offers.xlsx", tr(_OFFER_FORMS)):
            edition, offers = self._window.edition, self._keeper.ours.offers

            def content(_: "LocalLayer") -> bytes:
                from sfdesk.local.exchange.names import Names
                from sfdesk.local.exchange.offer_files import offers_bytes

                return offers_bytes(offers, Names.of(edition), path.suffix.casefold())

            self._write(
                path,
                content,
                tr_n(
                    "{count} offer is written to {name}.",
                    "{count} offers are written to {name}.",
                    len(offers),
                    name=path.name,
                ),
            )

    def write_template(self) -> None:
        """Ask for a name, and write an empty spreadsheet to be filled in."""
        forms = tr("Spreadsheet (*.xlsx);;CSV (*.csv)")
        title = tr("Empty spreadsheet for offers")
        if path := ask_where(self._window, title, "offers.xlsx", forms):
            edition = self._window.edition

            def content(_: "LocalLayer") -> bytes:
                from sfdesk.local.exchange.names import Names
                from sfdesk.local.exchange.offer_files import template_bytes

                return template_bytes(Names.of(edition), path.suffix.casefold())

            self._write(path, content, tr("{name} is written: one offer a row.", name=path.name))

    # --- the layer as a file ----------------------------------------------------------------

    def share(self) -> None:
        """Ask which parts, and write them to one file."""
        from sfdesk.ui.ours.sharing_dialog import PARTS, SharingDialog

        counts = {key: len(getattr(self._keeper.ours, key)) for key in PARTS}
        dialog = SharingDialog(counts, self._window)
        dialog.accepted.connect(lambda: self._share(self._kept(dialog.chosen), "ours"))
        self._window.open_dialog(dialog)

    def export_collection(self, collection: Collection) -> None:
        """Ask for a name, and write one collection to a file."""
        self._share({"collections": (collection,)}, "collection")

    def _kept(self, keys: Iterable[str]) -> dict[str, tuple[Any, ...]]:
        return {key: tuple(getattr(self._keeper.ours, key)) for key in keys}

    def _share(self, records: Mapping[str, tuple[Any, ...]], name: str) -> None:
        if path := ask_where(self._window, tr("Share as a file"), f"{name}{ENDING}", _shared()):
            self._write(
                path, lambda _: self._file_of(records), tr("{name} is written.", name=path.name)
            )

    def _file_of(self, records: Mapping[str, tuple[Any, ...]]) -> bytes:
        from sfdesk.local.exchange.layer_file import made

        return made(records, self._window.edition.info.id, date.today())

    def take_in(self) -> None:
        """Ask for a shared file, and show what is in it."""
        forms = tr("{form};;All files (*)", form=_shared())
        if path := ask_which(self._window, tr("Take in a shared file"), forms):
            self.read_shared(path)

    def read_shared(self, path: Path) -> None:
        """Read a shared file, and show what is in it and who has signed it."""

        def work(layer: "LocalLayer") -> "tuple[Plan, str]":
            file = layer.read(path)
            return layer.plan(file), file.told

        def show(both: "tuple[Plan, str]") -> None:
            plan, source = both
            self._show_plan(path.name, plan, [], source, tr("taking in a shared file"))

        self._keeper.ask(work, show)

    # --- the team's folder ------------------------------------------------------------------

    def show_team(self) -> None:
        """Say which folder of a team is read, and offer to change it or to publish."""
        from sfdesk.ui.ours.team_dialog import TeamDialog

        app = self._window.app
        fixed = app.policy.team_folder is not None
        told = self._keeper.ours.team
        dialog = TeamDialog(str(app.team_folder or ""), told, self._window, fixed=fixed)
        dialog.reading_wanted.connect(self._choose_team)
        dialog.nothing_wanted.connect(lambda: self.use_team(""))
        dialog.publishing_wanted.connect(self.ask_and_publish)
        self._window.open_dialog(dialog)

    def _choose_team(self) -> None:
        if folder := ask_folder(self._window, tr("Read what your team publishes in")):
            self.use_team(str(folder))

    def use_team(self, folder: str) -> None:
        """Read what is published in a folder from now on, or in none."""
        said = (
            tr("What is published in {folder} is read.", folder=folder)
            if folder
            else tr("No team folder is read.")
        )
        settings = self._window.settings

        def work(layer: "LocalLayer") -> None:
            settings.change(team_folder=folder)
            layer.use_team(Path(folder) if folder else None)

        self._keeper.change(work, lambda _: said)

    def ask_and_publish(self) -> None:
        """Ask for a folder, if what the window writes, unsigned, may be published; publish."""
        if not messages.succeeded(self._window, self._window.app.sharing.check_unsigned):
            return
        if folder := ask_folder(self._window, tr("Publish ours into")):
            self.publish(folder)

    def publish(self, folder: Path) -> None:
        """Write what is kept here into a team's folder, where others read it."""

        def work(layer: "LocalLayer") -> Path:
            return self._window.app.sharing.publish(folder, self._file_of(layer.content()))

        self._keeper.ask(
            work,
            lambda path: self._tell(
                tr("{name} is published in {folder}.", name=path.name, folder=folder)
            ),
        )

    # --- copies, and removing all -----------------------------------------------------------

    def show_backups(self) -> None:
        """List the copies, that of today included."""

        def work(layer: "LocalLayer") -> "list[Backup]":
            layer.keep_daily_backup()
            return layer.list_backups()

        self._keeper.ask(work, self._show_backups)

    def _show_backups(self, backups: "list[Backup]") -> None:
        from sfdesk.ui.ours.backups_dialog import BackupsDialog

        self._window.open_dialog(BackupsDialog(backups, self._keeper, self._window))

    def ask_to_clear(self) -> None:
        """Say what would be removed, and ask."""
        from sfdesk.core.clearing import kept

        profile = self._window.app.profile
        self._keeper.ask(lambda _: kept(profile), self._show_clearing)

    def _show_clearing(self, parts: "list[Part]") -> None:
        from sfdesk.ui.ours.clearing_dialog import ClearingDialog

        dialog = ClearingDialog(parts, self._window)
        dialog.accepted.connect(self.clear)
        self._window.open_dialog(dialog)

    def clear(self) -> None:
        """Remove everything that was kept, say that nothing is left, and close."""
        app = self._window.app
        self._keeper.ask(lambda _: app.clear_all(), self._cleared)

    def _cleared(self, left: list[Path]) -> None:
        window, profile = self._window, self._window.app.profile
        window.forgets = True
        folders = dict.fromkeys((profile.config, profile.data, profile.cache))
        told = [tr("Nothing is left in {folder}.", folder=folder) for folder in folders]
        if left:
            told = [
                tr("These could not be removed; close every window of the program and try again:"),
                *map(str, left),
            ]
        messages.inform(window, tr("Your data are removed"), "\n".join(told))
        window.close()

    # --- helpers ----------------------------------------------------------------------------

    def _write(self, path: Path, content: "Callable[[LocalLayer], bytes]", said: str) -> None:
        self._keeper.ask(
            lambda layer: write_for_user(path, content(layer), tr("The file")),
            lambda _: self._tell(said),
        )

    def _tell(self, line: str) -> None:
        self._window.statusBar().showMessage(line, 8000)


def _shared() -> str:
    """Return the form of a shared file, as a dialog that asks for one wants it."""
    return tr(_SHARED, ending=ENDING)


def _names_too_little(found: "Found") -> bool:
    """Return whether services, or a whole spreadsheet, do not say what they are for."""
    said = {"intervention", "need"} & set(found.columns.values())
    return bool(found.left_out or (found.columns and not said))
