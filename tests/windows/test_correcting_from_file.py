"""Update from file: a better transcription of the whole text, with the same panel and the same promise."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.correcting.corrections import new_reading
from desktop.windows.main_window import MainWindow
from tests import questions
from tests.windows.correcting import keep, look_at_all, note, quotes, wait_for_notes
from tests.windows.desk import open_window, state_of


def update(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Update from a file and wait until something comes of it."""
    told = len(window.parts.bars.messages())
    window.dialogs.update_from(path)
    qtbot.waitUntil(
        lambda: window.correcting.active or len(window.parts.bars.messages()) > told, timeout=20_000
    )


def test_a_better_transcription_keeps_every_note(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    made = note(window, "footnote", "Ambassador Qiao")
    text = state_of(window).text
    better = text.replace("Priority", "Precedence").replace("illegally", "without papers", 1)
    path = tmp_path / "better & newer.txt"
    path.write_bytes(b"\xef\xbb\xbf" + better.replace("\n", "\r\n").encode("utf-8"))
    update(qtbot, window, path)
    page = window.correcting.page
    assert page.editor.text == better
    assert page.reason.currentText() == "updated from better & newer.txt"
    page.editor.undo()
    assert page.editor.text == text
    page.editor.redo()
    wait_for_notes(qtbot, window)
    assert window.correcting.work.changes == 2
    look_at_all(window)
    keep(qtbot, window)
    assert (state_of(window).text, state_of(window).reading.reason) == (
        better,
        "updated from better & newer.txt",
    )
    assert quotes(window, made) == ["Ambassador Qiao"]
    assert window.parts.actions["undo"].text() == "&Undo Update from file"
    window.close()


def corrected(window: MainWindow, text: str) -> None:
    """Make a text the next reading."""
    change = new_reading(state_of(window), text, author=window.session.author.id)
    assert change is not None
    assert window.session.do(change)


def test_her_own_corrections_are_kept_where_the_file_has_the_words_as_imported(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    imported = state_of(window).text
    hers = imported.replace("Priority", "Precedence").replace("Korea Desk", "China Desk")
    corrected(window, hers)
    path = tmp_path / "new.txt"
    file = imported.replace("illegally", "without papers", 1).replace("Korea Desk", "Asia Desk")
    path.write_text(file, "utf-8")
    update(qtbot, window, path)
    qtbot.waitUntil(lambda: window.correcting.active, timeout=20_000)
    editor = window.correcting.page.editor
    both = hers.replace("illegally", "without papers", 1)
    assert editor.text == both
    (bar,) = window.parts.bars.bars()
    assert bar.words == (
        "1 of your corrections was kept; new.txt has the words as imported. In 1 place new.txt corrects"
        " what you corrected, and yours stays: “Asia” in the file, “China” here."
    )
    assert bar.action_button is not None
    bar.action_button.click()
    assert editor.text == file
    editor.undo()
    wait_for_notes(qtbot, window)
    look_at_all(window)
    keep(qtbot, window)
    assert state_of(window).text == both
    assert window.parts.bars.bars() == []
    window.close()


def test_a_file_with_the_text_as_imported_takes_nothing_back_unasked(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    imported = state_of(window).text
    corrected(window, imported.replace("Priority", "Precedence"))
    (tmp_path / "old.txt").write_text(imported, "utf-8")
    update(qtbot, window, tmp_path / "old.txt")
    assert not window.correcting.active
    (bar,) = window.parts.bars.bars()
    assert bar.words.endswith("old.txt brings nothing new. Nothing was changed.")
    assert bar.action_button is not None
    bar.action_button.click()
    assert window.correcting.page.editor.text == imported
    window.correcting.put_aside()
    window.close()


def test_what_differs_in_line_ends_only_is_the_same_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    path = tmp_path / "same.txt"
    path.write_bytes(state_of(window).text.rstrip("\n").replace("\n", "\r\n").encode())
    update(qtbot, window, path)
    assert not window.correcting.active
    assert window.parts.bars.messages() == [
        "same.txt has the very text of this reading. Nothing was changed."
    ]
    window.close()


def test_how_the_file_was_read_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    path = tmp_path / "old.txt"
    path.write_bytes(state_of(window).text.encode("utf-8").replace(b"Urgent", b"Urg\xffent"))
    update(qtbot, window, path)
    assert window.correcting.active
    qtbot.waitUntil(lambda: bool(window.parts.bars.messages()), timeout=2000)
    assert window.parts.bars.messages()[0].startswith("old.txt: ")
    questions.press("Discard")
    window.correcting.leave()
    assert window.parts.text.text == state_of(window).text
    window.close()


def test_a_file_that_cannot_be_read_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    update(qtbot, window, tmp_path / "empty.txt")
    update(qtbot, window, tmp_path / "none.txt")
    assert not window.correcting.active
    first, second = window.parts.bars.messages()
    assert first == "empty.txt is empty. Nothing was changed."
    assert "none.txt" in second
    window.close()


def test_a_better_file_is_looked_for_in_a_folder_that_is_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path)
    asked: list[str] = []

    def ask(_window: MainWindow, _title: str, folder: str, _filter: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    window.settings.put("import_folder", str(tmp_path))
    window.dialogs.update_from_file()
    window.settings.put("import_folder", str(tmp_path / "unplugged"))
    window.dialogs.update_from_file()
    assert asked == [str(tmp_path), str(Path.home())]
    window.close()
