"""Cross-references in the window: inserted by keys, named anew at once, gone to by a click; dead ones."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.editing import cable_edits, header_edits, note_edits
from db.records import Note
from desktop.models.note_roles import NoteRole
from desktop.windows.main_window import MainWindow
from tests.windows.desk import CONTROL, NONE, open_window, press, state_of, type_words
from tests.windows.noted import footnote, told


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    shown = open_window(qtbot, tmp_path, height=1000)
    shown.libraries.enter_sample()
    return shown


def _shown(window: MainWindow, note: str) -> str:
    """Return a note's words as its card reads."""
    return str(window.parts.notes.model.index_of(note).data(Qt.ItemDataRole.DisplayRole))


def _refer(window: MainWindow, note: str, typed: str) -> None:
    """Write a reference into a note by keys: the first thing that fits the words typed."""
    window.notes.choose(note)
    window.notes.edit()
    field, form = window.parts.notes.editor.field, window.parts.notes.editor.references
    press(field, Qt.Key.Key_R, CONTROL)
    form.field.setText(typed)
    form.look()
    press(form.field, Qt.Key.Key_Return)
    press(field, Qt.Key.Key_Escape)


def _click_link(window: MainWindow, note: str, address: str) -> None:
    """Click on a link of a note's card."""
    cards = window.parts.notes.list
    index = window.parts.notes.model.index_of(note)
    cards.scrollTo(index)
    QApplication.processEvents()
    rect = cards.visualRect(index)
    card = cards._cards.card(index, cards.viewport().width())
    places = (QPoint(x, y) for y in range(0, rect.height(), 4) for x in range(0, rect.width(), 4))
    place = next(at for at in places if card.link_at(at.x(), at.y()) == address)
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, NONE, rect.topLeft() + place)
    QApplication.processEvents()


def test_a_reference_is_inserted_named_anew_and_gone_to(window: MainWindow) -> None:
    target, refers = footnote(window, "Ambassador Qiao"), footnote(window, "illegally")
    window.session.do(note_edits.set_words(state_of(window), target, "Qiao Xiaoguang"))
    window.session.do(note_edits.set_words(state_of(window), refers, "See "))
    _refer(window, refers, "xiaoguang")
    assert state_of(window).notes[refers].words == f"See [note 1](note:{target})"
    assert _shown(window, refers) == "See note 1"
    # Text, cards and the line below the note that is referred to follow a new number at once.
    footnote(window, "Pak Seong-cheol")
    assert _shown(window, refers) == "See note 2"
    model = window.parts.notes.model
    assert model.index_of(target).data(NoteRole.REFERRED) == f"Referred to by [note 3](note:{refers})"
    again = footnote(window, "armed guard")
    _refer(window, again, "xiaoguang")
    both = f"Referred to by notes [3](note:{refers}), [4](note:{again})"
    assert model.index_of(target).data(NoteRole.REFERRED) == both
    (span,) = [laid.span for laid in window.parts.text.looks.spans.laid if laid.span.note == refers]
    assert span.summary == "Footnote 3: See note 2"
    _click_link(window, refers, f"note:{target}")
    assert window.notes.chosen == target
    _click_link(window, target, f"note:{refers}")
    assert window.notes.chosen == refers


def test_a_dead_reference_is_marked_and_comes_back_to_life(window: MainWindow) -> None:
    target, refers = footnote(window, "Ambassador Qiao"), footnote(window, "illegally")
    _refer(window, refers, "qiao")
    address, model = f"note:{target}", window.parts.notes.model
    assert not model.index_of(refers).data(NoteRole.DEAD)
    window.session.do(note_edits.delete_notes(state_of(window), [target]))
    assert model.index_of(refers).data(NoteRole.DEAD) == {address}
    assert window.parts.notes.summary() == ("1 dead reference", "warn")
    _click_link(window, refers, address)
    assert told(window) == "This reference leads nowhere: that note is in the trash."
    window.undo()
    assert not model.index_of(refers).data(NoteRole.DEAD)
    assert window.parts.notes.summary()[1] == ""


def _elsewhere(window: MainWindow) -> Note:
    """Return a note in another cable, which is called Chen-8/36."""
    session, here = window.session, state_of(window).cable.id
    change, cable = cable_edits.new_cable("Border again.\n", author=session.author.id)
    assert session.do(change)
    session.open_cable(cable.id)
    assert session.do(header_edits.add_field(state_of(window), "cable number", "Chen-8/36")[0])
    change, note = note_edits.add_note(
        state_of(window), "footnote", [(0, 6)], author=session.author.id, words="Far."
    )
    assert session.do(change)
    window.libraries.open_cable(here)
    return note


def test_a_note_of_another_cable_is_found_named_and_opened(window: MainWindow) -> None:
    far, refers = _elsewhere(window), footnote(window, "illegally")
    _refer(window, refers, "chen 8 36")
    assert state_of(window).notes[refers].words == f"[Chen-8/36](cable:{far.cable})"
    _refer(window, refers, "far")
    assert _shown(window, refers) == "Chen-8/36Chen-8/36, note 1"
    _click_link(window, refers, f"note:{far.id}")
    assert (state_of(window).cable.id, window.notes.chosen) == (far.cable, far.id)
    QApplication.processEvents()
    said = window.parts.notes.model.index_of(far.id).data(NoteRole.REFERRED)
    assert said == f"Referred to by [Chen-8/35, note 1](note:{refers})"
    number = state_of(window).fields_in_order("cable number")[0]
    window.session.do(header_edits.set_value(state_of(window), number.id, "Chen-8/37"))
    _click_link(window, far.id, f"note:{refers}")
    assert _shown(window, refers) == "Chen-8/37Chen-8/37, note 1"


def test_the_field_shows_no_ids_and_takes_references_whole(window: MainWindow) -> None:
    target, refers = footnote(window, "Ambassador Qiao"), footnote(window, "illegally")
    _refer(window, refers, "qiao")
    window.notes.edit()
    field, whole = window.parts.notes.editor.field, f"[note 1](note:{target})"
    assert field.words() == whole
    for key, place in ((Qt.Key.Key_Left, len("[note 1]")), (Qt.Key.Key_Right, len(whole))):
        press(field, key)
        assert field.textCursor().position() == place
    type_words(" x")
    press(field, Qt.Key.Key_Left)
    press(field, Qt.Key.Key_Left)
    press(field, Qt.Key.Key_Backspace)
    assert field.words() == " x"
    field.undo_typed()
    assert field.words().startswith(whole)
