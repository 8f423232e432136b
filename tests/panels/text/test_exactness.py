"""What is shown has the text's offsets; what leaves the view is the text itself."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.panels.text.spans import LineStyle
from desktop.panels.text.standins import shown
from tests.panels.text.conftest import Maker, span

ODD = "a\u00a0b\u2028c\u2029d\re\x00f\ufdd0g\ufdd1h\ufffci\x85j\x0bk\x0cl\U00020bb7m\U0001f600n\ufeffo"


def test_every_odd_character_keeps_its_place(show: Maker) -> None:
    view = show(ODD + "\nsecond line")
    for i, character in enumerate(ODD):
        view.select_span(i, i + 1)
        assert view.selected_span() == (i, i + 1)
        assert view.selected_words() == character
    assert view.document().blockCount() == 2


@given(st.text())
def test_stand_ins_are_as_long_as_the_text(text: str) -> None:
    picture = shown(text)
    assert len(picture) == len(text)
    assert [len(line) for line in picture.split("\n")] == [len(line) for line in text.split("\n")]
    assert [ord(c) > 0xFFFF for c in picture] == [ord(c) > 0xFFFF for c in text]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(alphabet=st.sampled_from([*"ab \n.", "\u00a0", "\u2028", "\x00", "\r", "中", "\U00020bb7"]))
)
def test_any_part_of_any_text_comes_out_exactly(show: Maker, text: str) -> None:
    view = show(text)
    assert view.document().characterCount() - 1 == view.positions.to_qt(len(text))
    view.selectAll()
    assert view.selected_words() == text


def test_copy_is_exact_and_plain(show: Maker) -> None:
    view = show(ODD)
    view.setFocus()
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.text() == ODD
    assert data.formats() == ["text/plain"]
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ODD


def test_nothing_can_be_dropped_or_typed(show: Maker) -> None:
    view = show("unchanged")
    view.setFocus()
    QTest.keyClicks(view, "xyz")
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not view.acceptDrops()
    assert not view.viewport().acceptDrops()
    assert view.document().toPlainText() == "unchanged"


def test_notes_styles_and_zoom_leave_the_document_alone(show: Maker, text: str) -> None:
    view = show(text)
    changes: list[tuple[int, int, int]] = []
    view.document().contentsChange.connect(lambda *change: changes.append(change))
    view.set_spans([span(text, "Korea Desk", "a", "footnote", "1"), span(text, "Desk", "b")])
    view.set_styles([LineStyle(0, 12, "furniture")])
    view.grab()
    view.find_words("korea")
    view.select_note("a", scroll=True)
    assert changes == []
    assert not view.document().isModified()
    assert not view.document().isUndoAvailable()
    view.selectAll()
    assert view.selected_words() == text


@pytest.mark.parametrize("words", ["Pak Seong-cheol", "Premier’s Office", "Chen- 8/35"])
def test_selected_span_counts_code_points(show: Maker, text: str, words: str) -> None:
    view = show("\U0001f600" + text)
    start = ("\U0001f600" + text).index(words)
    heard: list[tuple[int, int]] = []
    view.selection_changed.connect(lambda a, b: heard.append((a, b)))
    view.select_span(start, start + len(words))
    assert heard[-1] == (start, start + len(words))
    assert view.selected_words() == words
