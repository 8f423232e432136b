"""The store: what is applied is there after a restart, whole or not at all, and can be taken back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.changes import Change, Label, Step
from db.editing import cable_edits, note_edits, stage_edits
from db.editing.cable_edits import new_cable
from db.errors import ChangeRefusedError, LibraryError
from db.listing import read_tags
from db.records import HeaderField, new_id
from db.store import Store
from tests.db.desk import TEXT, Desk, facts

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


@settings(max_examples=50)
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


def test_equal_texts_are_kept_once_and_found(desk: Desk, path: Path) -> None:
    again, cable = new_cable(TEXT, author=desk.author)
    desk.store.apply(again, author=desk.author)
    assert desk.store.cable_with_text(desk.state.reading.text_sha256) in {desk.cable, cable.id}
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM text").fetchone() == (1,)
    connection.close()


# All or nothing --------------------------------------------------------------------------------------------


def test_two_new_records_of_one_id_are_refused_whole(desk: Desk) -> None:
    change, note = note_edits.add_note(desk.state, "highlight", [(0, 3)], author=desk.author)
    desk.do(change)
    before = facts(desk.store.cable_state(desk.cable))
    again = Change(change.label, change.steps[:1], cable=desk.cable)
    fresh = Step(None, replace(note, id=new_id("n")))
    for steps in (again.steps, (fresh, fresh)):
        with pytest.raises(ChangeRefusedError) as caught:
            desk.store.apply(Change(change.label, steps, cable=desk.cable), author=desk.author)
        assert caught.value.code == "record-moved-on"
    assert facts(desk.store.cable_state(desk.cable)) == before


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
    assert desk.store.read(read_tags) == ["border", "Águila"]
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    assert desk.store.read(read_tags) == []


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
