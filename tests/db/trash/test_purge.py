"""Deleting for good: the words are gone from the file's bytes, and nothing else is touched."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from db.changes import Change, Label
from db.checking.verify import verify_library
from db.correcting import corrections
from db.editing import cable_edits, note_edits
from db.editing.cable_edits import new_cable
from db.errors import ChangeRefusedError
from db.history.compaction import compact
from db.store import Store
from db.trash import trash_edits
from db.trash.emptying import empty_trash, finish_emptying, rewrite_is_due
from db.trash.trash_list import read_trash
from tests.db.desk import Desk, facts
from tests.db.searching.finding import cables_with

SECRET = "Zwölfmorgendämmerung"
OTHER = "Regenbogenforelle"
FOLDED = {SECRET: "wolfmorgendammerung", OTHER: "egenbogenforelle"}
"""As the index keeps them, behind the letter that they may share with a neighbour."""


@pytest.fixture(autouse=True)
def leaving_remains(desk: Desk) -> None:
    """Let SQLite leave words where they were deleted, as it does unless it was built to overwrite them."""
    desk.store._connection.execute("PRAGMA secure_delete = OFF")


@pytest.fixture
def doomed(desk: Desk) -> str:
    """Return the id of a second cable full of words that stand nowhere else, in the trash."""
    text = f"{SECRET} of the first line.\n" + f"The {SECRET} again.\n" * 300
    change, cable = new_cable(text, author=desk.author, file_name=f"{SECRET}.txt", data=text.encode())
    desk.store.apply(change, author=desk.author)
    mine = Desk.__new__(Desk)
    mine.store, mine.author, mine.cable = desk.store, desk.author, cable.id
    mine.state = desk.store.cable_state(cable.id)
    note = mine.note(f"a note on the {SECRET}", (0, 8))
    for turn in range(20):
        mine.do(note_edits.set_words(mine.state, note.id, f"{SECRET} {turn} " * 40, burst="b"))
    mine.fields(f"title {SECRET}")
    mine.recipients(f"Ministry of {SECRET}", copies=1)
    mine.undo()
    mine.do(
        corrections.new_reading(mine.state, text.replace("again", f"once more {SECRET}"), author=desk.author)
    )
    mine.do(note_edits.delete_notes(mine.state, [mine.note("second", (3, 8)).id]))
    mine.do(cable_edits.trash_cable(mine.state.cable, f"About the {SECRET}"))
    return cable.id


def in_the_file(path: Path, words: str) -> list[str]:
    """Return the files beside the library, and the library, in whose bytes these words stand."""
    files = [(f.name, f.read_bytes()) for f in path.parent.glob(f"{path.name}*")]
    folded = FOLDED.get(words, words)
    return [name for name, held in files if words.encode() in held or folded.encode() in held]


def empty(desk: Desk, path: Path, cables: list[str], notes: list[str]) -> list[tuple[float, str]]:
    told: list[tuple[float, str]] = []
    done = empty_trash(
        str(path), cables, notes, desk.author, str(path.parent / "backups"), lambda *at: told.append(at)
    )
    assert done.left_over is None
    assert in_the_file(done.backup, SECRET) or in_the_file(done.backup, OTHER)
    return told


def test_a_purged_cable_leaves_no_word_in_the_file_and_all_else_as_it_was(
    desk: Desk, path: Path, doomed: str
) -> None:
    kept = desk.note(OTHER)
    before = facts(desk.reread())
    assert in_the_file(path, SECRET)
    told = empty(desk, path, [doomed], [])  # while a window has the library open
    assert [code for _, code in told] == ["backing-up", "deleting", "rewriting"]
    assert in_the_file(path, SECRET) == []
    assert facts(desk.reread()) == before
    assert not desk.store.has_cable(doomed)
    assert in_the_file(path, OTHER)
    assert verify_library(path).findings == ()
    undone = desk.undo()
    assert undone is not None
    assert kept.id in {step.record.id for step in undone.steps}
    while desk.undo() is not None:
        pass
    assert verify_library(path).findings == ()
    assert cables_with(desk.store, SECRET) == frozenset()
    while desk.redo() is not None:
        pass
    assert facts(desk.reread())["notes"] == before["notes"]
    assert verify_library(path).findings == ()


def test_history_that_was_packed_goes_too(desk: Desk, path: Path, doomed: str) -> None:
    kept = desk.note(OTHER)
    for turn in range(9):
        desk.do(note_edits.set_words(desk.state, kept.id, f"{OTHER} {turn}" * 20, burst="b"))
    compact(path)
    before = facts(desk.reread())
    empty(desk, path, [doomed], [])
    assert in_the_file(path, SECRET) == []
    assert facts(desk.reread()) == before
    assert verify_library(path).findings == ()
    while desk.undo() is not None:
        pass
    assert verify_library(path).findings == ()


def test_a_purged_note_goes_with_its_history_and_undo_passes_it_by(desk: Desk, path: Path) -> None:
    kept = desk.note(OTHER)
    note = desk.note("first words", (7, 11))
    for turn in range(60):
        desk.do(note_edits.set_words(desk.state, note.id, f"{SECRET} {turn}" * 60))
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    empty(desk, path, [], [note.id])
    assert in_the_file(path, SECRET) == []
    assert verify_library(path).findings == ()
    desk.state = desk.reread()
    assert set(desk.state.notes) == {kept.id}
    assert note.id not in desk.state.anchors
    entry = desk.store.next_undo()
    assert entry is not None
    assert entry.label.code == "add-note"
    desk.undo()
    assert desk.state.notes == {}
    assert verify_library(path).findings == ()


def test_of_a_change_to_several_only_the_part_of_the_purged_goes(desk: Desk, path: Path) -> None:
    first, second = desk.note(OTHER), desk.note(SECRET, (7, 11))
    desk.do(note_edits.delete_notes(desk.state, [first.id, second.id]))
    empty(desk, path, [], [second.id])
    desk.state = desk.reread()
    assert desk.undo() is not None
    assert desk.state.notes[first.id].trashed is None
    assert second.id not in desk.state.notes
    assert in_the_file(path, SECRET) == []
    assert verify_library(path).findings == ()


def test_one_cable_of_an_import_of_several(desk: Desk, path: Path) -> None:
    made = [
        new_cable(words * 40, author=desk.author, file_name=f"{words}.txt", data=(words * 40).encode())
        for words in (SECRET, OTHER)
    ]
    whole = Change(
        Label("import-cables", {"count": 2}),
        tuple(step for change, _ in made for step in change.steps),
        cable=made[0][1].id,
        kind="import",
        texts=tuple(text for change, _ in made for text in change.texts),
        files=tuple(data for change, _ in made for data in change.files),
    )
    desk.store.apply(whole, author=desk.author)
    desk.store.apply(cable_edits.trash_cable(made[0][1], SECRET), author=desk.author)
    empty(desk, path, [made[0][1].id], [])
    assert in_the_file(path, SECRET) == []
    assert verify_library(path).findings == ()
    undone = desk.store.undo(author=desk.author)
    assert undone is not None
    assert {step.record.id for step in undone.steps} == {made[1][1].id, made[1][1].reading}
    assert verify_library(path).findings == ()


def test_a_text_that_another_cable_has_too_stays(desk: Desk, path: Path) -> None:
    text = desk.state.text
    change, twin = new_cable(text, author=desk.author, file_name=f"{SECRET}.txt", data=text.encode())
    desk.store.apply(change, author=desk.author)
    desk.store.apply(cable_edits.trash_cable(twin, "twin"), author=desk.author)
    empty(desk, path, [twin.id], [])
    assert desk.reread().text == text
    assert verify_library(path).findings == ()


def test_what_was_taken_out_meanwhile_stops_it_all(desk: Desk, path: Path, doomed: str) -> None:
    note = desk.note(OTHER)
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    cable = desk.store.cable_state(doomed).cable
    desk.store.apply(cable_edits.restore_cable(cable, ""), author=desk.author)
    with pytest.raises(ChangeRefusedError):
        empty(desk, path, [doomed], [note.id])
    assert note.id in desk.reread().notes
    assert desk.store.has_cable(doomed)


def test_a_backup_after_emptying_is_another_one(desk: Desk, path: Path, doomed: str) -> None:
    from db.backup.backups import back_up

    empty(desk, path, [doomed], [])
    made = back_up(path, path.parent / "backups")
    assert made.is_new
    assert in_the_file(made.backup.path, SECRET) == []


def test_the_history_tells_that_it_was_done(desk: Desk, path: Path, doomed: str) -> None:
    empty(desk, path, [doomed], [])
    last = desk.store.read(
        lambda c: c.execute(
            "SELECT label, label_values, history_id.id FROM change JOIN history_id ON history_id.n = author"
            " ORDER BY change.n DESC LIMIT 1"
        ).fetchone()
    )
    assert last == ("empty-trash", '{"cables": 1, "notes": 2, "ids": ["' + doomed + '"]}', desk.author)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_killed_at_any_moment_it_is_all_or_nothing(
    desk: Desk, path: Path, doomed: str, repository: Path
) -> None:
    note = desk.note(OTHER)
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    backups = path.parent / "backups"
    given = (str(path), doomed, note.id, desk.author, str(backups))
    gone = False
    for turn in range(8):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.db.emptier_to_be_killed", *given],
            cwd=repository,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        with child.stdout:
            assert child.stdout.readline() == "deleting\n"
            time.sleep(turn * 0.002)  # each round dies at another point
            child.kill()
            child.wait()
        there = desk.store.has_cable(doomed)
        assert (note.id in desk.reread().notes) is there
        assert verify_library(path).findings == ()
        gone = gone or not there
        if gone:
            break
    if not gone:
        empty(desk, path, [doomed], [note.id])
    assert read_trash_of(desk.store) == 0


def test_what_was_killed_before_the_file_was_written_anew_is_made_good(
    desk: Desk, path: Path, doomed: str
) -> None:
    def stop(_share: float, code: str) -> None:
        if code == "rewriting":
            raise KeyboardInterrupt

    backups = str(path.parent / "backups")
    with pytest.raises(KeyboardInterrupt):
        empty_trash(str(path), [doomed], [], desk.author, backups, stop)
    assert desk.store.read(rewrite_is_due)
    finish_emptying(str(path), backups)
    assert not desk.store.read(rewrite_is_due)
    assert in_the_file(path, SECRET) == []
    assert verify_library(path).findings == ()


def read_trash_of(store: Store) -> int:
    return len(store.read(read_trash))


def test_emptied_after_restoring_and_deleting_again(desk: Desk, path: Path) -> None:
    note = desk.note(SECRET)
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    desk.do(trash_edits.restore([], [(desk.state, [note.id])], desk.store.text))
    assert desk.state.notes[note.id] == replace(note, trashed=None)
    desk.undo()
    empty(desk, path, [], [note.id])
    assert desk.store.next_redo() is None
    assert in_the_file(path, SECRET) == []
    assert verify_library(path).findings == ()
