"""What can be saved of a damaged library, saved to a new one; the damaged file is only read.

Nothing is taken on trust. A text, a file, a step of history counts where its checksum agrees. A record is
what its last step left: where the record's own row is damaged or gone, history still has it. A row that is
newer than what is left of its history is taken as it stands, and told. What no longer holds together (a note
without its cable, a cable without its text) gets a stand-in that says so, as a change of its own in the new
library's history: the words she wrote are kept with their places, never dropped for want of their frame.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from db.backup.library_copy import flush_to_disk
from db.changes import Change, Label
from db.checking.naming import record_named
from db.checking.verify import Finding, Verified, look_through
from db.errors import BackupError, LibraryError
from db.history.change_rows import append_change
from db.library_list.derive import write_rows
from db.salvaging.page_scan import Scan, scan
from db.salvaging.salvage_history import order_history
from db.salvaging.salvage_mend import Mending
from db.salvaging.salvage_packed import spread_places, texts_made_again, unpack_history
from db.salvaging.salvage_rows import Salvage, fits, is_named, shapes_of, take
from db.schema import (
    APPLICATION_ID,
    SQLITE_MAGIC,
    latest_version,
    migrations,
    open_library,
    run_script,
    translate_error,
)
from db.searching.search_anew import begin_anew

Report = Callable[[float, str], None]
_HISTORY = ("change", "step", "step_pack")
_DERIVED = (
    "listing",
    "undo_entry",
    "undo_member",
    "opened_session",
    "library",
    "search_pending",
    "search_stale",
    "search_note",
)
"""What follows from other things, is only of use in its own file, or is made anew."""
MOST_NAMED = 20
"""So many records are called by name where more of them are counted."""
_KNOWN_TO_HER = ("note", "cable", "header_field", "stage", "recipient")
_SELDOM = 2000


def salvage(source: Path, target: Path, report: Report | None = None) -> Verified:
    """Save what can be saved of `source` to a new library `target`; return what that holds and what was lost.

    Raises LibraryError "library-not-found", "library-empty", "not-a-library" (nothing of a library is in it),
    "library-newer", "disk-full", and BackupError "file-exists". No file is left where it raises.
    """
    tell = report or (lambda _share, _words: None)
    if target.exists():
        raise BackupError("file-exists", path=str(target))
    if not target.parent.is_dir():
        raise LibraryError("library-folder-missing", path=str(target), folder=str(target.parent))
    found = _look_at(source)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        lost = _fill(part, found, source, tell)
        tell(0.8, "salvage-check")
        connection = open_library(part, create=False)
        try:
            checked = look_through(connection)
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
        flush_to_disk(part)
        part.replace(target)
    except sqlite3.Error as error:
        raise translate_error(error, target) from error
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(target), reason=error.strerror or "") from error
    finally:
        for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return Verified(checked.counted, (*lost, *checked.findings))


def _look_at(source: Path) -> Scan:
    try:
        if not source.exists():
            raise LibraryError("library-not-found", path=str(source))
        if not source.is_file():
            raise LibraryError("library-is-folder", path=str(source))
        if source.stat().st_size == 0:
            raise LibraryError("library-empty", path=str(source))
        found = scan(source)
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(source), reason=error.strerror or "") from error
    head = found.pages.page(1)
    ours = head[68:72] == APPLICATION_ID.to_bytes(4, "big")
    if ours and head[:16] == SQLITE_MAGIC and found.pages.version > latest_version():
        known = latest_version()
        raise LibraryError("library-newer", path=str(source), version=found.pages.version, known=known)
    return found


def _fill(part: Path, found: Scan, source: Path, tell: Report) -> list[Finding]:
    """Make the new library and put into it what is sound; return what was lost on the way."""
    version = found.pages.version
    version = version if 1 <= version <= latest_version() else latest_version()
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        for number, script in migrations():
            if number <= version:
                run_script(connection, script)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        if version > 1:
            connection.execute("DELETE FROM history_id")  # numbers are the old library's
        work = Salvage(connection, found, version)
        _read_tables(work, tell)
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM step)").fetchone()[0]:
            tables = ("note", "text", "cable")
            if not any(
                connection.execute(f"SELECT EXISTS (SELECT 1 FROM {t})").fetchone()[0] for t in tables
            ):
                raise LibraryError("not-a-library", path=str(source))
        tell(0.6, "salvage-mend")
        connection.execute("COMMIT")
        for number, script in migrations():
            if number > version:
                run_script(connection, script)
        connection.execute("BEGIN IMMEDIATE")
        _make_whole(work)
        connection.execute("COMMIT")
        return work.found
    finally:
        connection.close()


def _read_tables(work: Salvage, tell: Report) -> None:
    """Read every table by its tree, then what no tree leads to any more."""
    shapes = shapes_of(work.connection)
    tables = [table for table in shapes if table not in _DERIVED]
    for at, table in enumerate(tables):
        tell(0.5 * at / len(tables), "salvage-read")
        broken = work.scan.broken
        for number, (rowid, values) in enumerate(work.scan.rows_of(table)):
            take(work, table, shapes[table], rowid, values)
            if number % _SELDOM == 0:
                tell(0.5 * at / len(tables), "salvage-read")
        if table in _HISTORY and (work.scan.broken > broken or table not in work.scan.roots):
            work.history_broken = True
    _take_library(work)
    if work.scan.broken or not shapes.keys() <= work.scan.roots.keys():
        for rowid, values in work.scan.stray_rows():
            for table in tables:
                if fits(shapes[table], values) and is_named(table, shapes[table], values):
                    take(work, table, shapes[table], rowid, values)
                    break


def _take_library(work: Salvage) -> None:
    """Keep the library's own name, under which its backups lie, and that it has had the sample."""
    for _, values in work.scan.rows_of("library"):
        if len(values) >= 4 and all(isinstance(value, str) and len(value) > 20 for value in values[1:4]):
            with suppress(sqlite3.IntegrityError):
                work.connection.execute("UPDATE library SET id = ?, replica = ?, created = ?", values[1:4])
    work.connection.execute("UPDATE library SET sample_entered = 1")


def _make_whole(work: Salvage) -> None:
    """Make what was read hold together, and note what was lost."""
    connection = work.connection
    again = texts_made_again(connection)
    spread_places(connection)
    for record in unpack_history(connection):
        work.lose("step")
        work.unsure.add(record)
    broken = work.history_broken or bool(work.lost_rows.get("step"))
    mending = Mending(connection, broken, work.unsure)
    mending.texts_again = [("cable", cable) for cable in again]
    steps = mending.run()
    torn = order_history(connection, mending.nobody()) + work.lost_rows.get("step", 0)
    if steps:
        change = Change(Label("salvage"), steps)
        append_change(connection, change, author=mending.nobody(), schema=latest_version())
    write_rows(connection, [row[0] for row in connection.execute("SELECT id FROM cable ORDER BY n")])
    begin_anew(connection)
    titles = dict(connection.execute("SELECT cable, title FROM listing"))
    for cable in mending.texts_lost:
        work.found.append(Finding("salvage-text-lost", {"cable": titles.get(cable, "")}))
    for quote in mending.quotes_of_lost:
        work.found.append(Finding("salvage-note-lost", {"quote": quote}))
    work.found += _missing_by_list(work)
    named: tuple[tuple[str, list[tuple[str, str]], int], ...] = (
        ("salvage-texts-again", mending.texts_again, 0),
        ("salvage-from-history", mending.from_history, 0),
        ("salvage-unchecked", mending.unchecked, 0),
        ("salvage-files-lost", mending.files_lost, work.lost_rows.get("source_file", 0)),
        ("salvage-history-lost", [], torn or int(work.history_broken)),
    )
    for code, records, least in named:
        if count := max(len(records), least):
            work.found.append(Finding(code, {"count": count, "records": _names(connection, records)}))


def _names(connection: sqlite3.Connection, records: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
    """Return what the first of these records are called, those that have words of hers before others."""
    known = sorted(dict.fromkeys(records), key=lambda one: one[0] not in _KNOWN_TO_HER)
    return [record_named(connection, record, kind) for kind, record in known[:MOST_NAMED]]


def _missing_by_list(work: Salvage) -> list[Finding]:
    """Hold the new library against the old list of cables: another witness of what there was."""
    found = []
    here = dict(work.connection.execute("SELECT cable, notes FROM listing"))
    for _, values in work.scan.rows_of("listing"):
        if len(values) < 10 or not isinstance(values[9], int):
            continue
        cable, title, notes = values[1], values[2], values[9]
        if cable not in here:
            found.append(Finding("salvage-cable-lost", {"cable": title}))
        elif notes > here[cable]:
            found.append(Finding("salvage-notes-fewer", {"cable": title, "count": notes - here[cable]}))
    return found
