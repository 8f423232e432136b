"""The rows of a damaged library, each judged by its shape and its checksum before it is saved."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from dataclasses import dataclass, field

from db.anchor_packs import reading_of
from db.changes import RECORD_TYPES, step_hash
from db.checking.verify import Finding
from db.history.step_packs import states_in
from db.immutables import unpacked
from db.records import ID
from db.salvaging.page_scan import Scan, Value


@dataclass(slots=True)
class Salvage:
    """What has been found so far, and the new library that it goes into."""

    connection: sqlite3.Connection
    scan: Scan
    version: int
    lost_rows: dict[str, int] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    """Records with a step that was lost: their rows may be newer than what history still knows."""
    history_broken: bool = False
    found: list[Finding] = field(default_factory=list)

    def lose(self, table: str) -> None:
        """Count a row that was there and is not what was stored."""
        self.lost_rows[table] = self.lost_rows.get(table, 0) + 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, type, whether it must hold something, and what it holds if unsaid."""

    name: str
    type: str
    needed: bool
    default: Value


def shapes_of(connection: sqlite3.Connection) -> dict[str, list[Column]]:
    """Return the columns of every plain table of a library."""
    names = [
        str(name)
        for name, kind in connection.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
        if kind == "table" and not str(name).startswith("sqlite_")
    ]
    return {
        name: [
            Column(column, kind, bool(needed), _value_of(connection, default))
            for _, column, kind, needed, default, _ in connection.execute(f"PRAGMA table_info({name})")
        ]
        for name in names
    }


def _value_of(connection: sqlite3.Connection, default: str | None) -> Value:
    """Return what our own script says that a column holds, for rows from before it was there."""
    value: Value = None if default is None else connection.execute(f"SELECT {default}").fetchone()[0]
    return value


_ID = re.compile(f"[a-z]{ID}", re.ASCII)
_REFERENCES = ("id", "cable", "owner", "record", "distribution")
_KINDS = {"TEXT": (str,), "INTEGER": (int,), "REAL": (int, float), "BLOB": (bytes,)}


def fits(columns: list[Column], values: list[Value]) -> bool:
    """Tell whether a row may be one of a table's, by its columns."""
    if len(values) != len(columns) or values[0] is not None:
        return False
    for column, value in zip(columns[1:], values[1:], strict=True):
        if not isinstance(value, _KINDS[column.type]) and (value is not None or column.needed):
            return False
    return True


def is_named(table: str, columns: list[Column], values: list[Value]) -> bool:
    """Tell whether what should be ids in a row are: by that tables with like columns are told apart."""
    # In history a cable is a number; an id there is of any form, since authors once had names for ids.
    return table == "history_id" or all(
        not isinstance(value, str) or _ID.fullmatch(value) is not None
        for column, value in zip(columns, values, strict=True)
        if column.name in _REFERENCES
    )


def take(work: Salvage, table: str, columns: list[Column], rowid: int, values: list[Value]) -> None:
    """Put a row into the new library, unless it is not what was stored."""
    padded = [*values, *(column.default for column in columns[len(values) :])]
    if len(values) > len(columns) or not fits(columns, padded):
        work.lose(table)
        return
    padded[0] = rowid
    row = {
        column.name: float(value) if column.type == "REAL" and isinstance(value, int) else value
        for column, value in zip(columns, padded, strict=True)
    }
    if not is_named(table, columns, padded) or not _agrees(work, table, row):
        work.lose(table)
        return
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    try:
        work.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING", [*row.values()]
        )
    except (sqlite3.IntegrityError, UnicodeEncodeError):
        work.lose(table)


def _agrees(work: Salvage, table: str, row: dict[str, Value]) -> bool:
    """Tell whether a row's checksum says that it is what was stored; a record is judged by its history."""
    if table == "text":
        body = str(row["body"]).encode("utf-8", "surrogatepass")
        return _has_sum(body, row)
    if table == "source_file":
        return _has_sum(row["bytes"], row)
    if table == "step":
        return _step_agrees(work, row)
    if table == "anchor_pack":
        return isinstance(row["packed"], bytes) and reading_of(row["packed"]) is not None
    if table == "step_pack":
        return _pack_agrees(work, row)
    return True


def _has_sum(plain: Value, row: dict[str, Value]) -> bool:
    """Tell whether a text or file, plain or packed, is the one that its row says."""
    packed = row.get("packed")  # in no library of before the sixth schema
    data = plain if packed is None else unpacked(packed) if isinstance(packed, bytes) else None
    return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == row["sha256"]


def _pack_agrees(work: Salvage, row: dict[str, Value]) -> bool:
    """As `_agrees`; whose steps a pack had can no longer be told where it is damaged."""
    packed, sha256 = row["packed"], row["sha256"]
    assert isinstance(packed, bytes)
    assert isinstance(sha256, bytes)
    agrees = states_in(packed, sha256) is not None
    if not agrees:
        work.history_broken = True
    return agrees


def _step_agrees(work: Salvage, row: dict[str, Value]) -> bool:
    """As `_agrees`; a packed step can be judged only when all of its record's past is there."""
    before, after, record = row["before"], row["after"], str(row["record"])
    assert before is None or isinstance(before, str)
    assert after is None or isinstance(after, str)
    agrees = row["record_kind"] in RECORD_TYPES
    if row.get("packed") is None:
        wanted = step_hash(before, after)
        agrees = agrees and row["sha256"] in (wanted, bytes.fromhex(wanted))  # the first schema wrote letters
        agrees = agrees and f'"id":"{record}"' in (before or "") + (after or "")
    if not agrees:
        work.unsure.add(record)
    return agrees
