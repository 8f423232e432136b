"""The same cable corrected in two windows: each has its own draft, and each is told of the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop import correction_drafts
from desktop.windows.correcting.draft_slot import look
from desktop.windows.main_window import MainWindow
from tests import questions
from tests.windows.correcting import enter
from tests.windows.desk import open_window, state_of
from tests.windows.test_correcting_drafts import crash


def draft_words(window: MainWindow, slot: int) -> str | None:
    """Return the first letters of a draft of the open cable."""
    draft = correction_drafts.read(window.session.store.library_id(), state_of(window).cable.id, slot)
    return draft.text[:2] if draft is not None else None


def test_each_window_has_a_draft_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    first = open_window(qtbot, tmp_path)
    QTest.keyClicks(enter(first), "x")
    assert first.correcting.drafts.keep_now()
    second = open_window(qtbot, tmp_path)
    assert second.parts.bars.bars() == []  # that draft is not lying about
    seen: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())

    questions.press("Cancel", read)
    second.correcting.turn()
    assert seen[0].startswith("This cable is being corrected in another window right now.")
    assert not second.correcting.active
    questions.press("Correct it here, too")
    second.correcting.turn()
    QTest.keyClicks(second.correcting.page.editor, "y")
    assert second.correcting.drafts.keep_now()
    start = state_of(first).text[:1]
    assert (draft_words(first, 1), draft_words(first, 2)) == (f"x{start}", f"y{start}")
    questions.press("Discard")
    second.correcting.leave()
    assert (draft_words(first, 1), draft_words(first, 2)) == (f"x{start}", None)
    state, library = state_of(first), first.correcting.watch.library
    assert look(library, state).elsewhere
    crash(second)
    crash(first)
    left = look(library, state)
    assert (left.draft is not None, left.elsewhere) == (True, False)


def test_begun_anew_beside_another_window_its_draft_stays(qtbot: QtBot, tmp_path: Path) -> None:
    first = open_window(qtbot, tmp_path)
    QTest.keyClicks(enter(first), "a")
    assert first.correcting.drafts.keep_now()
    crash(first)
    second = open_window(qtbot, tmp_path)
    second.correcting.enter(go_on=True)
    QTest.keyClicks(second.correcting.page.editor, "b")
    assert second.correcting.drafts.keep_now()
    third = open_window(qtbot, tmp_path)
    state, library = state_of(third), third.correcting.watch.library
    found = look(library, state)
    assert (found.slot, found.draft, found.elsewhere) == (2, None, True)
    third.correcting.drafts.slot.hold(library, state.cable.id, found.slot)
    third.correcting.drafts.drop(library, state.cable.id)
    assert draft_words(second, 1) is not None
    third.correcting.drafts.slot.release()
    crash(third)
    crash(second)
    again = look(library, state)
    assert (again.slot, again.elsewhere) == (1, False)
