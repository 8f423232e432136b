"""Words are found whatever their case and diacritics, at the offsets of the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.panels.text.find_bar import FindBar
from desktop.panels.text.words import Words
from tests.panels.text.conftest import Maker

TEXT = (
    "\U00020bb7 Pak Sŏngchʻŏl (Pak So\u030cng Cho\u0306l) met Qiao\u00a0Xiaoguang, "
    "and PAK\nsong chol’s aide; 朴成哲 박성철."
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("songchol", ["Sŏngchʻŏl"]),
        ("pak song chol", ["Pak So\u030cng Cho\u0306l", "PAK\nsong chol"]),
        ("SŎNG", ["Sŏng", "So\u030cng", "song"]),
        ("qiao xiaoguang", ["Qiao\u00a0Xiaoguang"]),
        ("chol's", ["chol’s"]),
        ("朴成", ["朴成"]),
        ("박성철", ["박성철"]),
        ("\U00020bb7", ["\U00020bb7"]),
        ("박송", []),
        ("(pak", ["(Pak"]),
        (".*", []),
        ("  ", []),
        ("", []),
    ],
)
def test_words(words: str, found: list[str]) -> None:
    assert [TEXT[a:b] for a, b in Words(TEXT).find(words)] == found


def test_going_round_the_hits(show: Maker) -> None:
    view = show("Pak one, pak two, PAK three")
    heard: list[tuple[int, int]] = []
    view.finder.found.connect(lambda i, n: heard.append((i, n)))
    assert view.finder.find("pak") == 3
    view.finder.next()
    view.finder.next()
    view.finder.next()
    view.finder.previous()
    assert heard == [(1, 3), (2, 3), (3, 3), (1, 3), (3, 3)]
    assert view.finder.current() == (18, 21)
    view.finder.clear()
    assert heard[-1] == (0, 0)
    assert view.finder.current() is None


def test_finding_starts_at_the_caret_and_scrolls(show: Maker) -> None:
    text = "needle\n" + "hay\n" * 300 + "needle\n"
    view = show(text)
    view.select_span(3, 3)
    view.finder.find("needle")
    assert view.finder.current() == (text.rindex("needle"), len(text) - 1)
    assert view.verticalScrollBar().value() > 200
    assert view.caret() == 3


def test_a_new_text_forgets_the_hits(show: Maker) -> None:
    view = show("needle")
    view.finder.find("needle")
    view.show_text("another needle here")
    assert view.finder.current() is None
    assert view.finder.find("needle") == 1
    assert view.finder.current() == (8, 14)


def test_the_bar(show: Maker, qtbot: QtBot) -> None:
    view = show("Pak one, pak two")
    bar = FindBar(view)
    qtbot.addWidget(bar)
    bar.show()
    field = bar.findChild(QLineEdit)
    assert field is not None
    bar.take_up()
    QTest.keyClicks(field, "PAK")
    assert view.finder.current() == (0, 3)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.finder.current() == (9, 12)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert view.selected_words() == "pak"
    assert field.text() == ""


def test_the_bar_takes_the_selected_words(show: Maker, qtbot: QtBot) -> None:
    view = show("Pak one, pak two")
    view.select_span(9, 12)
    bar = FindBar(view)
    qtbot.addWidget(bar)
    bar.take_up()
    field = bar.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "pak"
    assert view.finder.current() == (9, 12)
