"""What was changed in a text that is corrected: words taken out leave a mark, a note keeps its own ground."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.panels.text.correcting import CorrectingView
from desktop.panels.text.cut_marks import cuts_on
from desktop.panels.text.rows import visible_rows
from tests.panels.text.conftest import point_of, span

TEXT = "\U00020bb7 met Ambassador Qiao on the fourth of May.\nPak agrees."


def shown(qtbot: QtBot, qapp: QApplication) -> CorrectingView:
    """Return a shown editor of the text with a note on the ambassador."""
    theme.install(qapp, "light")
    view = CorrectingView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    view.show_text(TEXT, (), [span(TEXT, "Ambassador Qiao", "n")])
    return view


def coloured(image: QImage, colour: str, around: QPoint, reach: int = 7) -> int:
    """Count the pixels of about a colour round a point."""
    wanted = QColor(colour)
    found = 0
    for x in range(around.x() - reach, around.x() + reach):
        for y in range(around.y() - reach, around.y() + 2 * reach):
            here = image.pixelColor(x, y)
            off = (here.red() - wanted.red(), here.green() - wanted.green(), here.blue() - wanted.blue())
            found += max(map(abs, off)) < 6
    return found


def test_words_taken_out_leave_a_mark_that_tells_them_and_no_offset(qtbot: QtBot, qapp: QApplication) -> None:
    view = shown(qtbot, qapp)
    at = TEXT.index("on the")
    view.show_changes([(at, at, "again\n"), (2, 5, "saw")])
    before = point_of(view, at)
    image = view.viewport().grab().toImage()
    assert view.text == TEXT
    assert point_of(view, at) == before
    assert coloured(image, theme.current().err, before - QPoint(4, -6)) > 3
    assert view.said_at(QPointF(before - QPoint(4, 0))) == "Taken out here: “again⏎”"
    assert view.said_at(QPointF(point_of(view, 3))) == "Was “saw”"
    assert view.said_at(QPointF(point_of(view, TEXT.index("fourth")))) == ""
    view.replace(0, 1, "He and others")
    rows = list(visible_rows(view, QRectF(view.viewport().rect())))
    marks = [cut for row in rows for cut in cuts_on(row, view.looks)]
    assert [view.positions.from_qt(cut.at) for cut in marks] == [at + 12]
    view.show_text(TEXT)
    assert view.looks.cuts == []


def test_changed_words_of_a_note_keep_its_ground(qtbot: QtBot, qapp: QApplication) -> None:
    view = shown(qtbot, qapp)
    start = TEXT.index("Ambassador")
    wash = theme.current().note("sky").wash
    view.show_changes([(start, start + len("Ambassador Qiao on the"), "Envoy Chiao near the")])
    image = view.viewport().grab().toImage()
    inside, beside = point_of(view, start + 12), point_of(view, TEXT.index("the fourth") + 1)
    okbg = theme.current().okbg
    assert coloured(image, wash, inside) > 20
    assert coloured(image, okbg, inside) == 0
    assert coloured(image, okbg, beside) > 20
