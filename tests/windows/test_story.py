"""The main job on the sample cable, through the real window by mouse and key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.models.distribution import RecipientColumn
from desktop.windows.main_window import MainWindow
from tests.windows.desk import ALT, CONTROL, click_words, open_window, press, select, state_of, type_words

KEY = Qt.Key
PAK = "Pak Seong-cheol [Pak Song Chol]"


def footnote(window: MainWindow, words: str, said: str) -> str:
    """Lay a footnote on words by the key, type into it, and return its id."""
    select(window, words)
    press(window.parts.text, KEY.Key_F, CONTROL | ALT)
    type_words(said)
    window.session.flush_wanted.emit()
    assert window.notes.chosen is not None
    return window.notes.chosen


def test_a_new_library_opens_on_the_sample(qtbot: QtBot, tmp_path: Path, sample: Path) -> None:
    window = open_window(qtbot, tmp_path)
    assert state_of(window).text == sample.read_text("utf-8")
    assert window.parts.library.count() == 1
    assert window.parts.distribution.summary() == ("counted 19, stated 19: agrees", "ok")
    assert window.parts.stages.summary()[0].startswith("28 h 35 min in all")
    window.close()


def test_a_footnote_before_another_renumbers_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    later = footnote(window, "cable of April 24", "Not among the files.")
    assert state_of(window).numbers() == {later: 1}
    first = footnote(window, PAK, "朴成哲, foreign minister.")
    assert state_of(window).numbers() == {first: 1, later: 2}
    assert state_of(window).notes[first].words == "朴成哲, foreign minister."
    assert state_of(window).spans_of(first)[0].quote == PAK
    window.close()


def test_overlapping_notes_are_both_reached_by_click_and_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    pak = footnote(window, PAK, "the minister")
    select(window, "Foreign Minister Pak Seong-cheol")
    press(window.parts.text, KEY.Key_M, CONTROL | ALT)
    type_words("spelling")
    window.session.flush_wanted.emit()
    marginal = window.notes.chosen
    assert marginal is not None
    assert marginal != pak
    window.notes.choose(None)
    reached = set()
    for _ in range(2):
        click_words(window, "Pak Seong-cheol", inside=6)
        reached.add(window.notes.chosen)
    assert reached == {pak, marginal}
    window.notes.choose(None)
    window.parts.text.setFocus()
    walked = []
    for _ in range(2):
        press(window.parts.text, KEY.Key_Down, ALT)
        walked.append(window.notes.chosen)
    assert walked == [marginal, pak]
    window.close()


def test_closed_in_mid_sentence_every_word_is_there_and_undo_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, PAK)
    press(window.parts.text, KEY.Key_F, CONTROL | ALT)
    type_words("He was in the middle of")
    window.close()
    again = open_window(qtbot, tmp_path)
    (note,) = state_of(again).notes_in_order()
    assert note.words == "He was in the middle of"
    assert again.notes.chosen == note.id
    assert again.parts.actions["undo"].text().endswith("Edit footnote 1")
    press(again.parts.text, KEY.Key_Z, CONTROL)
    assert state_of(again).notes[note.id].words == ""
    press(again.parts.text, KEY.Key_Z, CONTROL)
    assert state_of(again).notes_in_order() == []
    press(again.parts.text, KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(again.parts.text, KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert state_of(again).notes[note.id].words == "He was in the middle of"
    again.close()


def test_saved_is_said_only_when_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, PAK)
    press(window.parts.text, KEY.Key_F, CONTROL | ALT)
    type_words("half a")
    assert window.parts.status_line.state_words() == "Not saved yet"
    qtbot.waitUntil(lambda: window.parts.status_line.state_words().startswith("Saved"), timeout=4000)
    reader = Store(tmp_path / "desk.chancery", create=False)
    (note,) = reader.cable_state(state_of(window).cable.id).notes_in_order()
    assert note.words == "half a"
    reader.close()
    window.close()


def test_a_click_on_urgent_lights_the_word(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, width=1920, height=1080)
    lit: list[list[tuple[int, int]]] = []
    window.parts.header.spans_lit.connect(lit.append)
    press(window, KEY.Key_1, ALT)
    for _ in range(30):
        focus = QApplication.focusWidget()
        if any(state_of(window).text[slice(*spans[0])] == "Urgent" for spans in lit if spans):
            break
        assert focus is not None
        press(focus, KEY.Key_Down)
    assert any(state_of(window).text[slice(*spans[0])] == "Urgent" for spans in lit if spans)
    window.close()


def test_one_copy_more_is_one_over_and_undone_agrees(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    table = window.parts.distribution.table
    table.setFocus()
    table.choose_row(8, RecipientColumn.STATED)
    QTest.keyClick(table, KEY.Key_4)
    press(QApplication.focusWidget() or table, KEY.Key_Return)
    assert window.parts.distribution.total.verdict() == "20 counted, 19 stated: 1 over"
    press(table, KEY.Key_Z, CONTROL)
    assert window.parts.distribution.total.verdict() == "counted 19, stated 19: agrees"
    window.close()


def test_the_deleted_sample_stays_deleted(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.libraries.delete_cable()
    assert window.session.state is None
    assert window.parts.middle.currentWidget() is window.parts.empty
    window.close()
    again = open_window(qtbot, tmp_path)
    assert again.session.state is None
    again.undo()
    assert state_of(again).value("cable number") == "Chen- 8/35"
    again.close()


def test_another_process_s_note_is_seen_within_a_second_or_so(qtbot: QtBot, tmp_path: Path) -> None:
    from db.editing import note_edits

    window = open_window(qtbot, tmp_path)
    other = Store(tmp_path / "desk.chancery", create=False)
    state = other.cable_state(state_of(window).cable.id)
    change, note = note_edits.add_note(
        state, "footnote", [(0, 3)], author=other.ensure_author("Other").id, words="from elsewhere"
    )
    other.apply(change, author=note.author)
    other.close()
    qtbot.waitUntil(lambda: note.id in state_of(window).notes, timeout=5000)
    assert window.parts.notes.model.rowCount() == 1
    window.close()


def test_a_new_library_has_nothing_to_undo(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    assert not window.parts.actions["undo"].isEnabled()
    press(window.parts.text, KEY.Key_Z, CONTROL)
    assert window.parts.library.count() == 1
    window.close()


def test_undo_passes_by_what_a_command_did(qtbot: QtBot, tmp_path: Path) -> None:
    from desktop.cli import main

    window = open_window(qtbot, tmp_path)
    mine = footnote(window, PAK, "mine")
    library = str(tmp_path / "desk.chancery")
    assert (
        main(["--library", library, "note", "Chen-8/35", "--quote", "Urgent", "--text", "from a command"])
        == 0
    )
    qtbot.waitUntil(lambda: len(state_of(window).notes) == 2, timeout=5000)
    press(window.parts.text, KEY.Key_Z, CONTROL)
    assert state_of(window).notes[mine].words == ""
    assert [note.words for note in state_of(window).notes_in_order() if note.id != mine] == ["from a command"]
    window.close()


def test_undo_of_a_deletion_chooses_the_note_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    kept = [footnote(window, words, "x") for words in ("Korea Desk", PAK, "cable of April 24")]
    window.notes.choose(kept[1])
    window.notes.delete()
    assert window.parts.notes.selected_notes() == []
    press(window.parts.text, KEY.Key_Z, CONTROL)
    assert window.notes.chosen == kept[1]
    assert window.parts.notes.selected_notes() == [kept[1]]
    window.close()


def test_going_to_a_panel_does_not_move_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    bar = window.parts.text.verticalScrollBar()
    assert bar.maximum() > 0
    for key in (KEY.Key_2, KEY.Key_3, KEY.Key_1):
        press(window, key, ALT)
        assert bar.value() == 0
    window.close()


def test_good_news_goes_when_it_is_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.libraries.delete_cable()
    assert len(window.parts.bars.messages()) == 1
    window.undo()
    assert window.parts.bars.messages() == []
    assert window.windowTitle().startswith("Chen- 8/35")
    window.close()
