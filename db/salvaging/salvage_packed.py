"""The packed steps of a damaged library, judged once all of a past is there, then written out whole.

In full no step leans on another, so that what is left can be put in order step by step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from db.anchor_packs import anchors_in, reading_of
from db.changes import step_digest
from db.history.pack_rows import Pack, every_pack
from db.history.step_packs import TextOf, states_in, unpack_steps
from db.history.step_rows import every_step
from db.immutables import file_of, plain_text, sound_text, write_texts
from db.records import Cable, Reading, text_hash
from db.rows import read_where, write_records
from db.salvaging.salvage_texts import decoded, text_again


def texts_made_again(connection: sqlite3.Connection) -> list[str]:
    """Make again what texts can be, exactly, before what leans on them is read; return their cables."""
    made = []
    cables = {cable.id: cable for cable in read_where(connection, "cable", "1") if isinstance(cable, Cable)}
    missing = read_where(connection, "reading", "text_sha256 NOT IN (SELECT sha256 FROM text)")
    for reading in missing:
        cable = cables.get(reading.cable) if isinstance(reading, Reading) else None
        if cable is None or not isinstance(reading, Reading):
            continue
        text = text_again(connection, cable, reading)
        if text is not None:
            write_texts(connection, [plain_text(text)])
            made.append(cable.id)
    return made


def spread_places(connection: sqlite3.Connection) -> None:
    """Write out the packed anchors of readings whose text is there; it may be that history has the others."""
    for (packed,) in connection.execute("SELECT packed FROM anchor_pack").fetchall():
        row = connection.execute(
            "SELECT text_sha256 FROM reading WHERE id = ?", (reading_of(packed),)
        ).fetchone()
        text = None if row is None else sound_text(connection, row[0])
        if text is not None:
            write_records(connection, anchors_in(packed, text) or ())
    connection.execute("DELETE FROM anchor_pack")


def unpack_history(connection: sqlite3.Connection) -> list[str]:
    """Write out every packed step that can be read; return the records of those that cannot, which go."""
    lost = []
    for step in list(every_step(connection)):
        if not step.is_packed:
            continue
        if step.sound:
            connection.execute(
                "UPDATE step SET before = ?, after = ?, packed = NULL WHERE n = ?",
                (step.before, step.after, step.n),
            )
        else:
            connection.execute("DELETE FROM step WHERE n = ?", (step.n,))
            lost.append(step.record)
    return lost + _spread(connection)


def _spread(connection: sqlite3.Connection) -> list[str]:
    """Write out the packs as steps, each where it stood in history; return the records that cannot be."""
    packs = sorted(every_pack(connection), key=lambda pack: (pack[1], pack[3]))
    if not packs:
        return []
    lost: list[str] = []
    kept = connection.execute("SELECT n, change FROM step ORDER BY n").fetchall()
    connection.execute("UPDATE step SET n = -n")
    at, waiting = 0, 0
    for n, change in [*kept, (None, None)]:
        while waiting < len(packs) and (change is None or packs[waiting][1] < change):
            rows = list(_rows(connection, packs[waiting], lost))
            connection.executemany(
                "INSERT INTO step (n, change, ordinal, record_kind, record, cable, owner, after, schema,"
                " sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(at + place, *row) for place, row in enumerate(rows, start=1)],
            )
            at, waiting = at + len(rows), waiting + 1
        if n is not None:
            at += 1
            connection.execute("UPDATE step SET n = ? WHERE n = ?", (at, -n))
    connection.execute("DELETE FROM step_pack")
    return lost


def _rows(connection: sqlite3.Connection, pack: Pack, lost: list[str]) -> Iterator[Sequence[object]]:
    _, change, cable, first, _, packed, schema, sha256 = pack
    made = unpack_steps(packed, sha256, _text_of(connection, packed, sha256)) or ()
    for at, one in enumerate(made):
        if not one.sound:  # it stood in a text that is lost
            lost.append(one.record)
            continue
        about = (one.kind, one.record, cable, one.owner)
        yield change, first + at, *about, one.after, schema, step_digest(None, one.after)


def _text_of(connection: sqlite3.Connection, packed: bytes, sha256: bytes) -> TextOf:
    """Return what finds the texts of a pack, even where only the original file of its cable is left."""
    states = states_in(packed, sha256) or ()
    files = [(fields["file_sha256"], fields["encoding"]) for kind, fields in states if kind == "cable"]

    def text_of(wanted: str) -> str | None:
        text = sound_text(connection, wanted)
        for file, encoding in files if text is None else ():
            data = file_of(connection, file)
            tries = decoded(data, encoding) if data is not None else iter(())
            text = text or next((one for one in tries if text_hash(one) == wanted), None)
        return text

    return text_of
