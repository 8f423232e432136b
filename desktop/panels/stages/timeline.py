"""The stages drawn along a line in the measure of time, with the days they fall on.

It repeats what the table says, so it is decoration to a reader of the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.reconcile import Handling
from db.records import Stage
from db.times import parse_edtf
from desktop import theme
from desktop.messages.times import MONTHS, show_duration
from desktop.messages.words import tr

HEIGHT = 64
_LINE_Y = 30.0
_GAP = 8.0
_MOST_DAYS = 40


@dataclass(frozen=True, slots=True)
class Label:
    """Words centred, where they fit, above or below a place on the line."""

    words: str
    x: float
    width: float


class Timeline(QWidget):
    """Dots in the measure of time; hidden by the panel where fewer than two times are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self._points: list[tuple[datetime, str, bool]] = []
        self._total = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self.update)

    def show_stages(self, stages: list[Stage], found: Handling) -> bool:
        """Draw these stages; return whether there is anything to draw."""
        self._points = []
        for row, stage in enumerate(stages):
            span = parse_edtf(stage.when) if stage.when else None
            if span is not None and span.to_the_minute:
                self._points.append((span.earliest, stage.name, row in found.impossible))
        self._points.sort(key=lambda point: point[0])
        self._total = ""
        if found.total_minutes is not None:
            self._total = tr("{time} in all", time=show_duration(found.total_minutes))
        self.update()
        return bool(self._total) and self._points[0][0] < self._points[-1][0]

    def labels(self) -> list[Label]:
        """Return the names above the line as they are placed at the present width."""
        metrics = QFontMetricsF(theme.sans(11))
        wanted = []
        for moment, name, _wrong in self._points:
            width = min(metrics.horizontalAdvance(name), 110.0)
            wanted.append(
                Label(metrics.elidedText(name, Qt.TextElideMode.ElideRight, 110.0), self._x(moment), width)
            )
        return place_labels(wanted, 14.0, self.width() - 12.0)

    def sizeHint(self) -> QSize:
        """Return the fixed height and a usual width."""
        return QSize(392, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, days, dots and words."""
        if len(self._points) < 2:
            return
        colours = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(14, 0.5), QPointF(self.width() - 12, 0.5))
            painter.setPen(QPen(QColor(colours.line2), 2))
            painter.drawLine(QPointF(self._left(), _LINE_Y), QPointF(self._right(), _LINE_Y))
            self._paint_days(painter)
            for moment, _name, wrong in self._points:
                place = QPointF(self._x(moment), _LINE_Y)
                painter.setPen(QPen(QColor(colours.panel), 3))
                painter.setBrush(QColor(colours.warn if wrong else colours.accent))
                painter.drawEllipse(place, 5.5, 5.5)
            painter.setFont(theme.sans(11))
            painter.setPen(QColor(colours.ink2))
            for label in self.labels():
                painter.drawText(QPointF(label.x, 18), label.words)

    # -- private -------------------------------------------------------------------------------------

    def _left(self) -> float:
        return 20.0

    def _right(self) -> float:
        return self.width() - 18.0

    def _x(self, moment: datetime) -> float:
        first, last = self._points[0][0], self._points[-1][0]
        whole = (last - first).total_seconds() or 1.0
        return self._left() + (self._right() - self._left()) * (moment - first).total_seconds() / whole

    def _paint_days(self, painter: QPainter) -> None:
        """Draw a broken line at each midnight, the day's name where it has room, and the whole time."""
        colours = theme.current()
        painter.setFont(theme.sans(12, 600))
        painter.setPen(QColor(colours.ink2))
        total_width = QFontMetricsF(painter.font()).horizontalAdvance(self._total)
        baseline = 54.0
        painter.drawText(QPointF(self.width() - 12.0 - total_width, baseline), self._total)
        edge = self.width() - 12.0 - total_width - _GAP
        painter.setFont(theme.sans(11))
        metrics = QFontMetricsF(painter.font())
        first, last = self._points[0][0], self._points[-1][0]
        taken = 14.0
        days = (last.date() - first.date()).days
        every = days // _MOST_DAYS + 1
        for number in range(0, days + 1, every):
            day = datetime.combine(first.date() + timedelta(days=number), datetime.min.time())
            x = 14.0 if number == 0 else self._x(day) + 7.0
            if number:
                painter.setPen(QPen(QColor(colours.line2), 1.2, Qt.PenStyle.CustomDashLine))
                pen = painter.pen()
                pen.setDashPattern([3, 2.4])
                painter.setPen(pen)
                painter.drawLine(QPointF(x - 7, _LINE_Y - 14), QPointF(x - 7, _LINE_Y + 26))
            words = f"{day.day} {tr(MONTHS[day.month - 1])}"
            width = metrics.horizontalAdvance(words)
            if x >= taken and x + width <= edge:
                painter.setPen(QColor(colours.ink2))
                painter.drawText(QRectF(x, baseline - 12, width + 2, 16), Qt.AlignmentFlag.AlignLeft, words)
                taken = x + width + _GAP + 7


def place_labels(labels: list[Label], left: float, right: float) -> list[Label]:
    """Return the labels with `x` as their left edge, moved apart so that none touches another.

    They come with `x` as the place they belong to, in its order. Where the width does not suffice for
    all, those in the middle that stand closest are left out, the first and last never.
    """
    kept = list(labels)
    while sum(label.width for label in kept) + _GAP * (len(kept) - 1) > right - left and len(kept) > 2:
        inner = range(1, len(kept) - 1)
        kept.pop(min(inner, key=lambda i: min(kept[i].x - kept[i - 1].x, kept[i + 1].x - kept[i].x)))
    edges: list[float] = []
    at = left
    for label in kept:
        at = max(at, label.x - label.width / 2)
        edges.append(at)
        at += label.width + _GAP
    limit = right
    for number in reversed(range(len(kept))):
        edges[number] = min(edges[number], limit - kept[number].width)
        limit = edges[number] - _GAP
    return [Label(label.words, edge, label.width) for label, edge in zip(kept, edges, strict=True)]
