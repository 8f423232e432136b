"""An import as one row of history: it is read, undone, purged, damaged and salvaged like any other past."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.changes import Change, Label, Step
from db.checking.verify import verify_library
from db.correcting import corrections
from db.editing import cable_edits, note_edits
from db.errors import LibraryError
from db.history import past
from db.history.compaction import compact, is_worth_while
from db.history.import_packing import is_there_much
from db.importing.taking_back import bring_again, latest_imports, take_back
from db.salvaging.salvage import salvage
from db.store import Store
from db.trash.emptying import empty_trash
from tests.db.desk import facts
from tests.db.imports import OWN, enter, read_cables

COUNTED = (
    "SELECT (SELECT count(*) FROM step), (SELECT count(*) FROM step_pack), (SELECT sum(count) FROM step_pack)"
)


def counts(path: Path) -> tuple[int, int, int]:
    with closing(sqlite3.connect(path)) as connection:
        steps, packs, packed = connection.execute(COUNTED).fetchone()
        return steps, packs, packed or 0


def spoilt(path: Path, *lines: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for line in lines:
            connection.execute(line)
        connection.commit()


def author_of(store: Store) -> str:
    return store.ensure_author("Anna Weiss").id


def done(store: Store, change: Change | None, author: str) -> Change:
    assert change is not None
    return store.apply(change, author=author)


def codes(path: Path) -> set[str]:
    return {finding.code for finding in verify_library(path).findings}


def test_what_a_window_entered_is_packed_later_as_an_import_is_at_once(
    store: Store, sample: Path, path: Path
) -> None:
    author = author_of(store)
    cables = enter(store, read_cables(sample, author), author, at_once=False)
    before = [facts(store.cable_state(cable)) for cable in cables]
    steps, packs, _ = counts(path)
    assert packs == 0
    undone = [step for entry in store.read(past.entries) for step in store.read(past.steps_of, entry)]
    assert [store.read(is_there_much, count) for count in (3, 4)] == [True, False]
    packed = compact(path, rest_s=0).packed
    assert (packed, counts(path)) == (steps, (1, 3, steps - 1))  # the author's own step stays
    assert [facts(store.cable_state(cable)) for cable in cables] == before
    assert [s for entry in store.read(past.entries) for s in store.read(past.steps_of, entry)] == undone
    assert not store.read(is_there_much, 1)
    assert not store.read(is_worth_while)
    assert compact(path, rest_s=0).packed == 0
    assert codes(path) == set()
    for _ in cables:
        assert store.undo(author=author) is not None
    assert store.cables() == []
    for _ in cables:
        assert store.redo(author=author) is not None
    assert [facts(store.cable_state(cable)) for cable in cables] == before
    assert codes(path) == set()


def test_what_came_in_packed_is_edited_read_as_it_was_and_taken_back(
    store: Store, sample: Path, path: Path
) -> None:
    author = author_of(store)
    cables = enter(store, read_cables(sample, author), author)
    moment = store.last_place()
    state = store.cable_state(cables[0])
    first = facts(store.cable_state(cables[0]))
    (note,) = state.notes.values()
    state.absorb(done(store, note_edits.set_words(state, note.id, "Mine", burst="b"), author))
    field = next(iter(state.fields.values()))
    (place,) = state.anchors[field.id]
    gone = (Step(field, replace(field, value="Other")), Step(place, None))
    state.absorb(store.apply(Change(Label("set-value"), gone, cable=cables[0]), author=author))
    correction = corrections.new_reading(state, state.text.replace("the", "thee", 1), author=author)
    assert correction is not None
    state.absorb(store.apply(correction, author=author))
    compact(path, rest_s=0)
    then = store.read(past.cable_at, cables[0], moment)
    then.text = store.text(then.reading.text_sha256)
    assert facts(then) == first
    was = store.read(past.note_at, note.id, moment)
    assert was is not None
    assert (was.note.words, [a.quote for a in was.anchors]) == (OWN, [state.text[3:9]])
    touched = [e.label.code for e in store.read(past.entries, past.Filter(note=note.id))]
    assert touched == ["correct-text", "edit-note", "import-cables"]
    assert sum(store.read(past.kinds_of, store.read(past.entries)[-1]).values()) == counts(path)[2]
    assert codes(path) == set()
    today = facts(store.cable_state(cables[0]))
    (one,) = store.read(latest_imports)
    taken = take_back(str(path), one.id, author, store.session_number(), lambda *_: None)
    assert (taken.gone, [cable for cable, _ in taken.kept]) == (2, [cables[0]])
    assert facts(store.cable_state(cables[0])) == today
    assert codes(path) == set()


def test_an_import_is_taken_back_and_brought_again(store: Store, sample: Path, path: Path) -> None:
    author = author_of(store)
    cables = enter(store, read_cables(sample, author), author)
    before = [facts(store.cable_state(cable)) for cable in cables]
    (one,) = store.read(latest_imports)
    for _ in range(2):
        assert take_back(str(path), one.id, author, store.session_number(), lambda *_: None).gone == 3
        assert store.cables() == []
        assert bring_again(str(path), one.id, author, store.session_number(), lambda *_: None) == 3
        compact(path, rest_s=0)
        assert [facts(store.cable_state(cable)) for cable in cables] == before
    assert codes(path) == set()


def test_what_the_trash_is_emptied_of_is_gone_from_the_packs_too(
    store: Store, sample: Path, path: Path
) -> None:
    author = author_of(store)
    cables = enter(store, read_cables(sample, author), author)
    _, packs, packed = counts(path)
    state = store.cable_state(cables[0])
    (note,) = state.notes.values()
    state.absorb(done(store, note_edits.delete_notes(state, [note.id]), author))
    trashed = store.cable_state(cables[1])
    store.apply(cable_edits.trash_cable(trashed.cable, "Grain"), author=author)
    empty_trash(str(path), [cables[1]], [note.id], author, str(path.parent / "backups"), lambda *_: None)
    assert counts(path)[1] == packs - 1
    assert counts(path)[2] < packed - 2
    store.close()
    assert codes(path) == set()
    with closing(sqlite3.connect(path)) as connection:
        names = {
            row[0]
            for row in connection.execute("SELECT sha256 FROM text UNION SELECT sha256 FROM source_file")
        }
    assert trashed.reading.text_sha256 not in names
    assert trashed.cable.file_sha256 not in names


def test_a_damaged_pack_leaves_the_cable_as_it_is_and_is_told(
    store: Store, sample: Path, path: Path, tmp_path: Path
) -> None:
    author = author_of(store)
    cables = enter(store, read_cables(sample, author), author)
    before = facts(store.cable_state(cables[0]))
    spoilt(
        path,
        "UPDATE step_pack SET packed = CAST(substr(packed, 1, 300) || x'00' || substr(packed, 302) AS BLOB)",
    )
    assert facts(store.cable_state(cables[0])) == before  # only its history is amiss
    assert "step-changed" in codes(path)
    entry = store.read(past.entries)[0]
    with pytest.raises(LibraryError, match="history-damaged"):
        store.read(past.steps_of, entry)
    state = store.cable_state(cables[0])
    (note,) = state.notes.values()
    state.absorb(done(store, note_edits.set_words(state, note.id, "Mine", burst="b"), author))
    before = facts(store.cable_state(cables[0]))
    store.close()
    saved = tmp_path / "saved.chancery"
    assert "salvage-history-lost" in {finding.code for finding in salvage(path, saved).findings}
    again = Store(saved)
    assert facts(again.cable_state(cables[0])) == before
    again.close()
    assert codes(saved) == set()


def test_a_pack_that_says_another_number_of_steps_than_it_has_is_told(
    store: Store, sample: Path, path: Path
) -> None:
    author = author_of(store)
    enter(store, read_cables(sample, author), author)
    assert codes(path) == set()
    spoilt(path, "UPDATE step_pack SET count = count + 1 WHERE n = (SELECT max(n) FROM step_pack)")
    assert codes(path) == {"change-torn"}


def test_packs_are_salvaged_with_what_leans_on_them(
    store: Store, sample: Path, path: Path, tmp_path: Path
) -> None:
    author = author_of(store)
    cables = enter(store, read_cables(sample, author), author)
    moment = store.last_place()
    state = store.cable_state(cables[0])
    (note,) = state.notes.values()
    for words in ("Mine", "Mine and more", OWN):
        state.absorb(done(store, note_edits.set_words(state, note.id, words), author))
    compact(path, rest_s=0)
    before = [facts(store.cable_state(cable)) for cable in cables]
    store.close()
    spoilt(path, "UPDATE text SET packed = x'00' WHERE n = 1")  # read again from the original file
    saved = tmp_path / "saved.chancery"
    assert {finding.code for finding in salvage(path, saved).findings} == {"salvage-texts-again"}
    again = Store(saved)
    assert [facts(again.cable_state(cable)) for cable in cables] == before
    was = again.read(past.note_at, note.id, moment)
    assert was is not None
    assert was.note.words == OWN
    again.close()
    assert codes(saved) == set()
