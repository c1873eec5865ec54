"""Hostile edition files that are rightly signed, and wrong inside; see ``hostile_editions``."""

import hashlib
import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from hostile_parts import Good, encoded, listed, signed
from sfdesk.editions.container import packed


def wrong_hashes(good: Good, draw: Random) -> bytes:
    """Name other sizes, hashes or files than there are."""
    files: Any = {name: dict(member) for name, member in good.values["files"].items()}
    name = draw.choice(list(files))
    what = draw.choice(("size", "sha256", "gone", "more", "kind", "empty", "extra"))
    if what == "size":
        files[name]["size"] += draw.choice((-1, 1, 1 << 40, -(1 << 40)))
    elif what == "sha256":
        files[name]["sha256"] = draw.choice((draw.randbytes(32).hex(), "", "0" * 64, 3, None))
    elif what == "gone":
        del files[name]
    elif what == "more":
        files["more.toml"] = files[name]
    elif what == "extra":
        files[name]["mode"] = 0o4755
    else:
        files = [] if what == "kind" else {}
    return signed({**good.values, "files": files}, good.members)


def members_exchanged(good: Good, draw: Random) -> bytes:
    """Put members of one edition under the manifest of another."""
    name = draw.choice([name for name in good.members if good.members[name] != good.other[name]])
    return packed({**good.members, name: good.other[name]})


def serials(good: Good, draw: Random) -> bytes:
    """Number the edition as old, far ahead, or not at all."""
    serial = draw.choice((1, 0, -1, 10**6, 10**7, 2.5, True, None, "3", 10**30, [3], 1e400, 5000))
    return signed({**good.values, "serial": serial}, good.members)


def bent_values(good: Good, draw: Random) -> bytes:
    """Put values of other kinds and sizes into the manifest."""
    keys = [key for key in good.values if key not in ("files", "serial")]
    values, key = dict(good.values), draw.choice(keys)
    choice = draw.choice(("gone", "kind", "huge", "control", "half", "deep", "other"))
    bent: dict[str, Any] = {
        "kind": draw.choice((None, 3, [], {}, True, [None], 1.5)),
        "huge": "x" * draw.choice((3_000, 1_000_000)),
        "control": "a\x1b[2Jb\r\nc",
        "half": "\ud800",
        "deep": {"a": {"b": [[[[]]]]}},
        "other": "another",
    }
    if choice == "gone":
        del values[key]
    else:
        values[key] = bent[choice]
    return signed(json.dumps(values).encode(), good.members)


def bent_text(good: Good, draw: Random) -> bytes:
    """Sign what is hardly JSON."""
    whole = json.dumps(good.values).encode()
    texts = (
        b"",
        b"{}",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        whole[:-1],
        whole + b"x",
        b"\xff" + whole,
        whole.replace(b'"sfdesk"', b'"other"'),
        whole.replace(b'"format": 1', b'"format": 2'),
        b"NaN",
        b"1" * 9_000,
        whole.replace(b'"format": 1', b'"format": 1, "more": 2'),
    )
    return signed(draw.choice(texts), good.members)


def bad_database(good: Good, draw: Random) -> bytes:
    """Bend bytes of the database where its structure is."""
    content = bytearray(good.members["matrix.sqlite"])
    size = 4096
    for _ in range(draw.randint(1, 30)):
        page = draw.randrange(len(content) // size) * size
        at = page + draw.randrange(100 if page == 0 else 12)
        content[at] = draw.randrange(256)
    if draw.random() < 0.3:
        content = content[: draw.randrange(len(content))]
    return _with_database(good, bytes(content))


def evil_database(good: Good, draw: Random) -> bytes:
    """Put into the database what is no part of an edition, or breaks a rule."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "matrix.sqlite"
        path.write_bytes(good.members["matrix.sqlite"])
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA ignore_check_constraints=1")
            database.executescript(draw.choice(_SQL))
            database.commit()
        return _with_database(good, path.read_bytes())


_SQL = (
    "CREATE TABLE more (x)",
    "CREATE VIEW evil AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) "
    "SELECT x FROM c",
    "CREATE TRIGGER evil AFTER INSERT ON info BEGIN DELETE FROM info; END",
    "CREATE VIRTUAL TABLE evil USING fts5(x)",
    "CREATE INDEX evil ON info (length(title))",
    "DROP TABLE needs",
    "DROP TABLE needs; CREATE VIEW needs AS SELECT * FROM info",
    "ALTER TABLE info ADD COLUMN evil AS (zeroblob(100000000))",
    "UPDATE info SET serial = 'x'",
    "UPDATE info SET title = zeroblob(1000000)",
    "UPDATE info SET title = printf('%.*c', 3000000, 'x')",
    "UPDATE info SET id = '../../evil'",
    "UPDATE info SET released = '<script>'",
    "UPDATE info SET title = 'another'",
    "DELETE FROM interventions",
    "DELETE FROM info",
    "DELETE FROM topics",
    "UPDATE interventions SET slug = '../evil'",
    "UPDATE interventions SET topic = 'none'",
    "UPDATE interventions SET kind = 'none'",
    "UPDATE interventions SET summary = summary || char(0) || 'x'",
    "UPDATE interventions SET summary = ''",
    "PRAGMA user_version = 99",
    "PRAGMA journal_mode = WAL",
    "UPDATE notes SET number = number + 1000",
)


def bent_inner_manifest(good: Good, draw: Random) -> bytes:
    """Have the built edition's own manifest say something else."""
    values = json.loads(good.members["edition.json"])
    bent: Any = draw.choice(
        (
            {**values, "format": 99},
            {**values, "files": {}},
            {**values, "files": []},
            {**values, "id": "other"},
            {**values, "content_hash": "0" * 64},
            [],
            None,
            {**values, "files": {**values["files"], "../evil": "0" * 64}},
            {**values, "more": 1},
            {**values, "files": {**values["files"], "matrix.sqlite": "0" * 64}},
        )
    )
    members = {**good.members, "edition.json": json.dumps(bent).encode()}
    return signed(listed(good.values, members), members)


def no_member(good: Good, draw: Random) -> bytes:
    """Leave out a member, in the manifest too."""
    members = dict(good.members)
    del members[draw.choice(["edition.json", "matrix.sqlite"])]
    return signed(listed(good.values, members), members)


def _with_database(good: Good, content: bytes) -> bytes:
    inner = json.loads(good.members["edition.json"])
    inner["files"]["matrix.sqlite"] = hashlib.sha256(content).hexdigest()
    members = {**good.members, "matrix.sqlite": content, "edition.json": encoded(inner)}
    return signed(listed(good.values, members), members)
