"""A PDF that comes back, dropped on the window: opened whole, or its comments reviewed one by one."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change
from db.editing import cable_edits, note_edits
from db.records import NOTE_KINDS
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.windows.main_window import MainWindow
from desktop.windows.returning.dialog import ReturningDialog
from tests.exporting.cables import pdf_bytes
from tests.reading.pdf.pen import Pen, boxes_of
from tests.windows.desk import CONTROL, SHIFT, open_window, press, select, state_of

KEY = Qt.Key
ALL = PdfChoices(kinds=NOTE_KINDS)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = open_window(qtbot, tmp_path)
    for words in ("Ambassador Qiao", "cable of April 24"):
        span = select(opened, words)
        change, _ = note_edits.add_note(
            state_of(opened), "footnote", [span], author=opened.session.author.id, words=f"Of {words}."
        )
        assert opened.session.do(change)
    return opened


def exported(window: MainWindow) -> Pen:
    dossier = gather(state_of(window), ALL, text_of=window.session.store.text)
    return Pen(pdf_bytes(dossier, ALL))


def drop(qtbot: QtBot, window: MainWindow, data: bytes, folder: Path) -> ReturningDialog | None:
    """Import the file as a drop does, and return the review that opens, if one does."""
    path = folder / "sent.pdf"
    path.write_bytes(data)
    imports = window.dialogs.imports
    imports.import_paths([path])
    flow = imports.returning
    assert flow is not None
    qtbot.waitUntil(lambda: imports.returning is None or flow.dialog is not None, timeout=20_000)
    qtbot.waitUntil(lambda: imports.flow is None, timeout=20_000)
    if imports.returning is None:
        return None
    QApplication.processEvents()
    return flow.dialog


def said(window: MainWindow) -> str:
    return " ".join(window.parts.bars.messages())


def written(window: MainWindow) -> dict[str, str]:
    return {note.origin: note.words for note in state_of(window).notes.values() if note.origin}


def test_a_cable_goes_to_another_window_and_comes_back_with_what_was_done_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    data = exported(window).data
    notes = dict(state_of(window).notes)
    cable = state_of(window).cable.id
    mine = next(note.id for note in notes.values() if "Qiao" in note.words)
    (tmp_path / "other").mkdir()
    other = open_window(qtbot, tmp_path / "other")
    assert drop(qtbot, other, data, tmp_path) is None
    assert (state_of(other).cable.id, state_of(other).notes) == (cable, notes)
    assert "1 cable came back with its text, header and 2 notes." in said(other)
    other.session.undo()
    assert not other.session.store.has_cable(cable)
    other.session.redo()
    other.libraries.open_cable(cable)
    assert other.session.do(note_edits.set_words(state_of(other), mine, "his words"))
    change, fresh = note_edits.add_note(
        state_of(other), "footnote", [(0, 12)], author=other.session.author.id, words="his note"
    )
    assert other.session.do(change)
    assert window.session.do(note_edits.set_words(state_of(window), mine, "her words"))
    dialog = drop(qtbot, window, exported(other).data, tmp_path)
    assert dialog is not None
    assert "1 thing is new" in dialog.told.text()
    assert "1 was changed here and there: yours stays" in dialog.told.text()
    dialog.differences.click()
    assert state_of(window).notes[fresh.id].words == "his note"
    assert state_of(window).notes[mine].words == "her words"
    dialog.reject()
    window.session.undo()
    assert fresh.id not in state_of(window).notes


def test_comments_are_accepted_changed_and_rejected_by_key(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    pen = exported(window)
    pen.mark("Korea Desk", NM="a", Contents="Which?")
    pen.mark("armed", NM="b", Contents="Sure?")
    pen.mark("illegally", NM="c")
    before = window.session.undo_label()
    dialog = drop(qtbot, window, pen.data, tmp_path)
    assert dialog is not None
    assert dialog.summary.text() == "3 of 3 open"
    assert dialog.page.heading.text() == "Highlight"
    press(dialog.rows, KEY.Key_Return)
    dialog.page.words.setPlainText("Surely?")
    dialog.page.kind.setCurrentIndex(dialog.page.kind.findData("footnote"))
    press(dialog.rows, KEY.Key_Return)
    press(dialog.rows, KEY.Key_Delete)
    assert dialog.summary.text() == "0 of 3 open · 2 accepted · 1 rejected"
    assert written(window) == {"pdf:a": "Which?", "pdf:b": "Surely?"}
    press(dialog, KEY.Key_Z, CONTROL)
    press(dialog, KEY.Key_Z, CONTROL)
    assert dialog.summary.text() == "2 of 3 open · 1 accepted"
    assert written(window) == {"pdf:a": "Which?"}
    press(dialog.rows, KEY.Key_Return)
    dialog.reject()
    assert written(window) == {"pdf:a": "Which?", "pdf:b": "Surely?"}
    window.session.undo()  # all of it is one step
    assert written(window) == {}
    assert window.session.undo_label() == before
    window.session.redo()
    assert written(window) == {"pdf:a": "Which?", "pdf:b": "Surely?"}
    dialog = drop(qtbot, window, pen.data, tmp_path)
    assert dialog is not None
    assert [one.key for one in dialog.review.comments] == ["c"]


def test_all_of_one_person_but_what_asks_for_a_look_and_gets_another_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    pen = exported(window)
    for at, quote in enumerate(("Nationalities", "armed", "illegally")):
        pen.mark(quote, NM=f"a{at}")
    pen.mark("refugee", NM="carl", T="Carl")
    page, (box,) = boxes_of(pen.data, "Ambassador Qiao")
    pen.put(page, "Text", [(box[0] - 30, box[1], box[0] - 12, box[3])], NM="beside", Contents="Who?")
    dialog = drop(qtbot, window, pen.data, tmp_path)
    assert dialog is not None
    changes: list[Change] = []
    window.session.changed.connect(changes.append)
    press(dialog, KEY.Key_Return, CONTROL | SHIFT)
    assert len(changes) == 1
    assert sorted(written(window)) == ["pdf:a0", "pdf:a1", "pdf:a2"]
    assert "3 comments of Dr. Lee were accepted. 1 asks for a look" in dialog.told.text()
    while dialog.review.comments[dialog.rows.currentRow()].key != "beside":
        press(dialog.rows, KEY.Key_Down)
    assert "nearest words" in dialog.page.doubt.text()
    assert not dialog.page.place.isEnabled()
    dialog.page.context.moveCursor(QTextCursor.MoveOperation.Start)
    assert dialog.page.context.find("People")
    dialog.page.place.click()
    dialog.accept_button.click()
    (note,) = (n for n in state_of(window).notes.values() if n.origin == "pdf:beside")
    assert [anchor.quote.lower() for anchor in state_of(window).spans_of(note.id)] == ["people"]


def test_what_was_done_to_ours_shows_both_versions_and_a_deletion_is_only_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    pen = exported(window)
    notes = {note.words: note.id for note in state_of(window).notes.values()}
    mine, gone = notes["Of Ambassador Qiao."], notes["Of cable of April 24."]
    pen.ours()[mine][0]["/Contents"] = pikepdf.String("He was consul.")
    pen.remove([gone])
    dialog = drop(qtbot, window, pen.data, tmp_path)
    assert dialog is not None
    assert (dialog.page.yours.text(), dialog.page.words.toPlainText()) == (
        "Of Ambassador Qiao.",
        "He was consul.",
    )
    press(dialog.rows, KEY.Key_Return)
    assert state_of(window).notes[mine].words == "He was consul."
    assert dialog.accept_button.text() == "&Noted"
    press(dialog.rows, KEY.Key_Return)
    assert state_of(window).notes[gone].trashed is None


def test_what_brings_nothing_or_cannot_be_read_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    pen = exported(window)
    assert drop(qtbot, window, pen.data, tmp_path) is None
    assert "brings nothing new" in said(window)
    assert drop(qtbot, window, pen.data[:3000], tmp_path) is None
    assert "sent.pdf is a PDF whose content cannot be read" in said(window)
    pen.pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="u", owner="o"))
    assert drop(qtbot, window, (tmp_path / "locked.pdf").read_bytes(), tmp_path) is None
    assert "sent.pdf is protected by a password" in said(window)
    assert window.session.do(cable_edits.trash_cable(state_of(window).cable, "x"))
    assert drop(qtbot, window, pen.data, tmp_path) is None
    assert "lies in the trash" in said(window)
