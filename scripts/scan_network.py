#!/usr/bin/env python3
"""List every module and shared library in a folder that could open a network.

    python3 scripts/scan_network.py FOLDER        # a frozen bundle, or any folder
    .venv/bin/python scripts/scan_network.py      # the packages of requirements/runtime.txt

Exit status 1 if there is one that ``ALLOWED`` does not explain, 2 if ``objdump`` is missing. What
could is not what does: ``trace_network.py`` shows what a running process does.
"""

import argparse
import ast
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent

MODULES = frozenset(
    [
        "_socket",
        "_ssl",
        "aiohttp",
        "asyncio",
        "ftplib",
        "http",
        "httpx",
        "imaplib",
        "nntplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "socketserver",
        "ssl",
        "telnetlib",
        "urllib.request",
        "urllib3",
        "webbrowser",
        "websockets",
        "xmlrpc",
    ]
)
_PACKAGES = "|".join(sorted({name.partition(".")[0] for name in MODULES}))
_NAMES = re.compile(rb"(?<![\w.])(?:%b)(?![\w:])" % _PACKAGES.encode())
"""What imports one of them names it like this, and needs to be parsed: most code need not be."""
LIBRARIES = re.compile(
    r"lib(Qt6Network|Qt6WebSockets|ssl|crypto|curl|nghttp2|gnutls|resolv|gssapi\w*)\b.*\.so"
    r"|Qt6Network\.dll|QtNetwork|(ws2_32|wsock32|winhttp|wininet|libssl\S*|libcurl\S*)\.dll",
    re.IGNORECASE,
)
SYMBOLS = frozenset(
    ["accept", "bind", "connect", "getaddrinfo", "gethostbyname", "res_query", "socket"]
)
_HEADS = (b"\x7fELF", b"MZ")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could open a network.

    Attributes:
        place: The file inside the folder, with ``/``.
        what: The module, library or symbols that it names.
    """

    place: str
    what: str


@dataclass(frozen=True, slots=True)
class Allowance:
    """Findings that are explained.

    Attributes:
        place: A pattern for the place.
        what: A pattern for what is named there.
        why: What a reviewer is told.
    """

    place: str
    what: str
    why: str

    def covers(self, finding: Finding) -> bool:
        """Whether this explains the finding."""
        return fnmatch(finding.place, self.place) and fnmatch(finding.what, self.what)


_NETWORK = "libQt6Network.so.6"
_UNUSED = (
    "Lies in PySide6's wheel and is no part of a window made of widgets: Qt Quick, the Wayland "
    "compositor, tools for developers, plugins of the network library. sfdesk imports none of it, "
    "and a bundle leaves it out."
)
_ASYNC = (
    "SQLAlchemy's support for asyncio, which imports sockets for its event loop. sfdesk uses the "
    "synchronous part, when an edition is built and for the local layer; a bundle has no asyncio."
)

_LOCKS = (
    "Other kinds of locks of filelock's, for coroutines and for disks without locks. sfdesk uses "
    "the system's own lock; filelock loads these when they are asked for, and a bundle "
    "leaves them out."
)

_TEMPLATES = "Text that Alembic copies when somebody begins a project with it; never imported."

# A place that begins with a package's name is one in the wheels as they are installed; in a
# bundle it is below another folder and would be new.
ALLOWED: tuple[Allowance, ...] = (
    Allowance(
        "*libQt6Pdf.so.6",
        _NETWORK,
        "QtPdf can open a document by its web address, so it links Qt's network library. sfdesk "
        "gives it bytes that it made itself.",
    ),
    Allowance(
        "*libQt6Network.so.6",
        "*",
        "Qt's network library itself: it comes with QtPdf, which links it. Nothing in sfdesk "
        "imports QtNetwork; a test holds that.",
    ),
    Allowance(
        "*typst/_typst.abi3.so",
        "calls *",
        "typst can fetch packages that a template imports from a registry. No template of ours "
        "imports one; a test holds that.",
    ),
    Allowance(
        "whoosh/compat.py",
        "urllib.request",
        "Whoosh names urlretrieve there for its own benchmarks, which are not part of the package; "
        "nothing in the package calls it.",
    ),
    Allowance(
        "cached_property.py",
        "asyncio",
        "Belongs to Whoosh: a decorator that also knows coroutines.",
    ),
    Allowance("typing_extensions.py", "*", "Names of types alone."),
    *(Allowance(f"filelock/{part}", "asyncio", _LOCKS) for part in ("*/*", "*.py")),
    Allowance("filelock/_identity/_host.py", "socket", _LOCKS),
    *(
        Allowance(f"alembic/templates/{kind}/env.py", "asyncio", _TEMPLATES)
        for kind in ("async", "pyproject_async")
    ),
    *(Allowance(f"sqlalchemy/{part}", "asyncio", _ASYNC) for part in ("*/*", "*.py")),
    *(
        Allowance(place, _NETWORK, _UNUSED)
        for place in (
            "PySide6/Qt/lib/libQt6Labs*",
            "PySide6/Qt/lib/libQt6Lottie*",
            "PySide6/Qt/lib/libQt6Qml*",
            "PySide6/Qt/lib/libQt6Quick*",
            "PySide6/Qt/lib/libQt6WaylandCompositor*",
            "PySide6/Qt/lib/libQt6WaylandEglCompositor*",
            "PySide6/Qt/lib/libQt6PdfQuick*",
            "PySide6/Qt/libexec/*",
            "PySide6/Qt/qml/*",
            "PySide6/Qt/plugins/designer/*",
            "PySide6/Qt/plugins/generic/libqtuiotouchplugin.so",
            "PySide6/Qt/plugins/networkinformation/*",
            "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
            "PySide6/Qt/plugins/platforms/libqvnc.so",
            "PySide6/Qt/plugins/qmltooling/*",
            "PySide6/Qt/plugins/tls/*",
            "PySide6/Qt/plugins/vectorimageformats/*",
            "PySide6/Qt/plugins/wayland-graphics-integration-server/*",
            "PySide6/QtNetwork.abi3.so",
            "PySide6/QtQ*.abi3.so",
            "PySide6/libpyside6qml*",
            *(
                f"PySide6/{tool}"
                for tool in [
                    "assistant",
                    "designer",
                    "linguist",
                    "lrelease",
                    "lupdate",
                    "qmlformat",
                    "qmllint",
                    "qmlls",
                    "svgtoqml",
                ]
            ),
        )
    ),
    Allowance("PySide6/scripts/*", "urllib.request", _UNUSED),
)

_DESKTOP = (
    "The system's libraries for the desktop: display, message bus, fonts. They talk to local "
    "services (X11 to another computer only where DISPLAY names one)."
)
_HASHES = "Hashes are computed with it; it is OpenSSL's, which can use sockets too."
_PYTHON = (
    "Python's own module. importlib.metadata imports it (through email) for the diagnostic report, "
    "and libraries name it. What is imported opens nothing."
)
# What a bundle for Linux holds beyond the wheels. Modules that a bundle can leave out (ssl, http,
# ftplib, urllib.request, xmlrpc; Qt's tls, networkinformation and vnc plugins) are not here.
ALLOWED_IN_BUNDLE = (
    *(
        Allowance(f"*/{library}", "calls *", _DESKTOP)
        for library in [
            "libX11.so.6",
            "libdbus-1.so.3",
            "libgpg-error.so.0",
            "libgio-2.0.so.0",
            "libglib-2.0.so.0",
            "libsystemd.so.0",
            "libselinux.so.1",
            "libuuid.so.1",
        ]
    ),
    Allowance("*/libcrypto.so.3", "calls *", _HASHES),
    Allowance("*/_hashlib.*", "libcrypto.so.3", _HASHES),
    Allowance("*/_socket.*", "calls *", _PYTHON),
)


def scan(files: Iterable[tuple[str, Path]]) -> Iterator[Finding]:
    """Yield what is found in files, given with their places."""
    for place, path in files:
        if path.suffix == ".py":
            yield from _python(place, path.read_bytes())
        elif path.suffix == ".pyc":
            yield from _compiled(place)
        elif path.is_file() and not path.is_symlink():
            yield from _binary(place, path)


def _python(place: str, content: bytes) -> Iterator[Finding]:
    if content.isascii() and not _NAMES.search(content):
        return
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError):
        # Some packages ship templates that only look like Python.
        return
    named: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            named |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    yield from (Finding(place, name) for name in _networks(named))


def _networks(modules: Iterable[str]) -> list[str]:
    """Return which of the network's modules these are or belong to."""
    parts = [module.split(".") for module in modules]
    return sorted({name for p in parts for name in (p[0], ".".join(p[:2])) if name in MODULES})


def _compiled(place: str) -> Iterator[Finding]:
    """Yield a module of a frozen program if it is one of the network's; it lies below _internal."""
    module = place.removesuffix(".pyc").rpartition("_internal/")[2].removesuffix("/__init__")
    yield from (Finding(place, name) for name in _networks([module.replace("/", ".")]))


def _binary(place: str, path: Path) -> Iterator[Finding]:
    with path.open("rb") as file:
        head = file.read(4)
    if not head.startswith(_HEADS):
        return
    is_elf = head.startswith(b"\x7fELF")
    told = _objdump("-pT" if is_elf else "-p", path)
    needed = set(re.findall(r"(?:NEEDED\s+|DLL Name: )(\S+)", told))
    yield from (Finding(place, name) for name in sorted(needed) if LIBRARIES.match(name))
    if is_elf:
        wanted = set(re.findall(r"\*UND\*.*?([A-Za-z_]\w*)$", told, re.MULTILINE))
        if symbols := sorted(wanted & SYMBOLS):
            yield Finding(place, f"calls {' '.join(symbols)}")


def _objdump(option: str, path: Path) -> str:
    command = ["objdump", option, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def in_folder(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below a folder with its place."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def installed() -> Iterator[tuple[str, Path]]:
    """Yield the files of the shipped packages, as they are installed for this Python."""
    pinned = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf8")
    for name in re.findall(r"^([A-Za-z0-9_.-]+)==", pinned, re.MULTILINE):
        try:
            files = metadata.distribution(name).files or []
        except metadata.PackageNotFoundError:
            # Pinned for another platform.
            continue
        for file in files:
            path = Path(str(file.locate()))
            if path.suffix != ".pyc" and path.is_file() and not PurePosixPath(file).is_absolute():
                yield file.as_posix(), path


def main() -> int:
    """Scan and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if shutil.which("objdump") is None:
        print("scan_network.py: objdump is not installed (binutils).", file=sys.stderr)
        return 2
    if options.folder and not options.folder.is_dir():
        parser.error(f"{options.folder} is no folder")
    explained: dict[str, list[Finding]] = defaultdict(list)
    new = []
    for finding in scan(in_folder(options.folder) if options.folder else installed()):
        allowed = (*ALLOWED, *ALLOWED_IN_BUNDLE) if options.folder else ALLOWED
        why = next((a.why for a in allowed if a.covers(finding)), None)
        explained[why].append(finding) if why else new.append(finding)
    for why, findings in explained.items():
        print(f"\n{why}")
        print("\n".join(f"  {finding.place}: {finding.what}" for finding in findings))
    print(f"\nNot explained: {len(new)}")
    print("\n".join(f"  {finding.place}: {finding.what}" for finding in new))
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
