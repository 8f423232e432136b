"""What follows from something else, held against it: records, the list, anchors, the order of undo."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from db.changes import RECORD_TYPES, record_to_json
from db.listing import ROW, derive_row
from db.rows import read_where

Found = Iterator[tuple[str, dict[str, object]]]

_AT_ONCE = 1000


def record_findings(connection: sqlite3.Connection) -> Found:
    """Hold each record against what its last step left, and each last step against its record."""
    for kind in RECORD_TYPES:
        yield from _records_of(connection, kind)
        gone = connection.execute(
            "SELECT record FROM step WHERE record_kind = ? AND after IS NOT NULL"
            " AND NOT EXISTS"
            " (SELECT 1 FROM step AS later WHERE later.record = step.record AND later.n > step.n)"
            f" AND NOT EXISTS (SELECT 1 FROM {kind} WHERE {kind}.id = step.record)",
            (kind,),
        )
        for (record,) in gone:
            yield "record-missing", {"kind": kind, "record": record}
    yield from _cable_links(connection)


def _records_of(connection: sqlite3.Connection, kind: str) -> Found:
    rows = connection.execute(
        f"SELECT n, id, (SELECT after FROM step WHERE step.record = {kind}.id ORDER BY step.n DESC LIMIT 1)"
        f" FROM {kind} ORDER BY n"
    )
    while some := rows.fetchmany(_AT_ONCE):
        records = read_where(connection, kind, "n BETWEEN ? AND ?", some[0][0], some[-1][0])
        for (_, record_id, after), record in zip(some, records, strict=True):
            if record_to_json(record) != after:
                yield "record-differs", {"kind": kind, "record": record_id}


def _cable_links(connection: sqlite3.Connection) -> Found:
    """Find cables without their reading or their original file."""
    rows = connection.execute(
        "SELECT id FROM cable WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.id = cable.reading"
        " AND reading.cable = cable.id) OR (file_sha256 <> '' AND NOT EXISTS"
        " (SELECT 1 FROM source_file WHERE source_file.sha256 = cable.file_sha256))"
    )
    for (cable,) in rows:
        yield "cable-incomplete", {"record": cable}


def listing_findings(connection: sqlite3.Connection) -> Found:
    """Hold each row of the list against the one that follows from its cable's records."""
    kept = {row[0]: row for row in connection.execute(f"SELECT {ROW} FROM listing")}
    for (cable,) in connection.execute("SELECT id FROM cable ORDER BY n"):
        if kept.pop(cable, None) != derive_row(connection, cable):
            yield "listing-differs", {"cable": cable}
    for cable in kept:
        yield "listing-differs", {"cable": cable}


def anchor_findings(connection: sqlite3.Connection) -> Found:
    """Find anchors that lie outside their reading's text or whose quote is not what stands there.

    Offsets are Unicode code points, so they are measured here, not in SQL.
    """
    readings = connection.execute(
        "SELECT reading.id, text.body FROM reading JOIN text ON text.sha256 = reading.text_sha256"
    )
    for reading, body in readings:
        anchors = connection.execute(
            'SELECT anchor.id, owner, start, "end", quote, listing.title FROM anchor'
            " LEFT JOIN listing ON listing.cable = anchor.cable WHERE reading = ?",
            (reading,),
        )
        for anchor, owner, start, end, quote, title in anchors:
            values = {"anchor": anchor, "owner": owner, "start": start, "end": end, "cable": title or ""}
            if not 0 <= start <= end <= len(body):
                yield "anchor-outside", {**values, "length": len(body)}
            elif body[start:end] != quote:
                yield "anchor-differs", {**values, "quote": quote}


def undo_findings(connection: sqlite3.Connection) -> Found:
    """Find steps of undo without their changes, and changes whose name or time cannot be read."""
    entries = connection.execute(
        "SELECT entry.n, entry.label, entry.label_values, entry.cable, change.label, change.label_values,"
        " change.cable FROM undo_entry AS entry LEFT JOIN change ON change.n ="
        " (SELECT min(change) FROM undo_member WHERE undo_member.entry = entry.n)"
    )
    for number, *kept in entries:
        if kept[3] is None:
            yield "undo-empty", {"entry": number}
        elif kept[:3] != kept[3:]:
            yield "undo-differs", {"entry": number}
    yield from _change_findings(connection)


def _change_findings(connection: sqlite3.Connection) -> Found:
    """Find changes whose name, time or author cannot be read, or that take back what is not there."""
    strays = connection.execute(
        "SELECT n FROM change WHERE NOT EXISTS (SELECT 1 FROM author WHERE author.id = change.author)"
        " OR (cable IS NOT NULL AND NOT EXISTS (SELECT 1 FROM step WHERE step.record = change.cable))"
        " OR (undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM change AS undone"
        " WHERE undone.id = change.undoes AND undone.label = change.label))"
    )
    for (number,) in strays:
        yield "change-misplaced", {"change": number}
    for number, values, time in connection.execute("SELECT n, label_values, time FROM change"):
        try:
            readable = isinstance(json.loads(values), dict) and bool(datetime.fromisoformat(time))
        except ValueError:
            readable = False
        if not readable:
            yield "change-unreadable", {"change": number}
