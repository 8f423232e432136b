"""The places from which an import read header fields, stages, recipients and parts of the text, packed.

There are a dozen of them in a small cable, and as rows with their three indexes they take more room than
its text. So those of one reading lie in one row, and their words (quote, prefix, suffix) are not kept at all:
they are those of the text, whose SHA-256 tells whether it still is what it was. History tells whether the
places are. Nothing of hers is packed: the anchors of notes, mentions and marks are rows, with their words,
and so is every place that was made or moved since. As soon as one of a pack is altered or removed, all of it
become rows again, as if they had never been anything else; later they are packed anew, beside the window.

Ids lie letter by letter, the first of all of them, then the second, since what was made together has ids that
begin alike; so do numbers, byte by byte.
"""

from __future__ import annotations

import re
import sqlite3
import struct
import zlib
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from db.anchoring.selectors import describe
from db.immutables import PACKED_SINCE, text_of
from db.records import ID, Anchor

LEAST = 2
MOST = 600
"""Of more places none are packed: that bounds the work of a first edit."""
_FORM, _FIRST_FORM = b"\x02", b"\x01"
"""That of before had ids of one form only, in bytes; it is read, and written no more."""
OWNERS = ("f", "s", "d", "p", "t", "q")
"""The letters of header fields, stages, lists, recipients, parts of the text and doubts."""
_ID = re.compile(f"[a-z]{ID}", re.ASCII)
_WIDEST = 33
_SHORT, _LONG = 1 << 16, 1 << 32
_SELECT = "SELECT reading.id, text_sha256, packed FROM anchor_pack JOIN reading ON reading.n = anchor_pack.n"


def is_packable(anchor: Anchor, text: str) -> bool:
    """Tell whether an anchor only says where an import read something, in the words of the text itself."""
    if anchor.placed != "read" or anchor.owner[:1] not in OWNERS or repr(anchor.score) != "1.0":
        return False
    if not (0 <= anchor.ordinal < _SHORT and 0 <= anchor.start <= anchor.end <= len(text) < _LONG):
        return False
    place = describe(text, anchor.start, anchor.end)
    return (place.quote, place.prefix, place.suffix) == (anchor.quote, anchor.prefix, anchor.suffix) and all(
        _ID.fullmatch(name) for name in (anchor.id, anchor.cable, anchor.owner, anchor.reading)
    )


def pack_anchors(
    anchors: Iterable[Anchor], reading: str, text: str
) -> tuple[bytes, tuple[Anchor, ...]] | None:
    """Return the packed form of the places in a reading that can be packed, and which those are.

    None where they are too few or too many, or would not come out exactly as they went in.
    """
    some = tuple(anchor for anchor in anchors if anchor.reading == reading and is_packable(anchor, text))
    count = len({anchor.id for anchor in some})
    if count != len(some) or not LEAST <= count <= MOST or len({anchor.cable for anchor in some}) > 1:
        return None
    names = [some[0].cable, reading, *(anchor.id for anchor in some), *(anchor.owner for anchor in some)]
    widest = max(map(len, names))
    letters = b"".join(name.encode().ljust(widest, b"\0") for name in names)
    numbers = struct.pack(
        f"<{3 * count}I",
        *(anchor.ordinal for anchor in some),
        *(anchor.start for anchor in some),
        *(anchor.end - anchor.start for anchor in some),
    )
    plain = b"".join((bytes([widest]), *_apart(letters, widest), *_apart(numbers, 4)))
    # To make ready a large window takes longer than to press what is small.
    window, memory = (12, 6) if len(plain) < 1 << 12 else (15, 8)
    press = zlib.compressobj(9, zlib.DEFLATED, -window, memory)
    packed = _FORM + struct.pack("<I", zlib.crc32(plain)) + press.compress(plain) + press.flush()
    return (packed, some) if anchors_in.__wrapped__(packed, text) == some else None


@lru_cache(maxsize=16)
def anchors_in(packed: bytes, text: str) -> tuple[Anchor, ...] | None:
    """Return the anchors in a pack, whose words are those of the text; None where it is damaged.

    Where the text has no such place, an anchor has no words: history tells that it had.
    """
    places = _places_in(packed)
    if places is None:
        return None
    found = []
    for name, owner, ordinal, start, length in zip(*places.columns, strict=True):
        end = start + length
        place = describe(text, start, end) if end <= len(text) else None
        words = (place.quote, place.prefix, place.suffix) if place else ("", "", "")
        found.append(
            Anchor(name, places.cable, owner, places.reading, ordinal, start, end, *words, "read", 1.0)
        )
    return tuple(found)


def reading_of(packed: bytes) -> str | None:
    """Return the id of the reading that a pack is of, None where it is damaged."""
    places = _places_in(packed)
    return None if places is None else places.reading


def packed_anchors(connection: sqlite3.Connection, condition: str = "1", *values: object) -> list[Anchor]:
    """Return the packed anchors of the readings that meet an SQL condition; none of a damaged pack."""
    found: list[Anchor] = []
    for reading, sha256, packed in connection.execute(f"{_SELECT} WHERE {condition}", values).fetchall():
        anchors = anchors_in(packed, text_of(connection, sha256) or "") or ()
        found += anchors if all(anchor.reading == reading for anchor in anchors) else ()
    return found


def packed_anchor(connection: sqlite3.Connection, anchor: str, cable: str | None) -> Anchor | None:
    """Return the packed anchor with this id, or None.

    Where its cable is not named, every pack is looked into: that takes seconds for 100,000 cables.
    """
    if int(connection.execute("PRAGMA user_version").fetchone()[0]) < PACKED_SINCE:
        return None
    some = packed_anchors(connection) if cable is None else packed_anchors(connection, "cable = ?", cable)
    return next((one for one in some if one.id == anchor), None)


def damaged_packs(connection: sqlite3.Connection, cable: str) -> int:
    """Return how many packs of a cable can no longer be read, or are not those of its readings."""
    rows = connection.execute(f"{_SELECT} WHERE cable = ?", (cable,)).fetchall()
    return sum(reading_of(packed) != reading for reading, _, packed in rows)


def write_anchor_pack(connection: sqlite3.Connection, reading: str, count: int, packed: bytes) -> None:
    """Write the packed anchors of a reading that is there."""
    connection.execute(
        "INSERT INTO anchor_pack (n, count, packed) SELECT n, ?, ? FROM reading WHERE id = ?",
        (count, packed, reading),
    )


def remove_anchor_packs(connection: sqlite3.Connection, cables: Iterable[str]) -> None:
    """Remove the packed anchors of these cables, before their readings go."""
    connection.executemany(
        "DELETE FROM anchor_pack WHERE n IN (SELECT n FROM reading WHERE cable = ?)",
        [(cable,) for cable in cables],
    )


def taken_from_packs(
    connection: sqlite3.Connection, readings: Collection[str], anchors: Collection[str]
) -> list[Anchor]:
    """Remove the packs of these readings in which one of these anchors is; return all that was in them.

    Whoever asks writes them as rows, in the same transaction.
    """
    spread: list[Anchor] = []
    for reading in readings:
        some = packed_anchors(connection, "reading.id = ?", reading)
        if any(anchor.id in anchors for anchor in some):
            connection.execute(
                "DELETE FROM anchor_pack WHERE n = (SELECT n FROM reading WHERE id = ?)", (reading,)
            )
            spread += some
    return spread


def are_packed(connection: sqlite3.Connection, anchors: Sequence[Anchor]) -> bool:
    """Tell whether one of these anchors, to be entered, is in a pack of its reading already."""
    ids = {anchor.id for anchor in anchors}
    readings = {anchor.reading for anchor in anchors}
    return any(
        one.id in ids for name in readings for one in packed_anchors(connection, "reading.id = ?", name)
    )


class _Places(NamedTuple):
    """What is in a pack: of which cable and reading, and ids, owners, ordinals, starts and lengths."""

    cable: str
    reading: str
    columns: tuple[Sequence[str], Sequence[str], Sequence[int], Sequence[int], Sequence[int]]


def _places_in(packed: bytes) -> _Places | None:
    plain = _plain(packed)
    if plain is None:
        return None
    return _first_form(plain) if packed[:1] == _FIRST_FORM else _this_form(plain)


def _plain(packed: bytes) -> bytes | None:
    """Return what was pressed; None where it is damaged."""
    form = packed[:1]
    try:
        press = zlib.decompressobj(15 if form == _FIRST_FORM else -15)
        plain = press.decompress(packed[5:], 1 + 2 * _WIDEST + (2 * _WIDEST + 12) * MOST)
    except zlib.error:
        return None
    if form not in (_FORM, _FIRST_FORM) or not press.eof or press.unused_data or not plain:
        return None
    return plain if struct.pack("<I", zlib.crc32(plain)) == packed[1:5] else None


def _this_form(plain: bytes) -> _Places | None:
    widest = plain[0]
    count, rest = divmod(len(plain) - 1 - 2 * widest, 2 * widest + 12)
    if count < 1 or rest:
        return None
    letters, figures = plain[1 : len(plain) - 12 * count], plain[len(plain) - 12 * count :]
    names = [row.rstrip(b"\0").decode("ascii", "replace") for row in _apart(letters, 2 + 2 * count)]
    numbers = struct.unpack(f"<{3 * count}I", b"".join(_apart(figures, 3 * count)))
    ordinals, starts, lengths = (numbers[n : n + count] for n in range(0, 3 * count, count))
    return _Places(names[0], names[1], (names[2 : 2 + count], names[2 + count :], ordinals, starts, lengths))


def _first_form(plain: bytes) -> _Places | None:
    """Return what is in a pack of before: a letter and 16 bytes for each id."""
    count, rest = divmod(len(plain) - 34, 43)
    if count < 1 or rest:
        return None
    at = 34 + 16 * count
    ids = [f"a{plain[n : n + 16].hex()}" for n in range(34, at, 16)]
    owners = [plain[n : n + 16].hex() for n in range(at, at + 16 * count, 16)]
    at += 16 * count
    letters = plain[at : at + count].decode("ascii", "replace")
    numbers = struct.unpack(f"<{count}H{2 * count}I", plain[at + count :])
    owners = [letter + owner for letter, owner in zip(letters, owners, strict=True)]
    columns = (ids, owners, numbers[:count], numbers[count : 2 * count], numbers[2 * count :])
    return _Places(_name(plain[:17]), _name(plain[17:34]), columns)


def _apart(rows: bytes, size: int) -> list[bytes]:
    """Return the first bytes of all rows of a size, then all their second ones, and so on.

    Done again with how many rows there were for the size, it leads back to them.
    """
    return [rows[n::size] for n in range(size)]


def _name(key: bytes) -> str:
    return chr(key[0]) + key[1:].hex()
