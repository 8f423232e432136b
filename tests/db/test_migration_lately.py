"""Libraries of the fourth, fifth and sixth schema, brought to the latest with every record, step and undo."""

from __future__ import annotations

import gzip
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.changes import Change, Label, Step
from db.checking.verify import verify_library
from db.editing.header_edits import delete_field
from db.editing.note_edits import add_note
from db.history.compaction import compact
from db.library_records import Conflict, Name
from db.records import EditorialMark, Mention, new_id, now
from db.rows import read_record
from db.salvaging.salvage import salvage
from db.searching.find import count_pending
from db.searching.search_fill import fill
from db.store import Store
from tests.db.desk import facts
from tests.db.searching.finding import cables_with
from tests.db.test_migration import NEW_IN_5, RECORDS, migrated, rows


@pytest.fixture
def fourth(path: Path, repository: Path) -> Path:
    """Return a library of schema 4: a starred cable, four notes, a correction, a filter, packed, one redo."""
    path.write_bytes(gzip.decompress((repository / "tests" / "data" / "schema-4.chancery.gz").read_bytes()))
    return path


def go_back_and_forth(store: Store, path: Path) -> None:
    """Undo the packed past to its beginning, do it again, close, and find the library whole."""
    author = store.ensure_author("Anna Weiss").id
    assert store.redo(author=author) is not None  # of a packed past
    turns = 0
    while store.undo(author=author) is not None:
        turns += 1
    assert store.cables() == []
    for _ in range(turns):
        assert store.redo(author=author) is not None
    store.close()
    assert verify_library(path).findings == ()


def test_library_of_schema_4_keeps_every_record_and_step(fourth: Path) -> None:
    kept = [*RECORDS.values(), "SELECT * FROM change", "SELECT * FROM step", "SELECT * FROM undo_member"]
    kept += [f"SELECT * FROM {kind}" for kind in ("saved_filter", "name_variant", "office", "listing")]
    before = [rows(fourth, query) for query in kept]
    store = migrated(fourth)
    assert [rows(fourth, query) for query in kept] == before
    notes = store.cable_state(store.cables()[0].id).notes_in_order()
    assert [(note.series, note.origin) for note in notes] == [("", "")] * 4
    go_back_and_forth(store, fourth)


def test_what_is_new_in_schema_5_is_history_like_all_else(fourth: Path, tmp_path: Path) -> None:
    store = migrated(fourth)
    author = store.ensure_author("Anna Weiss").id
    cable = store.cables()[0].id
    note = store.cable_state(cable).notes_in_order()[0]
    lettered = replace(note, series="letters", origin="pdf:NM-1")
    name = Name(new_id("p"), "person", "Pak Sŏng-ch’ŏl", ("朴成哲",), "1913-2008", "Minister", (), True)
    made = (
        name,
        Mention(new_id("m"), cable, name.id, author, now()),
        EditorialMark(new_id("k"), cable, "gap", "two lines", "torn", author, now()),
        Conflict(new_id("x"), note.id, "note", "{}", "", "Bertha", now()),
    )
    store.apply(Change(Label("edit-note"), (Step(note, lettered),)), author=author)
    store.apply(Change(Label("add-mention"), tuple(Step(None, one) for one in made)), author=author)
    store.undo(author=author)
    store.undo(author=author)
    store.close()
    compact(fourth, rest_s=0)
    store = Store(fourth, create=False)
    assert store.cable_state(cable).notes[note.id] == note
    store.redo(author=author)
    store.redo(author=author)
    state = store.cable_state(cable)
    assert [*state.names.values(), *state.mentions.values(), *state.marks.values()] == list(made[:3])
    assert state.notes[note.id] == lettered
    assert read_record(store._connection, "conflict", made[3].id) == made[3]
    store.close()
    assert verify_library(fourth).findings == ()
    target = tmp_path / "saved.chancery"
    assert salvage(fourth, target).findings == ()
    for kind in ("name", *NEW_IN_5, "conflict", "note"):
        assert rows(target, f"SELECT * FROM {kind}") == rows(fourth, f"SELECT * FROM {kind}")


@pytest.fixture
def fifth(path: Path, repository: Path) -> Path:
    """Return a library of schema 5: three imports, two notes, a mention, a correction, packed, one redo."""
    path.write_bytes(gzip.decompress((repository / "tests" / "data" / "schema-5.chancery.gz").read_bytes()))
    return path


def test_library_of_schema_5_is_left_as_it_is_and_packed_beside_the_window(fifth: Path) -> None:
    kept = [*RECORDS.values(), "SELECT * FROM change", "SELECT * FROM step", "SELECT * FROM undo_member"]
    kept += [f"SELECT * FROM {kind}" for kind in (*NEW_IN_5, "name", "listing")]
    before = [rows(fifth, query) for query in kept]
    store = migrated(fifth)
    assert [rows(fifth, query) for query in kept] == before
    store.close()
    told = verify_library(fifth)
    assert (told.findings, told.counted["steps"]) == ((), 191)
    compact(fifth, rest_s=0)
    assert verify_library(fifth) == told
    assert rows(fifth, "SELECT count(*) FROM step_pack") == [(3,)]
    assert rows(fifth, "SELECT count(*) FROM text WHERE packed IS NULL AND length(body) > 300") == [(1,)]
    assert rows(fifth, "SELECT count(*) < 80 FROM step") == [(1,)]
    store = Store(fifth)
    go_back_and_forth(store, fifth)


@pytest.fixture
def sixth(path: Path, repository: Path) -> Path:
    """Return a library of schema 6: three imports, two notes, a mention, a correction, packed, one redo."""
    path.write_bytes(gzip.decompress((repository / "tests" / "data" / "schema-6.chancery.gz").read_bytes()))
    return path


def test_library_of_schema_6_keeps_its_long_ids_beside_short_ones(sixth: Path, tmp_path: Path) -> None:
    packs = ("step_pack", "anchor_pack", "step", "change")
    kept = [*RECORDS.values(), *(f"SELECT * FROM {kind}" for kind in (*NEW_IN_5, "name", *packs))]
    before = [rows(sixth, query) for query in kept]
    store = migrated(sixth)
    assert [rows(sixth, query) for query in kept] == before
    author = store.ensure_author("Anna Weiss").id
    state = store.cable_state(store.cables()[1].id)
    field = state.fields_in_order("addressee")[0]
    (place,) = state.anchors[field.id]
    assert (len(field.id), place.quote) == (33, "Ministry")
    again = replace(field, id=new_id("f"), ordinal=9)
    beside = replace(place, id=new_id("a"), owner=again.id)
    store.apply(Change(Label("add-field"), (Step(None, again), Step(None, beside))), author=author)
    store.apply(delete_field(state, field.id), author=author)
    store.apply(add_note(state, "footnote", [(0, 7)], author=author, words="Rice.")[0], author=author)
    changed = facts(store.cable_state(state.cable.id))
    assert changed["anchors"][again.id] == (beside,)  # type: ignore[index]
    store.undo(author=author)
    store.undo(author=author)
    store.close()
    compact(sixth, rest_s=0)
    assert verify_library(sixth).findings == ()
    packed = "SELECT count, substr(hex(packed), 1, 2) FROM anchor_pack ORDER BY n"
    counts = [row[0] for row in rows(sixth, "SELECT count FROM anchor_pack ORDER BY n")]
    assert rows(sixth, packed) == [(counts[0], "01"), (counts[1], "02"), (counts[2], "01")]
    assert counts[1] == before[kept.index("SELECT * FROM anchor_pack")][1][1] + 1  # type: ignore[operator]
    store = Store(sixth)
    store.redo(author=author)
    store.redo(author=author)
    assert facts(store.cable_state(state.cable.id)) == changed
    while store.undo(author=author) is not None:
        pass
    assert store.cables() == []
    while store.redo(author=author) is not None:
        pass
    assert facts(store.cable_state(state.cable.id)) == changed
    store.close()
    assert verify_library(sixth).findings == ()
    saved = tmp_path / "saved.chancery"
    assert salvage(sixth, saved).findings == ()
    with closing(Store(saved)) as store:
        assert facts(store.cable_state(state.cable.id)) == changed


def test_library_of_schema_6_is_left_as_it_is_and_its_words_are_filled_in_beside_the_window(
    sixth: Path,
) -> None:
    kept = [*RECORDS.values(), "SELECT * FROM change", "SELECT * FROM step", "SELECT * FROM undo_member"]
    kept += [f"SELECT * FROM {kind}" for kind in (*NEW_IN_5, "name", "step_pack", "anchor_pack", "listing")]
    before = [rows(sixth, query) for query in kept]
    store = migrated(sixth)
    assert [rows(sixth, query) for query in kept] == before
    assert store.read(count_pending) == 3
    assert cables_with(store, "crossings") == frozenset()
    store.close()
    assert verify_library(sixth).findings == ()
    assert fill(sixth) == 3
    assert verify_library(sixth).findings == ()
    store = Store(sixth)
    first = store.cables()[0].id
    for typed in ("crossings", "note:as*", "from:k* to:mi*", "chao*", '"international bo"*'):
        assert cables_with(store, typed) == {first}
    author = store.ensure_author("Anna Weiss").id
    assert store.redo(author=author) is not None
    turns = 0
    while store.undo(author=author) is not None:
        turns += 1
    assert cables_with(store, "crossings") == frozenset()
    for _ in range(turns):
        assert store.redo(author=author) is not None
    store.close()
    assert verify_library(sixth).findings == ()
