"""What goes into the frozen application and what stays out; used by the spec and its hooks."""

from pathlib import PurePath

QT_PLUGINS = {
    # X11, Wayland, Windows, macOS, and no screen at all. No plugin that needs OpenGL: the
    # window is drawn by the processor, and Mesa is not loaded.
    "platforms": {"qxcb", "qwayland", "qwindows", "qcocoa", "qoffscreen"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    # File dialogs of the desktop; the GTK one would bring all of GTK.
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    # The tick of a check box is an SVG.
    "imageformats": {"qsvg"},
    "iconengines": {"qsvgicon"},
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "printsupport": {"cupsprintersupport"},
}
"""Folder of Qt's plugins → names of those that are packed, without prefix and ending."""

EXCLUDED = (
    # Whoever needs one of these in the frozen application finds a stand-in (stand_ins.py), as
    # Alembic does for the databases below.
    "asyncio",
    "socket",
    "urllib.request",
    # Network, and what only the network needs. hashlib works without OpenSSL.
    "PySide6.QtNetwork",
    "_hashlib",
    "_socket",
    "_ssl",
    "ftplib",
    "http",
    "smtplib",
    "ssl",
    "xmlrpc",
    # Bindings that Qt's own libraries would pull in, and what nobody uses at run time.
    "PySide6.QtDBus",
    "PySide6.QtOpenGL",
    "PySide6.QtSvg",
    # Readers verify; who signs installs it beside a Python of their own.
    "cryptography",
    "doctest",
    # Locks of filelock's that nobody here asks for.
    "filelock._async_lock",
    "filelock._identity",
    "filelock._soft",
    "filelock._sqlite",
    "filelock.asyncio",
    "lib2to3",
    "multiprocessing",
    "numpy",
    "pdb",
    "pip",
    "pydoc",
    "pygments",
    "pytest",
    "setuptools",
    "test",
    "tkinter",
    "unittest",
    # Spreadsheets need xml.etree.
    "xml.dom",
    "xml.sax",
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "_multibytecodec",
    # Other ways to pack, which zipfile and its like do without; and what C does in their place.
    "_bz2",
    "_lzma",
    "bz2",
    "lzma",
    "_pydecimal",
    # Databases that are not SQLite.
    *(
        f"{package}.{database}"
        for package in ("alembic.ddl", "sqlalchemy.dialects")
        for database in ("mssql", "mysql", "oracle", "postgresql")
    ),
)
"""Modules that are never packed, even where something imports them."""


LIBRARIES_LEFT_OUT = {
    # 20 MB that draw OpenGL by the processor; the window uses none.
    "opengl32sw.dll",
    # CUPS, and what nothing but CUPS links. Where it is missing nobody can print: Qt then does
    # without its plugin, and the program says why. The machine's own fits its print server better.
    "libcups.so.2",
    "libavahi-client.so.3",
    "libavahi-common.so.3",
    "libcom_err.so.2",
    "libgmp.so.10",
    "libgnutls.so.30",
    "libgssapi_krb5.so.2",
    "libhogweed.so.6",
    "libidn2.so.0",
    "libk5crypto.so.3",
    "libkeyutils.so.1",
    "libkrb5.so.3",
    "libkrb5support.so.0",
    "libnettle.so.8",
    "libp11-kit.so.0",
    "libtasn1.so.6",
    "libunistring.so.2",
}
"""Libraries that are not packed though one that is packed links them."""


def is_packed(binary: str) -> bool:
    """Return whether a library, an extension module or a plugin of Qt's is packed.

    Args:
        binary: Its path in the bundle.
    """
    path = PurePath(binary.replace("\\", "/"))
    # rapidfuzz looks for what this processor can, and takes the plain one where that is missing.
    return path.name not in LIBRARIES_LEFT_OUT and "_avx2." not in path.name and is_used(binary)


def is_used(plugin: str) -> bool:
    """Return whether a Qt plugin is packed; files that are no plugins are.

    Args:
        plugin: Its path, with ``plugins`` and the folder of its kind in it.
    """
    path = PurePath(plugin.replace("\\", "/"))
    if "plugins" not in path.parts:
        return True
    kind = path.parts[path.parts.index("plugins") + 1]
    return path.name.removeprefix("lib").split(".")[0] in QT_PLUGINS.get(kind, set())
