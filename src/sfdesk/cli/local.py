"""The commands about the local layer as a whole: ``local export``, ``import``, ``clear``, …."""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfdesk.cli.output import say, say_json, size_words
from sfdesk.cli.shared import LEFT_AS_HERE, command, json_switch, opened_app
from sfdesk.cli.signing import sign, signed_with, signing_key_if_any, signing_switches
from sfdesk.core.errors import SfdeskError, UsageError
from sfdesk.core.files import may_be_folder, may_be_there, named
from sfdesk.core.language import counted
from sfdesk.core.notices import told_already

if TYPE_CHECKING:
    from sfdesk.app import App
    from sfdesk.editions.signing import SigningKey
    from sfdesk.local.taking_in import Item
    from sfdesk.local.team import Team

_KEYS = ("offers", "notes", "collections", "judgements")
_NOTHING_READ = "Nothing has been read from it yet."


def add_to(commands: Any) -> None:
    """Add these commands to the others."""
    parser = commands.add_parser("local", help="your offers, notes, collections and judgements")
    group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    export = command(group, "export", _export, "write them to one file that can be handed on")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--only", nargs="+", choices=_KEYS, default=_KEYS, help="a part of them")
    signing_switches(export)
    _import_command(group)
    publish = command(
        group, "publish", _publish, "write them into the team's folder, for all to read"
    )
    publish.add_argument("folder", type=Path, metavar="FOLDER")
    signing_switches(publish)
    signing = command(group, "sign", _sign, "add a signature to a file that was written so")
    signing.add_argument("file", type=Path, metavar="FILE")
    signing_switches(signing, required=True)
    team = command(group, "team", _team, "read what a team lead publishes into a folder")
    team.add_argument("folder", type=Path, metavar="FOLDER", nargs="?", help="without it: none")
    team.add_argument("--check", action="store_true", help="say what is read, and who signed it")
    _backup_commands(group)
    clear = command(group, "clear", _clear, "remove everything that sfdesk has kept for you")
    clear.add_argument("--yes", action="store_true", help="do it; else it is only told")


def _import_command(group: Any) -> None:
    parser = command(group, "import", _import, "take in a file that “local export” has written")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done")
    parser.add_argument(
        "--replace", action="store_true", help="also what is in conflict with changes made here"
    )
    parser.add_argument("--skip-faulty", action="store_true", help="take in the others")


def _backup_commands(group: Any) -> None:
    json_switch(command(group, "backups", _backups, "list the backups; make that of today"))
    restore = command(group, "restore", _restore, "put a backup in the place of what there is")
    restore.add_argument("backup", metavar="BACKUP", help="as “backups” names it")


def _export(options: argparse.Namespace) -> None:
    from sfdesk.core.files import write_for_user

    key = signing_key_if_any(options)
    content = _content(opened_app(options), key, named(options.file), options.only)
    write_for_user(options.file, content, "The file")
    say(f"{options.file} is written{_signed(key)}: {len(content) / 1024:.0f} KiB")


def _content(app: "App", key: "SigningKey | None", name: str, keys: Any = _KEYS) -> bytes:
    """Return the content of a file to be shared, signed where there is a key."""
    from sfdesk.local.exchange.layer_file import made
    from sfdesk.sharing import signed_by

    content = made(app.local.content(keys), app.edition.info.id, date.today())
    return signed_by(content, name, key) if key else content


def _signed(key: "SigningKey | None") -> str:
    return f" and {signed_with(key)}" if key else ""


def _import(options: argparse.Namespace) -> None:
    from sfdesk.local.taking_in import Standing

    app = opened_app(options)
    file = app.local.read(options.file)
    say(file.told)
    plan = app.local.plan(file)
    for item in plan.items:
        if item.standing is not Standing.SAME:
            say(f"{item.standing.label}: {_told(item)}")
    for problem in plan.problems:
        say(f"Cannot be taken in: {problem}")
    counts = Counter(item.standing.label for item in plan.items)
    say(", ".join(f"{label}: {n}" for label, n in counts.items()) or "There is nothing in it.")
    if options.dry_run:
        return
    if plan.problems and not options.skip_faulty:
        raise SfdeskError(
            "Nothing was taken in, because of what is wrong.",
            do="Have the file made again, or give --skip-faulty to take in the others.",
        )
    wanted = [Standing.NEW, Standing.CHANGED, *([Standing.CONFLICT] if options.replace else [])]
    say(f"Taken in: {app.local.take(plan.of(*wanted), 'import of a file')}.")
    if plan.of(Standing.CONFLICT) and not options.replace:
        say(LEFT_AS_HERE)


def _told(item: "Item") -> str:
    from sfdesk.local.kinds import kind_of

    fields = f" ({', '.join(item.differs)})" if item.differs else ""
    return f"{item.place}, {kind_of(item.record).label(item.record)}{fields}"


def _publish(options: argparse.Namespace) -> None:
    from sfdesk.local.team import NAME

    key = signing_key_if_any(options)
    app = opened_app(options)
    path = app.sharing.publish(options.folder, _content(app, key, NAME))
    say(f"{path} is written{_signed(key)}. Who has chosen this folder sees it.")


def _sign(options: argparse.Namespace) -> None:
    from sfdesk.sharing import sign_file

    sign(options, sign_file)


def _team(options: argparse.Namespace) -> int:
    if options.check and options.folder:
        raise UsageError(
            "--check is about the folder that is read already.",
            do="Leave out the folder; or --check, to have that folder read from now on.",
        )
    app = opened_app(options)
    if options.check:
        return _check_team(app)
    if app.policy.team_folder:
        raise SfdeskError(
            f"On this computer the team’s folder is {app.policy.team_folder}.",
            kept="Nothing was changed.",
            do="Whoever looks after the computer can change it, in the policy file.",
        )
    folder = options.folder.absolute() if options.folder else None
    if folder and may_be_there(folder) and not may_be_folder(folder):
        raise UsageError(
            f"{folder} is a file. Nothing was changed.", do="Name the folder that it is in."
        )
    app.settings.change(team_folder=str(folder or ""))
    if team := _read_team(app):
        say(team.told or _NOTHING_READ)
        told_already(team.refused)
    return 0


def _read_team(app: "App") -> "Team | None":
    """Say which folder is the team's, if any is, and return what is read there."""
    if app.team_folder is None:
        say("No team’s folder is read.")
        return None
    say(f"The team’s folder is {app.team_folder}.")
    app.local.team.refresh()
    return app.local.team


def _check_team(app: "App") -> int:
    """Say what is read of the team's, and list what of it cannot be used.

    Raises:
        LocalError: If what was published cannot be read, or cannot be used.
    """
    from sfdesk.local.errors import LocalError

    if (team := _read_team(app)) is None:
        return 0
    say(team.used or _NOTHING_READ)
    for problem in team.problems:
        say(f"Cannot be used: {problem}")
    if team.trouble:
        told_already(team.refused)
        raise LocalError(team.trouble)
    # How many these are is told as a notice.
    return 1 if team.problems else 0


def _backups(options: argparse.Namespace) -> None:
    layer = opened_app(options).local
    layer.keep_daily_backup()
    found = layer.list_backups()
    if options.json:
        say_json(
            [
                {"name": each.path.name, "made": each.made.isoformat(), "size": each.size}
                for each in found
            ]
        )
        return
    for backup in found:
        say(f"{backup.path.name:48}{backup.made:%d %B %Y %H:%M}  {size_words(backup.size)}")
    if not found:
        say("No backups: nothing has been saved yet.")


def _restore(options: argparse.Namespace) -> None:
    layer = opened_app(options).local
    backup = next((b for b in layer.list_backups() if b.path.name == options.backup), None)
    if backup is None:
        raise SfdeskError(f"There is no backup “{options.backup}”.", do="List them: local backups.")
    layer.restore(backup.path)
    say("Restored. What was there before is among the backups.")


def _clear(options: argparse.Namespace) -> None:
    from sfdesk.core.clearing import kept

    app = opened_app(options)
    profile = app.profile
    for part in kept(profile):
        say(f"{part.what}: {counted(part.files, 'file', 'files')}, {size_words(part.size)}")
    if not options.yes:
        say("This is what would be removed. Give --yes to remove it; it cannot be undone.")
        return
    if left := app.clear_all():
        raise SfdeskError(
            f"{counted(len(left), 'file', 'files')} could not be removed: "
            f"{', '.join(map(str, left[:5]))}",
            do="Close every sfdesk, then try again.",
        )
    for folder in dict.fromkeys((profile.config, profile.data, profile.cache)):
        say(f"Nothing is left in {folder}.")
