"""Make or bring up to date the lists of texts that translators fill in, and compile them.

Run by ``dev.py translations``: ``sfdesk_LOCALE.ts`` for each locale that is named and each that is
there, in ``resources/translations/``, and the ``.qm`` that the program reads. What is translated
already stays; what is no longer said is kept, marked as vanished.

Qt's ``lupdate`` keeps these lists, but misses what stands inside an f-string and takes the wrong
one of the two forms of a count; so the texts are read from the code here, and handed to it.
"""

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import PySide6

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "src" / "sfdesk"
FOLDER = ROOT / "resources" / "translations"
SAYING = ("tr", "tr_n", "to_translate")


class Text(NamedTuple):
    """A text to translate.

    Attributes:
        english: As it stands in the code; of a count, the form for several.
        counted: Whether it has a form for each kind of count.
    """

    english: str
    counted: bool


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield each place of a module that says or marks a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in SAYING:
            yield node


def constants(node: ast.expr) -> Iterator[str]:
    """Yield each text that an argument can be: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def texts() -> set[Text]:
    """Return every text of the code that is translated."""
    found: set[Text] = set()
    for path in CODE.rglob("*.py"):
        for call in calls(ast.parse(path.read_text(encoding="utf8"))):
            counted = ast.unparse(call.func) == "tr_n"
            found |= {Text(each, counted) for each in constants(call.args[int(counted)])}
    return found


def update(file: Path, *, language: str, said: set[Text] | None = None) -> None:
    """Make a list of texts, or add to one what is new in the code.

    Args:
        language: As Qt names it, such as ``cy`` or ``pt_BR``: how many forms a count has.
        said: The texts; those of the code if none are given.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        code = Path(folder) / "said.py"
        code.write_text("".join(map(_said, sorted(said or texts()))), encoding="utf8")
        options = ("-silent", "-locations", "none", "-target-language", language)
        _run("lupdate", code, "-source-language", "en_GB", *options, "-ts", file)


def _said(text: Text) -> str:
    """Return a line of code that ``lupdate`` reads a text from."""
    counted = ', "", n' if text.counted else ""
    return f'translate("sfdesk", {json.dumps(text.english, ensure_ascii=False)}{counted})\n'


def compile_list(file: Path) -> Path:
    """Compile a list of texts; return the file that the program reads."""
    compiled = file.with_suffix(".qm")
    _run("lrelease", "-silent", file, "-qm", compiled)
    return compiled


def _run(tool: str, *arguments: object) -> None:
    program = Path(PySide6.__file__).parent / tool
    subprocess.run([str(part) for part in (program, *arguments)], check=True)


def main() -> int:
    """Update and compile the lists of the locales that are named, and of those that are there."""
    there = {path.stem.removeprefix("sfdesk_") for path in FOLDER.glob("sfdesk_*.ts")}
    for name in sorted(there | set(sys.argv[1:])):
        file = FOLDER / f"sfdesk_{name}.ts"
        update(file, language=name)
        compile_list(file)
        print(f"{file.relative_to(ROOT)} and {file.stem}.qm are up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
