"""The line ends of the repository's files on every system, as git has them."""

import shutil
import subprocess

import pytest

from tests.conftest import ROOT


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None, reason="this is no git checkout"
)
@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("db/sfp-2023/edition.toml", {"text": "auto", "eol": "lf"}),
        ("resources/typst/sheet.typ", {"text": "auto", "eol": "lf"}),
        ("scripts/dev.py", {"text": "auto", "eol": "lf"}),
        ("tests/data/logos/logo.png", {"text": "unset"}),
        ("installer/windows/try.ps1", {"eol": "crlf"}),
    ],
)
def test_line_ends_do_not_depend_on_the_system(name: str, attributes: dict[str, str]) -> None:
    command = ["git", "check-attr", *attributes, "--", name]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = {line.split(": ")[1]: line.split(": ")[2] for line in told.splitlines()}
    assert found == attributes
