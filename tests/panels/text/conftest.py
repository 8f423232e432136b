"""A reading view on the screen, with the sample cable or any text in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.panels.text.spans import LineStyle, ShownSpan, SpanKind
from desktop.panels.text.view import TextView

Maker = Callable[..., TextView]


@pytest.fixture
def text(sample: Path) -> str:
    """Return the sample cable's text."""
    return sample.read_bytes().decode("utf-8")


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Maker:
    """Return a function that shows a text in a view of the given size, painted."""
    theme.install(qapp, "light")

    def make(
        text: str,
        spans: list[ShownSpan] | None = None,
        styles: list[LineStyle] | None = None,
        size: tuple[int, int] = (760, 600),
    ) -> TextView:
        view = TextView()
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        view.show_text(text, styles or [], spans or [])
        view.grab()
        return view

    return make


def span(
    text: str, words: str, note: str, kind: SpanKind = "highlight", label: str | None = None
) -> ShownSpan:
    """Return a span on the first place of `words`."""
    start = text.index(words)
    return ShownSpan(
        note,
        start,
        start + len(words),
        kind,
        "sky",
        label,
        f"{kind} on {words}",
        f"About {words}.",
    )


def point_of(view: TextView, offset: int) -> QPoint:
    """Return the middle of the character at a code point, in the viewport."""
    caret = view.textCursor()
    caret.setPosition(view.positions.to_qt(offset))
    left = view.cursorRect(caret)
    caret.setPosition(view.positions.to_qt(offset + 1))
    right = view.cursorRect(caret)
    middle = (left.left() + right.left()) / 2 + 1
    return QPointF(middle, left.center().y()).toPoint()


def click(view: TextView, at: QPoint) -> None:
    """Click at a point of the viewport."""
    QTest.mouseMove(view.viewport(), at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
