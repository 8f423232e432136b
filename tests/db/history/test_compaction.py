"""Packing gives up no named state, nothing that undo needs, never the present, whatever was done and when."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.checking.verify import verify_library
from db.editing import note_edits
from db.history.compaction import compact, give_back_room
from db.history.naming import name_state
from db.history.past import cable_at, named_states
from db.history.step_rows import past_of
from db.store import Store
from tests.db.desk import Desk, facts


def counts(path: Path) -> tuple[int, int, int]:
    """Return how many changes, steps, and steps that are not packed a library has."""
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT (SELECT count(*) FROM change), count(*), sum(packed IS NULL) FROM step"
    ).fetchone()
    connection.close()
    return found[0], found[1], found[2]


def last_sequence(connection: sqlite3.Connection) -> int:
    from db.history.change_rows import last_sequence as found

    return found(connection)


def typed(desk: Desk, note: str, words: str, burst: str, saves: int = 4) -> None:
    for save in range(1, saves + 1):
        desk.do(note_edits.set_words(desk.state, note, words[: len(words) * save // saves], burst=burst))


def test_a_burst_becomes_one_change_and_the_rest_stays(desk: Desk, path: Path) -> None:
    note = desk.note("")
    typed(desk, note.id, "What was typed in one go.", "words:1", 20)
    typed(desk, note.id, "What was typed in one go. And then.", "words:2", 20)
    desk.do(note_edits.set_colour(desk.state, note.id, "rose"))
    before = counts(path)
    done = compact(path, rest_s=0)
    assert (done.merged, counts(path)[0]) == (38, before[0] - 38)
    assert counts(path)[2] == 0
    assert done.freed > 10_000
    assert facts(desk.reread()) == facts(desk.state)
    assert verify_library(path).findings == ()
    words = []
    for _ in range(3):
        desk.undo()
        words.append(desk.reread().notes[note.id].words)
    assert words == ["What was typed in one go. And then.", "What was typed in one go.", ""]
    assert compact(path, rest_s=0).merged == 0


def test_the_burst_that_is_being_typed_is_left_alone(desk: Desk, path: Path) -> None:
    note = desk.note("")
    typed(desk, note.id, "Half a sent", "words:1")
    assert compact(path, rest_s=0).merged == 0
    desk.do(note_edits.set_words(desk.state, note.id, "Half a sentence.", burst="words:1"))
    desk.undo()
    assert desk.reread().notes[note.id].words == ""


def test_a_named_state_in_the_middle_of_a_burst_stays(desk: Desk, path: Path) -> None:
    note = desk.note("")
    typed(desk, note.id, "one two ", "words:1")
    desk.do(name_state(desk.store.read(last_sequence), "Half way", author=desk.author))
    typed(desk, note.id, "one two three four", "words:1")
    desk.do(note_edits.set_colour(desk.state, note.id, "rose"))
    assert compact(path, rest_s=0).merged > 0
    ((named, moment),) = desk.store.read(named_states)
    assert named.name == "Half way"
    assert desk.store.read(cable_at, desk.cable, moment).notes[note.id].words == "one two "


def test_what_another_window_did_in_between_keeps_its_place(desk: Desk, path: Path) -> None:
    note, other = desk.note(""), Store(path)
    typed(desk, note.id, "mine", "words:1")
    theirs = note_edits.set_colour(other.cable_state(desk.cable), note.id, "sky")
    assert theirs is not None
    other.apply(theirs, author=desk.author)
    desk.state = desk.reread()
    typed(desk, note.id, "mine and more", "words:1")
    desk.note("another", (7, 11))
    compact(path, rest_s=0)
    assert verify_library(path).findings == ()
    past = [step.after for step in past_of(other._connection, note.id)]
    assert [('"colour":"sky"' in str(one), '"words":"mine"' in str(one)) for one in past] == [
        (False, False), (False, True), (True, True), (True, False),
    ]  # fmt: skip
    other.close()


def test_long_pasts_are_read_from_near_by(desk: Desk, path: Path) -> None:
    note = desk.note("0")
    for n in range(1, 240):
        desk.do(note_edits.set_words(desk.state, note.id, f"{n} " + "words " * 200))
    compact(path, rest_s=0)
    assert sum(len(str(s.after)) for s in past_of(desk.store._connection, note.id)) > 200_000
    connection = sqlite3.connect(path)
    (size,) = connection.execute(
        "SELECT sum(length(packed)) FROM step WHERE record = ?", (note.id,)
    ).fetchone()
    connection.close()
    assert size < 20_000
    for n in range(238, 150, -1):
        desk.undo()
        assert desk.state.notes[note.id].words.startswith(f"{n} ")


def test_room_is_given_back(desk: Desk, path: Path) -> None:
    note = desk.note("")
    for n in range(300):
        desk.do(note_edits.set_words(desk.state, note.id, f"{n} " + "words " * 500))
    desk.store.close()
    size = path.stat().st_size
    compact(path, rest_s=0)
    Store(path).close()  # who closes the library last gives the room back
    assert path.stat().st_size < size / 3
    assert give_back_room(path) == 0
    assert verify_library(path).findings == ()
    desk.store = Store(path)
    assert facts(desk.reread()) == facts(desk.state)


def test_a_damaged_past_is_left_as_it_is(desk: Desk, path: Path) -> None:
    note = desk.note("right")
    for words in ("righter", "rightest"):
        desk.do(note_edits.set_words(desk.state, note.id, words))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE step SET before = replace(before, 'right', 'wrong')")
    connection.commit()
    connection.close()
    compact(path, rest_s=0)
    assert "step-changed" in {finding.code for finding in verify_library(path).findings}
    assert [step.is_packed for step in past_of(desk.store._connection, note.id)] == [False] * 3


# Beside others ---------------------------------------------------------------------------------------------

PACK = """
import sys
from pathlib import Path
from db.history.compaction import compact
sys.stdout.write("now\\n")
sys.stdout.flush()
compact(Path(sys.argv[1]), rest_s=0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_packing_that_is_killed_costs_nothing(desk: Desk, path: Path, repository: Path) -> None:
    notes = [desk.note("") for _ in range(4)]
    for number in range(12):
        for note in notes:
            typed(desk, note.id, f"{number} " + "typed on and on ", f"{note.id}:{number}")
        child = subprocess.Popen(
            [sys.executable, "-c", PACK, str(path)], cwd=repository, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        with child.stdout:
            assert child.stdout.readline() == "now\n"
            time.sleep(number * 0.004)
            child.kill()
            child.wait()
        assert facts(desk.reread()) == facts(desk.state)
    assert verify_library(path).findings == ()
    compact(path, rest_s=0)
    assert verify_library(path).findings == ()
    assert counts(path)[2] == 0


def test_the_window_works_on_while_it_packs(desk: Desk, path: Path, repository: Path) -> None:
    note = desk.note("")
    for number in range(60):
        typed(desk, note.id, f"{number} typed", f"b{number}")
    child = subprocess.Popen(
        [sys.executable, "-c", PACK.replace("rest_s=0", "rest_s=0.001"), str(path)],
        cwd=repository,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    with child.stdout:
        child.stdout.readline()
        number = 0
        while child.poll() is None:
            if number == 40:  # enough: who edits without a pause keeps the packing from ending
                child.wait()
                break
            desk.do(note_edits.set_words(desk.state, note.id, f"while it packs {number}"))
            number += 1
    assert child.wait() == 0
    assert number > 0
    assert facts(desk.reread()) == facts(desk.state)
    assert verify_library(path).findings == ()
