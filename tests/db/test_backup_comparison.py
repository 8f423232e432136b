"""What a backup has that today has not, in sight or in its trash; what is told is what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.backup.backups import write_copy
from db.backup.bring_back import bring_back
from db.backup_comparison import BRINGABLE, Difference, Differing, compare
from db.changes import Change, Label, Step
from db.checking.verify import verify_library
from db.correcting.corrections import accept, preview
from db.editing import header_edits, library_edits, note_edits, note_spans
from db.editing.cable_edits import new_cable, trash_cable
from db.library_list.filters import saved_filters
from db.library_records import Office
from db.records import Cable, new_id
from db.rows import read_record
from db.trash.emptying import empty_trash
from desktop.messages.backups import differing_words
from tests.db.desk import Desk


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    made = Desk(path)
    made.fields("title")
    yield made
    made.store.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backup.chancery"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def things(desk: Desk, backup: Path) -> dict[str, Differing]:
    return {one.id: one for one in compare(backup, desk.store.path).things}


def purge(desk: Desk, root: Path, cables: list[str], notes: list[str]) -> None:
    empty_trash(str(desk.store.path), cables, notes, desk.author, str(root), lambda *_: None)


def another_cable(desk: Desk, text: str = "Another\n") -> Cable:
    change, cable = new_cable(text, author=desk.author, file_name="b.txt", data=text.encode())
    desk.store.apply(change, author=desk.author)
    return cable


def correct_text(desk: Desk, text: str) -> None:
    state = desk.reread()
    desk.do(accept(state, preview(state, text), author=desk.author))
    desk.state = desk.reread()


def test_what_was_deleted_for_good_comes_back_out_of_the_backups_trash(
    desk: Desk, path: Path, root: Path, backup: Path
) -> None:
    first, second = desk.note("first", (0, 6)), desk.note("second", (7, 11))
    cable = another_cable(desk)
    desk.do(note_edits.delete_notes(desk.state, [first.id, second.id]))
    desk.store.apply(trash_cable(cable, "Another"), author=desk.author)
    write_copy(path, backup)
    assert compare(backup, path).things == ()  # in the trash then and today: nothing is missing
    purge(desk, root, [cable.id], [first.id, second.id])
    assert compare(backup, path).counted == Difference(0, 0, 0, 0, 0, cables_in_trash=1, notes_in_trash=2)
    found = things(desk, backup)
    assert {one.what for one in found.values()} == {"in trash"}
    assert (found[first.id].quote, found[first.id].then) == ("Urgent", "first")
    desk.state = desk.reread()
    desk.do(bring_back(backup, path, [cable.id], [first.id]))
    state = desk.reread()
    assert state.notes[first.id].trashed is None
    assert [anchor.quote for anchor in state.spans_of(first.id)] == ["Urgent"]
    back = desk.store.read(read_record, "cable", cable.id)
    assert isinstance(back, Cable)
    assert back.trashed is None
    left = {one.id for one in things(desk, backup).values() if one.what in BRINGABLE}
    assert left == {second.id}
    assert verify_library(path).findings == ()


def test_a_trashed_note_of_a_lost_cable_stays_in_the_trash_unless_it_is_chosen(
    desk: Desk, path: Path, root: Path, backup: Path
) -> None:
    kept, thrown = desk.note("kept", (0, 6)), desk.note("thrown away", (7, 11))
    desk.do(note_edits.delete_notes(desk.state, [thrown.id]))
    write_copy(path, backup)
    desk.store.apply(trash_cable(desk.state.cable, "A title"), author=desk.author)
    purge(desk, root, [desk.cable], [])
    assert {one.id: one.what for one in things(desk, backup).values()} == {
        desk.cable: "only then",
        kept.id: "only then",
        thrown.id: "in trash",
    }
    change = bring_back(backup, path, [desk.cable], [])
    assert change is not None
    desk.store.apply(change, author=desk.author)
    notes = desk.reread().notes
    assert notes[kept.id].trashed is None
    assert notes[thrown.id].trashed is not None
    assert things(desk, backup) == {}
    desk.store.undo(author=desk.author)
    change = bring_back(backup, path, [desk.cable], [thrown.id])
    assert change is not None
    desk.store.apply(change, author=desk.author)
    assert desk.reread().notes[thrown.id].trashed is None
    assert verify_library(path).findings == ()


def test_a_note_on_corrected_words_does_not_differ(desk: Desk, path: Path, backup: Path) -> None:
    desk.note("on Pak", (28, 31))
    write_copy(path, backup)
    correct_text(desk, desk.state.text.replace("Pak", "Park"))
    assert compare(backup, path).counted == Difference(0, 0, 0, 0, 0, cables_corrected=1)
    assert things(desk, backup)[desk.cable].what not in BRINGABLE


def test_a_note_in_another_place_goes_back_to_its_own(desk: Desk, path: Path, backup: Path) -> None:
    note = desk.note("on Pak", (28, 31))
    write_copy(path, backup)
    (span,) = desk.state.spans_of(note.id)
    desk.do(note_spans.resize_span(desk.state, span, (7, 11)))
    found = things(desk, backup)[note.id]
    assert (found.what, found.quote, found.quote_today) == ("moved", "Pak", desk.state.text[7:11])
    desk.do(bring_back(backup, path, [], [note.id]))
    assert [(one.start, one.end) for one in desk.reread().spans_of(note.id)] == [(28, 31)]
    assert things(desk, backup) == {}


def test_colour_and_tags_make_a_note_differ_and_come_back(desk: Desk, path: Path, backup: Path) -> None:
    note = desk.note("words")
    write_copy(path, backup)
    desk.do(note_edits.set_colour(desk.state, note.id, "rose"))
    assert things(desk, backup)[note.id].what == "changed"
    desk.do(bring_back(backup, path, [], [note.id]))
    assert things(desk, backup) == {}


def test_whatever_is_told_to_come_back_does(desk: Desk, path: Path, root: Path, backup: Path) -> None:
    changed, deleted, gone = desk.note("one"), desk.note("two", (7, 11)), desk.note("three", (28, 31))
    desk.do(note_edits.delete_notes(desk.state, [gone.id]))
    write_copy(path, backup)
    desk.do(note_edits.set_words(desk.state, changed.id, "other"))
    desk.do(note_edits.delete_notes(desk.state, [deleted.id]))
    desk.do(header_edits.set_value(desk.state, desk.state.fields_in_order("title")[0].id, "Other"))
    desk.do(header_edits.add_field(desk.state, "origin", "Seoul")[0])
    purge(desk, root, [], [gone.id])
    correct_text(desk, "Stamped. " + desk.state.text)
    wanted = [one for one in things(desk, backup).values() if one.what in BRINGABLE]
    assert {one.what for one in wanted} == {"changed", "only then", "in trash"}
    for one in reversed(wanted):  # the cable last: it brings its notes along
        is_cable = one.kind == "cable"
        assert bring_back(backup, path, [one.id] * is_cable, [one.id] * (not is_cable)) is not None
        desk.state = desk.reread()
        desk.do(bring_back(backup, path, [one.id] * is_cable, [one.id] * (not is_cable)))
    assert not {one.what for one in things(desk, backup).values()} & BRINGABLE
    assert desk.reread().text.startswith("Stamped. ")


def test_status_tags_filters_and_names_are_compared_and_brought_back(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    cable = desk.state.cable
    desk.do(library_edits.tag_cables([cable], add=["border"]))
    desk.do(library_edits.save_filter([], "Hanoi", "from:hanoi"))
    office = Office(new_id("o"), "Second Department", ("2nd Dept.", "Second Department"))
    desk.do(Change(Label("merge-offices", {"name": office.name}), (Step(None, office),)))
    backup = tmp_path / "then.chancery"
    desk.store.save_copy(backup)
    desk.do(library_edits.tag_cables([desk.state.cable], remove=["border"]))
    (saved,) = desk.store.read(saved_filters)
    desk.do(library_edits.change_filter(saved, "Hanoi", "to:hanoi"))
    desk.do(Change(Label("separate-office"), (Step(office, None),)))
    found = compare(backup, path)
    assert (found.counted.cables_changed, found.counted.of_library, found.counted.notes_only_then) == (
        1,
        2,
        0,
    )
    told = {thing.id: differing_words(thing) for thing in found.things}
    assert told[saved.id] == ("Filter “Hanoi”: from:hanoi", "reads today: to:hanoi")
    assert told[office.id] == (
        "Spellings of the office “Second Department”: 2nd Dept., Second Department",
        "is not in the library today",
    )
    desk.do(bring_back(backup, path, [cable.id], [saved.id, office.id]))
    assert compare(backup, path).counted == Difference(0, 0, 0, 0, 0)
    assert desk.state.cable.tags == ("border",)
