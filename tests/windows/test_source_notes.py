"""The notes that stood in a source: their marks in the text and on the page, beside the editor's own."""

from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from db.correcting.corrections import new_reading
from db.editing import note_edits
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.exporting.pdf import writer as pdf
from desktop.exporting.source_note import built_source_note, source_notes
from desktop.reading import formats
from desktop.reading.records import import_change
from desktop.windows.main_window import MainWindow
from tests.reading.tei.volumes import TELEGRAM_1948, volume
from tests.windows.desk import open_window, state_of


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return the window on a telegram of Foreign Relations with its source note and two more."""
    shown = open_window(qtbot, tmp_path)
    data = volume(TELEGRAM_1948)
    change, cable = import_change(formats.read(data, "v.xml", "d153"), data, shown.session.author.id)
    assert shown.session.do(change)
    shown.session.open_cable(cable.id)
    return shown


def _marks(window: MainWindow) -> list[tuple[str | None, str | None]]:
    """Return mark and colour of the notes in the text, in order."""
    return [(laid.span.label, laid.span.colour) for laid in window.parts.text.looks.spans.laid]


def test_marks_stand_as_printed_without_a_wash_and_in_brackets_beside_footnotes(
    window: MainWindow, tmp_path: Path
) -> None:
    assert _marks(window) == [("1", None), ("1", None)]
    state = state_of(window)
    start = state.text.index("His Royal Highness")
    change, note = note_edits.add_note(
        state, "footnote", [(start, start + 18)], author=window.session.author.id, words="The Regent."
    )
    assert window.session.do(change)
    assert _marks(window) == [("1", "amber"), ("[1]", None), ("[1]", None)]
    assert [n.kind for n in state.notes_in_order()] == ["source", "footnote", "own", "own"]
    path = tmp_path / "x.pdf"
    ledger = pdf.write(gather(state, PdfChoices()), PdfChoices(), path, lambda *_: None)
    assert (ledger.chosen, ledger.written) == (4, 4)
    words = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    for line in ("741.90G/1–548: Telegram", "1 The Regent.", "[1] Not printed.", "[1] Neither printed."):
        assert line in words.replace("  ", " ")
    assert "Numbers in brackets are those of notes that stood in the source." in words
    window.session.undo()
    assert note.id not in {n.id for n in state_of(window).notes_in_order()}
    assert _marks(window) == [("1", None), ("1", None)]


def _font(window: MainWindow, words: str) -> QFont:
    """Return the face in which words are shown."""
    view = window.parts.text
    start = state_of(window).text.index(words)
    block = view.document().findBlock(view.positions.to_qt(start))
    view.document().documentLayout().blockBoundingRect(block)
    at = view.positions.to_qt(start) - block.position()
    found = [one for one in block.layout().formats() if one.start <= at < one.start + one.length]
    return found[0].format.font() if found else view.font()


def test_words_are_set_as_the_source_sets_them_and_are_the_same_words(
    window: MainWindow, tmp_path: Path
) -> None:
    state = state_of(window)
    assert _font(window, "3?").italic()
    assert not _font(window, "repeated London").italic()
    assert _font(window, "Baghdad, January").capitalization() == QFont.Capitalization.SmallCaps
    assert _font(window, "The Chargé").italic()
    assert _font(window, "The Chargé").weight() == QFont.Weight.DemiBold
    assert window.parts.text.toPlainText() == state.text
    # A note on words that are in part italic is one note, with all of its words lit.
    start = state.text.index("7 [3?], repeated")
    change, note = note_edits.add_note(
        state, "footnote", [(start, start + 16)], author=window.session.author.id, words="Sic."
    )
    assert window.session.do(change)
    path = tmp_path / "x.pdf"
    ledger = pdf.write(gather(state, PdfChoices()), PdfChoices(), path, lambda *_: None)
    assert (ledger.chosen, ledger.written) == (4, 4)
    page: Any = pypdf.PdfReader(path).pages[0]
    lit = [a.get_object() for a in page["/Annots"] if a.get_object().get("/NM") == note.id]
    assert len(lit[0]["/QuadPoints"]) >= 8
    words = page.extract_text()
    assert "London 3, Jidda 2." in words
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert any(name.endswith("-It") for name in fonts)


def test_the_pages_of_the_source_are_numbered_in_the_margin(window: MainWindow) -> None:
    view = window.parts.text
    assert [label for _, label in view.looks.pages] == ["204"]
    ((label, box),) = list(view._margins.pages())
    assert label == "204"
    assert box.right() <= view._margins.width()
    assert box.left() > view.viewport().geometry().right() - view._margins.x() - 12
    state = state_of(window)
    change = new_reading(state, state.text.replace("7. At", "7. And at"), author=window.session.author.id)
    assert change is not None
    assert window.session.do(change)
    at = view.looks.pages[0][0]
    assert state_of(window).text[at:].startswith("satisfactory")


def test_edit_makes_a_note_of_what_is_built_and_keep_in_step_takes_it_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    window.libraries.enter_sample()
    card, editor = window.parts.notes.source, window.parts.notes.editor
    card.edit.click()
    (written,) = source_notes(state_of(window))
    assert written.words == built_source_note(state_of(window)) == editor.field.words()
    assert card.isHidden()
    window.undo()
    assert not source_notes(state_of(window))
    assert card.isVisible()
    window.redo()
    window.notes.choose(written.id)
    window.notes.edit()
    assert editor.step.isVisible()
    editor.step.click()
    assert not source_notes(state_of(window))
    window.undo()
    assert [note.id for note in source_notes(state_of(window))] == [written.id]


def test_what_came_with_the_cable_stays_its_own(window: MainWindow) -> None:
    (own,) = source_notes(state_of(window))
    window.notes.choose(own.id)
    window.notes.edit()
    assert window.parts.notes.source.isHidden()
    assert window.parts.notes.editor.step.isHidden()
