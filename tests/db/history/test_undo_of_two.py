"""Two windows on one library: each takes back its own steps, and what a closed one left is anybody's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change
from db.checking.verify import verify_library
from db.editing import note_edits
from db.errors import ChangeRefusedError
from db.store import Store
from tests.db.desk import Desk


class Window:
    """A second window on the desk's library."""

    def __init__(self, desk: Desk) -> None:
        self.store = Store(desk.store.path)
        self.desk = desk

    def note(self, words: str) -> str:
        state = self.store.cable_state(self.desk.cable)
        change, note = note_edits.add_note(state, "footnote", [(7, 11)], author=self.desk.author, words=words)
        self.store.apply(change, author=self.desk.author)
        return note.id

    def write(self, note: str, words: str, burst: str = "") -> None:
        change = note_edits.set_words(self.store.cable_state(self.desk.cable), note, words, burst=burst)
        assert change is not None
        self.store.apply(change, author=self.desk.author)

    def undo(self) -> Change | None:
        return self.store.undo(author=self.desk.author)

    def redo(self) -> Change | None:
        return self.store.redo(author=self.desk.author)


@pytest.fixture
def other(desk: Desk) -> Iterator[Window]:
    window = Window(desk)
    yield window
    window.store.close()


def words(desk: Desk) -> set[str]:
    return {note.words for note in desk.reread().notes.values() if note.trashed is None}


def test_each_takes_back_its_own(desk: Desk, other: Window) -> None:
    desk.note("mine")
    other.note("theirs")
    desk.undo()
    assert words(desk) == {"theirs"}
    other.undo()
    assert words(desk) == set()
    assert other.store.next_undo() is None or other.undo() is None
    desk.redo()
    assert words(desk) == {"mine"}
    other.redo()
    assert words(desk) == {"mine", "theirs"}


def test_a_new_step_of_one_leaves_the_redo_of_the_other(desk: Desk, other: Window) -> None:
    desk.note("mine")
    desk.undo()
    other.note("theirs")
    assert desk.redo() is not None
    assert words(desk) == {"mine", "theirs"}
    desk.undo()
    desk.note("another")
    assert desk.redo() is None


def test_what_the_other_has_changed_since_is_not_taken_back(desk: Desk, other: Window) -> None:
    note = desk.note("mine")
    other.write(note.id, "mine, and theirs")
    with pytest.raises(ChangeRefusedError) as refused:
        desk.store.undo(author=desk.author)
    assert refused.value.code == "record-moved-on"
    assert words(desk) == {"mine, and theirs"}


def test_what_the_other_leans_on_is_not_taken_away(desk: Desk, other: Window) -> None:
    other.note("theirs")
    with pytest.raises(ChangeRefusedError) as refused:
        desk.store.undo(author=desk.author)  # the import of the cable that their note is on
    assert refused.value.code == "record-moved-on"
    assert words(desk) == {"theirs"}


def test_a_burst_does_not_go_on_over_the_others_change(desk: Desk, other: Window) -> None:
    note = desk.note("")
    desk.do(note_edits.set_words(desk.state, note.id, "a", burst="b"))
    other.write(note.id, "a, theirs")
    desk.state = desk.reread()
    desk.do(note_edits.set_words(desk.state, note.id, "a, theirs, b", burst="b"))
    desk.undo()
    assert words(desk) == {"a, theirs"}


def test_two_bursts_at_once_are_two_steps(desk: Desk, other: Window) -> None:
    mine, theirs = desk.note(""), other.note("")
    for n in range(1, 6):
        desk.state = desk.reread()
        desk.do(note_edits.set_words(desk.state, mine.id, "m" * n, burst="mine"))
        other.write(theirs, "t" * n, burst="theirs")
    desk.undo()
    assert words(desk) == {"", "ttttt"}
    other.undo()
    assert words(desk) == {""}


def test_after_a_restart_the_steps_of_before_are_ours(desk: Desk, path: Path) -> None:
    first, second = Window(desk), Window(desk)
    first.note("first")
    second.note("second")
    first.store.close()
    assert desk.store.next_undo() is not None
    desk.undo()
    assert words(desk) == {"second"}
    second.store.close()
    desk.undo()
    assert words(desk) == set()
    desk.redo()
    desk.redo()
    assert words(desk) == {"first", "second"}
    assert verify_library(path).findings == ()


CRASH = """
import os, sys
from pathlib import Path
from db.editing.note_edits import add_note
from db.store import Store
store = Store(Path(sys.argv[1]))
state = store.cable_state(sys.argv[2])
author = next(iter(state.authors))
change, _ = add_note(state, "footnote", [(0, 6)], author=author, words="before the crash")
store.apply(change, author=author)
print("done", flush=True)
sys.stdin.readline()
os._exit(1)
"""


def test_of_another_process_while_it_lives_and_after_it_died(
    desk: Desk, path: Path, repository: Path
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CRASH, str(path), desk.cable],
        cwd=repository,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    with child.stdout, child.stdin:
        assert child.stdout.readline() == "done\n"
        entry = desk.store.next_undo()
        assert entry is not None
        assert entry.label.code == "import-cable"
        child.stdin.write("\n")
        child.stdin.flush()
        child.wait()
    desk.undo()
    assert words(desk) == set()


def test_a_copy_is_open_nowhere(desk: Desk, tmp_path: Path) -> None:
    desk.note("mine")
    desk.store.save_copy(tmp_path / "copy.chancery")
    copy = Store(tmp_path / "copy.chancery")
    change = copy.undo(author=desk.author)
    assert change is not None
    assert change.label.code == "add-note"
    copy.close()
