"""Actions of ``edition`` for those who read: ``install``, ``list``, ``use`` and so on."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfdesk.cli.output import flush, is_read, say, say_json
from sfdesk.cli.shared import command, json_switch, opened_app, opened_profile
from sfdesk.core.errors import UsageError

if TYPE_CHECKING:
    from sfdesk.editions.pointer import Pointer


def add_to(actions: Any) -> None:
    """Add these actions to those of ``edition``."""
    install = command(actions, "install", _install, "take in an edition from a file")
    install.add_argument("file", type=Path, metavar="FILE")
    install.add_argument("--dry-run", action="store_true", help="only say what it is and changes")
    install.add_argument("--yes", action="store_true", help="do not ask")
    json_switch(command(actions, "list", _list, "list the editions on this computer"))
    use = command(actions, "use", _use, "choose the edition that opens")
    use.add_argument("name", metavar="NAME", help="as “edition list” says it, or built-in")
    command(actions, "rollback", _rollback, "go back to the edition that opened before")
    remove = command(actions, "remove", _remove, "remove an edition that was installed")
    remove.add_argument("name", metavar="NAME")
    json_switch(command(actions, "log", _log, "print the record of what was installed and chosen"))


def _install(options: argparse.Namespace) -> None:
    from sfdesk.editions.candidate import told
    from sfdesk.model.changes import changes

    app = opened_app(options)
    candidate = app.editions.look_at(options.file)
    for line in told(candidate):
        say(line)
    found = changes(app.edition, candidate.edition)
    say(f"Against the edition that is open: {found.summary}.")
    for heading, section in found.sections():
        say(f"\n{heading}")
        for change in section:
            say(f"  {change.line}")
    if options.dry_run:
        return
    _ask(options)
    say(f"{app.editions.install(candidate, _progress)} is installed, and opens from now on.")


def _ask(options: argparse.Namespace) -> None:
    """Ask whether to go on.

    Raises:
        UsageError: If the answer is no, or nobody can be asked.
    """
    if options.yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Nobody can be asked; nothing was installed.", do="Say --yes.")
    say("\nInstall it? [y/N] ", end="")
    flush()
    if not is_read():
        raise UsageError("Nobody reads the question; nothing was installed.", do="Say --yes.")
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise UsageError("Nothing was installed.")


def _progress(done: int, total: int) -> None:
    """Say how far it is, where a person looks at the terminal."""
    if sys.stdout is not None and sys.stdout.isatty():
        say(f"\rMaking it searchable: {100 * done // total} %", end="\n" * (done == total))


def _list(options: argparse.Namespace) -> None:
    from sfdesk.editions.installed import installed

    found = list(installed(opened_profile(options).editions))
    if options.json:
        rows = [{**each._asdict(), "info": each.info and _info(each.info)} for each in found]
        say_json(rows)
        return
    for each in found:
        what = f"{each.info.title}, {each.info.released}" if each.info else each.damaged
        marks = [each.mark] if each.mark else []
        say(f"{'*' if each.current else ' '} {each.name:32}{'. '.join([what, *marks])}")


def _info(info: Any) -> dict[str, Any]:
    return {key: dict(v) if hasattr(v, "items") else v for key, v in info._asdict().items()}


def _use(options: argparse.Namespace) -> None:
    from sfdesk.editions.installed import use

    _tell(use(opened_profile(options).editions, options.name))


def _rollback(options: argparse.Namespace) -> None:
    from sfdesk.editions.installed import rollback

    _tell(rollback(opened_profile(options).editions))


def _tell(pointer: "Pointer") -> None:
    say(f"{pointer.current} opens from now on.")


def _remove(options: argparse.Namespace) -> None:
    from sfdesk.editions.installed import remove

    remove(opened_profile(options).editions, options.name)
    say(f"{options.name} is removed.")


def _log(options: argparse.Namespace) -> None:
    from sfdesk.editions.record import lines

    found = list(lines(opened_profile(options).editions))
    if options.json:
        say_json(found)
        return
    for line in found:
        say("  ".join(_words(line)))
    if not found:
        say("Nothing has been installed or chosen yet.")


def _words(line: dict[str, Any]) -> Iterator[str]:
    for key in ("when", "action", "result"):
        yield str(line.get(key, ""))
    for key, value in line.items():
        if key not in ("when", "action", "result"):
            yield f"{key}={','.join(value) if isinstance(value, list) else value}"
