"""Whatever is done before and after a packing: named states and the way back through undo are the same."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db.checking.verify import verify_library
from db.correcting import corrections
from db.editing import note_edits
from db.history.compaction import compact
from db.history.naming import name_state
from db.history.past import cable_at, entries, named_states
from db.records import NOTE_COLOURS
from tests.db.desk import Desk, facts
from tests.db.history.test_compaction import last_sequence, typed

Facts = dict[str, object]


@dataclass
class Doings:
    """A desk at which anything may happen, and what its named states were."""

    desk: Desk
    path: Path
    named: dict[str, Facts] = field(default_factory=dict)
    count: int = 0

    def run(self, doing: tuple[str, int]) -> None:
        name, number = doing
        getattr(self, name)(number)

    def add(self, number: int) -> None:
        start = number % 20
        self.desk.note(f"note {number}", (start, start + 5), colour=NOTE_COLOURS[number % 6])

    def write(self, number: int) -> None:
        burst = self._burst()
        for note in self._one(number):
            typed(self.desk, note, f"{note} words {number} " * (number % 4 + 1), burst)

    def go_on(self, number: int) -> None:
        burst = self._burst(new=False)
        for note in self._one(0):
            typed(self.desk, note, self.desk.state.notes[note].words + f" + {number}", burst, 2)

    def colour(self, number: int) -> None:
        for note in self._one(number):
            self.desk.do(note_edits.set_colour(self.desk.state, note, NOTE_COLOURS[number % 6]))

    def delete(self, number: int) -> None:
        for note in self._one(number):
            self.desk.do(note_edits.delete_notes(self.desk.state, [note]))

    def move(self, number: int) -> None:
        start = number % 30
        for note in self._one(number):
            self.desk.do(note_edits.set_spans(self.desk.state, note, [(start, start + 4)]))

    def correct(self, number: int) -> None:
        text = self.desk.state.text
        at = number % len(text)
        changed = text[:at] + "ξ" + text[at + 1 :]
        self.desk.do(corrections.new_reading(self.desk.state, changed, author=self.desk.author))
        self.desk.state = self.desk.reread()

    def undo(self, _number: int) -> None:
        if self.desk.store.read(count_of_entries) > 1:  # the first entry is the cable itself
            self.desk.undo()
            self.desk.state = self.desk.reread()

    def redo(self, _number: int) -> None:
        self.desk.redo()
        self.desk.state = self.desk.reread()

    def name(self, number: int) -> None:
        words = f"State {len(self.named)} ({number})"
        self.named[words] = facts(self.desk.reread())
        self.desk.do(name_state(self.desk.store.read(last_sequence), words, author=self.desk.author))

    def pack(self, _number: int) -> None:
        compact(self.path, rest_s=0)

    def _one(self, number: int) -> list[str]:
        living = [note.id for note in self.desk.state.notes.values() if note.trashed is None]
        return [living[number % len(living)]] if living else []

    def _burst(self, *, new: bool = True) -> str:
        self.count += new
        return f"b{self.count}"


def count_of_entries(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM undo_entry WHERE state = 'done'").fetchone()[0])


NAMES = (
    "add",
    "write",
    "write",
    "go_on",
    "colour",
    "delete",
    "move",
    "correct",
    "undo",
    "redo",
    "name",
    "pack",
)
DOINGS = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 200)), max_size=20)


def without_readings(found: Facts) -> Facts:
    return {key: value for key, value in found.items() if key not in ("text", "authors")}


@settings(max_examples=12, deadline=None)
@given(DOINGS)
def test_named_states_and_undo_outlive_any_packing(doings: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.chancery"
        done = Doings(Desk(path), path)
        for doing in doings:
            done.run(doing)
        compact(path, rest_s=0)
        desk = done.desk
        assert verify_library(path).findings == ()
        assert facts(desk.reread()) == facts(desk.state)
        for state, moment in desk.store.read(named_states):
            then = desk.store.read(cable_at, desk.cable, moment)
            then.text = desk.store.text(then.reading.text_sha256)
            assert without_readings(facts(then)) == without_readings(done.named[state.name])
            assert then.text == done.named[state.name]["text"]
        assert desk.store.read(entries, most=1000)
        _undo_all_and_redo(desk)
        desk.store.close()
        assert verify_library(path).findings == ()


def _undo_all_and_redo(desk: Desk) -> None:
    now, turns = facts(desk.reread()), 0
    turned_back = desk.store.read(
        lambda c: c.execute("SELECT count(*) FROM undo_entry WHERE state = 'undone'").fetchone()[0]
    )
    while desk.store.undo(author=desk.author) is not None:
        turns += 1
    assert desk.store.cables() == []
    assert turns >= 1
    for _ in range(turns):
        assert desk.store.redo(author=desk.author) is not None
    assert facts(desk.reread()) == now
    for _ in range(turned_back):
        assert desk.store.redo(author=desk.author) is not None
