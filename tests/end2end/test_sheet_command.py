"""Fact sheets and editions on the command line."""

import argparse
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from sfdesk.cli import _parser
from sfdesk.cli.sheets import add_to
from sfdesk.factsheets.pages import SECTIONS
from tests.end2end.conftest import Run, one_plain_line

pytestmark = pytest.mark.slow

LOGOS = Path(__file__).parents[1] / "data" / "logos"
ONE = ("sheet", "epec", "--for", "family")


def text_of(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_sections_leave_the_others_out(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    done = run(*ONE, "--sections", "what-is-it, questions", "--out", out)
    assert done.returncode == 0, done.stderr
    text = text_of(out)
    assert "What is it?" in text
    assert "Questions to ask" in text
    assert "Who is it for?" not in text
    assert "How sure are we?" in text
    assert run(*ONE, "--sections", "", "--out", out).returncode == 0
    assert "What is it?" not in text_of(out)


def test_an_unknown_section_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    done = run(*ONE, "--sections", "cautions", "--out", tmp_path / "sheet.pdf")
    assert done.returncode == 2
    assert one_plain_line(done.stderr)
    assert "what-is-it" in done.stderr
    assert not list(tmp_path.glob("*.pdf"))


def test_organisation_contact_and_logo(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    ours = ("--organisation", "#North *Town*", "--contact", "$01234$", "--logo", LOGOS / "logo.png")
    assert run(*ONE, *ours, "--out", out).returncode == 0
    assert "#North *Town*" in text_of(out)
    assert "$01234$" in text_of(out)


def test_what_is_remembered_is_printed_and_an_empty_value_leaves_it_out(
    run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    settings = Path(environment["SFDESK_PROFILE"]) / "config" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"organisation": "Northtown", "contact": "01234"}))
    out = tmp_path / "sheet.pdf"
    run(*ONE, "--contact", "", "--out", out)
    assert "Northtown" in text_of(out)
    assert "01234" not in text_of(out)


@pytest.mark.parametrize("name", ["none.png", "broken.png", "text.txt"])
def test_a_logo_that_cannot_be_printed_is_one_plain_line(
    run: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / "broken.png").write_bytes((LOGOS / "logo.png").read_bytes()[:200])
    (tmp_path / "text.txt").write_text("not a picture")
    done = run(*ONE, "--logo", tmp_path / name, "--out", tmp_path / "sheet.pdf")
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
    assert name in done.stderr
    assert not (tmp_path / "sheet.pdf").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--organisation", "x" * 201), "longer than 200 characters"),
        (("--contact", "x" * 1_001), "longer than 1,000 characters"),
    ],
)
def test_what_would_fill_pages_is_one_plain_line(
    run: Run, tmp_path: Path, given: tuple[str, str], said: str
) -> None:
    done = run(*ONE, *given, "--out", tmp_path / "sheet.pdf")
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
    assert said in done.stderr
    assert not (tmp_path / "sheet.pdf").exists()


def test_discreet(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert run(*ONE, "--discreet", "--organisation", "Northtown", "--out", out).returncode == 0
    assert text_of(out).startswith("Information sheet")
    assert "Northtown" not in text_of(out)
    done = run("sheet", "epec", "--for", "practitioner", "--discreet", "--out", out)
    assert done.returncode == 1
    assert one_plain_line(done.stderr)


def test_a_booklet_prints_a_count_and_asks_about_safety(run: Run, tmp_path: Path) -> None:
    done = run(*ONE[:2], "family-foundations", *ONE[2:], "--out", tmp_path / "booklet.pdf")
    assert "2 of 2 sheets\n" in done.stderr
    assert "Is it safe to take home?" in done.stderr
    assert "6 pages" in done.stdout
    calm = run("sheet", "play-therapy", "--for", "family", "--out", tmp_path / "calm.pdf")
    assert calm.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_booklet_that_is_cancelled_leaves_nothing(
    environment: dict[str, str], tmp_path: Path, run: Run
) -> None:
    slugs = [row["slug"] for row in json.loads(run("list", "--json").stdout)]
    out = tmp_path / "out" / "booklet.pdf"
    command = [sys.executable, "-m", "sfdesk", "sheet", *slugs, "--for", "family", "--out", out]
    # A shell has what runs in its background ignore this signal, and so all that this starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment)
    signal.signal(signal.SIGINT, before)
    assert process.stderr
    told = b""
    while b"30 of 30 sheets" not in told:
        told += os.read(process.stderr.fileno(), 1000)
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=240)
    assert process.returncode == 130
    assert "cancelled; nothing was written" in (told + rest).decode()
    assert not out.parent.exists()


@pytest.mark.parametrize(
    "command", [ONE, ("decision", "epec", "triple-p")], ids=["sheet", "decision"]
)
def test_letters_that_no_typeface_draws_are_told(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "profile" / "config").mkdir(parents=True)
    kept = tmp_path / "profile" / "config" / "settings.json"
    kept.write_text(json.dumps({"organisation": "家庭 Town"}), encoding="utf8")
    done = run(*command, "--out", tmp_path / "a.pdf")
    assert done.returncode == 0
    assert (
        "sfdesk: What you wrote holds characters that cannot be printed: 家庭 Each stands as □."
        in done.stderr
    )
    kept.write_text(json.dumps({"organisation": "Town"}), encoding="utf8")
    assert "cannot be printed" not in run(*command, "--out", tmp_path / "a.pdf").stderr


def test_which_edition_a_sheet_was_printed_from(run: Run, built: Path) -> None:
    whole = json.loads((built / "edition.json").read_text())["content_hash"]
    for asked in ((whole[:7],), (whole[:7].upper(),), (whole[:12],), (whole,), ()):
        done = run("edition", *asked)
        assert done.returncode == 0
        assert f"sfp-2023 ({whole[:7]})" in done.stdout
        assert whole in done.stdout
        assert "May 2023" in done.stdout


@pytest.mark.parametrize("asked", ["0000000", "", "zzz", "#*", "sfp-2023"])
def test_an_unknown_hash_is_said(run: Run, asked: str) -> None:
    done = run("edition", asked)
    assert done.returncode == 1
    assert one_plain_line(done.stderr)
    assert "No edition with the hash" in done.stderr
    assert "sfp-2023" in done.stderr


def test_the_description_names_every_switch_and_section_and_no_other() -> None:
    text = (Path(__file__).parents[2] / "docs" / "fact-sheets.md").read_text(encoding="utf8")
    lines = [line for line in text.splitlines() if line.startswith("sfdesk ")]
    assert len(lines) >= 6
    for line in lines:
        _parser().parse_args(shlex.split(line)[1:])
    commands = argparse.ArgumentParser().add_subparsers()
    add_to(commands)
    sheet = commands.choices["sheet"]
    switches = {o for action in sheet._actions for o in action.option_strings} - {"-h", "--help"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) == switches
    for names in SECTIONS.values():
        assert all(f"`{name}`" in text for name in names)
