"""The library's memory: every change for ever, with its steps and the checksums that tell damage.

`change` and `step` are only added to: packing (`db.history.compaction`) writes the same states in fewer
bytes, and emptying the trash is the one thing that takes any away. Ids that come again and again (replica,
author, cable) lie in `history_id` once.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from itertools import groupby

from db.changes import Change, record_to_json, step_hash
from db.history.pack_rows import write_pack
from db.history.step_forms import pack
from db.history.step_packs import pack_steps
from db.immutables import sound_text
from db.records import Anchor, Cable, Record, new_id, now, text_hash

_PARTS = (
    ("reading", "text"),
    ("cable", "cable"),
    ("named_state", "name"),
    ("saved_filter", "filter"),
    ("name_variant", "variant"),
    ("office", "office"),
    ("conflict", "conflict"),
    ("note", "note"),
    ("name", "names"),
    ("mention", "names"),
    ("editorial_mark", "marks"),
    ("header_field", "header"),
    ("stage", "stages"),
    ("distribution", "distribution"),
    ("recipient", "distribution"),
    ("doubt", "header"),
    ("author", "author"),
    ("anchor", "text"),
    ("structure", "text"),
)
ABOUT = tuple(dict.fromkeys(part for _, part in _PARTS))
"""What a change can chiefly be about; one without steps is about the "library"."""
_ENTERING = ("import", "enter", "new-cable")


def append_change(
    connection: sqlite3.Connection,
    change: Change,
    *,
    author: str,
    schema: int,
    burst: int | None = None,
    packed: bool = False,
    kinds: Iterable[str] = (),
) -> tuple[int, str]:
    """Write a change and its steps at the end of history and return its row number and id.

    `burst` is the row number of the first change of the burst of typing that this one goes on with. With
    `packed` the steps that made a record are packed at once and not later: slower, but the file stays small.
    `kinds` are those of steps that the caller appends himself.
    """
    replica, sequence = _next_place(connection)
    change_id, moment = new_id("c"), now()
    values = json.dumps(dict(change.label.values), ensure_ascii=False)
    about = about_of(change.label.code, (*kinds, *(step.kind for step in change.steps)))
    cursor = connection.execute(
        "INSERT INTO change (id, replica, sequence, author, time, label, label_values, kind, undoes, cable,"
        " import_id, about, burst, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            change_id,
            number_of(connection, replica),
            sequence,
            number_of(connection, author),
            moment,
            change.label.code,
            values,
            change.kind,
            change.undoes,
            None if change.cable is None else number_of(connection, change.cable),
            change.import_id,
            about,
            burst,
            change_hash(
                change_id, replica, sequence, author, moment, change.label.code, values, change.kind,
                change.undoes, change.cable, change.import_id, about,
            ),
        ),
    )  # fmt: skip
    number = cursor.lastrowid
    assert number is not None
    if change.burst and burst is None:
        connection.execute("UPDATE change SET burst = n WHERE n = ?", (number,))
    _append_steps(connection, change, number, schema, packed=packed)
    return number, change_id


def _append_steps(
    connection: sqlite3.Connection, change: Change, number: int, schema: int, *, packed: bool
) -> None:
    rows = []
    numbers: dict[str, int] = {}
    done = _append_packs(connection, change, number, schema) if packed else frozenset[int]()
    for ordinal, step in enumerate(change.steps):
        if ordinal in done:
            continue
        before, after = record_to_json(step.before), record_to_json(step.after)
        record, cable = step.record, cable_of(step.record)
        if cable is not None and cable not in numbers:
            numbers[cable] = number_of(connection, cable)
        owner = record.owner if isinstance(record, Anchor) else None
        form = pack((None, after), record.id, owner, whole=True) if packed and before is None else None
        rows.append(
            (
                number,
                ordinal,
                step.kind,
                record.id,
                None if cable is None else numbers[cable],
                owner,
                before if form is None else None,
                after if form is None else None,
                form,
                schema,
                bytes.fromhex(step_hash(before, after)),
            )
        )
    append_step_rows(connection, rows)


def _append_packs(connection: sqlite3.Connection, change: Change, number: int, schema: int) -> frozenset[int]:
    """Write as packs what a change made, cable by cable; return the ordinals of the steps in them."""
    texts = {text_hash(text): text for text in change.texts}
    done: set[int] = set()
    by_cable = groupby(enumerate(change.steps), key=lambda step: cable_of(step[1].record))
    for cable, some in by_cable:
        steps = list(some)
        if cable is None or any(step.before is not None for _, step in steps):
            continue
        made = [(step.kind, record_to_json(step.after) or "") for _, step in steps]
        form = pack_steps(made, lambda sha256: texts.get(sha256) or sound_text(connection, sha256))
        if form is not None:
            first = steps[0][0]
            write_pack(connection, number, number_of(connection, cable), first, len(steps), form, schema)
            done.update(range(first, first + len(steps)))
    return frozenset(done)


def append_step_rows(connection: sqlite3.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Write steps: (change, ordinal, kind, record, cable, owner, before, after, packed, schema, sum).

    `change` and `cable` are numbers: of the change's row, and of `number_of`.
    """
    connection.executemany(
        "INSERT INTO step (change, ordinal, record_kind, record, cable, owner, before, after, packed, schema,"
        " sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def change_hash(*values: object) -> bytes:
    """Return the checksum of a change's row: of its columns from `id` to `about`, ids in full."""
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).digest()


HASHED = (
    "change.id, replica.id, change.sequence, author.id, change.time, change.label, change.label_values,"
    " change.kind, change.undoes, cable.id, change.import_id, change.about"
)
"""What `change_hash` is taken of, as SQL over `FULL`."""
FULL = (
    "change LEFT JOIN history_id AS replica ON replica.n = change.replica"
    " LEFT JOIN history_id AS author ON author.n = change.author"
    " LEFT JOIN history_id AS cable ON cable.n = change.cable"
)
"""The changes with the ids that they name, as SQL."""


def seal_changes(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Give these changes (row numbers) their checksum anew, after something in their rows was mended."""
    for number in numbers:
        row = connection.execute(f"SELECT {HASHED} FROM {FULL} WHERE change.n = ?", (number,)).fetchone()
        connection.execute("UPDATE change SET sha256 = ? WHERE n = ?", (change_hash(*row), number))


def about_of(label: str, kinds: Iterable[str]) -> str:
    """Return what a change of this name with steps of these kinds is chiefly about, one of `ABOUT`."""
    present = set(kinds)
    if "cable" in present and label.startswith(_ENTERING):
        return "cable"
    return next((part for kind, part in _PARTS if kind in present), "library")


def cable_of(record: Record) -> str | None:
    """Return the id of the cable that a record belongs to, or None."""
    return record.id if isinstance(record, Cable) else getattr(record, "cable", None)


def last_sequence(connection: sqlite3.Connection) -> int:
    """Return the sequence number of this replica's last change; 0 for none."""
    return _next_place(connection)[1] - 1


def _next_place(connection: sqlite3.Connection) -> tuple[str, int]:
    """Return this library's replica and the sequence number that comes next in it."""
    replica = str(connection.execute("SELECT replica FROM library").fetchone()[0])
    found = connection.execute(
        "SELECT coalesce(max(sequence), 0) + 1 FROM change"
        " WHERE replica = (SELECT n FROM history_id WHERE id = ?)",
        (replica,),
    ).fetchone()
    return replica, int(found[0])


def number_of(connection: sqlite3.Connection, known_id: str) -> int:
    """Return the number under which history knows an id."""
    found = connection.execute("SELECT n FROM history_id WHERE id = ?", (known_id,)).fetchone()
    if found is None:
        found = connection.execute(
            "INSERT INTO history_id (id) VALUES (?) RETURNING n", (known_id,)
        ).fetchone()
    return int(found[0])
