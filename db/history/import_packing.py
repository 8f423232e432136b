"""What imports of before brought in, packed as imports are written today: steps, places, texts, files.

An older Chancery, or a window that entered a few cables, wrote each step and each text by itself. This is
done beside the window, as part of packing history (`compaction`), cable by cable.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from db.anchor_packs import LEAST, MOST, OWNERS, pack_anchors, write_anchor_pack
from db.history.pack_rows import write_pack
from db.history.step_packs import LEAST_STEPS, MOST_STEPS, pack_steps
from db.history.step_rows import steps_in_cable
from db.immutables import file_of, packed_file, packed_text, sound_text
from db.records import Anchor
from db.rows import read_where

_BROUGHT_IN = (
    "FROM change CROSS JOIN step ON step.change = change.n"
    " WHERE change.kind IN ('import', 'merge') AND step.cable IS NOT NULL AND step.before IS NULL"
    f" GROUP BY step.change, step.cable HAVING count(*) BETWEEN {LEAST_STEPS} AND {MOST_STEPS}"
)
_LOOKED_INTO = 10
_STEP_BYTES = 190
"""About what a packed step takes beside its form, with its place in the indexes."""
_PLACE_BYTES = 440
"""About what the row of an anchor takes, with its place in the indexes."""
_LEAST = 200
"""What is shorter than so many bytes is left as it is."""
_PACKED_ALREADY = ("x'504b'", "x'2550'", "x'1f8b'", "x'ffd8'", "x'8950'")
"""How files begin whose form packs them itself: ZIP and Word, PDF, gzip, pictures."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What one change (its row number) brought into one cable (its number in history): so many steps."""

    change: int
    cable: int
    steps: int


def is_there_much(connection: sqlite3.Connection, cables: int) -> bool:
    """Tell whether the steps of so many imported cables are still to be packed together.

    A window asks this: only a few imports are looked into, however many there are.
    """
    changes = connection.execute(
        "SELECT n FROM change WHERE import_id IS NOT NULL AND kind = 'import' AND EXISTS"
        " (SELECT 1 FROM step WHERE step.change = change.n AND step.cable IS NOT NULL) LIMIT ?",
        (_LOOKED_INTO,),
    ).fetchall()
    found = 0
    for (change,) in changes:
        if found < cables:
            found += connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM step WHERE change = ? AND cable IS NOT NULL"
                f" AND before IS NULL GROUP BY cable HAVING count(*) BETWEEN {LEAST_STEPS} AND {MOST_STEPS})",
                (change,),
            ).fetchone()[0]
    return found >= cables


def brought_in(connection: sqlite3.Connection) -> list[Brought]:
    """Return what imports and merges brought in and is not packed together."""
    rows = connection.execute(f"SELECT step.change, step.cable, count(*) {_BROUGHT_IN}")
    return [Brought(*row) for row in rows]


def pack_together(connection: sqlite3.Connection, one: Brought) -> tuple[int, bytes, bytes, int, int] | None:
    """Return what one cable's steps of an import become: schema, packed form, checksum, first, bytes freed.

    None where they do not stand in a row, did anything but make records, or are damaged.
    """
    rows = steps_in_cable(connection, one.change, one.cable)
    first = rows[0].ordinal if rows else 0
    fits = [row.ordinal for row in rows] == list(range(first, first + one.steps))
    if not fits or not all(row.sound and row.before is None and row.after for row in rows):
        return None
    made = [(row.kind, row.after or "") for row in rows]
    form = pack_steps(made, lambda sha256: sound_text(connection, sha256))
    if form is None:
        return None
    freed = sum(row.size() + _STEP_BYTES for row in rows) - len(form[0])
    return max(row.schema for row in rows), *form, first, freed


def write_together(
    connection: sqlite3.Connection, one: Brought, packed: tuple[int, bytes, bytes, int, int]
) -> int:
    """Put a pack in the place of its steps, within the open transaction; return the bytes that sets free.

    0 where they are no longer what they were: emptied from the trash in the meantime, or packed by another.
    """
    schema, form, sha256, first, freed = packed
    gone = connection.execute(
        "DELETE FROM step WHERE change = ? AND cable = ? AND ordinal >= ? AND ordinal < ?",
        (one.change, one.cable, first, first + one.steps),
    ).rowcount
    if gone == 0:
        return 0
    if gone != one.steps:
        raise sqlite3.IntegrityError("other steps than were packed")
    write_pack(connection, one.change, one.cable, first, one.steps, (form, sha256), schema)
    return freed


def plain_places(connection: sqlite3.Connection) -> list[str]:
    """Return the readings (ids) of which an import read so many places, each in a row of its own."""
    owners = ", ".join(f"'{letter}'" for letter in OWNERS)
    rows = connection.execute(
        f"SELECT reading FROM anchor WHERE placed = 'read' AND substr(owner, 1, 1) IN ({owners})"
        " AND reading NOT IN (SELECT id FROM reading JOIN anchor_pack ON anchor_pack.n = reading.n)"
        " GROUP BY reading HAVING count(*) BETWEEN ? AND ?",
        (LEAST, MOST),
    )
    return [str(row[0]) for row in rows]


def pack_places(connection: sqlite3.Connection, reading: str) -> tuple[bytes, tuple[Anchor, ...]] | None:
    """Return what the places that were read from a reading are packed to, and which they are."""
    row = connection.execute("SELECT text_sha256 FROM reading WHERE id = ?", (reading,)).fetchone()
    text = None if row is None else sound_text(connection, row[0])
    return None if text is None else pack_anchors(_places(connection, reading), reading, text)


def write_places(
    connection: sqlite3.Connection, reading: str, packed: tuple[bytes, tuple[Anchor, ...]]
) -> int:
    """Put packed places in the stead of their rows; return about how many bytes that sets free.

    0 where one of them is no longer what it was, or they were packed by another.
    """
    form, places = packed
    there = set(_places(connection, reading))
    known = connection.execute(
        "SELECT 1 FROM anchor_pack JOIN reading ON reading.n = anchor_pack.n WHERE reading.id = ?", (reading,)
    ).fetchone()
    if known is not None or not there.issuperset(places):
        return 0
    connection.executemany("DELETE FROM anchor WHERE id = ?", [(place.id,) for place in places])
    write_anchor_pack(connection, reading, len(places), form)
    return len(places) * _PLACE_BYTES - len(form)


def _places(connection: sqlite3.Connection, reading: str) -> list[Anchor]:
    rows = read_where(connection, "anchor", "reading = ?", reading)
    return [anchor for anchor in rows if isinstance(anchor, Anchor)]


def plain_texts(connection: sqlite3.Connection) -> list[str]:
    """Return the imported texts (SHA-256) that are not packed and have their original file beside them."""
    rows = connection.execute(
        "SELECT sha256 FROM text WHERE packed IS NULL AND length(CAST(body AS BLOB)) > ? AND sha256 IN"
        " (SELECT text_sha256 FROM reading JOIN cable ON cable.id = reading.cable"
        " JOIN source_file ON source_file.sha256 = cable.file_sha256 WHERE reading.ordinal = 0)",
        (_LEAST,),
    )
    return [str(row[0]) for row in rows]


def plain_files(connection: sqlite3.Connection) -> list[str]:
    """Return the original files (SHA-256) that are not packed and may be smaller if they are."""
    rows = connection.execute(
        "SELECT sha256 FROM source_file WHERE packed IS NULL AND length(bytes) > ?"
        f" AND substr(bytes, 1, 2) NOT IN ({', '.join(_PACKED_ALREADY)})",
        (_LEAST,),
    )
    return [str(row[0]) for row in rows]


def pack_text(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """Return what a text is packed to, None where that is not worth while or it is damaged."""
    text = sound_text(connection, sha256)
    return None if text is None else packed_text(text)[2]


def pack_file(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """As `pack_text`, for an original file."""
    data = file_of(connection, sha256)
    if data is None:
        return None
    kept = packed_file(data)
    return kept[2] if kept[0] == sha256 else None


def write_packed(connection: sqlite3.Connection, table: str, sha256: str, packed: bytes) -> int:
    """Put what a text or file is packed to in its place; return the bytes that sets free."""
    column, empty = ("body", "''") if table == "text" else ("bytes", "x''")
    found = connection.execute(
        f"SELECT length(CAST({column} AS BLOB)) FROM {table} WHERE sha256 = ? AND packed IS NULL", (sha256,)
    ).fetchone()
    if found is None:
        return 0
    connection.execute(
        f"UPDATE {table} SET {column} = {empty}, packed = ? WHERE sha256 = ?", (packed, sha256)
    )
    return int(found[0]) - len(packed)
