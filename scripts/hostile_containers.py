"""Hostile edition files whose container or signatures are wrong; see ``hostile_editions``."""

import base64
import json
import os
import pickle
import struct
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from hostile_parts import Good, Members, encoded, listed, signed
from sfdesk.editions.container import packed
from sfdesk.editions.envelope import wrapped
from sfdesk.editions.packing import ENVELOPE
from sfdesk.editions.signed_manifest import PAYLOAD_TYPE
from signers import ANN, BOB, EVE, TEAM, root_file, signer


def bits_flipped(good: Good, draw: Random) -> bytes:
    """Turn over some bits."""
    content = bytearray(good.content)
    for _ in range(draw.randint(1, 8)):
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    return bytes(content) if content != good.content else bits_flipped(good, draw)


def cut_off(good: Good, draw: Random) -> bytes:
    """Leave out the end, the beginning, or a part."""
    start, end = sorted(draw.sample(range(len(good.content)), 2))
    return draw.choice(
        (
            good.content[:start],
            good.content[end:],
            good.content[start:end],
            good.content[:start] + good.content[end:],
        )
    )


def something_added(good: Good, draw: Random) -> bytes:
    """Put something before, after or between."""
    more = draw.randbytes(draw.randint(1, 400))
    at = draw.choice((0, len(good.content), draw.randrange(len(good.content))))
    return good.content[:at] + more + good.content[at:]


def garbage(_: Good, draw: Random) -> bytes:
    """Make something else altogether."""
    head = draw.choice(
        (
            b"",
            b"PK\3\4",
            b"PK\5\6",
            b"SQLite format 3\0",
            b"\x7fELF",
            b"%PDF-1.7",
            b"{",
            b"\x1f\x8b",
            b"PK\1\2",
        )
    )
    return head + draw.randbytes(draw.randint(0, 3000))


def bomb(good: Good, draw: Random) -> bytes:
    """Pack what is much larger when it is unpacked, or says that it is."""
    buffer = BytesIO()
    how = draw.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, content in good.members.items():
            archive.writestr(name, content)
        archive.writestr("zeros.bin", bytes(draw.randint(1, 30) << 20))
    return buffer.getvalue()


def lying_heads(good: Good, draw: Random) -> bytes:
    """Say other sizes, places, counts or versions in the heads."""
    content = bytearray(good.content)
    marks = [
        at
        for at in range(len(content) - 4)
        if content[at : at + 2] == b"PK" and content[at + 2] in (1, 3, 5)
    ]
    at = draw.choice(marks) + draw.randrange(4, 46)
    value = draw.choice((0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, draw.getrandbits(32)))
    content[at : at + 4] = struct.pack("<I", value)
    bent = bytes(content[: len(good.content)])
    return bent if bent != good.content else lying_heads(good, draw)


def many_members(good: Good, draw: Random) -> bytes:
    """Put in thousands of members, or say so."""
    if draw.random() < 0.5:
        return good.content[:-14] + struct.pack("<HH", 0xFFFF, 0xFFFF) + good.content[-10:]
    return zipped({f"m{n}": b"" for n in range(draw.randint(25, 3000))})


def zipped(members: Members, **attributes: Any) -> bytes:
    """Return an archive by the library, as anybody would make it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            for key, value in attributes.items():
                setattr(member, key, value)
            archive.writestr(member, content)
    return buffer.getvalue()


def climbing_names(good: Good, draw: Random) -> bytes:
    """Name members so that they would be written elsewhere."""
    name = draw.choice(
        (
            "../evil",
            "/etc/evil",
            "a/../../evil",
            "..",
            ".",
            "C:evil",
            "C:/evil",
            "\\\\host\\evil",
            "a\\b",
            "evil\0.txt",
            "con",
            "nul.txt",
            "evil ",
            "Evil",
            "index/MAIN_0.trm",
            "a:stream",
            "~/evil",
            "-rf",
            ".hidden",
            "e" * 300,
            "",
        )
    )
    return zipped({**good.members, name: b"evil"})


def links(good: Good, draw: Random) -> bytes:
    """Make a member a link, a device or a folder."""
    kind = draw.choice((0o120777, 0o060666, 0o020666, 0o010666, 0o040755, 0o104755))
    return zipped(good.members, create_system=3, external_attr=kind << 16)


def doubled_members(good: Good, draw: Random) -> bytes:
    """Give two members one name: which of them is looked at?"""
    name = draw.choice(list(good.members))
    copy = "z" * len(name)
    content = packed({**good.members, copy: draw.randbytes(50)})
    return content.replace(copy.encode(), name.encode())


def crafted_pickles(good: Good, draw: Random) -> bytes:
    """Send an index along whose pickles would run something."""
    evil = pickle.dumps(Evil(), protocol=draw.randint(0, 5))
    name = draw.choice(("main_0.toc", "main_0.trm", "complete.json", "index.pickle"))
    members = {**good.members, name: evil}
    if draw.random() < 0.5:
        return packed(members)
    return signed(listed(good.values, members), {**members, "matrix.sqlite": evil})


class Evil:
    """Leaves a file behind when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(Path(tempfile.gettempdir()) / "sfdesk-evil-ran"),)


def too_few_signatures(good: Good, draw: Random) -> bytes:
    """Have strangers sign, or too few of the trusted, or nobody."""
    teams = ((ANN,), (EVE,), (ANN, EVE), (EVE, signer("Mallory")), tuple(map(signer, "abcdefgh")))
    team = draw.choice(teams)
    if draw.random() < 0.2:
        empty = wrapped(json.dumps(good.values).encode(), PAYLOAD_TYPE)
        return packed({**good.members, ENVELOPE: empty})
    return signed(good.values, good.members, *team)


def bent_signatures(good: Good, draw: Random) -> bytes:
    """Double, exchange, empty or bend signatures."""
    values = json.loads(good.members[ENVELOPE])
    first, second = values["signatures"]
    sig = base64.b64encode(draw.randbytes(draw.choice((0, 1, 32, 63, 64, 65, 5000)))).decode()
    values["signatures"] = draw.choice(
        (
            [first],
            [first, first],
            [first, {**first, "keyid": second["keyid"]}],
            [{**first, "sig": sig}, second],
            [first, {"keyid": second["keyid"]}],
            [],
            [first] * 17,
            {"a": first},
            None,
            3,
            [None],
            [[]],
            ["x"],
            [{"sig": 3, "keyid": []}],
            [{**first, "sig": second["sig"]}, {**second, "sig": first["sig"]}],
            [{**first, "keyid": ""}, second],
            [{**first, "keyid": 7}, second],
        )
    )
    return packed({**good.members, ENVELOPE: encoded(values)})


def bent_envelope(good: Good, draw: Random) -> bytes:
    """Change what is signed, its type, or the form of the envelope."""
    values = json.loads(good.members[ENVELOPE])
    other = json.loads(good.other[ENVELOPE])
    changed: Any = draw.choice(
        (
            {**values, "payload": other["payload"]},
            {**values, "payloadType": "application/vnd.sfdesk.root+json"},
            {**values, "payloadType": None},
            {**values, "payload": None},
            {**values, "payload": values["payload"][:-5]},
            {**values, "payload": "!" + values["payload"]},
            {**other, "signatures": values["signatures"]},
            {"payload": values["payload"]},
            [],
            None,
            "x",
            3,
        )
    )
    text = encoded(changed)
    if draw.random() < 0.2:
        text = draw.choice(
            (
                b"[" * 200_000,
                b'{"a":' * 100_000,
                b"\xff\xfe{}",
                b"",
                b"NaN",
                b"9" * 10_000,
                b'{"payload": "\\ud800"}',
                b" " + text,
                text + b" ",
            )
        )
    return packed({**good.members, ENVELOPE: text})


def bent_roots(good: Good, draw: Random) -> bytes:
    """Bring new trusted keys along that nobody in trust has signed."""
    team, extra = [EVE, signer("Mallory")], draw.randint(2, 9)
    root = draw.choice(
        (
            root_file(team, team, version=2),
            root_file(team, [*team, ANN], version=2),
            root_file(TEAM, [ANN], version=2),
            root_file(team, [ANN, BOB, EVE], version=2),
            root_file(team, [*team, ANN, BOB], version=extra + 1),
            b"",
            b"{}",
            b"[" * 99_999,
            draw.randbytes(300),
            root_file(team, [], version=2),
        )
    )
    members = {**good.members, "root-1.json": root}
    return signed(good.values, members, *team)
