"""The text that is corrected is exact: what is not touched stays, what is touched can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.panels.text.correcting import CorrectingView
from desktop.panels.text.edit_history import TextEdit, difference
from desktop.panels.text.spans import LineStyle
from desktop.panels.text.standins import shown
from tests.panels.text.conftest import span

ODD = "a\u00a0b\u2028c\u2029d\re\x00f\ufdd0g\ufdd1h\ufffci\x85j\x0bk\x0cl\U00020bb7m\U0001f600n\ufeffo"
ODD += "\te\u0301 \u05e9\u05dc"
ALPHABET = [
    *"ab \n.\t",
    "\u00a0",
    "\u2028",
    "\u2029",
    "\x85",
    "\x0b",
    "\x0c",
    "\x00",
    "\r",
    "中",
    "\U00020bb7",
]
ALPHABET += ["\u0301", "\u05e9", "\ufeff", "\ufffc", "\ufdd0", "\u00a4", "\u00b6"]
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Maker = Callable[[str], CorrectingView]


@pytest.fixture
def edit(qtbot: QtBot, qapp: QApplication) -> Maker:
    """Return a function that shows a text to be corrected; the same widget is used again."""
    theme.install(qapp, "light")
    view = CorrectingView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()

    def make(text: str) -> CorrectingView:
        view.show_text(text)
        view.setFocus()
        return view

    return make


def is_picture(view: CorrectingView) -> bool:
    """Tell whether the document shows the text, code unit for code unit."""
    cursor = view.textCursor()
    cursor.select(cursor.SelectionType.Document)
    units = "".join(
        view.document().characterAt(i) or "\ufeff" for i in range(view.document().characterCount() - 1)
    )
    return units.replace("\u2029", "\n").encode("utf-16-le", "surrogatepass") == shown(view.text).encode(
        "utf-16-le", "surrogatepass"
    )


def commit(view: CorrectingView, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(view, event)


def drop(view: CorrectingView, at: int, words: str) -> None:
    caret = view.textCursor()
    caret.setPosition(view.positions.to_qt(at))
    data = QMimeData()
    data.setText(words)
    event = QDropEvent(
        QPointF(view.cursorRect(caret).center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def test_typing_leaves_every_odd_character_as_it_is(edit: Maker) -> None:
    for at in range(len(ODD) + 1):
        view = edit(ODD)
        view.select_span(at, at)
        here = view.caret()
        QTest.keyClicks(view, "x")
        assert view.text == ODD[:here] + "x" + ODD[here:]
        assert is_picture(view)


KEYS = (
    (KEY.Key_Backspace, Qt.KeyboardModifier.NoModifier),
    (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier),
    (KEY.Key_Backspace, CONTROL),
    (KEY.Key_Delete, CONTROL),
    (KEY.Key_Return, Qt.KeyboardModifier.NoModifier),
    (KEY.Key_Return, SHIFT),
    (KEY.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (KEY.Key_Space, Qt.KeyboardModifier.NoModifier),
    (KEY.Key_Z, CONTROL),
    (KEY.Key_Z, CONTROL | SHIFT),
    (KEY.Key_X, CONTROL),
    (KEY.Key_V, CONTROL),
    (KEY.Key_K, CONTROL),
)
Deed = tuple[str, int, int, str, tuple[Qt.Key, Qt.KeyboardModifier]]
steps = st.lists(
    st.tuples(
        st.sampled_from(["type", "key", "paste", "replace", "commit", "drop"]),
        st.integers(0, 60),
        st.integers(0, 60),
        st.text(alphabet=st.sampled_from(ALPHABET), max_size=4),
        st.sampled_from(KEYS),
    ),
    max_size=8,
)


def _do_all(view: CorrectingView, told: list[str], steps: list[Deed]) -> None:
    """Do what hypothesis says, and look after each deed whether all agree on what stands there."""
    for deed, one, other, words, (key, modifier) in steps:
        first, last = sorted((one % (len(view.text) + 1), other % (len(view.text) + 1)))
        view.select_span(first, last if other % 3 else first)
        if deed == "type":
            QTest.keyClicks(view, "y")
        elif deed == "key":
            QTest.keyClick(view, key, modifier)
        elif deed == "paste":
            view.enter_words(words)
        elif deed == "replace":
            span_ = view.selected_span() or (view.caret(), view.caret())
            view.replace(*span_, words)
        elif deed == "commit":
            commit(view, "é\U00020bb7")
        elif deed == "drop":
            drop(view, first, words)
        assert told[-1] == view.text
        assert is_picture(view)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from(ALPHABET), max_size=40), steps=steps)
def test_whatever_is_done_text_and_picture_agree_and_undo_leads_back(
    edit: Maker, text: str, steps: list[Deed]
) -> None:
    view = edit(text)
    told = [text]

    def follow(step: TextEdit) -> None:
        told.append(step.applied(told[-1]))

    view.edited.connect(follow)
    try:
        _do_all(view, told, steps)
    finally:
        view.edited.disconnect(follow)
    after = all_turned(view, view.redo)
    assert all_turned(view, view.undo) == text
    assert is_picture(view)
    assert all_turned(view, view.redo) == after


def all_turned(view: CorrectingView, turn: Callable[[], None]) -> str:
    """Undo or redo all there is, and return the text."""
    before = None
    while before != view.text:
        before = view.text
        turn()
    return view.text


@given(st.text(max_size=50), st.text(max_size=50))
def test_the_difference_leads_from_one_text_to_the_other(one: str, other: str) -> None:
    step = difference(one, other)
    assert (step.applied(one) if step else one) == other
    assert step is None or step.inverse.applied(other) == one


def test_a_step_is_a_word(edit: Maker) -> None:
    view = edit("end")
    QTest.keyClicks(view, "two words ")
    seen = []
    for turn in (view.undo, view.undo, view.redo):
        turn()
        seen.append(view.text)
    assert seen == ["two end", "end", "two end"]


def test_backspaces_in_a_row_are_one_step(edit: Maker) -> None:
    view = edit("two end")
    view.select_span(7, 7)
    for _ in range(3):
        QTest.keyClick(view, KEY.Key_Backspace)
    texts = [view.text]
    QTest.keyClick(view, KEY.Key_Z, CONTROL)
    assert [*texts, view.text] == ["two ", "two end"]


def test_what_is_pasted_is_plain_with_its_line_ends_made_one(edit: Maker) -> None:
    view = edit("[]")
    view.select_span(1, 1)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("one\r\ntwo\rthree\u00a0\U00020bb7")
    view.insertFromMimeData(data)
    assert view.text == "[one\ntwo\nthree\u00a0\U00020bb7]"


def test_half_a_character_is_never_taken_in(edit: Maker) -> None:
    view = edit("[]")
    view.select_span(1, 1)
    view.enter_words("a\ud800b")
    assert view.text == "[a\ufffdb]"


def test_cut_and_paste_are_exact(edit: Maker) -> None:
    view = edit(ODD)
    view.select_span(0, len(ODD))
    QTest.keyClick(view, KEY.Key_X, CONTROL)
    assert view.text == ""
    assert QApplication.clipboard().text() == ODD
    QTest.keyClick(view, KEY.Key_Z, CONTROL)
    assert view.text == ODD


def test_notes_and_lines_follow_what_is_typed(edit: Maker) -> None:
    text = "One two three\nfour five"
    view = edit(text)
    view.show_text(
        text,
        [LineStyle(0, 13, "title")],
        [span(text, "two", "a", "footnote", "1"), span(text, "five", "b"), span(text, "One", "c")],
    )
    view.grab()
    view.replace(4, 4, "and ")
    assert {s.note: view.text[s.start : s.end] for s in view._spans} == {"a": "two", "b": "five", "c": "One"}
    view.replace(8, 11, "twelve")
    assert {s.note: view.text[s.start : s.end] for s in view._spans} == {
        "a": "twelve",
        "b": "five",
        "c": "One",
    }
    view.replace(0, 0, "x")
    assert [view.text[s.start : s.end] for s in view._spans][2] == "One"
    view.replace(1, 4, "")
    assert [view.text[s.start : s.end] for s in view._spans][2] == ""
    view.grab()


def test_places_move_with_a_step() -> None:
    step = TextEdit(3, "abc", "x")
    assert [step.moved(place) for place in (0, 3, 4, 6, 7)] == [0, 3, 3, 4, 5]
    put_in = TextEdit(3, "", "xy")
    assert (put_in.moved(3), put_in.moved(3, sticks=True)) == (3, 5)


def test_esc_and_control_return_are_left_to_the_window(edit: Maker, qtbot: QtBot) -> None:
    view = edit("text")
    with qtbot.waitSignal(view.escaped, timeout=1000):
        QTest.keyClick(view, KEY.Key_Escape)
    QTest.keyClick(view, KEY.Key_Return, CONTROL)
    assert view.text == "text"
