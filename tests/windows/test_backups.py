"""Backups in the window: compared, brought back whole or note by note; damage is told, and led out of."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from db.backup.backups import back_up, backup_folder, list_backups
from db.checking.verify import verify_library
from db.editing import note_edits
from desktop.settings import data_folder
from desktop.windows.findings_dialog import FindingsDialog
from desktop.windows.history.restore_dialog import RestoreDialog
from desktop.windows.main_window import MainWindow
from desktop.windows.trouble_dialog import TroubleDialog
from tests.windows.desk import open_window, state_of

PATIENCE = 15_000


def note(window: MainWindow, words: str, start: int = 0) -> str:
    state = state_of(window)
    change, made = note_edits.add_note(
        state, "footnote", [(start, start + 6)], author=window.session.author.id, words=words
    )
    assert window.session.do(change)
    return made.id


def backed_up(window: MainWindow) -> Path:
    return back_up(window.session.store.path, data_folder() / "backups", why="changed").backup.path


def shown(window: MainWindow, qtbot: QtBot, count: int = 1) -> RestoreDialog:
    """Open the window's list of backups and wait until it is filled and the first is compared."""
    window.parts.actions["restore"].trigger()
    dialog = window.care.rescue.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.count() == count, timeout=PATIENCE)
    if count:
        qtbot.waitUntil(lambda: "today" in dialog.difference.words.text(), timeout=PATIENCE)
        qtbot.waitUntil(dialog.difference.progress.isHidden, timeout=PATIENCE)
    return dialog


def answering(kind: type[QDialog], act: Callable[[QDialog], object]) -> QTimer:
    """Act on the next modal dialog of a kind, as soon as it is there."""
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            timer.stop()
            act(dialog)

    timer.timeout.connect(look)
    timer.start(10)
    return timer


def press_button(words: str) -> Callable[[QDialog], object]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        (button,) = [b for b in dialog.buttons() if b.text().replace("&", "") == words]
        button.click()

    return act


def spoil(path: Path, line: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(line)
    connection.close()


def test_one_lost_note_is_brought_back_and_can_be_undone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    lost = note(window, "the one lost last week", 40)
    backed_up(window)
    change = note_edits.delete_notes(state_of(window), [lost])
    assert window.session.do(change)
    dialog = shown(window, qtbot)
    assert "1 note that is gone today" in dialog.difference.words.text()
    (row,) = range(dialog.difference.things.count())
    dialog.difference.things.setCurrentRow(row)
    assert "the one lost last week" in dialog.difference.things.item(row).text()
    dialog.difference.bring_back.click()
    qtbot.waitUntil(lambda: dialog.told.text().startswith("Brought back: 1 note."), timeout=PATIENCE)
    assert state_of(window).notes[lost].trashed is None
    qtbot.waitUntil(lambda: "Nothing differs" in dialog.difference.words.text(), timeout=PATIENCE)
    dialog.close()
    window.undo()
    assert state_of(window).notes[lost].trashed is not None
    window.close()


def test_the_whole_library_is_restored_and_todays_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    old = note(window, "then")
    backed_up(window)
    new = note(window, "since")
    dialog = shown(window, qtbot)
    answering(QMessageBox, press_button("Restore"))
    dialog.restore.click()
    qtbot.waitUntil(
        lambda: window.session.has_library and window.care.rescue.dialog is None, timeout=PATIENCE
    )
    notes = state_of(window).notes
    assert old in notes
    assert new not in notes
    (bar,) = [words for words in window.parts.bars.messages() if "What it was until now lies in" in words]
    root = data_folder() / "backups"
    latest = list_backups(backup_folder(window.session.store.path, root))[0]
    assert (latest.why, str(latest.path) in bar) == ("restore", True)
    assert note(window, "and she goes on", 50) in state_of(window).notes
    path = window.session.store.path
    window.close()
    assert verify_library(path).findings == ()


def test_a_restore_that_is_refused_leaves_the_library_open(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    kept = note(window, "then")
    backed_up(window)
    other = open_window(qtbot, tmp_path)
    dialog = shown(window, qtbot)
    answering(QMessageBox, press_button("Restore"))
    dialog.restore.click()
    qtbot.waitUntil(lambda: "in use by another program" in dialog.told.text(), timeout=PATIENCE)
    assert kept in state_of(window).notes
    dialog.close()
    other.close()
    window.close()


def test_without_backups_one_can_be_made(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    dialog = shown(window, qtbot, count=0)
    qtbot.waitUntil(lambda: "No backups yet." in dialog.nothing.label.text(), timeout=PATIENCE)
    assert not dialog.restore.isEnabled()
    dialog.nothing.button.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=PATIENCE)
    assert [words for words in window.parts.bars.messages() if "was backed up to" in words]
    dialog.close()
    window.close()


def test_a_backup_can_be_looked_into(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "look at me")
    backed_up(window)
    dialog = shown(window, qtbot)
    dialog.difference.inside.click()
    inside = next(child for child in dialog.findChildren(QDialog) if child.windowTitle() == "Inside a backup")
    preview = inside.preview  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "look at me" in preview.toPlainText(), timeout=PATIENCE)
    inside.close()
    dialog.close()
    window.close()


def test_a_damaged_note_is_told_when_the_cable_opens_and_is_not_changed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    made = note(window, "as she wrote it")
    path = window.session.store.path
    window.close()
    spoil(path, "UPDATE note SET words = 'as sh3 wrote it'")
    window = open_window(qtbot, tmp_path)
    (words,) = [words for words in window.parts.bars.messages() if "not what was stored" in words]
    assert "1 note" in words
    assert not window.session.do(note_edits.set_words(state_of(window), made, "as sh3 wrote it, and more"))
    assert [words for words in window.parts.bars.messages() if "Nothing was changed" in words]
    ways: list[set[str]] = []

    def see(dialog: QDialog) -> None:
        assert isinstance(dialog, TroubleDialog)
        ways.append(set(dialog.buttons))
        dialog.reject()

    answering(TroubleDialog, see)
    bar = next(bar for bar in window.parts.bars.bars() if bar.words == words)
    assert bar.action_button is not None
    bar.action_button.click()
    assert ways == [{"restore", "salvage", "check"}]
    window.close()


def test_the_library_is_checked_and_what_is_found_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "as she wrote it")
    window.parts.actions["check-library"].trigger()
    qtbot.waitUntil(
        lambda: any("nothing found" in words for words in window.parts.bars.messages()), timeout=PATIENCE
    )
    spoil(window.session.store.path, "UPDATE note SET words = 'as sh3 wrote it'")
    told: list[str] = []

    def see(dialog: QDialog) -> None:
        assert isinstance(dialog, FindingsDialog)
        told.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        dialog.reject()

    answering(FindingsDialog, see)
    window.parts.actions["check-library"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert "is not what the history says it is" in told[0]
    window.close()


@pytest.mark.parametrize("way", ["restore", "salvage"])
def test_a_library_that_does_not_open_is_led_out_of(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    window = open_window(qtbot, tmp_path)
    kept = note(window, "kept")
    backed_up(window)
    path = window.session.store.path
    window.close()
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    saved = tmp_path / "saved.chancery"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    window = MainWindow(window.settings)
    window.finish()
    qtbot.addWidget(window)
    timers = [
        answering(TroubleDialog, lambda dialog: dialog.buttons[way].click()),  # type: ignore[attr-defined]
        answering(FindingsDialog, lambda dialog: dialog.buttons["open"].click()),  # type: ignore[attr-defined]
        answering(QMessageBox, press_button("Restore")),
    ]
    if way == "restore":

        def restore(dialog: QDialog) -> None:
            assert isinstance(dialog, RestoreDialog)
            qtbot.waitUntil(dialog.restore.isEnabled, timeout=PATIENCE)
            dialog.restore.click()

        timers.append(answering(RestoreDialog, restore))
    assert window.care.rescue.trouble(path, "It is damaged.", "library-damaged")
    assert window.session.store.path == (path if way == "restore" else saved)
    assert kept in state_of(window).notes
    for timer in timers:
        timer.stop()
    window.close()


def test_a_library_damaged_at_rest_is_told_although_nothing_changed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    backed_up(window)
    spoil(window.session.store.path, "UPDATE text SET body = body || ' '")
    with qtbot.waitSignal(window.care.clock.damaged, timeout=PATIENCE):
        window.care.back_up_now()
    assert [words for words in window.parts.bars.messages() if "No backup was made of it" in words]
    window.close()


def test_what_was_deleted_for_good_is_found_in_the_backups_trash(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    lost = note(window, "thrown away too soon", 40)
    assert window.session.do(note_edits.delete_notes(state_of(window), [lost]))
    window.parts.actions["trash"].trigger()
    control = window.dialogs.trash_control
    trash = control.dialog
    assert trash is not None
    answering(QMessageBox, press_button("Delete for good"))
    control.purge([], [lost])
    qtbot.waitUntil(lambda: "still holds" in trash.told.text(), timeout=PATIENCE)
    trash.close()
    dialog = shown(window, qtbot)
    assert "1 note in its trash that is gone today" in dialog.difference.words.text()
    dialog.difference.things.setCurrentRow(0)
    dialog.difference.bring_back.click()
    qtbot.waitUntil(lambda: dialog.told.text().startswith("Brought back: 1 note."), timeout=PATIENCE)
    assert state_of(window).notes[lost].trashed is None
    dialog.close()
    window.close()
