"""An edit where a cable has very much: 10,000 notes that refer to one another, 10,000 mentions of names.

The window waits for an edit as long as it takes to commit it and to bring all panels up to date.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.editing import mention_edits, name_edits, note_edits
from db.library_records import Name
from desktop.session import Session
from tests.bench.desk import Desk, desk, settle
from tests.bench.made import made_cable
from tests.bench.rows import Row, within

SIZE = 1_000_000
NOTES = 10_000
REFERRING = 1_000
MENTIONS = 10_000
NAMES = 200
MOST_MS = 50.0
ROUNDS = 20


def measure() -> list[Row]:
    """Measure the edits in two cables of one library."""
    with desk() as made:
        return [*_of_references(made), *_of_mentions(made)]


def _of_references(made: Desk) -> list[Row]:
    session = made.window.session
    cable = made_cable(session.store, SIZE, NOTES)
    state = session.store.cable_state(cable)
    notes = [note.id for note in state.notes_in_order() if note.kind == "footnote"]
    _apply(session, state, [_reworded(state, notes[i * 4], notes[-1 - i]) for i in range(REFERRING)])
    session.open_cable(cable)
    settle()

    def reword(turn: int) -> Change | None:
        return note_edits.set_words(_state(session), notes[turn * 8 + 1], f"Other words {turn}.")

    def refer(turn: int) -> Change | None:
        return _reworded(_state(session), notes[turn * 8 + 2], notes[turn])

    about = f"{NOTES:,} notes, {REFERRING:,} refer to others"
    return [_row(f"change a note's words, {about}", session, reword), _row(f"refer, {about}", session, refer)]


def _of_mentions(made: Desk) -> list[Row]:
    session = made.window.session
    cable = made_cable(session.store, SIZE, 100)
    state = session.store.cable_state(cable)
    names = [
        name_edits.new_name("person", f"Person {i}", description="Minister", identify=i % 2 == 0)
        for i in range(NAMES)
    ]
    step = len(state.text) // (MENTIONS + ROUNDS * 2)
    _apply(session, state, [_marked(state, names[i % NAMES], i * step, i < NAMES) for i in range(MENTIONS)])
    session.open_cable(cable)
    settle()

    def mark(turn: int) -> Change | None:
        return _marked(_state(session), names[turn], (MENTIONS + turn) * step, is_new=False)

    def reword(turn: int) -> Change | None:
        state = _state(session)
        return note_edits.set_words(state, state.notes_in_order()[turn].id, f"Other words {turn}.")

    about = f"{MENTIONS:,} mentions of {NAMES} names"
    return [_row(f"mark a name, {about}", session, mark), _row(f"change words, {about}", session, reword)]


def _row(work: str, session: Session, make: Callable[[int], Change | None]) -> Row:
    spent = []
    for turn in range(ROUNDS):
        while session.has_unsaved():  # the index is being written by another process
            settle()
        QApplication.processEvents()
        started = time.perf_counter()
        assert session.do(make(turn))
        spent.append((time.perf_counter() - started) * 1000)
    return within("apparatus", work, spent, MOST_MS)


def _state(session: Session) -> CableState:
    assert session.state is not None
    return session.state


def _reworded(state: CableState, note: str, target: str) -> Change | None:
    return note_edits.set_words(state, note, f"See [a note](note:{target}) there.")


def _marked(state: CableState, name: Name, start: int, is_new: bool) -> Change | None:
    author = next(iter(state.authors))
    return mention_edits.mark(state, name, [(start, start + 8)], author=author, is_new=is_new)


def _apply(session: Session, state: CableState, changes: Sequence[Change | None]) -> None:
    steps: list[Step] = [step for change in changes if change is not None for step in change.steps]
    label = Label("import-cables", {"count": 1})
    session.store.apply(Change(label, tuple(steps), cable=state.cable.id), author=session.author.id)
