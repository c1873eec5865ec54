#!/usr/bin/env python3
"""The two commands of a newcomer, and a few more; see ``dev.py --help``.

Does all set-up by itself (see ``environment``). Works on Linux, macOS and Windows with
Python 3.11 or newer and nothing else installed.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

sys.path.insert(0, str(Path(__file__).resolve().parent))

from environment import (
    BIN,
    LINUX,
    PYTHON,
    ROOT,
    SetupError,
    ensure,
    ensure_packaging,
    ensure_wine,
    say,
)
from screen import virtual_screen

_CONTENT = ROOT / "db" / "sfp-2023"
_EDITION = ROOT / "build" / "edition"
_BUILT_IN = ROOT / "src" / "sfdesk" / "edition" / "_built_in.py"
_OUT = ROOT / "out"
_PATHS = ("src", "tests", "scripts", "installer")


def main() -> int:
    """Run a command and return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="set up and open the window")
    tests = commands.add_parser("test", help="set up and run every check and test")
    tests.add_argument("pytest", nargs="*", help="passed on to pytest; then only pytest runs")
    commands.add_parser("build", help="build the edition from db/ into build/edition")
    commands.add_parser("bench", help="measure start-up, typing, sheets and memory")
    commands.add_parser("package", help="make the packages and try them; --windows: under Wine")
    commands.add_parser("pages", help="make the stored pictures of fact sheet pages anew")
    commands.add_parser("pictures", help="make the pictures of the user guide anew")
    commands.add_parser("screenshots", help="take pictures of every view, dialog and document")
    commands.add_parser("orca", help="record what a screen reader says on the main job")
    commands.add_parser("translations", help="bring the lists of texts to translate up to date")
    commands.add_parser("requirements", help="pin requirements/*.in again (needs uv)")
    options, rest = parser.parse_known_args()
    try:
        ensure(
            tests=options.command
            in ("test", "bench", "package", "pages", "pictures", "screenshots", "translations")
        )
        return _COMMANDS[options.command]([*getattr(options, "pytest", []), *rest])
    except SetupError as error:
        say(f"dev.py: {error}")
    except subprocess.CalledProcessError as error:
        say(f"dev.py: failed: {' '.join(map(str, error.cmd))}")
    return 1


def _call(*command: object, env: dict[str, str] | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, env=env)


def build() -> None:
    """Build the edition, unless it was built from this content by this code."""
    stamp = _EDITION / "built-from"
    code = [path for path in (ROOT / "src").rglob("*.py") if path.name != "_built_in.py"]
    inputs = [*_CONTENT.rglob("*.toml"), *code]
    newest = f"{max(path.stat().st_mtime_ns for path in inputs)} {len(inputs)}"
    if stamp.is_file() and stamp.read_text() == newest and _BUILT_IN.is_file():
        return
    say("Building the edition …")
    _call(PYTHON, "scripts/build_edition.py", _CONTENT, _EDITION)
    stamp.write_text(newest)


def run(_: list[str]) -> int:
    """Open the window, or do the main job headless where there is no display."""
    build()
    sfdesk = BIN / "sfdesk"
    if LINUX and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return _headless(sfdesk)
    return subprocess.run([sfdesk], check=False).returncode


def _headless(sfdesk: Path) -> int:
    say("There is no display here, so this is the main job without a window.")
    query = "teenager at risk of going into care"
    say(f"\nSearch: {query}")
    _call(sfdesk, "search", query, "--limit", "5")
    _OUT.mkdir(exist_ok=True)
    slug = "multisystemic-therapy"
    made = []
    for audience in ("family", "practitioner"):
        made.append(_OUT / f"{slug}-{audience}.pdf")
        _call(sfdesk, "sheet", slug, "--for", audience, "--out", made[-1])
    made.append(_OUT / "window.png")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    _call(sfdesk, "--temp-profile", "--screenshot", made[-1], env=env)
    say("\nWritten:\n" + "\n".join(f"  {path.relative_to(ROOT)}" for path in made))
    return 0


def test(arguments: list[str]) -> int:
    """Run every check and every test, or only pytest with what was given."""
    build()
    # Tests start the program some hundred times: it shall not be compiled anew each time.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if arguments:
        _call(PYTHON, "-m", "pytest", *arguments, env=env)
        return 0
    for title, command in _CHECKS:
        say(f"== {title}")
        _call(*command)
    with _beside("mypy", BIN / "mypy"):
        say("== pytest")
        _call(PYTHON, "-m", "pytest", *_WHOLE_SUITE, env=env)
    return 0


@contextmanager
def _beside(title: str, *command: object) -> Iterator[None]:
    """Run a check while something else runs that has to wait now and then, and tell it after.

    Raises:
        CalledProcessError: If it fails, whether or not the other does.
    """
    parts = [str(part) for part in command]
    with TemporaryFile("w+", encoding="utf8") as told:
        with subprocess.Popen(parts, cwd=ROOT, stdout=told, stderr=subprocess.STDOUT) as check:
            try:
                yield
            finally:
                check.wait()
                told.seek(0)
                say(f"== {title}\n{told.read().rstrip()}")
        if check.returncode:
            raise subprocess.CalledProcessError(check.returncode, parts)


_WHOLE_SUITE = ("--numprocesses=2", "--dist=worksteal")
"""Two processes, each with a screen of its own; a few tests run faster in one."""


_CHECKS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("ruff", (BIN / "ruff", "check", *_PATHS)),
    ("ruff format", (BIN / "ruff", "format", "--check", *_PATHS)),
    ("import contracts", (BIN / "lint-imports", "--no-cache")),
)


def bench(arguments: list[str]) -> int:
    """Measure, and print a table and JSON."""
    build()
    with virtual_screen() as env:
        _call(PYTHON, "scripts/bench.py", *arguments, env=env)
    return 0


def package(arguments: list[str]) -> int:
    """Freeze the application, make the packages of this system, and try them.

    With ``--windows``: the Windows build, made and tried under Wine on Linux; with ``--tests``
    too, the tests there in place of that.
    """
    ensure_packaging()
    build()
    if "--windows" in arguments:
        ensure_wine()
        arguments.remove("--windows")
        env = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(ROOT / "scripts"), str(ROOT / "src"))),
        }
        _call(PYTHON, "installer/under_wine/check.py", *arguments, env=env)
        return 0
    with virtual_screen() as env:
        _call(PYTHON, "installer/release.py", env=env)
        _call(PYTHON, "-m", "pytest", "-m", "package", "tests/package", *arguments, env=env)
    return 0


def pages(_: list[str]) -> int:
    """Make the pictures anew that the tests hold pages of fact sheets against."""
    _call(PYTHON, "-m", "tests.golden", env={**os.environ, **_UNSEEN})
    return 0


def pictures(_: list[str]) -> int:
    """Make the pictures of the user guide anew."""
    build()
    with virtual_screen() as env:
        _call(PYTHON, "scripts/guide_pictures.py", env=env)
    return 0


def screenshots(arguments: list[str]) -> int:
    """Take pictures of every view, dialog and document into ``out/``, to be looked at."""
    build()
    for size in ("1366x768", "1920x1080"):
        with virtual_screen(size) as env:
            _call(PYTHON, "scripts/screenshots.py", *arguments, env=env)
    _call(PYTHON, "scripts/screenshots.py", "--pages", env={**os.environ, **_UNSEEN})
    return 0


_UNSEEN = {"QT_QPA_PLATFORM": "offscreen"}


def orca(_: list[str]) -> int:
    """Record into ``docs/`` what the screen reader Orca says on the main job."""
    build()
    _call(PYTHON, "scripts/orca_speech.py")
    return 0


def translations(arguments: list[str]) -> int:
    """Make or update the lists of texts to translate for the named locales, and compile them."""
    _call(PYTHON, "scripts/translations.py", *arguments)
    return 0


def requirements(arguments: list[str]) -> int:
    """Pin the requirements again; for people who have uv."""
    for name in ("runtime", "dev", "package", "mutation"):
        target = ROOT / "requirements" / f"{name}.txt"
        command = ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--quiet"]
        command += ["--generate-hashes", "--no-header", "--no-emit-index-url", f"{name}.in"]
        # What is pinned already stays as it is: an update is a change of its own (--upgrade).
        command += ["--output-file", target.name, *arguments]
        subprocess.run(command, check=True, cwd=target.parent, stdout=subprocess.DEVNULL)
        head = f"# Exact versions with hashes. Made from {name}.in by “dev.py requirements”.\n"
        target.write_text(head + target.read_text(encoding="utf8"), encoding="utf8")
    return 0


def _build_command(_: list[str]) -> int:
    build()
    return 0


_COMMANDS = {
    "run": run,
    "test": test,
    "build": _build_command,
    "bench": bench,
    "package": package,
    "pages": pages,
    "pictures": pictures,
    "screenshots": screenshots,
    "orca": orca,
    "translations": translations,
    "requirements": requirements,
}

if __name__ == "__main__":
    sys.exit(main())
