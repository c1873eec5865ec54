"""The pages in docs/ and the README describe what there is."""

import re
import tomllib
from pathlib import Path

import pytest

from sfdesk import diagnose
from sfdesk.cli import _parser
from sfdesk.core import log
from sfdesk.core.settings import THEMES, Settings

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("*.md")))
PACKAGE = ROOT / "src" / "sfdesk"


GUIDE = "evidence-team.md"


def text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf8")


def command_lines(page: Path) -> list[str]:
    fenced = r"^```(\w*)\n(.*?)^```$"
    blocks = re.findall(fenced, page.read_text(encoding="utf8"), re.DOTALL | re.MULTILINE)
    told = (block for language, block in blocks if not language)
    lines = (line.partition("  #")[0].strip() for block in told for line in block.splitlines())
    return [line for line in lines if line]


def words(line: str) -> list[str]:
    return [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', line)]


def parses(arguments: list[str]) -> None:
    if arguments == ["--version"]:
        with pytest.raises(SystemExit, match="0"):
            _parser().parse_args(arguments)
        return
    _parser().parse_args(arguments)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_is_one(page: Path) -> None:
    for line in command_lines(page):
        parts = words(line)
        if parts[:3] == ["unshare", "-r", "-n"]:
            parts = parts[3:]
        if parts[0] == "pip":
            continue
        if Path(parts[0]).name in ("python", "python3"):
            script, *rest = parts[1:]
            assert (ROOT / script).is_file(), line
            if script == "scripts/dev.py":
                check_dev(rest)
                continue
            parts = rest if script == "scripts/trace_network.py" else []
        if parts and Path(parts[0]).name == "sfdesk":
            parses(parts[1:])
        else:
            assert parts == [], line


def check_dev(arguments: list[str]) -> None:
    source = (ROOT / "scripts" / "dev.py").read_text(encoding="utf8")
    assert f'add_parser("{arguments[0]}"' in source
    for argument in arguments[1:]:
        assert argument in source or (ROOT / argument).exists(), arguments


def test_the_security_page_has_commands_at_all() -> None:
    assert len(command_lines(DOCS / "security.md")) >= 8
    assert len(command_lines(DOCS / "deploy.md")) >= 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    named = re.findall(
        r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|toml|in)|(?:[\w.-]+/)+)`", page.read_text(encoding="utf8")
    )
    made = {"data/", "build/edition/", "out/", "settings.json", "sfdesk-policy.toml"}
    # The guide for evidence teams speaks of the files of an edition that it has one make.
    edition = (ROOT / "resources" / "edition-template", ROOT / "db" / "sfp-2023")
    bases = (ROOT, PACKAGE, ROOT / "scripts", *(edition if page.name == GUIDE else ()))
    for name in {each for each in named if not each.startswith("our-matrix/")} - made:
        assert any((base / name).exists() for base in bases), name
    for link in re.findall(r"\]\(([\w./-]+)\)", page.read_text(encoding="utf8")):
        assert (page.parent / link).exists(), link


def test_environment_variables_are_those_of_the_code() -> None:
    code = "\n".join(p.read_text(encoding="utf8") for p in PACKAGE.rglob("*.py"))
    known = set(re.findall(r'environ\.get\("(SFDESK_\w+)"', code))
    assert set(re.findall(r"SFDESK_\w+", text("deploy.md"))) == known
    assert set(diagnose.VARIABLES) == known


def test_settings_are_those_of_the_code() -> None:
    [sentence] = re.findall(r"Its keys: (.*?)\. What", text("deploy.md"), re.DOTALL)
    values = {f"`{theme}`" for theme in THEMES}
    keys = [name for name in re.findall(r"`\w+`", sentence) if name not in values]
    assert keys == [f"`{name}`" for name in Settings._fields]
    assert values <= set(re.findall(r"`\w+`", sentence))


def test_layers_are_those_of_the_contract() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["tool"]
    layers = tools["importlinter"]["contracts"][0]["layers"]
    rows = re.findall(r"^\| (`.+?) \| ", text("architecture.md").split("## The way")[0], re.M)
    assert [re.findall(r"`(\w+)`", row) for row in rows] == [
        sorted(re.split(r" [|:] ", layer), key=row.find)
        for layer, row in zip(layers, rows, strict=True)
    ]


def test_the_menu_entry_that_is_named_is_there() -> None:
    [entry] = re.findall(r"Write \S*diagnostic report…", text("deploy.md"))
    commands = PACKAGE / "ui" / "window" / "commands.py"
    actions = commands.read_text(encoding="utf8").replace("&", "")
    assert f'"{entry}"' in actions


def test_numbers_about_the_log_are_those_of_the_code() -> None:
    page = " ".join(text("security.md").split())
    assert {3: "three"}[log.FILES] + f" files of {log.LARGEST_FILE // 1024} KiB" in page
    assert f"at most {log.LONGEST_RECORD:,} characters" in page
    assert f"the last {diagnose.LOG_LINES} lines of the log" in page
