"""What follows from something else, held against it: records, the list, anchors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from db.anchor_packs import packed_anchors
from db.changes import RECORD_TYPES, record_to_json
from db.checking.last_steps import LastSteps
from db.checking.naming import cable_name, record_named
from db.immutables import text_of
from db.library_list.derive import ROW, derive_rows
from db.records import Record, text_hash
from db.rows import read_where

Found = Iterator[tuple[str, dict[str, object]]]

_AT_ONCE = 1000


def record_findings(connection: sqlite3.Connection, last: LastSteps) -> Found:
    """Hold each record against what its last step left, and each last step against its record."""
    left = last.left(connection)
    for kind in RECORD_TYPES:
        for record in _all_of(connection, kind):
            if left.pop(record.id, None) != (kind, text_hash(record_to_json(record) or "")):
                yield "record-differs", record_named(connection, record.id, kind)
    for record_id, (kind, _) in left.items():
        yield "record-missing", record_named(connection, record_id, kind)
    yield from _cable_links(connection)


def _all_of(connection: sqlite3.Connection, kind: str) -> Iterator[Record]:
    at = 0
    while rows := connection.execute(
        f"SELECT n FROM {kind} WHERE n > ? ORDER BY n LIMIT {_AT_ONCE}", (at,)
    ).fetchall():
        if rows[-1][0] <= at:  # a damaged tree of pages may lead in a circle
            raise ValueError(f"the rows of {kind} are not in their order")
        yield from read_where(connection, kind, "n BETWEEN ? AND ?", rows[0][0], rows[-1][0])
        at = rows[-1][0]
    if kind == "anchor":
        yield from _all_packed(connection)


def _all_packed(connection: sqlite3.Connection) -> Iterator[Record]:
    for (n,) in connection.execute("SELECT n FROM anchor_pack ORDER BY n").fetchall():
        yield from packed_anchors(connection, "anchor_pack.n = ?", n)


def _cable_links(connection: sqlite3.Connection) -> Found:
    """Find cables without their reading or their original file."""
    rows = connection.execute(
        "SELECT id FROM cable WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.id = cable.reading"
        " AND reading.cable = cable.id) OR (file_sha256 <> '' AND NOT EXISTS"
        " (SELECT 1 FROM source_file WHERE source_file.sha256 = cable.file_sha256))"
    )
    for (cable,) in rows:
        yield "cable-incomplete", record_named(connection, cable, "cable")


def listing_findings(connection: sqlite3.Connection) -> Found:
    """Hold each row of the list against the one that follows from its cable's records."""
    kept = {row[1]: row for row in connection.execute(f"SELECT {ROW} FROM listing")}
    cables = [row[0] for row in connection.execute("SELECT id FROM cable ORDER BY n")]
    for rows in derive_rows(connection, cables):
        for cable, row in rows.items():
            if kept.pop(cable, None) != row:
                yield "listing-differs", record_named(connection, cable, "cable")
    for cable in kept:
        yield "listing-differs", record_named(connection, cable, "cable")


def anchor_findings(connection: sqlite3.Connection) -> Found:
    """Find anchors that lie outside their reading's text or whose quote is not what stands there.

    Offsets are Unicode code points, so they are measured here, not in SQL.
    """
    readings = connection.execute(
        "SELECT reading.id, text.sha256 FROM reading JOIN text ON text.sha256 = reading.text_sha256"
    )
    for reading, sha256 in readings:
        body = text_of(connection, sha256)
        if body is None:
            continue  # that it cannot be read is told of the text
        anchors = connection.execute(
            'SELECT anchor.id, owner, start, "end", quote, cable FROM anchor WHERE reading = ?',
            (reading,),
        ).fetchall()
        packed = packed_anchors(connection, "reading.id = ?", reading)
        anchors += [(a.id, a.owner, a.start, a.end, a.quote, a.cable) for a in packed]
        for anchor, owner, start, end, quote, cable in anchors:
            values = {"anchor": anchor, "owner": owner, "start": start, "end": end}
            if 0 <= start <= end <= len(body) and body[start:end] == quote:
                continue
            values["cable"] = cable_name(connection, cable)
            if not 0 <= start <= end <= len(body):
                yield "anchor-outside", {**values, "length": len(body)}
            else:
                yield "anchor-differs", {**values, "quote": quote}
