"""The mark of one footnote, read with no more of its cable than tells it."""

from __future__ import annotations

import sqlite3

from db.immutables import text_of
from db.numbering import mark_place, series_mark

_NOTE = (
    "SELECT cable.id, series, cable.reading, text_sha256 FROM note JOIN cable ON cable.id = note.cable"
    " JOIN reading ON reading.id = cable.reading WHERE note.id = ? AND kind = 'footnote'"
)
_PLACES = (
    'SELECT note.id, start, "end", note.created FROM note JOIN anchor ON owner = note.id AND reading = ?'
    " WHERE note.cable = ? AND kind = 'footnote' AND series = ? AND trashed IS NULL"
    " ORDER BY anchor.ordinal DESC, anchor.id DESC"
)


def footnote_mark(connection: sqlite3.Connection, note: str) -> str:
    """Return the mark of a footnote as its cable numbers it; "" for one without a place, or another note."""
    row = connection.execute(_NOTE, (note,)).fetchone()
    if row is None:
        return ""
    cable, series, reading, sha256 = row
    # Of several places of a note the first remains.
    first = {each: place for each, *place in connection.execute(_PLACES, (reading, cable, series))}
    if note not in first:
        return ""
    text = (text_of(connection, sha256) or "") if len(first) > 1 else ""

    def order(each: str) -> tuple[int, int, str, str]:
        start, end, created = first[each]
        return mark_place(text, end), start, created, each

    return series_mark(series, sorted(first, key=order).index(note) + 1)
