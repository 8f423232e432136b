"""Marking words as names in the real window: by key, found or new, reviewed, hovered, undone, told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.editing import mention_edits, name_edits
from db.editing.cable_edits import new_cable
from db.library_records import Name
from db.naming.mentioned import read_names
from desktop.windows.main_window import MainWindow
from desktop.windows.names.mark_dialog import MarkDialog
from desktop.windows.names.review_dialog import ReviewDialog
from tests.windows.correcting import correct, enter, keep, look_at_all, wait_for_notes
from tests.windows.desk import NONE, open_window, press, select, state_of, type_words
from tests.windows.noted import told

TEXT = "Pak Song Chol met Chen \U00020bb7 of <Moscow>.\n\nPak said that Pak agrees, says 朴成哲.\nPak שלום.\n"
PAK = name_edits.new_name(
    "person",
    "Pak Sŏng-ch’ŏl",
    variants=("Pak Song Chol", "朴成哲"),
    dates="1913-2008",
    description="Minister [of] *Foreign* Affairs",
    identify=True,
)
AnyDialog = TypeVar("AnyDialog", bound=QDialog)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = open_window(qtbot, tmp_path)
    change, cable = new_cable(TEXT, author=opened.session.author.id, file_name="a.txt")
    assert opened.session.do(change)
    opened.libraries.open_cable(cable.id)
    return opened


def answer(kind: type[AnyDialog], act: Callable[[AnyDialog], None]) -> None:
    """Do something in a dialog once it is open, then press its Enter."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isActiveWindow():
            QTimer.singleShot(10, look)
            return
        act(dialog)
        if dialog.isVisible():
            press(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, look)


def marked(window: MainWindow) -> list[tuple[str, str]]:
    """Return (heading, words) of each mention, after seeing that the library holds them."""
    state = state_of(window)
    assert window.session.store.cable_state(state.cable.id).mentions == state.mentions
    return [
        (state.names[mention.name].name, anchor.quote)
        for mention in state.mentions.values()
        for anchor in state.spans_of(mention.id)
    ]


def names_shown(window: MainWindow) -> list[str]:
    """Return the heading of each name under whose words the text draws a line."""
    names = window.parts.text.looks.names
    return [laid.span.summary.partition(" (")[0] for laid in names.between(0, len(TEXT))] if names else []


def mark(window: MainWindow, name: Name, words: str, *, is_new: bool = True) -> str:
    """Mark words as a name without a dialog; return the mention's id."""
    start = TEXT.index(words)
    change = mention_edits.mark(
        state_of(window),
        name,
        [(start, start + len(words))],
        author=window.session.author.id,
        is_new=is_new,
    )
    assert window.session.do(change)
    return list(state_of(window).mentions)[-1]


def test_words_are_marked_by_key_as_a_new_name_and_other_places_looked_through(window: MainWindow) -> None:
    select(window, "Pak Song Chol ")

    def look(dialog: MarkDialog) -> None:
        assert dialog.line.text() == "Pak Song Chol"
        assert dialog.list.count() == 3  # nobody is known: a person, a place, an organization
        dialog.line.setFocus()
        type_words("Pak")  # the heading; what was selected stays a spelling

    def review(dialog: ReviewDialog) -> None:
        assert [dialog.list.row_at(at).words for at in range(dialog.list.count())] == ["Pak", "Pak", "Pak"]
        row = dialog.list.visualItemRect(dialog.list.item(1)).center()
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, NONE, row)
        assert dialog.ok.text() == "&Mark 2 mentions"

    answer(MarkDialog, look)
    QTimer.singleShot(0, lambda: answer(ReviewDialog, review))
    press(
        window.parts.text, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    assert marked(window) == [("Pak", "Pak Song Chol"), ("Pak", "Pak"), ("Pak", "Pak")]
    (name,) = window.session.store.read(read_names)
    assert (name.kind, name.variants) == ("person", ("Pak Song Chol",))
    window.undo()
    window.undo()
    assert marked(window) == []
    assert window.session.store.read(read_names) == []
    window.redo()
    assert marked(window) == [("Pak", "Pak Song Chol")]


def test_a_known_name_is_found_by_any_spelling_and_learns_this_one(window: MainWindow) -> None:
    assert window.session.do(name_edits.add_name(PAK))
    window.parts.text.select_span(0, 0)
    window.parts.actions["mark-name"].trigger()
    assert told(window) == "Select the words first that name a person, place or organization."
    select(window, "Chen")
    answer(MarkDialog, lambda dialog: dialog.reject())
    window.parts.actions["mark-name"].trigger()
    assert marked(window) == []

    def look(dialog: MarkDialog) -> None:
        dialog.all.setChecked(False)
        dialog.line.setFocus()
        type_words("朴成")
        chosen = dialog.chosen()
        assert chosen is not None
        assert chosen[0].id == PAK.id
        assert dialog.keep.isChecked()

    answer(MarkDialog, look)
    window.parts.actions["mark-name"].trigger()
    assert marked(window) == [(PAK.name, "Chen")]
    assert state_of(window).names[PAK.id].variants[-1] == "Chen"
    assert told(window) == f"Marked as {PAK.name}."
    answer(MarkDialog, lambda dialog: dialog.line.setText("Chen Yi"))  # the caret is in the mention
    window.parts.text.select_span(TEXT.index("Chen"), TEXT.index("Chen"))
    window.parts.actions["mark-name"].trigger()
    assert marked(window) == [("Chen Yi", "Chen")]


def test_who_it_is_is_told_on_hover_in_the_menu_and_at_the_first_mention(window: MainWindow) -> None:
    mention = mark(window, PAK, "Pak Song Chol")
    text = window.parts.text
    text.select_span(2, 2)
    point = QPointF(text.cursorRect().center() + QPoint(2, 0))
    assert text.said_at(point) == "Pak Sŏng-ch’ŏl (1913-2008), Minister [of] *Foreign* Affairs."
    assert text.mentions_at_caret() == [mention]
    menu = window.text_menu.build([], window.notes, window.spans, 2)
    offers = {action.text(): action for action in menu.actions()}
    offers[f"No longer mark as {PAK.name}"].trigger()
    assert marked(window) == []
    window.undo()
    answer(ReviewDialog, lambda dialog: dialog.list.tick_all(True))
    offers[f"Mark all mentions of {PAK.name} here…"].trigger()
    assert [words for _, words in marked(window)] == ["Pak Song Chol", "朴成哲"]
    first_mention_says_who_it_is_until_a_footnote_does(window)


def first_mention_says_who_it_is_until_a_footnote_does(window: MainWindow) -> None:
    (span,) = window.parts.text.looks.spans.of_note(f"identification:{next(iter(state_of(window).mentions))}")
    assert (span.span.label, span.end) == ("°", len("Pak Song Chol"))
    window.parts.text.note_clicked.emit(span.span.note)
    assert told(window).startswith("Pak Sŏng-ch’ŏl (1913-2008), Minister")
    assert window.notes.chosen is None
    told_of = window.parts.notes.identified
    assert told_of.isVisible()
    window.parts.text.note_activated.emit(span.span.note)  # a double click on its mark
    (note,) = state_of(window).notes.values()
    assert note.words == r"Pak Sŏng\-ch’ŏl \(1913\-2008\)\, Minister \[of\] \*Foreign\* Affairs\."
    assert [window.notes.chosen] == [note.id]
    assert window.parts.text.looks.spans.of_note(span.span.note) == ()
    assert not told_of.isVisible()
    window.parts.text.setFocus()
    window.undo()
    assert len(window.parts.text.looks.spans.of_note(span.span.note)) == 1


def test_a_mention_that_a_correction_has_lost_is_touched_kept_and_placed_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    mention = mark(window, PAK, "Pak agrees")
    first = state_of(window).cable.id
    enter(window)
    correct(window, "that Pak agrees, ", "")
    item = wait_for_notes(qtbot, window)["Pak agrees"]
    assert (item.title, item.kind, item.group) == (f"Name: {PAK.name}", "mention", "gone")
    look_at_all(window)
    keep(qtbot, window)
    assert (marked(window), names_shown(window)) == ([], [])
    assert list(state_of(window).mentions) == [mention]

    def look(dialog: MarkDialog) -> None:
        dialog.all.setChecked(False)
        dialog.line.setText(PAK.name)

    select(window, "Chen")
    answer(MarkDialog, look)
    window.parts.actions["mark-name"].trigger()
    assert list(state_of(window).mentions) == [mention]  # it has found words again
    assert marked(window) == [(PAK.name, "Chen")]
    change, other = new_cable("Nobody.\n", author=window.session.author.id, file_name="b.txt")
    assert window.session.do(change)
    window.libraries.open_cable(other.id)
    assert names_shown(window) == []
    window.libraries.open_cable(first)
    assert names_shown(window) == [PAK.name]
