"""A batch written at once is what the same changes leave one by one, and it is whole, once, and undoable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.anchor_packs import packed_anchors
from db.changes import RECORD_TYPES, Change, Label, Step
from db.checking.verify import verify_library
from db.editing.author_edits import new_author
from db.editing.cable_edits import new_cable, trash_cable
from db.editing.note_edits import add_note
from db.errors import LibraryError
from db.history.step_rows import every_step
from db.importing.entering import ForWhom, enter_batch
from db.importing.prepared import prepare
from db.records import Author, new_id
from db.rows import read_where, row_of
from db.store import Store
from desktop.reading.plain import read
from desktop.reading.records import import_change


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that an import leaves, table by table, but for the moments and numbers of its changes."""
    wanted = {kind: f"SELECT * FROM {kind} ORDER BY id" for kind in RECORD_TYPES}
    wanted["text"] = "SELECT * FROM text ORDER BY sha256"
    wanted["source_file"] = "SELECT * FROM source_file ORDER BY sha256"
    wanted["listing"] = "SELECT * FROM listing ORDER BY cable"
    wanted["search_pending"] = "SELECT * FROM search_pending"
    with closing(sqlite3.connect(path)) as connection:
        found = {table: connection.execute(line).fetchall() for table, line in wanted.items()}
        found["anchor"] = sorted(
            row_of(anchor) for anchor in (*packed_anchors(connection), *read_where(connection, "anchor", "1"))
        )
        names = dict(connection.execute("SELECT n, id FROM history_id"))
        found["step"] = sorted(
            (s.record, s.kind, s.owner or "", names.get(s.filed), s.schema, s.before, s.after, s.sound)
            for s in every_step(connection)
        )
    kinds = RECORD_TYPES.keys() - {"anchor"}
    # The order in which rows of different kinds are written is not asked for.
    return {table: [row[1:] if table in kinds else row for row in rows] for table, rows in found.items()}


def library(path: Path) -> Store:
    """Return a new library in which the one who imports is known."""
    store = Store(path)
    known = Change(Label("add-author"), (Step(None, Author("u1", "Anna Weiss", "AW", "sky")),))
    store.apply(known, author="u1", undoable=False)
    return store


def changes(sample: Path, author: str) -> list[Change]:
    texts = [sample.read_bytes(), b"SUBJECT: One\n\nBody \xe8\x87\xba.\n", b".\n", "ä\x00b".encode()]
    return [import_change(read(data, f"{n}.txt"), data, author)[0] for n, data in enumerate(texts)]


def test_a_batch_is_what_the_same_changes_leave_one_by_one(path: Path, tmp_path: Path, sample: Path) -> None:
    made = changes(sample, "u1")
    stores = [library(path), library(tmp_path / "b.chancery")]
    for change in made:
        stores[0].apply(change, author="u1")
    for store in stores:
        store.close()
    whom = ForWhom("u1", new_id("i"))
    written = enter_batch(str(tmp_path / "b.chancery"), [prepare(one) for one in made], whom)
    assert [one.cable for one in written.cables] == [change.cable for change in made]
    assert rows_of(tmp_path / "b.chancery") == rows_of(path)
    for one in (path, tmp_path / "b.chancery"):
        assert verify_library(one).findings == ()
    assert rows_of(path)["search_pending"] == []  # so that the index was looked through, too


def test_the_same_text_goes_in_once_and_one_in_the_trash_does_not_count(path: Path, sample: Path) -> None:
    store = library(path)
    first, second, *_ = changes(sample, "u1")
    again = changes(sample, "u1")
    whom = ForWhom("u1", new_id("i"))
    written = enter_batch(str(path), [prepare(one) for one in (first, again[0], second)], whom)
    assert [one.already_there for one in written.cables] == [False, True, False]
    assert written.cables[1].cable == first.cable
    assert enter_batch(str(path), [prepare(again[1])], whom).changes == 0
    assert second.cable is not None
    store.apply(trash_cable(store.cable_state(second.cable).cable, "x"), author="u1")
    (entered,) = enter_batch(str(path), [prepare(again[1])], whom).cables
    assert (entered.already_there, entered.cable) == (False, again[1].cable)
    store.close()
    assert verify_library(path).findings == ()


def test_the_window_for_which_it_is_written_can_take_it_back(path: Path, sample: Path) -> None:
    mine, other = library(path), Store(path)
    whom = ForWhom("u1", new_id("i"), mine.session_number())
    enter_batch(str(path), [prepare(one) for one in changes(sample, "u1")], whom)
    assert other.next_undo() is None
    entry = mine.next_undo()
    assert entry is not None
    assert (entry.label.code, entry.label.values) == ("import-cables", {"count": 4})
    mine.undo(author="u1")
    assert mine.cables() == []
    mine.redo(author="u1")
    assert len(mine.cables()) == 4
    mine.close()
    other.close()
    assert verify_library(path).findings == ()


def with_comment(store: Store, text: str, author: Author, step: Step) -> Change:
    """Return an import with a note by somebody whom the reader has taken for new."""
    change, cable = new_cable(text, author="u1", data=text.encode())
    store.apply(change, author="u1", undoable=False)
    noted, _ = add_note(store.cable_state(cable.id), "marginal", [(0, 3)], author=author.id, words=author.id)
    store.undo(author="u1")
    return Change(
        Label("import-cable"),
        (*change.steps, step, *noted.steps),
        cable=cable.id,
        kind="import",
        texts=change.texts,
        files=change.files,
    )


def test_authors_of_notes_are_those_that_the_library_knows(path: Path, tmp_path: Path) -> None:
    """Two files of one process each bring the same commentator as somebody new."""
    aside = library(tmp_path / "aside.chancery")
    brought = []
    for text in ("One text.", "Two texts."):
        change, author = new_author("K. Weathersby", [])
        brought.append(with_comment(aside, text, author, change.steps[0]))
    aside.close()
    library(path).close()
    enter_batch(str(path), [prepare(one) for one in brought], ForWhom("u1", new_id("i")))
    store = Store(path)
    (known,) = (author for author in store.authors() if author.id != "u1")
    for row in store.cables():
        (note,) = store.cable_state(row.id).notes.values()
        assert (note.author, note.words) == (known.id, known.id)
    store.close()
    assert verify_library(path).findings == ()


def test_what_is_no_import_of_one_cable_is_not_prepared(sample: Path) -> None:
    one, two, *_ = changes(sample, "u1")
    step = one.steps[0]
    for steps in ((*one.steps, *two.steps), (step.inverse,), (Step(step.after, step.after),)):
        with pytest.raises(ValueError, match="import"):
            prepare(Change(one.label, steps, cable=one.cable))


def test_a_batch_that_cannot_be_written_leaves_nothing(path: Path, sample: Path) -> None:
    library(path).close()
    one, two, *_ = changes(sample, "u1")
    clash = Change(two.label, (*two.steps, two.steps[-1]), cable=two.cable, texts=two.texts)
    with pytest.raises(LibraryError):
        enter_batch(str(path), [prepare(one), prepare(clash)], ForWhom("u1", new_id("i")))
    store = Store(path)
    assert store.cables() == []
    store.close()
    assert verify_library(path).findings == ()
