"""Records to rows and back: the only place that knows how a record's fields lie in its table.

Table and column names are those of the record kinds and their fields (`db.changes`), never user text.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from db.changes import FIELD_NAMES, KIND_OF, RECORD_TYPES
from db.records import Record

_BOOLS = {
    "cable": ("had_bom",),
    "header_field": ("supplied",),
    "stage": ("year_inferred",),
    "doubt": ("settled",),
}


def _select(kind: str) -> str:
    columns = ", ".join(f'"{name}"' for name in FIELD_NAMES[kind])
    return f"SELECT {columns} FROM {kind}"


def _upsert(kind: str) -> str:
    names = FIELD_NAMES[kind]
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    return f"INSERT INTO {kind} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}"


_SELECT = {kind: _select(kind) for kind in RECORD_TYPES}
_UPSERT = {kind: _upsert(kind) for kind in RECORD_TYPES}


def _maker(kind: str) -> Callable[[tuple[Any, ...]], Record]:
    """Return the function that makes a record of this kind from its row; built once, for speed."""
    record_type = RECORD_TYPES[kind]
    names = FIELD_NAMES[kind]
    bools = [names.index(name) for name in _BOOLS.get(kind, ())]
    tags = names.index("tags") if "tags" in names else None
    if not bools and tags is None:
        return lambda row: record_type(*row)

    def make(row: tuple[Any, ...]) -> Record:
        values = list(row)
        for index in bools:
            values[index] = bool(values[index])
        if tags is not None:
            values[tags] = tuple(json.loads(values[tags])) if values[tags] != "[]" else ()
        record: Record = record_type(*values)
        return record

    return make


_MAKE = {kind: _maker(kind) for kind in RECORD_TYPES}


def read_record(connection: sqlite3.Connection, kind: str, record_id: str) -> Record | None:
    """Return the record of this kind and id as the library holds it now, or None."""
    row = connection.execute(f"{_SELECT[kind]} WHERE id = ?", (record_id,)).fetchone()
    return None if row is None else _MAKE[kind](row)


def read_where(connection: sqlite3.Connection, kind: str, condition: str, *values: object) -> list[Record]:
    """Return the records of this kind that meet an SQL condition, in the order in which they were made."""
    make = _MAKE[kind]
    return [make(row) for row in connection.execute(f"{_SELECT[kind]} WHERE {condition} ORDER BY n", values)]


def write_records(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Insert each record or update the one with its id."""
    for record in records:
        kind = KIND_OF[type(record)]
        values = [getattr(record, name) for name in FIELD_NAMES[kind]]
        values = [json.dumps(v, ensure_ascii=False) if isinstance(v, tuple) else v for v in values]
        connection.execute(_UPSERT[kind], values)


def remove_record(connection: sqlite3.Connection, record: Record) -> None:
    """Delete the row of this record; what it was stays in the step that removed it."""
    connection.execute(f"DELETE FROM {KIND_OF[type(record)]} WHERE id = ?", (record.id,))
