"""Mutation testing: change the code in small ways, and see which changes no test notices.

Usage: mutation.py [--children N] [--missed] PART ...     PART is core, model, edition or search

Not part of the test run: it takes minutes a part. Needs ``mutmut`` (requirements/mutation.txt),
which is installed here where it is missing. Works on a copy in build/mutation; prints, for each
part, the share of changes that were noticed, and each one that was not (``--show`` prints it as a
difference). ``--missed`` tries only those again that were not, with the tests as they are now.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "mutation"

TESTS = {
    "core": [
        *("tests/unit/core", "tests/unit/userdata"),
        *("tests/end2end/core", "tests/end2end/userdata"),
    ],
    "model": ["tests/unit/model"],
    "edition": ["tests/unit/edition", "tests/unit/authoring"],
    "search": ["tests/unit/search", "tests/end2end/search"],
}
"""Part → the tests that have to notice."""
COPIED = ("src", "tests", "scripts", "db", "resources", "installer", "README.md", "pyproject.toml")
_CONFIG = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/sfdesk/{part}/*"]
also_copy = ["scripts", "db", "resources", "installer", "README.md"]
pytest_add_cli_args_test_selection = {tests}
# A change may make a test wait for ever, and mutmut notices only one that works for ever.
pytest_add_cli_args = [
    "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "filterwarnings=", "--timeout=30"
]
do_not_mutate_patterns = ["_log\\\\."]
"""


def prepare(part: str) -> Path:
    """Copy what is needed, so that the checkout stays as it is; return the folder."""
    folder = WORK / part
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    skip = shutil.ignore_patterns("__pycache__", "_built_in.py")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=skip)
        else:
            shutil.copy(ROOT / name, folder / name)
    with (folder / "pyproject.toml").open("a", encoding="utf8") as file:
        file.write(_CONFIG.format(part=part, tests=json.dumps(TESTS[part])))
    return folder


def run(folder: Path, children: int, names: Sequence[str] = ()) -> None:
    """Try every change of the part in a folder, or those of some names."""
    # Child processes of the tests see the changed code too. Python remembers of a folder that is
    # not there at its start that it is none.
    (folder / "mutants" / "src").mkdir(parents=True, exist_ok=True)
    env = {
        **os.environ,
        "PYTHONPATH": str(folder / "mutants" / "src"),
        "SFDESK_TESTS_WITHOUT_SCREEN": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(children), *names]
    subprocess.run(command, cwd=folder, env=env, check=False)


def results(folder: Path) -> dict[str, str]:
    """Return every change by its name, with what became of it."""
    command = [sys.executable, "-m", "mutmut", "results", "--all", "true"]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r"^\s*(\S+): (.+)$", told, re.MULTILINE))


def difference(folder: Path, name: str) -> str:
    """Return a change as a difference."""
    command = [sys.executable, "-m", "mutmut", "show", name]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout


def run_missed(folder: Path, children: int) -> None:
    """Try those changes again that no test noticed, with the tests as they are now."""
    shutil.copytree(ROOT / "tests", folder / "tests", dirs_exist_ok=True)
    run(folder, children, missed(results(folder)))


def missed(found: dict[str, str]) -> list[str]:
    """Return the names of the changes that no test noticed."""
    return sorted(name for name, what in found.items() if what in ("survived", "no tests"))


def tell(part: str, folder: Path, *, show: bool) -> None:
    """Print the share that was noticed, and what was not.

    Raises:
        SystemExit: If no change was tried, since the tests fail without any.
    """
    found = results(folder)
    if not set(found.values()) & {"killed", "survived"}:
        raise SystemExit(f"mutation.py: no change of {part} was tried; do its tests pass?")
    noticed = sum(what in ("killed", "timeout", "segfault") for what in found.values())
    names = missed(found)
    total = noticed + len(names)
    print(f"{part}: {noticed} of {total} changes noticed, {100 * noticed / max(1, total):.1f} %")
    for name in names:
        print(f"  {found[name]:9} {name}")
        if show:
            print(difference(folder, name))


def main() -> int:
    """Run mutation testing over the named parts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="+", choices=[*TESTS])
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", action="store_true", help="print what was not noticed")
    parser.add_argument("--again", action="store_true", help="only print the last results")
    parser.add_argument("--missed", action="store_true", help="try what was missed once more")
    options = parser.parse_args()
    if find_spec("mutmut") is None:
        pip = [sys.executable, "-m", "pip", "install", "--require-hashes", "-q", "-r"]
        subprocess.run([*pip, ROOT / "requirements" / "mutation.txt"], check=True)
    for part in options.parts:
        folder = WORK / part
        if options.missed:
            run_missed(folder, options.children)
        elif not options.again:
            run(prepare(part), options.children)
        tell(part, folder, show=options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
