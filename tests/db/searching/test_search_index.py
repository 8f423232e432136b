"""The index and the library stay in step, through any edit, interruption and damage."""

from __future__ import annotations

import gzip
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import db.searching.search_fill
from db.changes import Change, Label, Step
from db.checking.verify import Finding, verify_library
from db.correcting import corrections
from db.editing import cable_edits, note_edits
from db.editing.cable_edits import new_cable
from db.schema import migrations
from db.searching.find import count_pending, find
from db.searching.query import parse
from db.searching.search_fill import fill
from db.searching.search_index import MOST_AT_ONCE
from db.searching.search_tables import COLUMNS, TABLES
from db.store import Store
from tests.db.desk import TEXT, Desk
from tests.db.searching.finding import cables_with

HARM = (
    "UPDATE search_data SET block = randomblob(length(block))",
    "UPDATE search_data SET block = x'00' WHERE id = 10",
    "DELETE FROM search_data",
    "DROP TABLE search",
    "UPDATE search_beginning_data SET block = randomblob(length(block))",
    "UPDATE search_beginning_data SET block = x'b71083513d192c1891bfe6ec' WHERE id = 10",
    "DROP TABLE search_beginning",
)


def found(path: Path) -> list[Finding]:
    return list(verify_library(path).findings)


def harm(path: Path, line: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(line)


def test_the_index_is_made_as_its_migration_makes_it() -> None:
    assert all(made in dict(migrations())[7] for made in TABLES.values())


def test_through_any_edits_the_index_says_what_the_texts_say(desk: Desk, path: Path) -> None:
    chance = random.Random(5)
    steps: list[Callable[[], object]] = [
        lambda: desk.note(chance.choice(("one", "zwei 臺灣", "")), (3, 9)),
        lambda: edit(desk, chance),
        lambda: tag(desk, chance),
        lambda: desk.do(note_edits.delete_notes(desk.state, some_notes(desk, chance))),
        lambda: desk.fields(f"field {chance.random()}"),
        lambda: desk.recipients(f"Ministry {chance.random()}"),
        lambda: desk.do(correction(desk, chance)),
        desk.undo,
        desk.undo,
        desk.redo,
    ]
    for _ in range(80):
        chance.choice(steps)()
    assert found(path) == []
    harm(path, "INSERT INTO search_beginning (rowid, beginnings) VALUES (4007, 'str')")
    assert [finding.code for finding in found(path)] == ["search-differs"]
    takes_out = "(search_beginning, rowid, beginnings) VALUES ('delete', 4007, 'str')"
    harm(path, f"INSERT INTO search_beginning {takes_out}")
    assert found(path) == []
    harm(path, "INSERT INTO search (rowid, notes) VALUES (4007, 'stray')")
    assert [finding.code for finding in found(path)] == ["search-differs"]


def some_notes(desk: Desk, chance: random.Random) -> list[str]:
    living = [note.id for note in desk.state.notes_in_order()]
    return living[: chance.randint(0, 2)]


def edit(desk: Desk, chance: random.Random) -> None:
    for note in some_notes(desk, chance):
        desk.do(note_edits.set_words(desk.state, note, f"words {chance.random()}", burst="b"))


def tag(desk: Desk, chance: random.Random) -> None:
    for note in map(desk.state.notes.__getitem__, some_notes(desk, chance)):
        tagged = replace(note, tags=chance.choice(((), ("one",), ("zone", "words of state"))))
        desk.do(Change(Label("edit-note"), (Step(note, tagged),), cable=desk.cable))


def correction(desk: Desk, chance: random.Random):  # type: ignore[no-untyped-def]  # noqa: ANN201
    words = chance.choice(("agrees", "argues", "agreed at length"))
    return corrections.new_reading(desk.state, TEXT.replace("agrees", words), author=desk.author)


def test_words_that_rows_or_columns_have_exchanged_are_found(desk: Desk, path: Path) -> None:
    assert len({" ".join(COLUMNS).find(column) for column in COLUMNS}) == len(COLUMNS)
    desk.note("alpha beta", (0, 3))
    desk.note("beta alpha", (4, 6))
    put = "INSERT INTO search (rowid, notes) VALUES"
    take = "INSERT INTO search (search, rowid, notes) VALUES"
    harm(path, f"{take} ('delete', 7, 'alpha beta'), ('delete', 11, 'beta alpha')")
    harm(path, f"{put} (7, 'beta alpha'), (11, 'alpha beta')")
    assert [finding.code for finding in found(path)] == ["search-differs"]
    harm(path, f"{take} ('delete', 7, 'beta alpha'), ('delete', 11, 'alpha beta')")
    harm(path, f"{put} (7, 'alpha beta')")
    harm(path, "INSERT INTO search (rowid, tags) VALUES (11, 'beta alpha')")
    assert [finding.code for finding in found(path)] == ["search-differs"]
    harm(path, "INSERT INTO search (search, rowid, tags) VALUES ('delete', 11, 'beta alpha')")
    harm(path, f"{put} (11, 'beta alpha')")
    assert found(path) == []
    harm(path, "INSERT INTO search_beginning (rowid, beginnings) VALUES (3, 'zz')")
    assert [finding.code for finding in found(path)] == ["search-differs"]


def test_one_sentence_for_each_cable_that_differs(desk: Desk, path: Path) -> None:
    desk.note("a note")
    desk.fields("title")
    harm(path, "INSERT INTO search (search, rowid, notes) VALUES ('delete', 7, 'a note')")
    harm(path, "INSERT INTO search (rowid, recipients) VALUES (6, 'nobody')")
    (finding,) = found(path)
    assert (finding.code, finding.values["record"]) == ("search-differs", desk.cable)
    desk.store.close()
    fill(path, anew=True)
    assert found(path) == []
    desk.store = Store(path)


@pytest.mark.parametrize("line", HARM)
def test_a_damaged_index_hinders_no_edit_and_is_made_anew(desk: Desk, path: Path, line: str) -> None:
    note = desk.note("kept")
    desk.store.close()
    harm(path, line)
    desk.store = Store(path)
    for turn in range(4):
        desk.do(note_edits.set_words(desk.state, note.id, f"other {turn}"))
    assert desk.reread().notes[note.id].words == "other 3"
    assert cables_with(desk.store, "other") == frozenset()
    fill(path, anew=True)
    assert cables_with(desk.store, "other pak") == {desk.cable}
    assert found(path) == []


def test_a_large_import_waits_to_be_indexed(desk: Desk, path: Path) -> None:
    change, large = new_cable("Geheimsache " * (MOST_AT_ONCE // 10), author=desk.author)
    desk.store.apply(change, author=desk.author)
    assert desk.store.read(count_pending) == 1
    state = desk.store.cable_state(large.id)
    noted, note = note_edits.add_note(state, "footnote", [(0, 3)], author=desk.author, words="vorher")
    desk.store.apply(noted, author=desk.author)
    hits = desk.store.read(find, parse("geheimsache"))
    assert (hits.count, hits.pending) == (0, 1)
    assert found(path) == []
    left: list[int] = []
    assert fill(path, report=left.append) == 1
    assert left == [0]
    assert cables_with(desk.store, "geheimsache vorher") == {large.id}
    assert found(path) == []
    # Taken back while it waits, it is passed over.
    desk.store.undo(author=desk.author)
    desk.store.undo(author=desk.author)
    desk.store.redo(author=desk.author)
    desk.store.undo(author=desk.author)
    assert fill(path) == 0
    assert desk.store.read(count_pending) == 0
    assert found(path) == []
    assert note.cable == large.id


@pytest.mark.parametrize("turn", ["kept", "undone", "undone and removed", "corrected again"])
def test_a_long_text_that_is_corrected_is_found_by_its_old_words_for_a_while(
    desk: Desk, path: Path, turn: str
) -> None:
    long = "Geheimsache " * (MOST_AT_ONCE // 14)
    change, cable = new_cable(long, author=desk.author)
    desk.store.apply(change, author=desk.author)
    assert desk.store.read(count_pending) == 0

    def correct(word: str) -> None:
        state = desk.store.cable_state(cable.id)
        made = corrections.new_reading(state, f"{word}. {state.text}", author=desk.author)
        assert made is not None
        desk.store.apply(made, author=desk.author)

    correct("Erstens")
    assert desk.store.read(count_pending) == 1
    assert cables_with(desk.store, "erstens") == frozenset()
    assert cables_with(desk.store, "geheimsache") == {cable.id}
    assert found(path) == []
    if turn.startswith("undone"):
        desk.store.undo(author=desk.author)
    if turn == "undone and removed":
        desk.store.undo(author=desk.author)
    if turn == "corrected again":
        correct("Zweitens")
    assert found(path) == []
    fill(path)
    assert desk.store.read(count_pending) == 0
    assert found(path) == []
    known = {"kept": "erstens", "corrected again": "zweitens erstens", "undone": "geheimsache"}
    if turn in known:
        assert cables_with(desk.store, known[turn]) == {cable.id}
    else:
        assert cables_with(desk.store, "geheimsache") == frozenset()


def test_a_library_of_the_first_schema_is_filled(path: Path, repository: Path) -> None:
    path.write_bytes(gzip.decompress((repository / "tests" / "data" / "schema-1.chancery.gz").read_bytes()))
    store = Store(path, backups=path.parent / "backups")
    count = store.read(count_pending)
    assert count == len(store.cables()) + len(store.cables(trashed=True)) > 0
    for row in store.cables():
        state = store.cable_state(row.id)
        for note in state.notes_in_order():
            changed = note_edits.set_words(state, note.id, f"{note.words} wartend")
            assert changed is not None
            state.absorb(store.apply(changed, author=note.author))
    assert fill(path) == count
    assert cables_with(store, "wartend")
    store.close()
    assert found(path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_killed_while_it_is_filled_it_goes_on(desk: Desk, path: Path, repository: Path) -> None:
    for number in range(30):
        change, cable = new_cable(f"Telegram {number} " * 300, author=desk.author)
        desk.store.apply(change, author=desk.author)
        if number % 7 == 0:
            desk.store.apply(cable_edits.trash_cable(cable, ""), author=desk.author)
    desk.store.close()
    program = (
        "import sys; from pathlib import Path; from db.searching.search_fill import fill\n"
        "fill(Path(sys.argv[1]), anew=sys.argv[2] == 'anew', report=lambda n: print(n, flush=True))"
    )
    for how in ("anew", "on", "on"):
        child = subprocess.Popen(
            [sys.executable, "-c", program, str(path), how], cwd=repository, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        with child.stdout:
            child.stdout.readline()
            child.kill()
            child.wait()
        assert found(path) == []
    fill(path)
    desk.store = Store(path)
    assert len(cables_with(desk.store, "telegram")) == 25
    assert found(path) == []


def test_an_edit_between_two_steps_is_neither_lost_nor_kept_waiting(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = desk.note("before")
    for number in range(6):
        change, _ = new_cable(f"Telegram {number}", author=desk.author)
        desk.store.apply(change, author=desk.author)
    monkeypatch.setattr(db.searching.search_fill, "STEP_SECONDS", 0.0)
    desk.store.wait_at_most(0)
    turns: list[int] = []

    def type_on(left: int) -> None:
        turns.append(left)
        desk.do(note_edits.set_words(desk.state, note.id, f"during {left}"))

    assert fill(path, anew=True, report=type_on) == 7
    assert turns == [6, 5, 4, 3, 2, 1, 0]
    assert cables_with(desk.store, '"during 0"') == {desk.cable}
    assert found(path) == []
