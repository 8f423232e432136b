"""Records to rows and back: the only place that knows how a record's fields lie in its table.

Table and column names are those of the record kinds and their fields (`db.changes`), never user text.
"""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, repeat
from operator import attrgetter
from typing import Any

from db.anchor_packs import packed_anchor
from db.changes import FIELD_NAMES, KIND_OF, RECORD_TYPES
from db.records import Record

_BOOLS = {
    "cable": ("had_bom", "starred"),
    "header_field": ("supplied",),
    "stage": ("year_inferred",),
    "doubt": ("settled",),
    "name": ("identify",),
}
_LISTS = ("tags", "spellings", "variants", "links")
_WITH_LISTS = frozenset(RECORD_TYPES[kind] for kind, names in FIELD_NAMES.items() if set(names) & set(_LISTS))


def _select(kind: str) -> str:
    columns = ", ".join(f'"{name}"' for name in FIELD_NAMES[kind])
    return f"SELECT {columns} FROM {kind}"


def _insert(kind: str) -> str:
    names = FIELD_NAMES[kind]
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    return f"INSERT INTO {kind} ({columns}) VALUES ({marks})"


def _upsert(kind: str) -> str:
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in FIELD_NAMES[kind] if name != "id")
    return f"{_insert(kind)} ON CONFLICT (id) DO UPDATE SET {updates}"


_SELECT = {kind: _select(kind) for kind in RECORD_TYPES}
_INSERT = {kind: _insert(kind) for kind in RECORD_TYPES}
_UPSERT = {kind: _upsert(kind) for kind in RECORD_TYPES}
_VALUES = {RECORD_TYPES[kind]: attrgetter(*names) for kind, names in FIELD_NAMES.items()}


_SHARED = frozenset(
    ("cable", "owner", "reading", "author", "kind", "colour", "placed", "created", "modified", "tags")
)
"""Columns whose words come again and again: one string serves for all records that are read together."""
_AT_ONCE = 1000
"""Rows that are turned into records together: enough to be quick, not so many that they take up room."""
_Column = Callable[[Sequence[Any]], Iterable[Any]]


def _as_bools(column: Sequence[Any]) -> Iterable[Any]:
    return map(bool, column)


def _as_tuples(column: Sequence[Any]) -> Iterable[Any]:
    return (tuple(json.loads(words)) if words != "[]" else () for words in column)


class _Maker:
    """Makes the records of one kind from their rows, column by column.

    A frozen dataclass fills itself field by field through a call in Python; filling one field of a thousand
    records in one go, by the descriptors of its slots, takes a third of the time. No record has anything
    else to do when it is made.
    """

    def __init__(self, kind: str) -> None:
        self._type: type[Any] = RECORD_TYPES[kind]
        bools = _BOOLS.get(kind, ())
        special: dict[str, _Column] = dict.fromkeys(bools, _as_bools) | dict.fromkeys(_LISTS, _as_tuples)
        self._fields = [
            (self._type.__dict__[name].__set__, special.get(name), name in _SHARED)
            for name in FIELD_NAMES[kind]
        ]

    def make(self, rows: Sequence[tuple[Any, ...]], known: dict[Any, Any]) -> list[Record]:
        """Return the records of these rows; `known` holds the words that are shared."""
        records: list[Record] = list(map(object.__new__, repeat(self._type, len(rows))))
        for (fill, convert, shared), column in zip(self._fields, zip(*rows, strict=True), strict=False):
            values: Iterable[Any] = map(known.setdefault, column, column) if shared else column
            if convert is not None:
                values = convert(list(values))
            deque(map(fill, records, values), maxlen=0)
        return records


_MAKE = {kind: _Maker(kind) for kind in RECORD_TYPES}


def read_record(
    connection: sqlite3.Connection, kind: str, record_id: str, cable: str | None = None
) -> Record | None:
    """Return the record of this kind and id as the library holds it now, or None.

    Who knows the id of its cable names it: an anchor that an import made may lie in a pack, which is found by
    that at once (`anchor_packs`).
    """
    row = connection.execute(f"{_SELECT[kind]} WHERE id = ?", (record_id,)).fetchone()
    if row is None:
        return packed_anchor(connection, record_id, cable) if kind == "anchor" else None
    return _MAKE[kind].make([row], {})[0]


def any_there(connection: sqlite3.Connection, kind: str, ids: Iterable[str]) -> bool:
    """Tell whether a record of this kind has one of these ids."""
    left = list(ids)
    for at in range(0, len(left), _AT_ONCE):
        some = left[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        if connection.execute(f"SELECT 1 FROM {kind} WHERE id IN ({marks}) LIMIT 1", some).fetchone():
            return True
    return False


def read_where(connection: sqlite3.Connection, kind: str, condition: str, *values: object) -> list[Record]:
    """Return the records of this kind that meet an SQL condition, in the order in which they were made.

    Of anchors these are those with rows of their own; notes, mentions and marks have no others.
    """
    maker = _MAKE[kind]
    cursor = connection.execute(f"{_SELECT[kind]} WHERE {condition} ORDER BY n", values)
    known: dict[Any, Any] = {}
    records: list[Record] = []
    while rows := cursor.fetchmany(_AT_ONCE):
        records += maker.make(rows, known)
    return records


def row_of(record: Record) -> tuple[Any, ...]:
    """Return a record's row: its fields in the order of FIELD_NAMES, as they lie in its table."""
    values: tuple[Any, ...] = _VALUES[type(record)](record)
    if type(record) not in _WITH_LISTS:
        return values
    return tuple(json.dumps(v, ensure_ascii=False) if type(v) is tuple else v for v in values)


def write_records(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Insert each record or update the one with its id, in this order."""
    for record_type, alike in groupby(records, type):
        connection.executemany(_UPSERT[KIND_OF[record_type]], map(row_of, alike))


def insert_rows(connection: sqlite3.Connection, kind: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of new records, as `row_of` gives them; one whose id is there raises sqlite3.Error."""
    connection.executemany(_INSERT[kind], rows)


def remove_record(connection: sqlite3.Connection, record: Record) -> None:
    """Delete the row of this record; what it was stays in the step that removed it."""
    connection.execute(f"DELETE FROM {KIND_OF[type(record)]} WHERE id = ?", (record.id,))
