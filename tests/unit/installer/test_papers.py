"""The manual page, the bill of materials and what the packages say of themselves."""

import configparser
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.conftest import ROOT

import sbom
from archive import sha256
from bundle import Bundle
from deb import DEPENDS, control_text
from manpage import man_page
from sfdesk import __version__
from sfdesk.cli import _parser
from sfdesk.editions.packing import ENDING

_LINUX = ROOT / "installer" / "linux"


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """A bundle with a library of Python, an edition and a typeface in it."""
    folder = tmp_path / "sfdesk"
    files = {
        "libpython3.11.so.1.0": "a library",
        "sfdesk/_edition/edition.json": json.dumps({"id": "made-up", "content_hash": "abc"}),
        "sfdesk/_resources/fonts/A.ttf": "a typeface",
    }
    for name, content in files.items():
        (folder / "_internal" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "_internal" / name).write_text(content)
    contents = tmp_path / "contents.json"
    contents.write_text(json.dumps({"modules": ["platformdirs.unix", "os"], "binaries": {}}))
    return Bundle(folder, contents)


def test_the_manual_page_names_every_command_and_option() -> None:
    page = man_page(_parser(), "1.2.3", "2026-01-02").replace(r"\-", "-")
    helped = _parser().format_help()
    for option in set(re.findall(r"--[a-z-]+", helped)) - {"--help"}:
        assert option in page
    for command in ("search", "sheet", "source import", "check", "self-test"):
        assert f".SS {command}\n" in page
    assert '.TH SFDESK 1 "2026-01-02" "sfdesk 1.2.3"' in page
    assert "--discreet" in page


def test_a_line_of_text_is_never_read_as_a_request_of_roff() -> None:
    parser = _parser()
    parser.description = ".TH would begin another page"
    assert "\n.TH would" not in man_page(parser, "1", "2026-01-02")


def test_the_bill_is_the_same_for_the_same_bundle(bundle: Bundle, tmp_path: Path) -> None:
    for name in ("one", "two"):
        sbom.write(bundle, tmp_path / name, "1.2.3", 1_700_000_000, {"platformdirs": "f" * 64})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    sbom.write(bundle, tmp_path / "other", "1.2.4", 1_700_000_000, {})
    serials = {json.loads((tmp_path / n).read_text())["serialNumber"] for n in ("one", "other")}
    assert len(serials) == 2


def test_the_bill_tells_versions_and_hashes(bundle: Bundle, tmp_path: Path) -> None:
    sbom.write(bundle, tmp_path / "bill", "1.2.3", 1_700_000_000, {"platformdirs": "f" * 64})
    bill = json.loads((tmp_path / "bill").read_text())
    components = {each["name"]: each for each in bill["components"]}
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert components["platformdirs"]["hashes"] == [{"alg": "SHA-256", "content": "f" * 64}]
    assert components["platformdirs"]["licenses"] == [{"expression": "MIT"}]
    assert components["Edition made-up"]["version"] == "abc"
    library = components["CPython"]["components"][0]
    assert library["hashes"][0]["content"] == sha256(bundle.inside / library["name"])
    assert len({each["bom-ref"] for each in bill["components"]}) == len(bill["components"])


def test_the_parts_of_a_macos_bundle_are_where_macos_wants_them(tmp_path: Path) -> None:
    contents = tmp_path / "contents.json"
    contents.write_text(json.dumps({"modules": [], "binaries": {}}))
    app = Bundle(Path("sfdesk.app"), contents)
    assert app.program.parent == Path("sfdesk.app/Contents/MacOS")
    assert app.papers == Path("sfdesk.app/Contents/Resources")


def test_the_control_file_has_what_debian_asks_for() -> None:
    lines = control_text("1.2.3", 5 * 1024 * 1024).splitlines()
    fields = dict(line.split(": ", 1) for line in lines if not line.startswith(" "))
    assert (fields["Package"], fields["Version"]) == ("sfdesk", "1.2.3")
    assert fields["Installed-Size"] == "5120"
    assert re.fullmatch(r"libc6 \(>= [\d.]+\)(, [a-z0-9-]+)+", fields["Depends"])
    assert set(DEPENDS) < set(fields["Depends"].split(", "))


def test_the_desktop_and_the_software_centre_are_told_the_same() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(_LINUX / "sfdesk.desktop", encoding="utf8")
    about = ET.parse(_LINUX / "org.sfdesk.sfdesk.metainfo.xml").getroot()
    assert about.findtext("name") == entry["Desktop Entry"]["Name"]
    assert about.findtext("launchable") == "sfdesk.desktop"
    releases = [each.get("version") for each in about.iter("release")]
    assert releases[0] == __version__


def test_a_double_click_on_an_edition_file_opens_the_program_with_it() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(_LINUX / "sfdesk.desktop", encoding="utf8")
    [kind] = ET.parse(_LINUX / "sfdesk.mime.xml").getroot()
    [pattern] = [each.get("pattern") for each in kind if each.tag.endswith("glob")]
    assert pattern == f"*{ENDING}"
    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    for arguments in (["--install-edition"], ["--install-edition", "new.sfedition"]):
        asked = _parser().parse_args(arguments).install_edition
        assert asked == (Path(arguments[1]) if arguments[1:] else None)
    assert entry["Desktop Entry"]["Exec"] == "sfdesk --install-edition %f"
    script = (_LINUX.parent / "windows" / "sfdesk.nsi").read_text(encoding="utf8")
    assert """sfdesk-window.exe" --install-edition "%1"'""" in script
    assert script.count("sfdesk.edition") == 5
