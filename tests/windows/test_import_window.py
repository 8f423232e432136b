"""An import in the real window: looked at first, chosen by rule, reported, and taken back whole."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.changes import Change
from db.checking.verify import verify_library
from db.editing.note_edits import add_note
from db.records import Note
from desktop.import_choices import Choices
from desktop.messages.encodings import encoding_name, script_of
from desktop.windows.importing.import_control import ImportControl
from desktop.windows.importing.import_preview import ImportPreview
from desktop.windows.importing.import_report import ImportReportDialog, as_table, as_text
from desktop.windows.library.new_cable_dialog import NewCableDialog
from desktop.windows.main_window import MainWindow
from tests.windows.desk import open_window, state_of, type_words

WAIT = 90_000
CZECH = "SUBJECT: Předmět jednání\n\nČínský velvyslanec žádá o přijetí, řeč bude o hranicích číslo {n}.\n"
DOCUMENT = '<div type="document" xml:id="d{n}"><head>{n}. Telegram {n}</head><p>Words {n}.</p></div>'


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def made(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:03}.txt").write_text(f"SUBJECT: Talks {n}\n\nBody {n}.\n")
    return folder


def preview(control: ImportControl, qtbot: QtBot) -> ImportPreview:
    """Return the preview once it has looked at all of its files."""
    qtbot.waitUntil(lambda: control.flow is not None and control.flow.preview is not None, timeout=WAIT)
    assert control.flow is not None
    shown = control.flow.preview
    assert shown is not None
    qtbot.waitUntil(lambda: len(shown.plan.looks) == len(shown.plan.files), timeout=WAIT)
    return shown


def go(window: MainWindow, paths: list[Path], qtbot: QtBot) -> None:
    """Import by way of the preview, as it stands."""
    control = window.dialogs.imports
    control.import_paths(paths)
    preview(control, qtbot).accept_button.click()
    qtbot.waitUntil(lambda: control.flow is None, timeout=WAIT)


def subjects(window: MainWindow) -> list[str]:
    return sorted(row.title for row in window.session.cables())


def test_an_encoding_is_chosen_for_all_that_are_alike(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_bytes(CZECH.format(n=n).encode("cp1250"))
    (folder / "plain.txt").write_text("SUBJECT: Plain\n\nBody.\n")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "scan.jpeg").write_bytes(b"\xff\xd8\xff")
    control = window.dialogs.imports
    control.import_paths([folder])
    shown = preview(control, qtbot)
    path = str(folder / "0.txt")
    guessed = shown.plan.looks[path].guessed
    assert guessed
    assert script_of(guessed) in shown.list.item(0).data(0x0100)
    assert shown.side.encoding.currentText() == encoding_name(guessed)
    assert shown.side.encoding_label.text() == "&Encoding, guessed"
    shown.side.choices_changed.emit(Choices(encoding="cp1252", documents=True))
    qtbot.waitUntil(lambda: "Pøedmìt" in shown.text.toPlainText(), timeout=WAIT)
    assert shown.side.alike.text() == "Apply to all 2 others like this"
    shown.side.alike.click()
    assert (shown.side.alike.text(), shown.side.alike.isEnabled()) == (
        "Applied to all 2 others like this",
        False,
    )
    assert "1 file of another kind passed over" in shown.summary.text()
    qtbot.waitUntil(lambda: "Pøedmìt" in shown.plan.looks[str(folder / "2.txt")].text, timeout=WAIT)
    assert "Plain" in shown.plan.looks[str(folder / "plain.txt")].text
    shown.list.setCurrentRow(3)
    assert (shown.side.take.isChecked(), shown.side.take.isEnabled()) == (False, False)  # empty
    shown.accept_button.click()
    qtbot.waitUntil(lambda: control.flow is None, timeout=WAIT)
    assert [title for title in subjects(window) if "jednání" in title] == ["Pøedmìt jednání"] * 3


def test_values_are_set_and_files_left_out_before_anything_goes_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    control = window.dialogs.imports
    control.import_paths([made(tmp_path / "in", 2)])
    shown = preview(control, qtbot)
    field = shown.side.fields["cable number"]
    field.setText("Mine-1")
    field.editingFinished.emit()
    shown.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: "Body 1" in shown.text.toPlainText(), timeout=WAIT)
    shown.side.take.click()
    assert shown.accept_button.text() == "&Import 1 cable"
    shown.accept_button.click()
    qtbot.waitUntil(lambda: control.flow is None, timeout=WAIT)
    state = state_of(window)
    (number,) = state.fields_in_order("cable number")
    assert (state.value("subject"), number.value, number.supplied) == ("Talks 0", "Mine-1", True)
    assert "Talks 1" not in subjects(window)


def test_documents_of_a_volume_are_picked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    body = "".join(DOCUMENT.format(n=n) for n in range(1, 21))
    volume = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body></text></TEI>'
    (tmp_path / "v.xml").write_text(volume)
    control = window.dialogs.imports
    control.import_paths([tmp_path / "v.xml"])
    shown = preview(control, qtbot)
    parts = shown.side.parts
    parts.none.click()
    parts.filter.setText("telegram 1")
    parts.all.click()
    qtbot.waitUntil(lambda: "&Import 11 cables" in shown.accept_button.text(), timeout=WAIT)
    shown.accept_button.click()
    qtbot.waitUntil(lambda: control.flow is None, timeout=WAIT)
    wanted = {n for n in range(1, 21) if "telegram 1" in f"{n}. telegram {n}"}
    titles = [title for title in subjects(window) if "Telegram" in title]
    assert {int(title.split(".")[0]) for title in titles if title[0].isdigit()} == wanted
    assert len(titles) == 11


def test_an_import_is_reported_and_taken_back_whole(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = made(tmp_path / "in", 30)
    (folder / "=empty.txt").write_bytes(b"")
    before = subjects(window)
    go(window, [folder], qtbot)
    report = window.dialogs.imports.report
    assert isinstance(report, ImportReportDialog)
    assert report.summary.text() == "30 imported · 1 refused"
    report.save_to(tmp_path / "report.csv")
    rows = list(csv.reader((tmp_path / "report.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 32
    assert "=empty.txt: is empty" in as_text(report._report)
    cells = [cell for row in csv.reader(as_table(report._report).splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    cable = report.list.key_at(5)
    report.list.itemActivated.emit(report.list.item(5))
    assert state_of(window).cable.id == cable
    note(window)
    report.undo.click()
    waits(window, qtbot)
    assert subjects(window) == sorted([*before, state_of(window).value("subject") or ""])
    assert "stays, since it was worked on" in words_of_bars(window)
    window.close()
    assert verify_library(tmp_path / "desk.chancery").findings == ()


def test_ctrl_z_takes_a_large_import_back_beside_the_window_and_redo_brings_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = subjects(window)
    (noted,) = (step.record for step in note(window).steps if isinstance(step.record, Note))
    go(window, [made(tmp_path / "in", 25)], qtbot)
    assert len(subjects(window)) == len(before) + 25
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.libraries.open_cable(noted.cable)
    window.notes.choose(noted.id)
    window.notes.edit()
    type_words("Not ")
    window.parts.actions["undo"].trigger()  # at once: what was just typed is the last step, not the import
    assert window.dialogs.import_undo.waiting is None
    assert state_of(window).notes[noted.id].words == "Mine"
    window.parts.actions["undo"].trigger()
    waits(window, qtbot)
    assert subjects(window) == before
    window.parts.actions["redo"].trigger()
    waits(window, qtbot)
    assert len(subjects(window)) == len(before) + 25
    assert window.parts.bars.messages() == ["25 cables are back."]  # and no longer that they were taken out
    window.parts.actions["undo-import"].trigger()
    dialog = window.dialogs.import_undo.dialog
    assert dialog is not None
    counted, named = dialog.list.item(0).text().split(": ")
    assert counted == "25 cables"
    assert named in {f"{one.name} and others" for one in (tmp_path / "in").iterdir()}
    dialog.reject()
    window.parts.actions["library-history"].trigger()
    history = window.dialogs.history.dialog
    assert history is not None
    assert history.undo_import.isVisible() is False  # what was done again is no import
    row = next(n for n, one in enumerate(history.model.rows) if one.entry and one.entry.kind == "import")
    history.list.setCurrentIndex(history.model.index(row))
    history.undo_import.click()
    waits(window, qtbot)
    assert subjects(window) == before


def test_a_library_that_is_closed_ends_its_import(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """What is there are whole batches, and the file is as whole as ever."""
    control = window.dialogs.imports
    control.import_paths([made(tmp_path / "in", 120)])
    preview(control, qtbot).accept_button.click()
    assert control.flow is not None
    qtbot.waitUntil(lambda: control.flow is None or control.flow.progress.bar.value() > 0, timeout=WAIT)
    window.close()
    assert not window.session.has_library
    assert verify_library(tmp_path / "desk.chancery").findings == ()


def test_what_is_on_the_clipboard_becomes_a_cable(window: MainWindow, qtbot: QtBot, sample: Path) -> None:
    QGuiApplication.clipboard().setText("A pasted\u00a0cable.")
    window.parts.actions["paste-cable"].trigger()
    dialog = window.findChildren(NewCableDialog)[-1]
    assert dialog.text.exact_text() == "A pasted\u00a0cable."
    dialog.make.click()
    qtbot.waitUntil(lambda: state_of(window).text == "A pasted\u00a0cable.", timeout=WAIT)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sample))])
    QGuiApplication.clipboard().setMimeData(mime)
    window.parts.actions["paste-cable"].trigger()
    qtbot.waitUntil(lambda: window.dialogs.imports.flow is None, timeout=WAIT)
    assert state_of(window).cable.file_name == sample.name


def note(window: MainWindow) -> Change:
    author = window.session.author.id
    change, _ = add_note(state_of(window), "footnote", [(0, 7)], author=author, words="Mine")
    assert window.session.do(change)
    return change


def waits(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until what runs beside the window for an undo has ended."""
    undo = window.dialogs.import_undo
    assert undo.waiting is not None
    qtbot.waitUntil(lambda: undo.waiting is None, timeout=WAIT)


def words_of_bars(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.parts.bars.findChildren(QLabel))
