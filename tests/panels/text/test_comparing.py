"""Two readings in the reading view: struck through, underlined, gone through, and copied exactly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.correcting.differences import between
from desktop import theme
from desktop.models.compared import Compared
from desktop.panels.text.changes import Changes, ShownChange
from desktop.panels.text.comparing import ComparingView
from desktop.panels.text.spans import LineStyle, Place
from tests.panels.text.conftest import click, point_of
from tests.panels.text.test_picture import coloured

OLD = "Priority: Urgnet\nFrom the Desk.\nPak called in the 朴\U00020bb7 ambassador that day.\n"
NEW = "Priority: Urgent From the Desk.\nPak called in the 朴\U00020bb7 envoy that very day.\n"


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> ComparingView:
    theme.install(qapp, "light")
    made = ComparingView()
    qtbot.addWidget(made)
    made.resize(760, 400)
    made.show()
    show(made, OLD, NEW)
    return made


def show(view: ComparingView, old: str, new: str, at: Place | None = None) -> Compared:
    compared = Compared(new, between(old, new))
    view.show_compared(compared, [LineStyle(0, len(new), "body")], at)
    view.grab()
    return compared


def picture(view: ComparingView) -> QImage:
    return view.viewport().grab().toImage()


def _area(view: ComparingView, start: int, end: int) -> QRectF:
    first, last = point_of(view, start), point_of(view, end - 1)
    return QRectF(first.x() - 2, first.y() - 12, last.x() - first.x() + 4, 24)


def test_words_that_are_gone_are_struck_and_new_ones_underlined_in_their_colours(view: ComparingView) -> None:
    shown, palette = view.text, theme.current()
    assert "ambassadorenvoy" in shown
    at = shown.index("ambassador")
    gone, put = _area(view, at, at + 10), _area(view, at + 10, at + 15)
    image = picture(view)
    assert coloured(image, palette.errbg, gone) > 200
    assert coloured(image, palette.okbg, put) > 100
    assert coloured(image, palette.okbg, gone.adjusted(0, 0, -8, 0)) == 0
    # The lines say the same without colour: one through the words, one under them.
    assert _longest_row(image, palette.err, gone) > gone.width() * 0.8
    assert _longest_row(image, palette.ok, put.adjusted(0, 0, 0, 6)) > put.width() * 0.8
    through = _row_of_longest(image, palette.err, gone)
    under = _row_of_longest(image, palette.ok, put.adjusted(0, 0, 0, 6))
    assert through < under


def _rows(image: QImage, colour: str, area: QRectF) -> dict[int, int]:
    wanted = QColor(colour).rgb()
    box = area.toAlignedRect().intersected(image.rect())
    return {
        y: sum(image.pixel(x, y) == wanted for x in range(box.left(), box.right() + 1))
        for y in range(box.top(), box.bottom() + 1)
    }


def _longest_row(image: QImage, colour: str, area: QRectF) -> int:
    return max(_rows(image, colour, area).values())


def _row_of_longest(image: QImage, colour: str, area: QRectF) -> int:
    rows = _rows(image, colour, area)
    return max(rows, key=lambda y: rows[y])


def test_a_line_break_that_is_gone_has_a_sign(view: ComparingView) -> None:
    assert "Urgnet¶Urgent From" in view.text
    compared = show(view, "from the\u00a0desk", "from\nthe desk")
    assert compared.text == "from·¶\nthe°·desk"


def test_copying_gives_the_later_readings_words_and_no_sign(view: ComparingView) -> None:
    view.selectAll()
    view.copy()
    assert QApplication.clipboard().text() == NEW
    at = view.text.index("ambassador")
    view.select_span(at + 3, at + 13)
    assert view.selected_words() == "env"


def test_a_click_and_a_key_choose_the_difference_there(view: ComparingView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.difference_chosen) as told:
        click(view, point_of(view, view.text.index("envoy") + 2))
    assert told.args == [1]
    assert view.current == 1
    at = view.text.index("very")
    view.select_span(at, at)
    with qtbot.waitSignal(view.difference_chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [2]
    with qtbot.waitSignal(view.escaped):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_going_round_and_the_outline(view: ComparingView) -> None:
    accent = theme.current().accent
    before = coloured(picture(view), accent, QRectF(view.viewport().rect()))
    assert [view.beside(1), view.beside(-1)] == [0, 2]
    view.go_to(2)
    assert [view.beside(1), view.beside(-1)] == [0, 1]
    assert coloured(picture(view), accent, QRectF(view.viewport().rect())) > before + 20
    view.go_to(None)
    show(view, NEW, NEW)
    assert view.beside(1) is None


def test_the_place_is_kept_in_places_of_the_later_reading(view: ComparingView) -> None:
    old = "".join(f"Line {number} of the text.\n" for number in range(200))
    new = old.replace("Line 3 ", "Line three ").replace("Line 150 ", "")
    top = new.index("Line 100 ")
    show(view, old, new, Place(top, 0.0, top + 4, top + 4))
    assert (view.later_place().top, view.later_place().caret) == (top, top + 4)
    view.go_to(1)
    assert view.later_place().top > top


def test_changes_are_found_by_place() -> None:
    changes = Changes([ShownChange(2, 5, "removed", 0), ShownChange(5, 7, "added", 0)])
    assert [one.kind for one in changes.between(0, 9)] == ["removed", "added"]
    assert [one.kind for one in changes.between(5, 6)] == ["added"]
    assert changes.between(7, 9) == changes.between(0, 2) == []
    assert not Changes()


def test_thousands_of_differences_dress_only_the_page_that_is_seen(view: ComparingView) -> None:
    old = "".join(f"word{number} stands here in its line of the text.\n" for number in range(2000))
    compared = show(view, old, old.replace("stands", "stood"))
    view.go_to(1999)
    assert view.later_place().caret == compared.to_later(compared.place_of(1999)[0])
