"""Forty notes of all kinds on a text that is corrected: none is lost, none moves off its words."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import NOTE_COLOURS, NoteKind
from desktop.windows.main_window import MainWindow
from tests import questions
from tests.db.desk import facts
from tests.windows.correcting import correct, enter, keep, note, quotes, stored, wait_for_notes
from tests.windows.desk import CONTROL, open_window, press, state_of

KINDS: tuple[NoteKind, ...] = ("footnote", "marginal", "highlight", "own")
CORRECTED = {
    "Seong-cheol": "Sŏng-ch’ŏl",
    "illegally": "without papers",
    "Ambassador Qiao": "Amb. Qiao",
    "armed guard": "",
    "large numbers": "great numbers",
}


def forty_notes(window: MainWindow) -> dict[str, list[str]]:
    """Lay forty notes on words that stand once, every second one on two places; return their words."""
    text = state_of(window).text
    chance = random.Random(8)
    once = [word for word in dict.fromkeys(text.split()) if text.count(word) == 1 and len(word) > 4]
    made: dict[str, list[str]] = {}
    for n in range(40):
        words = chance.sample(once, 2 if n % 2 else 1)
        made[note(window, KINDS[n % 4], *words, colour=NOTE_COLOURS[n % 6])] = words
    return made


def orders(window: MainWindow) -> dict[tuple[str, int], str]:
    """Return the words of every place of every note by note and ordinal."""
    state = state_of(window)
    return {(a.owner, a.ordinal): a.quote for note_id in state.notes for a in state.spans_of(note_id)}


def test_none_is_lost_and_none_moves_off_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    made = forty_notes(window)
    laid = orders(window)
    before = stored(window)
    enter(window)
    for old, new in CORRECTED.items():
        correct(window, old, new)
    items = wait_for_notes(qtbot, window)
    listed = [item for item in window.correcting.work.items if item.owner in made]
    assert len(listed) == len(laid) == 60
    assert all(item.open for item in listed if item.new != item.old)
    open_ones = window.correcting.page.touched.model.open_items()
    assert window.correcting.page.touched.summary()[0].startswith(f"{len(open_ones)} to look at")
    assert items
    questions.press("Keep as")
    keep(qtbot, window)
    now = orders(window)
    for place, words in laid.items():
        if any(old in words or words in old for old in CORRECTED):
            continue
        assert now[place] == words
    assert set(state_of(window).notes) == set(made)
    assert {item.owner for item in listed} == set(made)
    for owner in made:
        quotes(window, owner)
    after = stored(window)
    window.close()

    again = open_window(qtbot, tmp_path)
    assert again.parts.actions["undo"].text().endswith("Correct the text")
    press(again.parts.text, Qt.Key.Key_Z, CONTROL)
    assert facts(state_of(again)) == stored(again) == before
    again.redo()
    assert facts(state_of(again)) == stored(again) == after
    again.close()


def test_an_orphan_of_before_stays_one_and_is_not_listed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    made = note(window, "footnote", "Nationalities Commission")
    for old, new in (("Nationalities Commission, ", ""), ("Priority", "Precedence")):
        enter(window)
        correct(window, old, new)
        wait_for_notes(qtbot, window)
        if window.correcting.work.undecided():
            questions.press("Keep as")
        keep(qtbot, window)
    state = state_of(window)
    assert state.reading.ordinal == 2
    assert state.is_orphan(state.notes[made])
    assert made not in {item.owner for item in window.correcting.work.items}
    window.undo()
    window.undo()
    assert quotes(window, made) == ["Nationalities Commission"]
    window.close()


def test_keeping_says_how_many_were_not_looked_at_and_shows_them(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Ambassador Qiao")
    enter(window)
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    wait_for_notes(qtbot, window)
    questions.press("Look at it")
    window.correcting.page.keep.click()
    assert window.correcting.active
    item = window.correcting.page.touched.list.current_item()
    assert item is not None
    assert item.open
    QTest.keyClick(window.correcting.page.touched.list, Qt.Key.Key_R)
    assert not window.correcting.work.undecided()
    keep(qtbot, window)
    assert state_of(window).reading.ordinal == 1
    window.close()
