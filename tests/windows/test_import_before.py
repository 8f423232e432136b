"""What the preview of an import says of files that are there, twice, or in pieces, and how it is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.reading.form_registry import all_forms
from desktop.windows.importing.import_preview import ImportPreview
from desktop.windows.main_window import MainWindow
from tests.windows.desk import open_window
from tests.windows.test_import_window import WAIT, preview, subjects, waits

FACTS = 0x0100
TELEGRAM = next(form for form in all_forms() if form.name.startswith("State")).examples[0].text


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def before(window: MainWindow, folder: Path, qtbot: QtBot) -> ImportPreview:
    window.dialogs.imports.import_paths([folder])
    return preview(window.dialogs.imports, qtbot)


def facts(shown: ImportPreview) -> list[str]:
    return [str(shown.list.item(row).data(FACTS)) for row in range(shown.list.count())]


def answer(label: str) -> None:
    """Click a button of the question that is asked next."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == label).click()

    QTimer.singleShot(0, click)


def test_what_is_there_is_not_ticked_and_what_comes_twice_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, sample: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(sample.read_bytes())
    (folder / "b.txt").write_text("SUBJECT: Twice\n\nBody.\n")
    (folder / "c.txt").write_bytes(b"SUBJECT: Twice\r\n\r\nBody.\r\n")
    (folder / "d.txt").write_text(" \n\n \n")
    shown = before(window, folder, qtbot)
    assert facts(shown)[0] == "in the library already"
    assert facts(shown)[2] == "the same text as b.txt"
    assert facts(shown)[3] == "holds blank space and no words. Nothing was imported."
    assert shown.side.take.isChecked() is False
    assert shown.accept_button.text() == "&Import 1 cable"
    assert shown.summary.text() == "1 in the library already · 1 that cannot be read"
    shown.side.take.click()  # she may want it all the same
    assert shown.plan.is_in(str(folder / "a.txt"))
    shown.accept_button.click()
    qtbot.waitUntil(lambda: window.dialogs.imports.flow is None, timeout=WAIT)
    report = window.dialogs.imports.report
    assert report is not None
    there = [one for one in report._report.of("already there") if one.path.endswith("a.txt")]
    assert there[0].title in subjects(window)  # as the list names it, not as this file would be called
    report.undo.click()
    waits(window, qtbot)
    assert window.parts.bars.messages() == ["1 cable was taken out again."]


def test_what_was_chosen_is_not_given_up_unasked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(2):
        (folder / f"{n}.txt").write_text(f"SUBJECT: Talks {n}\n\nBody {n}.\n")
    shown = before(window, folder, qtbot)
    field = shown.side.fields["title"]
    field.setText("Mine")
    field.editingFinished.emit()
    answer("Go &on choosing")
    shown.reject()
    assert shown.isVisible()
    assert dict(shown.plan.choices(str(folder / "0.txt")).values) == {"title": "Mine"}
    answer("&Give it up")
    shown.reject()
    qtbot.waitUntil(lambda: window.dialogs.imports.flow is None, timeout=WAIT)
    assert len(subjects(window)) == 1
    shown = before(window, folder, qtbot)
    shown.reject()  # nothing was chosen: nothing is asked
    qtbot.waitUntil(lambda: window.dialogs.imports.flow is None, timeout=WAIT)


def test_only_texts_in_pieces_are_alike_to_one_in_pieces(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n, name in enumerate("ab"):
        other = TELEGRAM.replace("SAIGON 13753", f"PARIS 0081{n}").replace("OCT 74", "NOV 74")
        words = f"\n{TELEGRAM}\n\n{other}"
        (folder / f"{name}.txt").write_text(words)
    (folder / "c.txt").write_text("SUBJECT: Whole\n\nBody.\n")
    shown = before(window, folder, qtbot)
    assert shown.plan.alike(str(folder / "a.txt")) == [str(folder / "b.txt")]
    assert shown.side.alike.text() == "Apply to the 1 other like this"
    shown.side.split.click()
    qtbot.waitUntil(lambda: len(shown.plan.looks[str(folder / "a.txt")].keys) == 2, timeout=WAIT)
    shown.side.alike.click()
    qtbot.waitUntil(lambda: len(shown.plan.looks[str(folder / "b.txt")].keys) == 2, timeout=WAIT)
    shown.accept_button.click()
    qtbot.waitUntil(lambda: window.dialogs.imports.flow is None, timeout=WAIT)
    assert len(subjects(window)) == 5
