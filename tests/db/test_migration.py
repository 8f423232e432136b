"""A library of each past schema opens with everything in it, however its migration was broken off."""

from __future__ import annotations

import gzip
import json
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup.backups import backup_folder, list_backups
from db.changes import KIND_OF, OF_THE_LIBRARY, RECORD_TYPES, Change, Label, Step
from db.checking.verify import verify_library
from db.history.compaction import compact
from db.history.past import cable_at, named_states
from db.history.step_rows import past_of
from db.library_records import NameVariant, Office, SavedFilter
from db.records import new_id
from db.rows import read_record
from db.salvaging.salvage import salvage
from db.schema import latest_version
from db.store import Store

ROUNDS = 12
Rows = list[tuple[object, ...]]


@pytest.fixture
def old(path: Path, repository: Path) -> Path:
    """Return a library of schema 1: two cables, five notes, a correction, two authors, a step to redo."""
    path.write_bytes(gzip.decompress((repository / "tests" / "data" / "schema-1.chancery.gz").read_bytes()))
    return path


def rows(path: Path, query: str) -> Rows:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


LISTED = "cable, title, date, cable_number, originator, precedence, verdict, difference, notes, trashed"
NEW_IN_5 = ("mention", "editorial_mark")
RECORDS = (
    {
        kind: f"SELECT * FROM {kind} ORDER BY n"
        for kind in RECORD_TYPES
        if kind not in (*OF_THE_LIBRARY, *NEW_IN_5)
    }
    | {
        "author": "SELECT * FROM author ORDER BY n",
        "text": "SELECT n, sha256, body FROM text ORDER BY n",
        "source_file": "SELECT n, sha256, bytes FROM source_file ORDER BY n",
    }
    | {
        "cable": "SELECT n, id, reading, file_name, file_sha256, encoding, line_ends, had_bom, language,"
        " status, created, trashed FROM cable ORDER BY n",
        "note": "SELECT n, id, cable, kind, words, colour, tags, label, author, created, modified, trashed"
        " FROM note ORDER BY n",
        "listing": f"SELECT {LISTED} FROM listing ORDER BY n",
    }
)
CHANGES_1 = (
    "SELECT n, id, replica, sequence, author, time, label, label_values, kind, undoes, cable, import_id"
    " FROM change ORDER BY n"
)
CHANGES_2 = (
    "SELECT change.n, change.id, replica.id, sequence, author.id, time, label, label_values, kind, undoes,"
    " cable.id, import_id FROM change JOIN history_id AS replica ON replica.n = replica"
    " JOIN history_id AS author ON author.n = author LEFT JOIN history_id AS cable ON cable.n = cable"
    " ORDER BY change.n"
)
STEPS = "SELECT n, change, ordinal, record_kind, record, before, after FROM step ORDER BY n"
UNDO = "SELECT entry, change, state FROM undo_member JOIN undo_entry ON undo_entry.n = entry ORDER BY 1, 2"


def migrated(path: Path) -> Store:
    return Store(path, create=False, backups=path.parent / "backups")


def test_library_of_schema_1_keeps_every_record_step_and_undo(old: Path) -> None:
    records = {kind: rows(old, query) for kind, query in RECORDS.items()}
    changes, steps, undo = rows(old, CHANGES_1), rows(old, STEPS), rows(old, UNDO)
    assert (len(records["note"]), len(records["anchor"]), len(steps), len(undo)) == (5, 9, 49, 27)
    store = migrated(old)
    assert {kind: rows(old, query) for kind, query in RECORDS.items()} == records
    assert rows(old, CHANGES_2) == changes
    assert rows(old, STEPS) == steps
    assert rows(old, UNDO) == undo
    assert {row[0] for row in rows(old, "SELECT schema FROM step")} == {2}
    assert all(
        step.sound for record in {str(row[4]) for row in steps} for step in past_of(store._connection, record)
    )
    store.close()
    assert verify_library(old).findings == ()


def test_library_of_schema_1_was_backed_up_as_it_was(old: Path) -> None:
    steps = rows(old, STEPS)
    migrated(old).close()
    (backup,) = list_backups(backup_folder(old, old.parent / "backups"))
    assert rows(backup.path, "PRAGMA user_version") == [(1,)]
    assert rows(backup.path, STEPS) == steps
    assert verify_library(backup.path, alone=True).findings == ()


def test_typing_of_schema_1_is_known_as_bursts(old: Path) -> None:
    migrated(old).close()
    bursts = rows(old, "SELECT burst, count(*) FROM change WHERE burst IS NOT NULL GROUP BY burst ORDER BY 1")
    assert [count for _, count in bursts] == [5, 2]
    about = {label: part for label, part in rows(old, "SELECT label, about FROM change")}  # noqa: C416
    assert about["edit-note"] == about["place-note"] == "note"
    assert (about["correct-text"], about["import-cable"], about["delete-cable"]) == ("text", "cable", "cable")
    assert (about["add-stage"], about["add-recipient"]) == ("stages", "distribution")


def test_undo_of_schema_1_works_to_its_end_and_back(old: Path) -> None:
    store = migrated(old)
    cable = next(row.id for row in store.cables() if row.title != "b.txt")
    before = store.cable_state(cable)
    assert store.next_redo() is not None
    anna = store.ensure_author("Anna Weiss").id
    turns = 0
    while store.undo(author=anna) is not None:
        turns += 1
    assert store.cables() == []
    for _ in range(turns):
        assert store.redo(author=anna) is not None
    assert store.cable_state(cable).notes == before.notes
    assert store.cable_state(cable).anchors == before.anchors
    store.close()
    assert verify_library(old).findings == ()


MIGRATE = """
import sys
from pathlib import Path
from db.store import Store
sys.stdout.write("now\\n")
sys.stdout.flush()
Store(Path(sys.argv[1]), create=False, backups=Path(sys.argv[2])).close()
sys.stdout.write("done\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_migration_that_is_killed_leaves_a_library_that_opens(old: Path, repository: Path) -> None:
    whole, steps = old.read_bytes(), rows(old, STEPS)
    versions = set()
    for number in range(ROUNDS):
        for left in old.parent.glob("a.chancery*"):
            left.unlink()
        old.write_bytes(whole)
        child = subprocess.Popen(
            [sys.executable, "-c", MIGRATE, str(old), str(old.parent / "backups")],
            cwd=repository,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        with child.stdout:
            assert child.stdout.readline() == "now\n"
            # Each round dies at another point: of the backup, of the migration, of closing.
            time.sleep(number * 0.005)
            child.kill()
            child.wait()
        versions.add(rows(old, "PRAGMA user_version")[0][0])
        store = migrated(old)
        assert sum(len(store.cable_state(row.id).notes) for row in store.cables()) == 5
        store.close()
        assert rows(old, STEPS) == steps
        assert verify_library(old).findings == ()
    assert versions <= set(range(1, latest_version() + 1))
    assert 1 in versions


def test_every_change_of_schema_1_has_its_checksum(old: Path) -> None:
    migrated(old).close()
    connection = sqlite3.connect(old)
    connection.execute("UPDATE change SET time = replace(time, '2026', '2025')")
    connection.commit()
    connection.close()
    found = [finding.code for finding in verify_library(old).findings]
    assert found.count("change-changed") == len(rows(old, CHANGES_2))


def test_labels_can_be_read(old: Path) -> None:
    migrated(old).close()
    assert all(isinstance(json.loads(str(row[7])), dict) for row in rows(old, CHANGES_2))


@pytest.fixture
def packed(path: Path, repository: Path) -> Path:
    """Return a library of schema 2: typed, named, corrected, deleted, packed, with a step to redo."""
    path.write_bytes(gzip.decompress((repository / "tests" / "data" / "schema-2.chancery.gz").read_bytes()))
    return path


def test_library_of_schema_2_keeps_its_packed_past_its_names_and_undo(packed: Path) -> None:
    kept = ("SELECT * FROM change", "SELECT * FROM step", "SELECT * FROM undo_member", RECORDS["note"])
    before = [rows(packed, query) for query in kept]
    assert rows(packed, "SELECT count(*), sum(packed IS NULL) FROM step") == [(23, 2)]
    store = migrated(packed)
    assert [rows(packed, query) for query in kept] == before
    ((named, moment),) = store.read(named_states)
    cable = store.cables()[0].id
    words = {note.words for note in store.read(cable_at, cable, moment).notes.values()}
    assert (named.name, words) == ("As sent", {"Typed in one go: 朴成哲."})
    state, author = store.cable_state(cable), store.ensure_author("Anna Weiss").id
    turns = 0
    while store.undo(author=author) is not None:
        turns += 1
    assert (turns, store.cables()) == (12, [])
    for _ in range(turns):
        assert store.redo(author=author) is not None
    assert store.cable_state(cable).notes == state.notes
    store.close()
    assert verify_library(packed).findings == ()


@pytest.fixture
def third(path: Path, repository: Path) -> Path:
    """Return a library of schema 3: three cables, one in the trash, notes, stages, a correction, packed."""
    path.write_bytes(gzip.decompress((repository / "tests" / "data" / "schema-3.chancery.gz").read_bytes()))
    return path


def test_library_of_schema_3_keeps_every_record_and_step_and_can_be_sorted(third: Path) -> None:
    steps = rows(third, "SELECT * FROM step")
    kept = [*RECORDS.values(), "SELECT * FROM change", "SELECT * FROM undo_member"]
    before = [rows(third, query) for query in kept]
    store = migrated(third)
    assert [rows(third, query) for query in kept] == before
    assert rows(third, "SELECT * FROM step") == steps
    listed = rows(third, "SELECT title_key, number_key, received, status, tags, starred FROM listing")
    assert [row[2:] for row in listed] == [
        ("1961-05-12T17:00", "collated", "[]", 0),
        ("1961-05-12T17:00", "draft", "[]", 0),
        ("", "draft", "[]", 0),
    ]
    assert [row[1] for row in listed] == ["value of cable number", "chen- 18/235", ""]
    author = store.ensure_author("Anna Weiss").id
    assert store.redo(author=author) is not None  # of a packed past
    turns = 0
    while store.undo(author=author) is not None:
        turns += 1
    assert [row.cable_number for row in store.cables()] == ["Chen- 8/35"]
    for _ in range(turns):
        assert store.redo(author=author) is not None
    store.close()
    assert verify_library(third).findings == ()


def test_what_is_new_in_schema_4_is_history_like_all_else(third: Path, tmp_path: Path) -> None:
    store = migrated(third)
    author = store.ensure_author("Anna Weiss").id
    cable = store.cable_state(store.cables()[0].id).cable
    starred = replace(cable, starred=True, tags=("border",))
    made = (
        SavedFilter(new_id("g"), "Border", "tag:border", 0),
        NameVariant(new_id("w"), ("Pak Seong-cheol", "朴成哲")),
        Office(new_id("o"), "Second Asian Department", ("2nd Asian Dept.", "Second Asian Department")),
    )
    store.apply(Change(Label("change-cable"), (Step(cable, starred),)), author=author)
    store.apply(Change(Label("change-cable"), (Step(starred, cable),)), author=author)
    store.apply(Change(Label("new-filter"), tuple(Step(None, one) for one in made)), author=author)
    store.undo(author=author)
    store.undo(author=author)  # starred again
    store.redo(author=author)
    store.redo(author=author)
    store.undo(author=author)
    store.undo(author=author)
    store.close()
    compact(third, rest_s=0)
    store = Store(third, create=False)
    assert store.cable_state(cable.id).cable == starred
    store.redo(author=author)
    store.redo(author=author)
    assert [read_record(store._connection, KIND_OF[type(one)], one.id) for one in made] == list(made)
    store.close()
    assert verify_library(third).findings == ()
    assert rows(third, "SELECT about FROM change ORDER BY n DESC LIMIT 1") == [("filter",)]
    target = tmp_path / "saved.chancery"
    assert salvage(third, target).findings == ()
    for kind in ("saved_filter", "name_variant", "office", "cable", "listing"):
        assert rows(target, f"SELECT * FROM {kind}") == rows(third, f"SELECT * FROM {kind}")


def test_rows_from_before_a_column_was_there_are_salvaged(third: Path, tmp_path: Path) -> None:
    """SQLite does not write a new column into old rows; where the file is torn they are read as they lie."""
    migrated(third).close()
    target = tmp_path / "saved.chancery"
    assert salvage(third, target).findings == ()
    assert rows(target, "SELECT * FROM cable") == rows(third, "SELECT * FROM cable")
