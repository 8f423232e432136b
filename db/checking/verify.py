"""Is everything in a library what was once stored in it? What SQLite's own check does not see, too.

SQLite notices a broken tree of pages, not a changed letter. So each text, file and step is held against its
checksum, each record against the last step that made it what it is, each row of the list against the records
it follows from, and each anchor's quote against the words of its reading.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from db.backup.library_copy import looking_at
from db.checking.last_steps import LastSteps
from db.checking.naming import cable_name
from db.checking.search_check import search_findings
from db.checking.verify_history import history_findings, history_of_schema_1, undo_findings
from db.checking.verify_records import anchor_findings, listing_findings, record_findings
from db.errors import LibraryError
from db.history.pack_rows import every_pack
from db.immutables import PACKED_SINCE, unpacked
from db.schema import latest_version, migrations, run_script, translate_error


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: a code for `desktop.messages`, and values for its sentence."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, by kind ("cables", "notes", "texts", "steps"), and what was found."""

    counted: dict[str, int]
    findings: tuple[Finding, ...]


Found = Iterator[tuple[str, dict[str, object]]]
Report = Callable[[float, str], None]
Check = Callable[[sqlite3.Connection], Found]
_COUNTED = {"cables": "cable", "notes": "note", "texts": "text", "steps": "step"}
_MOST = 1000
"""So many findings are told of one check; a file with more is not told better by all of them."""


def verify_library(path: Path, *, alone: bool = False, report: Report | None = None) -> Verified:
    """Look through a whole library without changing it; `alone` as for `looking_at`.

    `report` is told how far that is. Raises LibraryError where the file cannot be opened at all.
    """
    with looking_at(path, alone=alone) as connection:
        return look_through(connection, report=report)


def look_through(
    connection: sqlite3.Connection, *, stored_only: bool = False, report: Report | None = None
) -> Verified:
    """Return what is found in the library behind a connection.

    `stored_only` leaves out what follows from other things (list, anchors, records against history): that
    tells a bad copy from a good one.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    checks: dict[str, Check] = {
        "file": _integrity,
        "links": _foreign_keys,
        "form": _form,
        "texts": _texts,
        "files": _files,
        "history": history_findings if version > 1 else history_of_schema_1,
    }
    if not stored_only and version == latest_version():
        last = LastSteps()
        checks |= {
            "history": partial(history_findings, last=last),
            "records": partial(record_findings, last=last),
            "list": listing_findings,
            "anchors": anchor_findings,
            "undo": undo_findings,
            "search": search_findings,
        }
    findings = []
    for at, (part, check) in enumerate(checks.items()):
        if report is not None:
            report(at / len(checks), part)
        findings += [Finding(code, values) for code, values in _carefully(check, part, connection)]
    counted = {name: _count(connection, table) for name, table in _COUNTED.items()}
    counted["steps"] += sum(pack[4] for pack in every_pack(connection))
    return Verified(counted, tuple(findings))


def check_copy(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryError "copy-damaged" where a copy just made does not hold what its checksums say."""
    findings = look_through(connection, stored_only=True).findings
    if findings:
        raise LibraryError("copy-damaged", path=str(path), count=len(findings))


def _carefully(check: Check, part: str, connection: sqlite3.Connection) -> Found:
    """Give a check's findings; that the check itself cannot be carried through is one more."""
    try:
        for number, found in enumerate(check(connection)):
            if number == _MOST:
                yield "more-of-it", {"part": part, "most": _MOST}
                return
            yield found
    except (sqlite3.Error, ValueError, TypeError, KeyError, OverflowError, MemoryError) as error:
        # What is read was written by us; what cannot be understood any more was changed since.
        if isinstance(error, sqlite3.Error) and _is_no_damage(error):
            raise
        yield "part-unreadable", {"part": part, "reason": str(error)}


def _is_no_damage(error: sqlite3.Error) -> bool:
    return translate_error(error, Path()).code in {"library-locked", "disk-full"}


def _count(connection: sqlite3.Connection, table: str) -> int:
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.Error:
        return 0


def _integrity(connection: sqlite3.Connection) -> Found:
    for (words,) in connection.execute("PRAGMA integrity_check(20)"):
        for line in words.splitlines():  # the first of several is a heading
            if line != "ok" and not line.startswith("*** in database"):
                yield "file-damaged", {"reason": line}


def _foreign_keys(connection: sqlite3.Connection) -> Found:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield "link-broken", {"table": table, "row": row, "parent": parent}


def _form(connection: sqlite3.Connection) -> Found:
    """Hold the tables against those that our own scripts make; a program in the file is told by name."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for number, script in migrations():
            if number <= version:
                run_script(fresh, script)
        wanted = _objects(fresh)
    here = _objects(connection)
    for kind, name in sorted(here.keys() | wanted.keys()):
        if kind in ("trigger", "view"):
            yield "program", {"name": name}
        elif here.get((kind, name)) != wanted.get((kind, name)):
            yield "table-differs", {"name": name}


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str | None]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")
    return {(str(kind), str(name)): sql for kind, name, sql in rows}


def _texts(connection: sqlite3.Connection) -> Found:
    # As bytes: SQLite would not hand out, as words, what is no UTF-8 any more.
    for sha256 in _changed(connection, "text", "CAST(body AS BLOB)"):
        yield "text-changed", {"sha256": sha256, "cables": _titles_of(connection, sha256)}


def _changed(connection: sqlite3.Connection, table: str, plain: str) -> Iterator[str]:
    """Give the checksums of texts or files that are not what was stored."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    packed = "packed" if version >= PACKED_SINCE else "NULL"
    for sha256, data, pressed in connection.execute(f"SELECT sha256, {plain}, {packed} FROM {table}"):
        whole = data if pressed is None else unpacked(pressed)
        if whole is None or (data and pressed is not None) or hashlib.sha256(whole).hexdigest() != sha256:
            yield sha256


def _titles_of(connection: sqlite3.Connection, sha256: str) -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT cable FROM reading WHERE text_sha256 = ?",
        (sha256,),
    )
    return [cable_name(connection, cable) or str(cable) for (cable,) in rows]


def _files(connection: sqlite3.Connection) -> Found:
    for sha256 in _changed(connection, "source_file", "bytes"):
        name = connection.execute("SELECT file_name FROM cable WHERE file_sha256 = ?", (sha256,)).fetchone()
        yield "file-changed", {"sha256": sha256, "name": name[0] if name else ""}
