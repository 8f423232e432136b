"""The store: what is applied is there after a restart, whole or not at all, and can be taken back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import cable_edits, note_edits, stage_edits
from db.cable_edits import new_cable
from db.changes import Change, Label, Step
from db.errors import ChangeRefusedError, LibraryError, NotFoundError
from db.records import HeaderField, new_id
from db.store import Store
from tests.db.desk import TEXT, Desk, facts


def history(path: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    changes = connection.execute("SELECT * FROM change ORDER BY n").fetchall()
    steps = connection.execute("SELECT * FROM step ORDER BY n").fetchall()
    connection.close()
    return changes, steps


whole_characters = st.text(st.characters(exclude_categories=["Cs"]))


def test_everything_is_there_after_a_restart(desk: Desk, path: Path) -> None:
    desk.note("one\u00a0*two* <b>\n")
    desk.stages("1961-05-12T17:00")
    desk.fields("cable number")
    desk.recipients("Chen", "Zhang")
    before = facts(desk.state)
    desk.store.close()
    reopened = Store(path, create=False)
    assert facts(reopened.cable_state(desk.cable)) == before
    reopened.close()


def test_closed_library_is_one_file(path: Path) -> None:
    desk = Desk(path)
    desk.note()
    desk.store.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


# Text and words --------------------------------------------------------------------------------------------


@given(text=whole_characters, words=whole_characters)
def test_text_and_words_are_kept_exactly(
    tmp_path_factory: pytest.TempPathFactory, text: str, words: str
) -> None:
    desk = Desk(tmp_path_factory.mktemp("library") / "a.chancery", text)
    desk.note(words, (0, len(text)))
    kept = desk.reread()
    desk.store.close()
    assert kept.text == text
    assert [note.words for note in kept.notes.values()] == [words]


def test_characters_that_tools_stumble_over_are_kept(path: Path) -> None:
    text = "a\x00b\x0b\x0c\x85\u2028\u2029\ufdd0\u00a0\ufeff\U0001f600e\u0301"
    desk = Desk(path, text)
    assert desk.reread().text == text
    desk.store.close()


def test_half_a_character_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(ChangeRefusedError) as caught:
        desk.note("broken \udc80")
    assert caught.value.code == "characters-broken"
    assert facts(desk.reread()) == facts(desk.state)
    desk.note("whole")


def test_damaged_text_is_seen(desk: Desk, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE text SET body = replace(body, 'Pak', 'Pok')")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryError) as caught:
        desk.reread()
    assert caught.value.code == "text-damaged"


def test_damaged_history_is_seen_before_it_is_taken_back(desk: Desk, path: Path) -> None:
    note = desk.note("right")
    desk.do(note_edits.set_words(desk.state, note.id, "righter"))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE step SET before = replace(before, 'right', 'wrong')")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryError) as caught:
        desk.undo()
    assert caught.value.code == "history-damaged"
    assert desk.reread().notes[note.id].words == "righter"


def test_equal_texts_are_kept_once_and_found(desk: Desk, path: Path) -> None:
    again, cable = new_cable(TEXT, author=desk.author)
    desk.store.apply(again, author=desk.author)
    assert desk.store.cable_with_text(desk.state.reading.text_sha256) in {desk.cable, cable.id}
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM text").fetchone() == (1,)
    connection.close()


# Undo and redo ---------------------------------------------------------------------------------------------


def test_undo_and_redo_over_restarts(desk: Desk, path: Path) -> None:
    empty = facts(desk.state)
    note = desk.note()
    noted = facts(desk.state)
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    desk.store.close()

    desk.store = Store(path)
    entry = desk.store.next_undo()
    assert entry is not None
    assert (entry.label.code, entry.label.values, entry.cable) == (
        "delete-note", {"kind": "footnote", "number": 1}, desk.cable,
    )  # fmt: skip
    desk.undo()
    assert facts(desk.reread()) == noted == facts(desk.state)
    desk.store.close()

    desk.store = Store(path)
    desk.undo()
    assert facts(desk.reread()) == empty
    redo = desk.store.next_redo()
    assert redo is not None
    assert redo.label.code == "add-note"
    desk.redo()
    assert facts(desk.reread()) == noted


def test_more_than_a_thousand_steps(desk: Desk, path: Path) -> None:
    note = desk.note("0")
    for n in range(1, 1101):
        desk.do(note_edits.set_words(desk.state, note.id, str(n)))
    desk.store.close()
    desk.store = Store(path)
    for n in range(1100, 0, -1):
        assert desk.state.notes[note.id].words == str(n)
        desk.undo()
    assert desk.state.notes[note.id].words == "0"
    for _ in range(1100):
        desk.redo()
    assert desk.store.next_redo() is None
    assert desk.reread().notes[note.id].words == "1100"


def test_nothing_to_undo_is_nothing(store: Store) -> None:
    author = store.ensure_author("Anna").id
    assert store.undo(author=author) is None
    assert store.redo(author=author) is None
    assert store.next_undo() is None


def test_burst_is_one_step(desk: Desk) -> None:
    note = desk.note("")
    for words in ("a", "ab", "abc"):
        desk.do(note_edits.set_words(desk.state, note.id, words, burst="typing:1"))
    for words in ("abcd", "abcde"):
        desk.do(note_edits.set_words(desk.state, note.id, words, burst="typing:2"))
    desk.undo()
    assert desk.reread().notes[note.id].words == "abc"
    desk.undo()
    assert desk.reread().notes[note.id].words == ""
    desk.redo()
    desk.redo()
    assert facts(desk.reread()) == facts(desk.state)
    assert desk.state.notes[note.id].words == "abcde"


def test_burst_does_not_go_on_over_another_change_or_an_undo(desk: Desk) -> None:
    note = desk.note("")
    desk.do(note_edits.set_words(desk.state, note.id, "a", burst="b"))
    desk.do(note_edits.set_colour(desk.state, note.id, "rose"))
    desk.do(note_edits.set_words(desk.state, note.id, "ab", burst="b"))
    desk.undo()
    assert (desk.state.notes[note.id].words, desk.state.notes[note.id].colour) == ("a", "rose")
    desk.redo()
    desk.do(note_edits.set_words(desk.state, note.id, "abc", burst="b"))
    desk.undo()
    assert desk.state.notes[note.id].words == "ab"


def test_new_change_ends_redo_but_not_history(desk: Desk, path: Path) -> None:
    desk.note("first")
    desk.undo()
    desk.note("second")
    assert desk.redo() is None
    changes, steps = history(path)
    assert [row[6] for row in changes] == ["add-author", "import-cable", "add-note", "add-note", "add-note"]
    assert any("first" in str(row[6]) for row in steps)


def test_history_is_only_added_to(desk: Desk, path: Path) -> None:
    seen = history(path)
    note = desk.note()
    moves = [
        lambda: desk.do(note_edits.set_words(desk.state, note.id, "x", burst="b")),
        lambda: desk.do(note_edits.set_words(desk.state, note.id, "xy", burst="b")),
        desk.undo,
        desk.redo,
        lambda: desk.do(note_edits.delete_notes(desk.state, [note.id])),
        desk.undo,
    ]
    for move in moves:
        move()
        now = history(path)
        for before, after in zip(seen, now, strict=True):
            assert after[: len(before)] == before
            assert len(after) > len(before)
        seen = now
    kinds = [row[8] for row in seen[0]]
    assert kinds[-6:] == ["do", "do", "undo", "redo", "do", "undo"]
    ids = {row[1] for row in seen[0]}
    assert {row[9] for row in seen[0] if row[8] in {"undo", "redo"}} <= ids


def test_undo_of_an_import_takes_the_cable_away_and_redo_brings_it_back(desk: Desk) -> None:
    desk.note("kept")
    before = facts(desk.state)
    desk.store.undo(author=desk.author)
    desk.store.undo(author=desk.author)
    assert desk.store.cables() == []
    with pytest.raises(NotFoundError):
        desk.reread()
    desk.store.redo(author=desk.author)
    desk.store.redo(author=desk.author)
    assert facts(desk.reread()) == before
    assert desk.store.cables()[0].notes == 1


# All or nothing --------------------------------------------------------------------------------------------


def test_stale_change_is_refused_whole(desk: Desk) -> None:
    note = desk.note("first")
    stale = note_edits.set_words(desk.state, note.id, "from the old words")
    assert stale is not None
    desk.do(note_edits.set_words(desk.state, note.id, "newer words"))
    other = note_edits.add_note(desk.state, "highlight", [(0, 3)], author=desk.author)[0]
    both = Change(Label("add-note", {"kind": "highlight"}), (*other.steps, *stale.steps), cable=desk.cable)
    entry = desk.store.next_undo()
    with pytest.raises(ChangeRefusedError) as caught:
        desk.do(both)
    assert caught.value.code == "record-moved-on"
    assert facts(desk.reread()) == facts(desk.state)
    assert desk.store.next_undo() == entry


def test_step_that_makes_what_is_there_is_refused(desk: Desk) -> None:
    note = desk.note()
    with pytest.raises(ChangeRefusedError):
        desk.do(Change(Label("add-note", {"kind": "footnote"}), (Step(None, note),)))


def test_record_of_a_cable_that_does_not_exist_is_refused_whole(desk: Desk) -> None:
    orphan = HeaderField(new_id("f"), "k-none", 0, "title", "x", True)
    with pytest.raises(LibraryError):
        desk.do(Change(Label("add-field", {"name": "title"}), (Step(None, orphan),)))
    assert desk.store.next_undo() is not None
    desk.note()


def test_note_cannot_outlive_what_it_leans_on(desk: Desk) -> None:
    desk.note()
    gone = Change(Label("delete-cable"), (Step(desk.state.cable, None),))
    with pytest.raises(LibraryError):
        desk.store.apply(gone, author=desk.author)
    assert facts(desk.reread()) == facts(desk.state)


# Two at once -----------------------------------------------------------------------------------------------


def test_two_stores_see_each_other_and_overwrite_nothing(desk: Desk, path: Path) -> None:
    note = desk.note("mine")
    other = Store(path)
    version = desk.store.data_version()
    theirs = note_edits.set_words(other.cable_state(desk.cable), note.id, "theirs")
    assert theirs is not None
    other.apply(theirs, author=desk.author)
    other.close()
    assert desk.store.data_version() != version
    with pytest.raises(ChangeRefusedError):
        desk.do(note_edits.set_words(desk.state, note.id, "mine again"))
    assert desk.reread().notes[note.id].words == "theirs"


def test_own_writing_does_not_look_like_anothers(desk: Desk) -> None:
    version = desk.store.data_version()
    desk.note()
    assert desk.store.data_version() == version


def test_library_that_was_moved_away_is_not_called_saved(desk: Desk, path: Path) -> None:
    path.rename(path.with_name("elsewhere.chancery"))
    with pytest.raises(LibraryError) as caught:
        desk.note()
    assert caught.value.code == "library-gone"
    Store(path).close()
    with pytest.raises(LibraryError):
        desk.note()


# Authors, list, sample, copy -------------------------------------------------------------------------------


def test_author_is_entered_once_and_undo_passes_him_by(desk: Desk) -> None:
    assert desk.store.ensure_author("Anna Weiss").id == desk.author
    boris = desk.store.ensure_author("Boris  van der Meer")
    assert boris.initials == "BVD"
    assert boris.colour != desk.store.authors()[0].colour
    entry = desk.store.next_undo()
    assert entry is not None
    assert entry.label.code == "import-cable"


def test_list_follows_every_change(desk: Desk) -> None:
    desk.fields("date", "cable number")
    desk.recipients("Chen", copies=2)
    note = desk.note()
    (row,) = desk.store.cables()
    assert (row.date, row.cable_number, row.notes, row.verdict) == (
        "value of date", "value of cable number", 1, "no stated total",
    )  # fmt: skip
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    assert desk.store.cables()[0].notes == 0
    desk.undo()
    assert desk.store.cables()[0].notes == 1


def test_trash_and_back(desk: Desk) -> None:
    desk.note()
    desk.do(cable_edits.trash_cable(desk.state.cable, "A cable"))
    assert desk.store.cables() == []
    assert [row.id for row in desk.store.cables(trashed=True)] == [desk.cable]
    assert desk.store.names() == []
    assert desk.store.cable_with_text(desk.state.reading.text_sha256) is None
    desk.do(cable_edits.restore_cable(desk.state.cable, "A cable"))
    assert [row.id for row in desk.store.cables()] == [desk.cable]
    assert facts(desk.reread()) == facts(desk.state)


def test_tags_of_the_library(desk: Desk) -> None:
    note = desk.note()
    desk.do(note_edits.set_tags(desk.state, note.id, [" border ", "Águila", "border", ""]))
    assert desk.state.notes[note.id].tags == ("border", "Águila")
    assert desk.store.tags() == ["border", "Águila"]
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    assert desk.store.tags() == []


def test_sample_is_remembered(desk: Desk, path: Path) -> None:
    assert not desk.store.sample_entered()
    desk.store.note_sample_entered()
    desk.store.close()
    desk.store = Store(path)
    assert desk.store.sample_entered()


def test_copy_is_a_whole_library(desk: Desk, tmp_path: Path) -> None:
    desk.note()
    target = tmp_path / "copy.chancery"
    desk.store.save_copy(target)
    desk.note("after the copy", (0, 3))
    copy = Store(target, create=False)
    assert len(copy.cable_state(desk.cable).notes) == 1
    assert copy.undo(author=desk.author) is not None
    copy.close()
    assert len(desk.reread().notes) == 2


def test_copy_replaces_an_older_copy(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "copy.chancery"
    desk.store.save_copy(target)
    desk.note()
    desk.store.save_copy(target)
    copy = Store(target, create=False)
    assert len(copy.cable_state(desk.cable).notes) == 1
    copy.close()


def test_copy_that_cannot_be_written(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        desk.store.save_copy(tmp_path / "no" / "copy.chancery")


def test_copy_onto_the_library_itself_is_refused(desk: Desk, path: Path) -> None:
    desk.note()
    with pytest.raises(LibraryError):
        desk.store.save_copy(path)
    assert facts(desk.reread()) == facts(desk.state)


def test_stages_of_two_changes_in_one_transaction(desk: Desk) -> None:
    desk.stages("1961", "1962", "1963")
    first = desk.state.stages_in_order()[0].id
    desk.do(stage_edits.delete_stages(desk.state, [first]))
    assert [s.ordinal for s in desk.reread().stages_in_order()] == [0, 1]
