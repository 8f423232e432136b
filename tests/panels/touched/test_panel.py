"""The panel of touched notes: groups with counts, links and keys, and a summary for its bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.models.touched import ROW_ROLE, TouchedModel, TouchedRow, spoken
from desktop.models.touched_items import Group, Touched
from desktop.panels.touched import TouchedPanel
from desktop.panels.touched.card import lay_out
from desktop.panels.touched.deeds import Deed, why_not
from desktop.panels.touched.differing import Piece, differing

KEY = Qt.Key


def item(
    key: str, group: Group, old: str = "old words", new: str | None = "new words", **more: object
) -> Touched:
    """Return an item of a group, open where the group asks for a look."""
    values: dict[str, object] = {
        "key": key,
        "owner": f"n{key}",
        "kind": "footnote",
        "title": "Footnote",
        "number": "1",
        "colour": "sky",
        "group": group,
        "at": 0,
        "old": old,
        "new": new,
        "span": None if new is None else (0, 3),
        "near": None,
        "near_words": "",
        "choice": None,
        "open": group in ("gone", "changed", "look"),
        "place": "",
        "value": None,
        "taking": False,
    }
    return Touched(**{**values, **more})  # type: ignore[arg-type]


ITEMS = [
    item("a", "gone", new=None, near=(4, 8), near_words="next"),
    item("b", "changed"),
    item("c", "look", new="old words"),
    item("d", "moved", new="old words"),
    item("e", "moved", new="old words"),
    item("f", "unchanged", new="old words"),
]


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> TouchedPanel:
    """Return a shown panel with an item of each group."""
    theme.install(qapp, "light")
    made = TouchedPanel()
    qtbot.addWidget(made)
    made.resize(400, 700)
    made.show()
    made.show_items(ITEMS, changed=True)
    made.grab()
    return made


def rows(model: QAbstractItemModel) -> list[str]:
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_each_group_has_its_count_and_quiet_ones_are_only_counted(panel: TouchedPanel) -> None:
    assert rows(panel.model) == [
        "Words gone: 1",
        "Footnote 1: the words “old words” are gone, to look at",
        "Words changed: 1",
        "Footnote 1: was “old words”, now “new words”, to look at",
        "To look at: 1. Their words are the same, but stand elsewhere too.",
        "Footnote 1: “old words”, to look at",
        "Moved with their words: 2. Nothing to do; their words are the same.",
        "Show all 2",
        "Unchanged: 1. No change comes near them.",
        "Show 1",
    ]
    assert panel.summary() == ("3 to look at, 2 moved", "warn")


def test_a_quiet_group_is_shown_by_key_and_hidden_again(panel: TouchedPanel) -> None:
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(7, 0))
    QTest.keyClick(panel.list, KEY.Key_Return)
    shown = rows(panel.model)
    assert shown[7:10] == ["Footnote 1: “old words”", "Footnote 1: “old words”", "Hide"]
    panel.list.setCurrentIndex(panel.model.index(9, 0))
    QTest.keyClick(panel.list, KEY.Key_Space)
    assert rows(panel.model)[7] == "Show all 2"


@pytest.mark.parametrize(
    ("key", "letter", "deed"),
    [
        ("a", KEY.Key_N, "near"),
        ("a", KEY.Key_O, "orphan"),
        ("b", KEY.Key_R, "right"),
        ("b", KEY.Key_C, "choose"),
    ],
)
def test_each_deed_has_a_key_and_a_link(panel: TouchedPanel, key: str, letter: Qt.Key, deed: str) -> None:
    heard: list[tuple[str, str]] = []
    panel.asked.connect(lambda *asked: heard.append(asked))
    panel.list.setFocus()
    panel.list.choose(key)
    QTest.keyClick(panel.list, letter)
    point = panel.list.deed_point(key, deed)  # type: ignore[arg-type]
    assert point is not None
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert heard == [(key, deed), (key, deed)]


def test_what_an_item_does_not_offer_has_no_key(panel: TouchedPanel) -> None:
    heard: list[tuple[str, str]] = []
    refused: list[str] = []
    panel.asked.connect(lambda *asked: heard.append(asked))
    panel.not_offered.connect(lambda _key, deed: refused.append(deed))
    panel.list.choose("b")
    for letter in (KEY.Key_N, KEY.Key_U, KEY.Key_V, KEY.Key_Space):
        QTest.keyClick(panel.list, letter)
    panel.list.choose("a")
    QTest.keyClick(panel.list, KEY.Key_R)
    assert heard == []
    assert refused == ["near", "back", "value", "right"]


def test_why_a_key_does_nothing_is_told_for_each() -> None:
    decided = item("d", "changed", choice="right", open=False)
    asked: tuple[tuple[Touched, Deed], ...] = (
        (ITEMS[1], "near"),
        (ITEMS[1], "back"),
        (ITEMS[1], "value"),
        (item("a", "gone", new=None), "right"),
        (item("a", "gone", new=None), "near"),
        (decided, "right"),
        (ITEMS[3], "right"),
    )
    told = {why_not(one, deed) for one, deed in asked}
    assert len(told) == 7
    assert all(words.endswith(".") for words in told)


def test_going_to_an_item_tells_it_and_choosing_it_from_outside_does_not(panel: TouchedPanel) -> None:
    heard: list[str] = []
    panel.gone_to.connect(heard.append)
    panel.list.choose("b")
    assert heard == []
    QTest.keyClick(panel.list, KEY.Key_Down)
    QTest.keyClick(panel.list, KEY.Key_Down)
    assert heard == ["c"]
    QTest.keyClick(panel.list, KEY.Key_Return)
    assert heard == ["c", "c"]


def test_next_goes_from_one_to_look_at_to_the_next_and_round(panel: TouchedPanel) -> None:
    heard: list[str] = []
    panel.gone_to.connect(heard.append)
    for direction in (1, 1, 1, 1, -1):
        panel.step(direction)
    assert heard == ["a", "b", "c", "a", "c"]


def test_shown_anew_she_is_at_the_same_item(panel: TouchedPanel) -> None:
    panel.list.choose("c")
    panel.show_items([item("z", "gone", new=None), *ITEMS[1:]], changed=True)
    here = panel.list.current_item()
    assert here is not None
    assert here.key == "c"


def test_the_card_stays_where_it_is_whatever_comes_and_goes(panel: TouchedPanel) -> None:
    many = [item(f"k{at:02}", "changed", number=str(at)) for at in range(40)]
    panel.show_items(many, changed=True)
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(panel.model.row_of("k20"), 0))
    QApplication.processEvents()
    top = panel.list.visualRect(panel.list.currentIndex()).top()
    heard: list[str] = []
    panel.gone_to.connect(heard.append)
    before = [item(f"n{at}", "gone", "words that are gone " * 12, None) for at in range(9)]
    panel.show_items([*before, *many[5:]], changed=True)
    here = panel.list.currentIndex()
    assert panel.model.item(here.row()) == many[20]
    assert panel.list.visualRect(here).top() == top
    moved = item("k20", "moved", new="old words")
    panel.show_items([*many[:20], *many[21:], moved], changed=True)
    assert panel.model.item(panel.list.currentIndex().row()) == many[21]  # it has gone into a folded group
    assert panel.list.visualRect(panel.list.currentIndex()).top() == top
    assert heard == []


def test_the_ring_is_round_the_card_that_has_the_focus(panel: TouchedPanel) -> None:
    panel.activateWindow()
    panel.list.setFocus()
    panel.list.choose("c")
    QApplication.processEvents()
    image = panel.list.viewport().grab().toImage()
    accent = QColor(theme.current().accent)
    lit = {
        y
        for y in range(image.height())
        if sum(image.pixelColor(x, y) == accent for x in range(20, image.width() - 20)) > image.width() // 2
    }
    rect = panel.list.visualRect(panel.list.currentIndex())
    assert lit
    assert all(min(abs(y - rect.top()), abs(y - rect.bottom())) < 6 for y in lit)


def test_few_words_are_told_with_their_line_and_what_stands_round_them(qapp: QApplication) -> None:
    theme.install(qapp, "light")
    again = item(
        "g",
        "gone",
        "again",
        None,
        near=(4, 9),
        near_words="again",
        line=14,
        around=("mbassador Qiao was\nhe ", " expressed China’s"),
        near_around=("hat China is once ", " taking measures to"),
    )
    texts = [layout.text() for layout, _y in lay_out(again, 400).lines]
    assert texts == [
        "was he “again” expressed…",
        "nearest words: …China is once “again” taking measures…",
    ]
    assert spoken(TouchedRow("item", "gone", item=again)).startswith("Footnote 1, line 14:")
    assert why_not(again, "right").startswith("Its words are gone. N takes the nearest")
    assert spoken(TouchedRow("heading", "look", 1)).endswith("but stand elsewhere too.")
    long = item("l", "changed", "words " * 30, "words " * 29, around=("before ", " after"))
    assert lay_out(long, 400).lines[0][0].text().startswith("was “")


def test_the_focus_begins_at_the_first_card_to_look_at(panel: TouchedPanel) -> None:
    panel.show_items([], changed=False)
    panel.show_items([item("x", "changed", open=False), item("y", "changed")], changed=True)
    panel.list.clearFocus()
    panel.list.setFocus()
    here = panel.list.current_item()
    assert here is not None
    assert here.key == "y"


def test_without_a_change_and_without_notes_it_says_so(panel: TouchedPanel) -> None:
    panel.show_items([], changed=False)
    assert "Correct the text on the left" in panel._empty.text()
    panel.show_items([], changed=True)
    assert panel._empty.text().startswith("No note")
    assert panel.summary() == ("", "")


def test_the_model_keeps_qts_rules(qapp: QApplication) -> None:  # noqa: ARG001
    model = TouchedModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for items in (ITEMS, ITEMS[:3], [], ITEMS[::-1]):
        model.show_items(items)
        model.unfold("moved", True)
        model.unfold("moved", False)
    assert model.data(model.index(99, 0), ROW_ROLE) is None
    assert spoken(model.rows[0]).startswith("Words gone")
    del tester


def test_what_differs_is_told_word_by_word() -> None:
    old, new = differing("Foreign Minister Pak Seong-cheol", "Foreign Minister Pak Sŏng-ch’ŏl")
    assert old == [Piece("Foreign Minister Pak ", True), Piece("Seong-cheol", False)]
    assert new == [Piece("Foreign Minister Pak ", True), Piece("Sŏng-ch’ŏl", False)]


def test_long_words_are_shortened_away_from_what_differs() -> None:
    words = "word " * 60
    old, new = differing(f"{words}one {words}", f"{words}two {words}")
    assert [piece.words for piece in old if not piece.same] == ["one"]
    assert all(len(piece.words) < 60 for piece in (*old, *new))


def test_very_long_words_are_not_compared_one_by_one() -> None:
    old, new = differing("a b " * 5000, "c d " * 5000)
    assert [piece.same for piece in (*old, *new)] == [False, False]
    assert len(old[0].words) < 200


def test_a_changed_line_end_is_seen() -> None:
    old, new = differing("one\ntwo", "one two")
    assert ("⏎", False) in old
    assert (" ", False) in new
