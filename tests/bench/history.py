"""What history costs: the growth of a library's file after packing, and a page of it at 100,000 changes."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from db.cable_state import CableState
from db.changes import Change
from db.editing import note_edits
from db.history.change_rows import append_change
from db.history.compaction import compact, give_back_room
from db.history.past import Filter, entries, note_at
from db.rows import write_records
from db.schema import latest_version
from db.store import Store
from tests.bench.made import made_cable, made_text
from tests.bench.rows import Row, within

NOTES = 2000
SAVES = 20
KB = 1024
CHANGES = 100_000
PAGE_MS = 1000 / 60


def measure() -> list[Row]:
    """Type and edit notes as a person does, pack, and measure; then read pages of a long history."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_growth(Path(folder) / "typed.chancery"), *_pages(Path(folder) / "long.chancery")]


def _growth(path: Path) -> list[Row]:
    store = Store(path)
    cable = made_cable(store, 300_000, 0)
    store.close()
    give_back_room(path, least=0, least_share=0)
    begun = path.stat().st_size
    made = _Typist(path, cable)
    made.work()
    grown = path.stat().st_size - begun
    started = time.perf_counter()
    compact(path, rest_s=0)
    took = time.perf_counter() - started
    give_back_room(path, least=0, least_share=0)
    packed = path.stat().st_size - begun
    rows, words = made.counted()
    allowed = 3 * words + 1.5 * KB * NOTES + 0.5 * KB * rows
    work = f"file growth, {NOTES} notes, {rows} changes, {words / KB:.0f} KB of words"
    return [
        Row("history", f"{work}, packed", words / KB, packed / KB, "KB", packed / allowed,
            f"<= {allowed / KB:.0f} KB", packed <= allowed),
        Row("history", f"{work}, as written", words / KB, grown / KB, "KB", grown / allowed, "-", None),
        Row("history", "packing it, beside the window", 0.0, took * 1000, "ms", 0.0, "-", None),
    ]  # fmt: skip


class _Typist:
    """Types notes with many saves each, edits some, deletes some, takes some steps back."""

    def __init__(self, path: Path, cable: str) -> None:
        self._path = path
        self._store = Store(path)
        self._author = self._store.ensure_author("Bench").id
        self._state = self._store.cable_state(cable)
        self._chance = random.Random(1)

    def work(self) -> None:
        words = made_text(NOTES * 130, 2)
        notes = [self._note(number, words[number * 120 : number * 120 + 110]) for number in range(NOTES)]
        for number, note in enumerate(notes):
            if number % 4 == 0:
                self._do(note_edits.set_colour(self._state, note, "rose"))
            if number % 5 == 0:
                self._type(note, self._state.notes[note].words, " and more words", f"again:{number}")
            if number % 10 == 0:
                self._do(note_edits.delete_notes(self._state, [note]))
            if number % 20 == 0:
                self._turn(self._store.undo(author=self._author))
            if number % 40 == 0:
                self._turn(self._store.redo(author=self._author))
        self._store.close()

    def counted(self) -> tuple[int, int]:
        """Return how many changes history holds and how many bytes of UTF-8 the words of the notes have."""
        store = Store(self._path)
        changes = store.read(lambda c: c.execute("SELECT count(*) FROM change").fetchone()[0])
        store.close()
        return int(changes), sum(len(note.words.encode()) for note in self._state.notes.values())

    def _note(self, number: int, words: str) -> str:
        size = len(self._state.text)
        start = int(size * number / (NOTES + 1)) + self._chance.randrange(20)
        change, note = note_edits.add_note(
            self._state, "footnote", [(start, start + self._chance.randint(4, 40))], author=self._author
        )
        self._do(change)
        self._type(note.id, "", words, f"words:{number}")
        return note.id

    def _type(self, note: str, before: str, more: str, burst: str) -> None:
        for save in range(1, SAVES + 1):
            words = before + more[: len(more) * save // SAVES]
            self._do(note_edits.set_words(self._state, note, words, burst=burst))

    def _do(self, change: Change | None) -> None:
        if change is not None:
            self._state.absorb(self._store.apply(change, author=self._author))

    def _turn(self, change: Change | None) -> None:
        if change is not None:
            self._state.absorb(change)


def _pages(path: Path) -> list[Row]:
    """Make a long history and read it: pages of the library, of one author, of one cable, of one note."""
    store = Store(path)
    cables = [made_cable(store, 3000, 40, seed=seed) for seed in range(5)]
    author = store.ensure_author("Bench").id
    states = [store.cable_state(cable) for cable in cables]
    _write(store, states, author)
    compact(path, rest_s=0)
    chance = random.Random(3)
    note = states[2].notes_in_order()[7].id
    wanted = (
        ("a page of 100, of the library", Filter()),
        ("a page of 100, of one cable", Filter(cable=cables[3])),
        ("a page of 100, of an author, about notes", Filter(author=author, about="note")),
        ("all of one note", Filter(note=note)),
    )
    rows = []
    for work, what in wanted:
        spent = []
        for _ in range(60):
            before = None if what.note else chance.randrange(CHANGES // 2, CHANGES)
            started = time.perf_counter()
            found = store.read(entries, what, before=before)
            spent.append((time.perf_counter() - started) * 1000)
            assert found
        rows.append(within("history", f"{work}, {CHANGES} changes", spent, PAGE_MS))
    spent = []
    for _ in range(60):
        moment = chance.randrange(CHANGES // 2, CHANGES)
        started = time.perf_counter()
        assert store.read(note_at, note, moment) is not None
        spent.append((time.perf_counter() - started) * 1000)
    store.close()
    return [*rows, within("history", f"a note as it was, {CHANGES} changes", spent, PAGE_MS)]


def _write(store: Store, states: list[CableState], author: str) -> None:
    """Write changes in one go: this is about reading them."""
    notes = [(state, note.id) for state in states for note in state.notes_in_order()]
    with store._file.writing() as connection:
        for number in range(CHANGES):
            state, note = notes[number % len(notes)]
            change = note_edits.set_words(state, note, f"words {number}")
            assert change is not None
            append_change(connection, change, author=author, schema=latest_version())
            write_records(connection, [step.after for step in change.steps if step.after is not None])
            state.absorb(change)
