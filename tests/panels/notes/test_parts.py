"""The parts of the editor: characters, links, marks, tags, colours; and the key that undo shares."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox
from pytestqt.qtbot import QtBot

from db.records import Note
from desktop import theme
from desktop.panels.notes.card import lay_out_card
from desktop.panels.notes.link_form import LinkForm, address_of
from desktop.panels.notes.panel import NotesPanel
from desktop.panels.notes.set_words import elided_quote, set_words
from desktop.widgets.character_palette import CharacterPalette
from desktop.widgets.characters import find, groups, name_of
from desktop.widgets.colour_picker import ColourPicker
from desktop.widgets.exact_text import from_qt, to_qt, words_of
from desktop.widgets.link_prompt import can_open, link_prompt
from desktop.widgets.tag_edit import TagEdit
from desktop.widgets.word_marks import put_link, toggle_mark
from tests.panels.notes.conftest import AddNote

WANTED = "ŏŭʻʼāēīōūǎǐěǔüǖǘǚǜşţăâîłąę–—“”‘’«»…·†‡§¶°×ДжΩλ"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_words_go_into_a_document_and_back(words: str) -> None:
    document = QTextDocument()
    QTextCursor(document).insertText(to_qt(words))
    assert words_of(document) == words
    assert from_qt(to_qt(words)) == words


def test_the_palette_has_what_names_in_cables_need() -> None:
    offered = {c for _, characters in groups() for c in characters}
    assert set(WANTED) <= offered


def test_characters_are_found_by_name_and_code() -> None:
    assert find("small o breve")[0] == "ŏ"
    assert find("dagger")[:2] == ["†", "‡"]
    assert find("U+1E25") == ["ḥ"]
    assert "ḥ" in find("h with dot below")
    assert find("no such character at all") == []
    assert name_of("ŏ") == "latin small letter o with breve"
    assert all(unicodedata.name(c, "") for _, characters in groups() for c in characters)


def test_the_palette_is_used_by_keyboard_and_remembers(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp)
    palette = CharacterPalette()
    qtbot.addWidget(palette)
    palette.open_at(QRect(10, 10, 20, 20))
    QTest.keyClicks(palette._search, "o breve")
    with qtbot.waitSignals([palette.chosen, palette.closed]):
        QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert palette.recent == ["ŏ"]
    palette.open_at(QRect(10, 10, 20, 20))
    assert palette.shown_characters()[0] == "ŏ"
    QTest.keyClick(palette._search, Qt.Key.Key_Down)
    QTest.keyClick(palette._search, Qt.Key.Key_Right)
    with qtbot.waitSignal(palette.chosen) as chosen:
        QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert chosen.args == ["ŏ"]


def test_a_character_goes_where_the_cursor_is(panel: NotesPanel, add_note: AddNote) -> None:
    panel.edit_note(add_note("Korea Desk", "Pak Sngch'l"))
    cursor = panel.editor.field.textCursor()
    cursor.setPosition(5)
    panel.editor.field.setTextCursor(cursor)
    panel.editor.palette_of_characters.chosen.emit("ŏ")
    assert panel.editor.field.words() == "Pak Sŏngch'l"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("example.org/x", "https://example.org/x"),
        ("anna@example.org", "mailto:anna@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("no address", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_web_and_mail_addresses_become_links(typed: str, address: str) -> None:
    assert address_of(typed) == address
    assert not typed.startswith(("javascript", "file")) or not can_open(typed)


def test_a_link_is_asked_for_and_put_in(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp)
    form = LinkForm()
    qtbot.addWidget(form)
    form.open_at(QPoint(5, 5), "the list")
    form.address.setText("nothing")
    form.button.click()
    assert form.remark.text()
    form.address.setText("example.org/a b".replace(" ", "_"))
    with qtbot.waitSignal(form.given) as given_link:
        form.button.click()
    assert given_link.args == ["https://example.org/a_b", "the list"]
    document = QTextDocument("see the list.")
    cursor = QTextCursor(document)
    cursor.setPosition(4)
    cursor.setPosition(12, QTextCursor.MoveMode.KeepAnchor)
    put_link(cursor, "https://example.org/a_(b)", "the list")
    assert words_of(document) == "see [the list](<https://example.org/a_(b)>)."


def test_an_address_is_shown_before_it_is_opened(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp)
    window = QMainWindow()
    qtbot.addWidget(window)
    shown = link_prompt("https://example.org/<b>", window)
    assert "example.org/‹b›" in shown.informativeText()
    assert shown.defaultButton() is shown.button(QMessageBox.StandardButton.Cancel)
    refused = link_prompt("javascript:alert(1)", window)
    assert "Open" not in [button.text() for button in refused.buttons()]


@pytest.mark.parametrize(
    ("before", "start", "end", "mark", "after"),
    [
        ("one two", 4, 7, "*", "one *two*"),
        ("one two ", 4, 8, "**", "one **two** "),
        ("one *two*", 5, 8, "*", "one two"),
        ("one *two*", 4, 9, "*", "one two"),
        ("one", 1, 1, "**", "**one**"),
        ("", 0, 0, "*", "**"),
    ],
)
def test_marks_are_put_and_taken(before: str, start: int, end: int, mark: str, after: str) -> None:
    document = QTextDocument(before)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    toggle_mark(cursor, mark)
    assert words_of(document) == after
    document.undo()
    assert words_of(document) == before


def test_tags_are_added_once_and_taken_by_key(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp)
    edit = TagEdit(lambda: ["persons", "places"])
    qtbot.addWidget(edit)
    edit.show()
    edit.set_tags(["persons"])
    edited: list[list[str]] = []
    edit.edited.connect(edited.append)
    QTest.keyClicks(edit._field, "persons,")
    QTest.keyClicks(edit._field, " to check ")
    QTest.keyClick(edit._field, Qt.Key.Key_Return)
    assert edited == [["persons", "to check"]]
    QTest.keyClick(edit._field, Qt.Key.Key_Backspace)
    QTest.keyClick(edit._chips[-1], Qt.Key.Key_Delete)
    assert edit.tags() == ["persons"]


def test_colours_are_chosen_by_arrow_key(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp)
    picker = ColourPicker()
    qtbot.addWidget(picker)
    picker.show()
    picker.set_colour("green")
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.keyClick(picker, Qt.Key.Key_Right)
    assert chosen.args == ["sky"]
    picker.set_colour("a colour of a newer library")
    assert picker.colour() == ""


def test_words_are_set_with_their_links(qapp: QApplication) -> None:
    theme.install(qapp)
    words = set_words("see [here](https://example.org) and\n\n*more*", 300)
    assert len(words.layouts) == 2
    line = words.layouts[0].lineAt(0)
    found: Any = line.cursorToX(6)
    at = found[0] if isinstance(found, tuple) else found
    assert words.link_at(at, 10) == "https://example.org"
    assert words.link_at(2, 10) == ""
    assert words.height == 2 * 21 + 4


def test_a_long_quote_is_cut_to_two_lines(qapp: QApplication) -> None:
    theme.install(qapp)
    layout, height = elided_quote("word " * 200, 300)
    assert layout.lineCount() == 2
    assert height == 40
    assert layout.text().endswith("…”")


def test_ctrl_z_is_the_editor_s_before_it_is_the_window_s(
    qtbot: QtBot, panel: NotesPanel, add_note: AddNote
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    window.addAction(undo)
    window.setCentralWidget(panel)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    panel.edit_note(add_note("Korea Desk", "a"))
    QTest.keyClicks(panel.editor.field, "b")
    with qtbot.assertNotEmitted(undo.triggered):
        QTest.keyClick(panel.editor.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.editor.field.words() == "a"
    window.takeCentralWidget()


@given(words=st.text(), quote=st.text(), width=st.integers(120, 500))
def test_any_note_can_be_laid_out(qapp: QApplication, words: str, quote: str, width: int) -> None:
    theme.install(qapp)
    note = Note("n1", "k1", "footnote", words, "sky", ("tag", words[:40]), "", "u1", "", "")
    card = lay_out_card(note, quote, width, orphan=False)
    assert card.height >= 39
    assert card.quote is None or card.quote.lineCount() <= 2
    assert all(box.right() <= width for box, _ in card.chips)


def test_the_wheel_scrolls_and_changes_no_kind(qtbot: QtBot, panel: NotesPanel, add_note: AddNote) -> None:
    panel.edit_note(add_note("Korea Desk"))
    kinds = panel.editor.kinds
    before = kinds.currentData()
    at = QPointF(10, 10)
    turned = QWheelEvent(
        at,
        kinds.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(panel.editor.kind_chosen):
        QApplication.sendEvent(kinds, turned)
    assert kinds.currentData() == before


def test_escape_closes_what_popped_up(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp)
    palette, form = CharacterPalette(), LinkForm()
    qtbot.addWidget(palette)
    qtbot.addWidget(form)
    palette.open_at(QRect(10, 10, 20, 20))
    QTest.keyClick(palette._search, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    form.open_at(QPoint(5, 5), "")
    QTest.keyClick(form.address, Qt.Key.Key_Escape)
    assert not form.isVisible()
