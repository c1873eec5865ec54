"""The contract of the command line that other tools rely on."""

import json
import re
from pathlib import Path

import pytest

from sfdesk.cli import _parser
from sfdesk.model.edition import Edition
from tests.end2end.conftest import Run, one_plain_line

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
KINDS = {"intervention", "topic", "mentioned", "glossary", "guide", "reference"}


def test_list(run: Run) -> None:
    done = run("list", "--json")
    rows = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(rows) == 30
    assert {"slug", "name", "kind", "topic"} <= set(rows[0])
    assert len(run("list").stdout.splitlines()) == 30


def test_show(run: Run) -> None:
    shown = json.loads(run("show", "play-therapy", "--json").stdout)
    assert shown["slug"] == "play-therapy"
    assert shown["review_judgement"] == "low-to-moderate"
    assert shown["ages"] == [{"min_months": 36, "max_months": 144, "of": ""}]
    assert shown["at_a_glance"]["Ages of children"] == ["3 to 12 years"]
    assert json.loads(run("show", "13", "--json").stdout)["number"] == 13
    assert "Play therapy" in run("show", "play-therapy").stdout


def test_search(run: Run, edition: Edition) -> None:
    found = json.loads(run("search", "domestic violence", "--json").stdout)
    named = {"query", "did_you_mean", "loosened", "total", "results", "against", "facets"}
    assert set(found) == named
    assert found["total"] == len(found["results"])
    for result in found["results"]:
        assert set(result) == {"kind", "id", "name", "section", "snippet", "score"}
        assert result["kind"] in KINDS
    assert set(found["facets"]) == {facet.name for facet in edition.filters.facets}
    assert "domestic-abuse" in [result["id"] for result in found["results"][:3]]


def test_search_with_filters_and_limit(run: Run) -> None:
    filters = ("--filter", "topic=parenting", "--filter", "cost_ratings=1")
    found = json.loads(run("search", "", *filters, "--limit", "2", "--json").stdout)
    assert found["total"] == 4
    assert len(found["results"]) == 2


def test_a_typed_filter_that_filters_nothing_is_told(run: Run, tmp_path: Path) -> None:
    told = "sfdesk: “eif:not-rated” filters nothing and is looked for as words. "
    query = "parenting eif:not-rated"
    for command in (["search", query], ["search", query, "--json"]):
        assert run(*command).stderr.startswith(told)
    out = tmp_path / "a.csv"
    assert run("export", "results", query, "--out", out).stderr.startswith(told)


def test_what_is_not_asked_for_stands_last_and_is_said_to_be(run: Run) -> None:
    query = "incredible years 17 year old"
    said = run("search", query).stdout
    found, _, apart = said.partition("Not what you asked for: Age 17:\n")
    assert "[intervention: incredible-years]" in apart
    assert "[intervention: incredible-years]" not in found
    value = json.loads(run("search", query, "--json").stdout)
    assert "incredible-years" in [result["id"] for result in value["against"]]
    few = json.loads(run("search", query, "--json", "--limit", "1").stdout)
    assert (len(few["results"]), few["against"]) == (1, [])


def test_search_says_what_was_meant(run: Run) -> None:
    assert (
        json.loads(run("search", "restoritive", "--json").stdout)["did_you_mean"] == "restorative"
    )
    assert "No entry says exactly that." in run("search", '"therapy play"').stdout
    nothing = run("search", "zzzz")
    assert nothing.returncode == 0
    assert "Nothing found" in nothing.stdout


@pytest.mark.parametrize("audience", ["family", "practitioner"])
@pytest.mark.parametrize("profile", ["standard", "large-print", "dyslexia-friendly"])
def test_sheet(run: Run, tmp_path: Path, audience: str, profile: str) -> None:
    out = tmp_path / "sheet.pdf"
    done = run("sheet", "epec", "ambit", "--for", audience, "--profile", profile, "--out", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF")


def test_check(run: Run) -> None:
    done = run("check")
    assert done.returncode == 0
    assert "30 interventions, 6 topics" in done.stdout
    assert "none dangling" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("show", "nowhere"), 1),
        (("sheet", "nowhere", "--for", "family", "--out", "x.pdf"), 1),
        (("source", "check"), 1),
        (("source", "import", "/nowhere/review.txt"), 1),
        (("search", "x", "--filter", "colour=red"), 2),
        (("search", "x", "--filter", "topic=red"), 2),
        (("search", "x", "--filter", "topic"), 2),
    ],
)
def test_errors_are_one_plain_line(run: Run, arguments: tuple[str, ...], status: int) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert one_plain_line(done.stderr), done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("show",), ("search", "x", "--limit", "-1"), ("sheet", "epec", "--out", "x")],
)
def test_wrong_usage_exits_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_every_command_in_the_readme_is_one() -> None:
    blocks = re.findall(
        r"```\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf8"), re.DOTALL
    )
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("sfdesk ")]
    assert len(lines) >= 8
    for line in lines:
        words = re.findall(r'"([^"]*)"|(\S+)', line.removeprefix("sfdesk "))
        _parser().parse_args([quoted or bare for quoted, bare in words])
