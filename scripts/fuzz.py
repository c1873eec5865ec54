"""Made-up input for everything that takes some: no case may end in a traceback.

Usage: fuzz.py [--cases N] [--seed S] [TARGET ...]

Prints a line a target and the sum; exit status 1 if one found something, which is then printed
in its smallest form. A small sample of this runs in the test suite.
"""

import argparse
import io
import json
import logging
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from fuzz_local import CASES  # noqa: E402
from sfdesk.app import App  # noqa: E402
from sfdesk.cli import main as sfdesk  # noqa: E402
from sfdesk.cli.every_command import TRIALS  # noqa: E402
from sfdesk.core.errors import EditionError, SfdeskError, SheetError  # noqa: E402
from sfdesk.core.paths import Profile, edition_folder  # noqa: E402
from sfdesk.core.redact import redacted  # noqa: E402
from sfdesk.core.settings import THEMES, SettingsStore  # noqa: E402
from sfdesk.diagnose import report  # noqa: E402
from sfdesk.edition.manifest import MANIFEST, verify  # noqa: E402
from sfdesk.edition.reader import read_edition  # noqa: E402
from sfdesk.factsheets.organisation import read_logo  # noqa: E402
from sfdesk.local.earlier import EarlierSearches  # noqa: E402
from sfdesk.model.ordering import Order  # noqa: E402
from sfdesk.userdata.searches import RecentSearches  # noqa: E402

Check = Callable[[Any], None]


class Target(NamedTuple):
    """Something that takes input.

    Attributes:
        share: Of all cases, in per cent.
        cases: What is made up.
        check: Tries one case; raises if it is a fault.
    """

    share: int
    cases: st.SearchStrategy[Any]
    check: Check


# --- what is made up ---------------------------------------------------------------------------

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


def _files(keys: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Return contents of a JSON file: near to a sound one, or anything."""
    likely = st.dictionaries(st.sampled_from(keys) | st.text(max_size=8), _JSON, max_size=8)
    texts = (likely | _JSON).map(json.dumps)
    encodings = st.sampled_from(["utf8", "utf-8-sig", "utf-16", "utf-32"])
    written = st.builds(lambda text, code: text.encode(code), texts, encodings)
    cut = st.builds(lambda whole, n: whole[: n % (len(whole) + 1)], written, st.integers(0))
    deep = st.integers(1, 200_000).map(lambda n: b"[" * n)
    return written | cut | deep | st.binary(max_size=200)


_TYPED = (
    "play therapy therap methadone domestic violence teenager at risk of going into care fgc "
    "family group conferencing restoritive autism age:13 topic:parenting cost:1 kind: qcf:4 - "
    "“ ” \" ' ( ) : * ? ~ ^ AND OR NOT … – — \u00ad \u200b é ø Ł ﬁ"
)
_WORDS = st.sampled_from(_TYPED.split(" "))
_QUERIES = st.lists(_WORDS | st.text(max_size=12), max_size=8).map(" ".join) | st.text(max_size=400)
_SWITCHES = (
    "--json --limit --sort --filter --for --out --profile --sections --discreet --debug "
    "--coloured-paper --organisation --contact --logo --help --version --temp-profile -- - -1 "
    "family practitioner large-print best cost topic=parenting 3 0 99999999999999999999 "
    "play-therapy epec 13 map matrix comparison out.pdf folder folder/x.pdf logo.png ."
)
_TOKENS = st.one_of(
    st.sampled_from([word for name in TRIALS for word in name.split()]),
    st.sampled_from(_SWITCHES.split()),
    st.text(max_size=12),
)


# --- how it is tried ---------------------------------------------------------------------------


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        yield Path(name)


@cache
def _app() -> App:
    return App(Profile.temporary())


def _try_command(words: list[str]) -> None:
    told = io.StringIO()
    with _folder() as folder, redirect_stdout(told), redirect_stderr(told):
        (folder / "folder").mkdir()
        (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        # What could be the name of a file lies in the folder.
        named = [str(folder / w) if "." in w or w == "folder" else w for w in words if "/" not in w]
        try:
            status = sfdesk(["--temp-profile", *named])
        except SystemExit as end:
            status = int(end.code or 0)
    text = told.getvalue()
    assert status in (0, 1, 2), status
    assert "Traceback" not in text, text
    assert "a bug in sfdesk" not in text, text


def _try_settings(content: bytes) -> None:
    with _folder() as folder:
        profile = Profile.below(folder)
        profile.config.mkdir()
        (profile.config / "settings.json").write_bytes(content)
        store = SettingsStore(profile.config)
        assert store.settings.theme in THEMES
        store.change(zoom=170 if store.settings.zoom != 170 else 180)
        again = SettingsStore(profile.config)
        assert again.settings == store.settings
        report(profile)


def _try_searches(content: bytes) -> None:
    with _folder() as folder:
        (folder / "searches.json").write_bytes(content)
        recent, earlier = RecentSearches(folder), EarlierSearches(folder)
        saved = earlier.list()
        recent.remember("play therapy")
        assert RecentSearches(folder).queries == recent.queries
        assert recent.queries[0] == "play therapy"
        assert earlier.list() == saved
        for search in saved:
            _app().edition.filters.known(search.chosen)
            earlier.remove(search.id)
        recent.forget()
        assert RecentSearches(folder).queries == []
        assert earlier.list() == ()


def _try_query(query: str) -> None:
    for order in (Order.BEST, Order.COST):
        found = _app().finder.find(query, {}, order)
        assert found.query.strip() == query.strip()
        for result in found.results[:3]:
            assert result.snippet.text is not None


def _try_filter(words: list[str]) -> None:
    pairs = [(word.partition("=")[0], word.partition("=")[2]) for word in words]
    try:
        chosen = _app().edition.filters.selection(pairs)
    except SfdeskError:
        return
    _app().finder.find("", chosen)


def _try_manifest(content: bytes) -> None:
    with _folder() as folder:
        (folder / MANIFEST).write_bytes(content)
        try:
            verify(folder)
        except EditionError:
            return
        raise AssertionError("an edition without files was taken")


def _try_logo(content: bytes) -> None:
    with _folder() as folder:
        path = folder / "logo"
        path.write_bytes(content)
        try:
            _app().sheets.check_logo("logo", read_logo(path))
        except SheetError:
            return


def _try_redaction(text: str) -> None:
    assert isinstance(redacted(text), str)


_MANIFEST = ("format", "id", "content_hash", "files")
_SETTINGS = ("width", "height", "panes", "zoom", "theme", "organisation", "folded_filters")
_FILTERS = st.builds(
    lambda facet, value: f"{facet}={value}",
    st.sampled_from(["topic", "cost_ratings", "ages", "kind", "x"]) | st.text(max_size=8),
    st.sampled_from(["parenting", "1", "not-stated"]) | st.text(max_size=8),
)
_PICTURES = st.builds(
    lambda head, rest: head + rest,
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xc0", b"<svg ", b"<?xml ?><svg>"]),
    st.binary(max_size=120),
)

TARGETS = {
    "queries": Target(22, _QUERIES, _try_query),
    "filters": Target(6, st.lists(_FILTERS, max_size=3), _try_filter),
    "settings": Target(13, _files(_SETTINGS), _try_settings),
    "searches": Target(13, _files(("recent", "saved", "format")), _try_searches),
    "manifests": Target(8, _files(_MANIFEST), _try_manifest),
    "commands": Target(10, st.lists(_TOKENS, max_size=7), _try_command),
    "logos": Target(4, _PICTURES, _try_logo),
    "redaction": Target(4, st.text(max_size=200), _try_redaction),
    **{name: Target(*case) for name, case in CASES.items()},
}


def fuzz(name: str, cases: int, number: int) -> str:
    """Try made-up cases of one target and return the fault that was found, or nothing."""
    target, tried = TARGETS[name], list[int]()

    @seed(number)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(target.cases)
    def trial(case: Any) -> None:
        tried.append(1)
        target.check(case)

    try:
        trial()
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return traceback.format_exc()
    return "" if len(tried) >= min(cases, 10) else f"only {len(tried)} cases could be made up"


@contextmanager
def without_window() -> Iterator[None]:
    """Keep a made-up command line from opening a window, and read the edition once only."""
    with (
        patch("sfdesk.ui.window.start.run_window", lambda *_, **__: 0),
        patch("sfdesk.ui.window.self_test.self_test", lambda *_: iter(())),
        patch("sfdesk.app.read_edition", cache(read_edition)),
    ):
        yield


def main() -> int:
    """Try every target, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS])
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults = total = 0
    print(f"edition {edition_folder()}, seed {options.seed}", flush=True)
    logging.disable()
    with without_window():
        for name in options.targets or TARGETS:
            cases = options.cases * TARGETS[name].share // 100
            fault = fuzz(name, cases, options.seed)
            print(f"{name:10} {cases:6} cases  {'FAULT' if fault else 'no fault'}", flush=True)
            print(fault, end="")
            faults, total = faults + bool(fault), total + cases
    print(f"{total} cases, {faults} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
