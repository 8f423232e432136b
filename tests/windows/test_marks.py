"""The editor's marks in the window and on the page: by key, form and list; the text stays as it is."""

import json
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.exporting.pdf import writer as pdf
from desktop.messages.ledger import ledger_sentences
from desktop.windows.main_window import MainWindow
from tests.windows.desk import click_words, open_window, press, select, state_of
from tests.windows.noted import footnote, told


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    shown = open_window(qtbot, tmp_path, height=1000)
    shown.libraries.enter_sample()
    return shown


def _insert(window: MainWindow, after: str, words: str, reason: str = "") -> None:
    """Put words in behind others, by key and form."""
    select(window, after)
    window.parts.actions["mark-insertion"].trigger()
    form = window.marks.form
    form.words.setText(words)
    form.reason.setText(reason)
    press(form.words, Qt.Key.Key_Return)
    assert not form.isVisible()


def _labels(window: MainWindow) -> dict[str, str | None]:
    """Return what the text shows of each mark, by its kind."""
    shown = window.parts.text.looks.spans
    spans = [*(laid.span for laid in shown.laid), *(span for _, span in shown.labelled)]
    return {str(span.kind): span.label for span in spans if span.note in state_of(window).marks}


def test_marks_are_made_shown_edited_and_taken_away(window: MainWindow) -> None:
    text = state_of(window).text
    _insert(window, "Ambassador Qiao", "to the DPRK")
    select(window, "3,500")
    window.parts.actions["mark-uncertain"].trigger()
    select(window, "many people")
    window.parts.actions["mark-deletion"].trigger()
    assert told(window) == "Marked as editor’s deletion. The text itself is as it was."
    assert _labels(window) == {"insertion": "[to the DPRK]", "uncertain": "[?]", "deletion": None}
    assert state_of(window).text == text == window.parts.text.toPlainText()
    assert window.parts.text.grab()
    listed = window.parts.notes.marks
    assert [listed.list.item(row).text().split(" · ")[0] for row in range(3)] == [
        "Editor’s insertion",
        "Editor’s deletion",
        "Uncertain reading",
    ]
    click_words(window, "many people")
    assert window.notes.chosen is None
    assert told(window).startswith("Editor’s deletion: “many people”.")
    press(window.parts.text, Qt.Key.Key_Return)
    form = window.marks.form
    assert form.isVisible()
    (deletion,) = [mark for mark in state_of(window).marks.values() if mark.kind == "deletion"]
    form.reason.setText("twice in the telegram")
    press(form.reason, Qt.Key.Key_Return)
    assert state_of(window).marks[deletion.id].reason == "twice in the telegram"
    listed.list.setCurrentRow(1)
    press(listed.list, Qt.Key.Key_Delete)
    assert deletion.id not in state_of(window).marks
    for _ in range(5):
        window.undo()
    assert not state_of(window).marks
    assert listed.isHidden()


def test_the_page_prints_them_apart_from_the_translators_brackets(window: MainWindow, tmp_path: Path) -> None:
    _insert(window, "Ambassador Qiao", "to the DPRK", "from the heading")
    footnote(window, "3,500")
    select(window, "3,500")
    window.parts.actions["mark-uncertain"].trigger()
    select(window, "Between January")
    window.parts.actions["mark-deletion"].trigger()
    state = state_of(window)
    dossier = gather(state, PdfChoices())
    ledger = pdf.write(dossier, PdfChoices(), tmp_path / "x.pdf", lambda *_: None)
    assert ledger_sentences(ledger)[1:] == ["3 editor’s marks, 3 in the PDF."]
    words = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "x.pdf").pages)
    printed = " ".join(words.split())
    assert "called in Ambassador Qiao [to the DPRK] [Xiaoguang]" in printed
    assert "May, 3,500[?]1 of them" in printed
    assert "What is blue in the text is the editor’s: [words] were put in by the editor;" in printed
    with pikepdf.open(tmp_path / "x.pdf") as file:
        attached = json.loads(next(iter(file.attachments.values())).get_file().read_bytes())
    assert attached["text"] == state.text
    told_marks = [(each["kind"], each["words"], each["reason"]) for each in attached["marks"]]
    assert told_marks == [
        ("insertion", " to the DPRK", "from the heading"),
        ("deletion", None, None),
        ("uncertain", None, None),
    ]
