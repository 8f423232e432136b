"""Two windows on one library: each sees what the other did, and neither writes over the other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.correcting.corrections import new_reading
from db.editing import note_edits
from db.store import Store
from desktop.session import Session
from desktop.windows.main_window import MainWindow
from tests.conftest import REPOSITORY
from tests.faults.beside import findings
from tests.faults.window_desk import begin_a_note, told, type_and_pause, words_of
from tests.windows.desk import open_window, state_of, type_words


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = open_window(qtbot, tmp_path)
    yield made
    made.close()
    assert findings(tmp_path / "desk.chancery") == ()


@pytest.fixture
def other(window: MainWindow, tmp_path: Path) -> Iterator[Session]:
    """Return the second one's session, on the same cable."""
    made = Session(lambda: "Boris Weber")
    made.open_library(tmp_path / "desk.chancery", create=False)
    made.open_cable(state_of(window).cable.id)
    yield made
    made.close_library()


def set_words(session: Session, note: str, words: str) -> None:
    assert session.state is not None
    assert session.do(note_edits.set_words(session.state, note, words))


@pytest.mark.usefixtures("other")
def test_what_the_other_does_is_seen_within_a_second(
    qtbot: QtBot, window: MainWindow, other: Session
) -> None:
    assert other.state is not None
    change, note = note_edits.add_note(
        other.state, "footnote", [(0, 6)], author=other.author.id, words="New."
    )
    assert other.do(change)
    qtbot.waitUntil(lambda: note.id in state_of(window).notes, timeout=3000)
    assert state_of(window).numbers() == {note.id: 1}


def test_both_write_in_one_note_and_both_versions_stand(
    qtbot: QtBot, window: MainWindow, other: Session
) -> None:
    note = begin_a_note(window)
    type_and_pause(window, "The desk.")
    qtbot.waitUntil(lambda: other.state is not None and note in other.state.notes)
    type_words(" Mine")
    set_words(other, note, "The desk. Theirs")
    qtbot.waitUntil(lambda: told(window, "was changed in another window at the same place"))
    window.session.flush_wanted.emit()
    field = window.parts.notes.editor.field
    assert "Theirs" in field.words()
    assert "Mine" in field.words()
    assert state_of(window).notes[note].words == field.words()
    qtbot.waitUntil(lambda: other.state is not None and "Mine" in other.state.notes[note].words)
    assert other.state is not None
    assert "Theirs" in other.state.notes[note].words


def test_the_other_s_words_are_never_replaced_before_they_were_seen(
    window: MainWindow, other: Session, tmp_path: Path
) -> None:
    """No second goes by between the two: what is typed finds the note changed, and does not go over it."""
    note = begin_a_note(window)
    type_and_pause(window, "First.")
    other._watch.look()
    set_words(other, note, "Theirs, all new.")
    type_and_pause(window, " Mine.")
    window.session.flush_wanted.emit()
    kept = words_of(tmp_path / "desk.chancery", state_of(window).cable.id, note)
    assert "Theirs, all new." in kept
    assert "Mine." in kept


def test_a_note_deleted_there_while_words_are_typed_here_keeps_them_in_the_trash(
    qtbot: QtBot, window: MainWindow, other: Session, tmp_path: Path
) -> None:
    note = begin_a_note(window)
    type_and_pause(window, "Saved.")
    other._watch.look()
    assert other.state is not None
    type_words(" Not saved.")
    assert other.do(note_edits.delete_notes(other.state, [note]))
    qtbot.waitUntil(lambda: told(window, "“Saved. Not saved.”"))
    assert told(window, "It lies in the trash")
    assert words_of(tmp_path / "desk.chancery", state_of(window).cable.id, note) == "Saved. Not saved."
    assert not window.parts.notes.has_pending()


def test_a_note_that_was_never_made_there_any_more_tells_its_words(
    qtbot: QtBot, window: MainWindow, other: Session
) -> None:
    assert other.state is not None
    change, note = note_edits.add_note(other.state, "footnote", [(0, 6)], author=other.author.id)
    assert other.do(change)
    window.session._watch.look()
    window.notes.choose(note.id)
    window.notes.edit()
    type_words("Words.")
    assert other.undo() is not None
    qtbot.waitUntil(lambda: told(window, "You wrote: “Words.”"))
    assert not window.parts.notes.has_pending()


def test_both_delete_and_the_second_is_told(window: MainWindow, other: Session) -> None:
    note = begin_a_note(window)
    type_and_pause(window, "Words.")
    other._watch.look()
    assert other.state is not None
    assert other.do(note_edits.delete_notes(other.state, [note]))
    window.notes.delete()
    assert told(window, "was changed elsewhere in the meantime")
    assert state_of(window).notes[note].trashed is not None


def correct_there(other: Session) -> None:
    state = other.state
    assert state is not None
    text = state.text.replace("Korea Desk", "Desk for Korea, in full")
    assert other.do(new_reading(state, text, author=other.author.id, reason="collated"))


def test_a_note_is_not_laid_on_a_text_that_was_corrected_there(window: MainWindow, other: Session) -> None:
    correct_there(other)
    from PySide6.QtCore import Qt

    from tests.windows.desk import ALT, CONTROL, press, select

    before = state_of(window).reading
    select(window, "Urgent")
    press(window.parts.text, Qt.Key.Key_F, CONTROL | ALT)
    assert told(window, "The text was corrected in another window just now")
    assert state_of(window).reading.parent == before.id
    assert state_of(window).notes_in_order() == []
    note = begin_a_note(window, "Desk for Korea")
    assert [span.reading for span in state_of(window).spans_of(note)] == [state_of(window).reading.id]


def test_a_correction_carries_the_note_that_was_made_there(
    window: MainWindow, other: Session, tmp_path: Path
) -> None:
    assert other.state is not None
    note = begin_a_note(window)
    type_and_pause(window, "On the desk.")
    # The other has not looked: its correction would leave the new note behind on the old reading.
    text = other.state.text.replace("Urgent", "Most urgent")
    change = new_reading(other.state, text, author=other.author.id)
    if not other.do(change):
        assert other.state is not None
        assert other.do(new_reading(other.state, text, author=other.author.id))
    store = Store(tmp_path / "desk.chancery", create=False)
    state = store.cable_state(state_of(window).cable.id)
    store.close()
    assert state.text == text
    assert [text[span.start : span.end] for span in state.spans_of(note)] == ["Korea Desk"]


def test_two_processes_type_into_one_library_at_once(tmp_path: Path) -> None:
    """Each writes notes of its own and into a common one: at the end all of both is there."""
    window = [sys.executable, "-m", "tests.faults.second_window", str(tmp_path / "a.chancery")]
    begin: Callable[[str], subprocess.Popen[str]] = lambda name: subprocess.Popen(  # noqa: E731
        [*window, name], cwd=REPOSITORY, stderr=subprocess.PIPE, text=True
    )
    store = Store(tmp_path / "a.chancery")
    from db.editing.cable_edits import new_cable

    change, cable = new_cable("Urgent. From the Korea Desk\n", author=store.ensure_author("Anna").id)
    store.apply(change, author="Anna")
    state = store.cable_state(cable.id)
    common, note = note_edits.add_note(state, "footnote", [(0, 6)], author=store.ensure_author("Anna").id)
    store.apply(common, author="Anna")
    children = [begin(name) for name in ("anna", "boris")]
    for child in children:
        _, errors = child.communicate(timeout=120)
        assert child.returncode == 0, errors
    state = store.cable_state(cable.id)
    store.close()
    for name in ("anna", "boris"):
        written = {one.words for one in state.notes.values()}
        assert {f"{name} {n}" for n in range(20)} <= written
        assert all(f"{name}{n}." in state.notes[note.id].words for n in range(10))
