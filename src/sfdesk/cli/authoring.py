"""The actions of ``edition`` for those who make editions: begin, check, look, build, convert."""

import argparse
from pathlib import Path
from typing import Any

from sfdesk.cli.output import say
from sfdesk.cli.shared import command, opened_app
from sfdesk.core.language import counted


def add_to(actions: Any) -> None:
    """Add these actions to the others of ``edition``."""
    new = command(actions, "new", _new, "begin an edition, from a template with one worked example")
    new.add_argument("folder", type=Path, metavar="DIR", help="one that is not there yet")
    lint = command(actions, "lint", _lint, "say everything that is wrong with an edition's content")
    _content(lint)
    preview = command(actions, "preview", _preview, "open the window on an edition as it stands")
    _content(preview)
    build = command(actions, "build", _build, "make an edition file, to be signed")
    _content(build)
    _out(build, "FILE", "by habit with the ending .sfedition")
    build.add_argument(
        "--root",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a newer set of trusted keys that travels with it; repeat it, oldest first",
    )
    convert = command(actions, "to-spreadsheet", _to_spreadsheet, "write the content as XLSX")
    _content(convert)
    _out(convert, "FILE", "with the ending .xlsx")
    back = command(actions, "from-spreadsheet", _from_spreadsheet, "write the content of an XLSX")
    back.add_argument("file", type=Path, metavar="FILE")
    _out(back, "DIR", "one that is not there yet")


def _content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the edition's content")


def _out(parser: argparse.ArgumentParser, what: str, words: str) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar=what, help=words)


def _new(options: argparse.Namespace) -> None:
    from sfdesk.authoring.template import USING, new_edition
    from sfdesk.core.paths import resources_folder

    guide = opened_app(options).edition.guide
    using = next((page for page in guide if page.slug == USING), None)
    count = new_edition(options.folder, resources_folder(), using)
    files = counted(count, "file", "files")
    say(f"{options.folder} holds {files}: a whole edition with one worked example.")
    say("Begin with edition.toml. “sfdesk edition lint” says what is wrong, whenever you like.")


def _lint(options: argparse.Namespace) -> int:
    from sfdesk.authoring.content import Folder
    from sfdesk.authoring.source import read_content

    edition, problems = read_content(Folder(options.folder))
    for problem in problems:
        say(problem)
    if edition is None or problems:
        say(f"{counted(len(problems), 'problem', 'problems')}.")
        return 1
    interventions = counted(len(edition.interventions), "intervention", "interventions")
    topics = counted(len(edition.topics), "topic", "topics")
    references = counted(len(edition.notes), "reference", "references")
    say(f"No problem: {interventions}, {topics}, {len(edition.mentioned)} mentioned, {references}.")
    return 0


def _preview(options: argparse.Namespace) -> int:
    from sfdesk.authoring.build import build_content, index
    from sfdesk.cli.window import open_window
    from sfdesk.core.temporary import temporary_folder

    folder = temporary_folder("preview")
    index(build_content(options.folder, folder, preview=True), folder)
    return open_window(options, preview=folder)


def _build(options: argparse.Namespace) -> None:
    from sfdesk.authoring.build import build_content
    from sfdesk.core.temporary import temporary_folder
    from sfdesk.editions.packing import pack

    folder = temporary_folder("build")
    build_content(options.folder, folder)
    manifest = pack(folder, options.out, options.root)
    say(f"{options.out} is written: edition {manifest.id}, release {manifest.serial}.")
    say("Nobody has signed it yet: “sfdesk edition sign” does.")


def _to_spreadsheet(options: argparse.Namespace) -> None:
    from sfdesk.authoring.sheets.convert import to_spreadsheet

    to_spreadsheet(options.folder, options.out)
    say(f"{options.out} is written. Comments in the files are not in it.")


def _from_spreadsheet(options: argparse.Namespace) -> None:
    from sfdesk.authoring.sheets.convert import from_spreadsheet

    count = from_spreadsheet(options.file, options.out)
    say(f"{options.out} holds {counted(count, 'file', 'files')}.")
