"""The search of the library in the window: hits lit in the text, from hit to hit and cable to cable."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from db.editing.cable_edits import new_cable
from db.editing.header_edits import add_field
from desktop.export_source import source_of
from desktop.windows.exporting.export_offers import offers_of
from desktop.windows.main_window import MainWindow
from desktop.windows.search_help import SearchHelp
from desktop.windows.variants_dialog import VariantsDialog
from tests.windows.desk import open_window, press, state_of, type_words

_MIDDLE = "Nothing else.\n" * 90
TEXTS = (
    ("First", "1961-01-01", f"The Frontier talks.\n{_MIDDLE}\nThe frontier, \U00020bb7 frontier.\n"),
    ("Second", "1961-02-01", "Pak Song Chol spoke.\n"),
    ("Third", "1961-03-01", "Of the fróntier and of 朴成哲.\n"),
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = open_window(qtbot, tmp_path)
    session = opened.session
    for title, date, text in TEXTS:
        change, cable = new_cable(text, author=session.author.id, file_name=f"{title}.txt")
        assert session.do(change)
        state = session.store.cable_state(cable.id)
        for name, value in (("title", title), ("date", date)):
            made, _ = add_field(state, name, value)
            assert session.do(made)
            state.absorb(made)
    return opened


def search(window: MainWindow, qtbot: QtBot, words: str, count: int) -> None:
    window.search_library()
    window.parts.library.head.search.clear()
    type_words(words)
    qtbot.waitUntil(lambda: window.parts.library.model.rowCount() == count)


def hit_words(window: MainWindow) -> str:
    hit = window.parts.text.current_hit()
    return state_of(window).text[hit[0] : hit[1]] if hit else ""


def title(window: MainWindow) -> str:
    return state_of(window).value("title")


def step(window: MainWindow, *, back: bool = False) -> None:
    window.parts.actions["find-previous" if back else "find-next"].trigger()
    QApplication.processEvents()


def told(window: MainWindow) -> str:
    return window.parts.find_bar._count.text()


def test_hits_are_lit_and_gone_through_from_cable_to_cable(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "frontier", 2)
    press(window.parts.library.head.search, Qt.Key.Key_Return)
    assert (title(window), hit_words(window), told(window)) == ("First", "Frontier", "1 of 3")
    top = window.parts.text.verticalScrollBar().value()
    step(window)
    assert window.parts.text.verticalScrollBar().value() > top
    step(window)
    assert (title(window), told(window)) == ("First", "3 of 3")
    step(window)
    assert (title(window), hit_words(window), told(window)) == ("Third", "fróntier", "1 of 1")
    step(window)
    assert title(window) == "Third"
    assert window.parts.status_line.isVisible()
    step(window, back=True)
    assert (title(window), told(window)) == ("First", "3 of 3")
    window.parts.text.setFocus()
    press(window.parts.text, Qt.Key.Key_Escape)
    assert not window.parts.text.has_hits()
    assert window.parts.text.selected_words() == "frontier"


def test_what_is_found_in_the_text_goes_before_and_gives_the_hits_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "frontier", 2)
    press(window.parts.library.head.search, Qt.Key.Key_Return)
    window.parts.find_bar.take_up()
    type_words("nothing")
    assert told(window) == "1 of 90"
    step(window)
    assert told(window) == "2 of 90"
    window.parts.find_bar._field.clear()
    assert told(window) == "– of 3"
    step(window, back=True)
    assert title(window) == "First"


def test_only_words_that_can_stand_in_a_text_are_put_into_the_field_that_finds_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    bar = window.parts.find_bar
    search(window, qtbot, "title:First OR title:Third", 2)
    press(window.parts.library.head.search, Qt.Key.Key_Return)
    assert (title(window), bar._field.placeholderText(), told(window)) == ("First", "Find in the text", "")
    step(window)  # no hit in this text: on into the next cable
    assert title(window) == "Third"
    search(window, qtbot, "title:first date:..2000 frontier", 1)
    assert (bar._field.placeholderText(), told(window)) == ("frontier", "– of 1")
    search(window, qtbot, 'frontier OR "no such"', 2)
    assert bar._field.placeholderText() == 'frontier OR "no such"'


def test_a_hit_in_a_note_is_told_where_the_text_has_none(window: MainWindow, qtbot: QtBot) -> None:
    state = window.session.store.cable_state(window.parts.library.model.listed(1).id)  # type: ignore[union-attr]
    change, _ = note_edits.add_note(
        state, "footnote", [(0, 3)], author=window.session.author.id, words="The vizier."
    )
    assert window.session.do(change)
    search(window, qtbot, "vizier", 1)
    press(window.parts.library.head.search, Qt.Key.Key_Return)
    assert told(window) == "not in the text"
    said = window.parts.status_line.findChildren(type(window.parts.find_bar._count))
    assert any("note 1" in label.text() for label in said)


def test_names_are_found_in_other_spellings_until_only_as_typed(window: MainWindow, qtbot: QtBot) -> None:
    notes = window.parts.library.head.notes
    search(window, qtbot, "Pak Seong-cheol", 3)  # the sample cable, too
    assert "朴成哲" in notes.also.text()
    assert "Pak Song Chol" in notes.also.text()
    notes.as_typed.click()
    qtbot.waitUntil(lambda: window.parts.library.model.rowCount() == 1)
    assert not notes.also.isVisible()
    assert notes.as_typed.isVisible()


def test_what_is_not_understood_is_said_and_fields_are_completed(window: MainWindow) -> None:
    head = window.parts.library.head
    window.search_library()
    type_words("fron")
    assert head.notes.completion.text() == ""
    head.search.clear()
    type_words("fro")
    assert head.notes.completion.isVisible()
    press(head.search, Qt.Key.Key_Tab)
    assert head.search.text() == "from:"
    head.search.clear()
    type_words("date:soon ")
    assert "“soon” is no date" in head.notes.hint.text()
    head.search.clear()
    assert not head.notes.isVisible()


def test_own_names_are_added_changed_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    dialog = VariantsDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.setText("Frontier, Grenze")
    assert not dialog.keep.isEnabled()
    assert "semicolon" in dialog.told.text()
    dialog.line.setText("Frontier; Grenze ;")
    assert dialog.keep.isEnabled()
    press(dialog.line, Qt.Key.Key_Return)
    assert [dialog.list.item(0).text()] == ["Frontier; Grenze"]
    window.parts.library.head.search.setText("Grenze")
    assert window.parts.library.model.rowCount() == 2
    dialog.list.setCurrentRow(0)
    dialog.line.setText("Border; Grenze")
    dialog.keep.click()
    assert [dialog.list.item(0).text()] == ["Border; Grenze"]
    assert window.parts.library.model.rowCount() == 1  # the border of the sample cable
    window.undo()
    assert [dialog.list.item(0).text()] == ["Frontier; Grenze"]
    assert window.parts.library.model.rowCount() == 2
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert dialog.list.count() == 0
    assert dialog.none.isVisible()
    window.undo()
    assert dialog.list.count() == 1
    assert not dialog.keep.isEnabled()


def test_the_help_shows_only_what_is_understood(qtbot: QtBot) -> None:
    from db.searching.query import parse
    from desktop.windows.search_help import ways

    made = SearchHelp()
    qtbot.addWidget(made)
    made.show()
    for typed, _found in ways():
        assert parse(typed).hints == ()
    assert parse("to:Hanoi").root != parse("Hanoi").root


def test_what_tells_most_comes_first_by_relevance(window: MainWindow, qtbot: QtBot) -> None:
    window.parts.library.set_order("relevance")
    search(window, qtbot, "frontier", 2)
    model = window.parts.library.model
    assert [row.title for row in (model.listed(0), model.listed(1)) if row] == ["Third", "First"]
    window.parts.library.set_order("date")
    assert [row.title for row in (model.listed(0), model.listed(1)) if row] == ["First", "Third"]


def test_what_was_found_or_selected_can_be_exported(window: MainWindow, qtbot: QtBot) -> None:
    names = [offer.name for offer in offers_of(window)]
    assert names == ["this", "all"]
    search(window, qtbot, "frontier", 2)
    offers = {offer.name: offer for offer in offers_of(window)}
    assert {name: offer.count for name, offer in offers.items()} == {"this": 1, "found": 2, "all": 4}
    with source_of(str(window.session.store.path), offers["found"].which) as source:
        assert [source.state(each).value("title") for each in source.ids] == ["First", "Third"]
    window.parts.library.views.view.selectAll()
    selected = {offer.name: offer for offer in offers_of(window)}["selected"]
    with source_of(str(window.session.store.path), selected.which) as source:
        assert selected.count == len(source.ids) == 2


def test_a_cable_that_is_deleted_gives_way_to_the_next_that_is_found(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "frontier", 2)
    press(window.parts.library.head.search, Qt.Key.Key_Return)
    assert title(window) == "First"
    window.libraries.delete_cable()
    assert title(window) == "Third"  # not the first of the library, which is not found
    window.undo()
    assert title(window) == "First"
    by_title = {row.title: row.id for row in window.session.cables()}
    window.libraries.delete_cable(by_title["Second"])
    assert title(window) == "First"  # another cable goes without being shown
    qtbot.waitUntil(lambda: window.parts.library.model.rowCount() == 2)
    window.libraries.leave_for_next((by_title["First"], by_title["Third"]))
    assert title(window) == "First"  # nothing else is in the list


def test_what_cannot_be_meant_is_told_when_the_typing_pauses(window: MainWindow, qtbot: QtBot) -> None:
    notes = window.parts.library.head.notes
    search(window, qtbot, "date:196x", 4)
    assert notes.hint.text() == ""  # it may go on
    qtbot.waitUntil(lambda: notes.hint.isVisible(), timeout=5000)
    assert notes.hint.text().startswith("“196x” is no date")
    type_words("0")
    assert notes.hint.text() == ""
