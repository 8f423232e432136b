"""A correction under way outlives a crash; the window does not close over it unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.correcting.correction_choices import Choice
from db.correcting.corrections import new_reading
from desktop import correction_drafts
from desktop.correction_drafts import Draft
from desktop.windows.main_window import MainWindow
from tests import questions
from tests.windows.correcting import correct, enter, note, stored, wait_for_notes
from tests.windows.desk import open_window, state_of

KEY = Qt.Key


def draft_of(window: MainWindow) -> Draft | None:
    return correction_drafts.read(window.session.store.library_id(), state_of(window).cable.id)


def crash(window: MainWindow) -> None:
    """Let go of the window as a crash would: nobody is asked, nothing is taken away."""
    window.correcting.drafts._timer.stop()
    window.correcting.work.end()
    window.modes.leave()
    window.correcting._mode = None
    window.close()


def test_a_draft_is_written_while_she_types_and_comes_back_whole(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Korea Desk")
    before = stored(window)
    enter(window)
    correct(window, "Korea Desk", "China\u00a0Desk \U00020bb7")
    item = wait_for_notes(qtbot, window)["Korea Desk"]
    window.correcting.places.do(item.key, "right")
    window.correcting.page.reason.setEditText("typing error")
    window.correcting.page.note.setText("on the scan")
    text = window.correcting.page.editor.text
    qtbot.waitUntil(lambda: (found := draft_of(window)) is not None and bool(found.note), timeout=10_000)
    crash(window)

    again = open_window(qtbot, tmp_path)
    assert stored(again) == before
    qtbot.waitUntil(lambda: len(again.parts.bars.bars()) == 1)  # offered once the window stands
    (bar,) = again.parts.bars.bars()
    assert bar.words == "Corrections of this text were begun and not kept."
    assert bar.action_button is not None  # she has chosen: it is not asked again
    bar.action_button.click()
    page = again.correcting.page
    assert again.correcting.active
    assert again.parts.bars.bars() == []
    assert page.editor.text == text
    assert (page.reason.currentText(), page.note.text()) == ("typing error", "on the scan")
    assert wait_for_notes(qtbot, again)["Korea Desk"].choice == "right"
    page.editor.undo()
    assert page.editor.text == before["text"]
    crash(again)


def test_begun_anew_and_discarded_the_draft_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    QTest.keyClicks(editor, "x")
    assert window.correcting.drafts.keep_now()
    crash(window)
    again = open_window(qtbot, tmp_path)
    questions.press("Begin anew")
    again.correcting.turn()
    editor = again.correcting.page.editor
    assert editor.text == state_of(again).text
    assert draft_of(again) is None
    QTest.keyClicks(editor, "y")
    assert again.correcting.drafts.keep_now()
    questions.press("Discard")
    again.correcting.leave()
    assert draft_of(again) is None
    again.close()


def test_a_draft_of_a_text_corrected_since_holds_both(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    correct(window, "Korea Desk", "China Desk")
    mine = editor.text
    assert window.correcting.drafts.keep_now()
    crash(window)
    again = open_window(qtbot, tmp_path)
    state = state_of(again)
    change = new_reading(state, state.text.replace("Priority", "Precedence"), author=again.session.author.id)
    assert change is not None
    assert again.session.do(change)
    questions.press("Go on with them")
    again.correcting.turn()
    editor = again.correcting.page.editor
    again.correcting.work.settle()
    assert not again.correcting.keeping.keep_at_once()  # it would take back what was corrected since
    assert again.correcting.drafts.keep_now()
    draft = draft_of(again)
    assert draft is not None
    assert draft.reading != state_of(again).reading.id
    both = mine.replace("Priority", "Precedence")
    qtbot.waitUntil(lambda: editor.text == both, timeout=20_000)
    assert again.correcting.page.keep.text() == "Keep as reading 2"
    crash(again)


def test_asked_about_a_draft_she_may_turn_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    QTest.keyClicks(enter(window), "x")
    assert window.correcting.drafts.keep_now()
    crash(window)
    again = open_window(qtbot, tmp_path)
    questions.press("Cancel")
    again.correcting.turn()
    assert not again.correcting.active
    assert draft_of(again) is not None
    again.close()


@pytest.mark.parametrize(
    ("answer", "text", "draft"),
    [("Keep as", "xText", False), ("Keep the", "Text", True), ("Dis", "Text", False)],
)
def test_the_window_asks_before_it_closes(
    qtbot: QtBot, tmp_path: Path, answer: str, text: str, draft: bool
) -> None:
    window = open_window(qtbot, tmp_path)
    original = state_of(window).text
    QTest.keyClicks(enter(window), "x")
    questions.press(answer)
    assert window.close()
    again = open_window(qtbot, tmp_path)
    assert state_of(again).text == text.replace("Text", original)
    assert (draft_of(again) is not None) == draft
    again.close()


def test_cancelled_the_window_stays(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    QTest.keyClicks(editor, "x")
    questions.press("Cancel")
    window.close()
    assert window.isVisible()
    assert window.correcting.active
    QTest.keyClick(editor, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.close()


def test_a_draft_that_cannot_be_written_is_told_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path)
    blocked = tmp_path / "no folder"
    blocked.write_text("a file")
    monkeypatch.setattr(correction_drafts, "drafts_folder", lambda: blocked)
    editor = enter(window)
    for _ in range(2):
        QTest.keyClicks(editor, "x")
        window.correcting.drafts._write()
    qtbot.waitUntil(lambda: len(window.parts.bars.messages()) == 1, timeout=5000)
    assert window.parts.bars.messages()[0].startswith("The draft of your corrections could not be kept")
    monkeypatch.undo()
    QApplication.processEvents()
    assert len(window.parts.bars.messages()) == 1
    crash(window)


def test_a_draft_goes_and_comes_as_it_was() -> None:
    draft = Draft(
        "l1",
        "k2",
        "v3",
        "abc",
        "a\x00b\u2028\ud800\U00020bb7\n",
        "why",
        "note",
        {"a1": Choice("placed", "", (3, 5))},
        ("a2",),
        "2026-01-01T10:00:00",
    )
    correction_drafts.write(draft)
    assert correction_drafts.read("l1", "k2") == draft
    assert correction_drafts.read("l1", "other") is None
    correction_drafts.remove("l1", "k2")
    correction_drafts.remove("l1", "k2")
    assert correction_drafts.read("l1", "k2") is None


@pytest.mark.parametrize(
    "words", ["", "{", "[]", "null", '{"choices": 3}', '{"choices": {"a": {"kind": "right"}}}', "\x00\xff"]
)
def test_a_damaged_draft_is_none(words: str) -> None:
    path = correction_drafts.path_of("l", "c")
    path.parent.mkdir(parents=True)
    path.write_text(words, "utf-8")
    assert correction_drafts.read("l", "c") is None


def test_an_id_is_never_a_path() -> None:
    assert (
        correction_drafts.path_of("../../x", "/etc/passwd").parent.parent == correction_drafts.drafts_folder()
    )
