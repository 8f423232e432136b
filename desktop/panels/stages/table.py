"""The stages as a line of dots, and what lay between: brackets from row to row with the elapsed times."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from db.reconcile import Elapsed
from desktop import theme
from desktop.messages.times import show_duration
from desktop.messages.words import tr
from desktop.models.stages import StageColumn, StagesModel
from desktop.panels.stages.cells import GUTTER, PAD, ROW_HEIGHT, StageCells
from desktop.widgets.record_table import RecordTable

DOT_X = 12
_GAP = 8
"""Between the words of a column and the next column."""
_BRACKET = 20
_LEAST_STAGE, _LEAST_BY = 74, 40
_MOST_MEASURED = 50
_HIDDEN = (StageColumn.AS_WRITTEN, StageColumn.PLACE, StageColumn.ZONE)


class StagesTable(RecordTable):
    """The table of the panel; columns fit its width, "By" takes room only where somebody is (being) named."""

    head_insets = MappingProxyType({StageColumn.STAGE: (GUTTER, 0), StageColumn.ELAPSED: (0, 6)})

    def __init__(self, model: StagesModel, parent: QWidget | None = None) -> None:
        """Show a model of stages."""
        super().__init__(parent)
        self._stages = model
        self.setModel(model)
        self.cells = StageCells(model, self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(tr("Transcription stages"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in _HIDDEN:
            self.setColumnHidden(column, True)
        self.force_by = False
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share the width among the columns: times stand whole, names take what is left."""
        hidden = not self.force_by and not any(stage.by for stage in self._stages.rows)
        self.setColumnHidden(StageColumn.BY, hidden)
        when, elapsed = self._needed(StageColumn.WHEN), self._needed_elapsed()
        stage = self._needed(StageColumn.STAGE)
        left = self.viewport().width() - when - elapsed
        by = 0 if hidden else self._needed(StageColumn.BY)
        spare = left - stage - by
        if spare >= 0:
            stage, when = stage + spare // 3, when + (spare - spare // 3 if hidden else 0)
        else:
            stage = max(min(stage, left - min(by, _LEAST_BY)), left - by, _LEAST_STAGE)
        if not hidden:
            by = left - stage
        for column, size in (
            (StageColumn.STAGE, stage),
            (StageColumn.WHEN, when),
            (StageColumn.BY, max(by, 16)),
            (StageColumn.ELAPSED, elapsed),
        ):
            self.setColumnWidth(column, size)

    def _needed(self, column: StageColumn) -> int:
        """Return the width in pixels at which every word of a column can be read, that of its title too."""
        widest = QFontMetrics(theme.sans(11, 500)).horizontalAdvance(self._title(column))
        for row in range(min(len(self._stages.rows), _MOST_MEASURED)):
            widest = max(widest, self.cells.words_width(self._stages.index(row, column)))
        return widest + _GAP + (GUTTER if column == StageColumn.STAGE else 0)

    def _needed_elapsed(self) -> int:
        widest = QFontMetrics(theme.sans(11, 500)).horizontalAdvance(self._title(StageColumn.ELAPSED)) + 6
        for interval in self._stages.handling().intervals[:_MOST_MEASURED]:
            font = theme.sans(12, 600 if interval.impossible else 400, tabular=True)
            width = QFontMetrics(font).horizontalAdvance(_elapsed_words(interval))
            widest = max(widest, width + _BRACKET)
        return widest + PAD

    def _title(self, column: StageColumn) -> str:
        return str(self._stages.headerData(column, Qt.Orientation.Horizontal))

    def whole_rows(self, height: int) -> int:
        """Return the next height in pixels, at most `height`, of the head and so many whole rows."""
        head = self.horizontalHeader().height()
        rows = min((height - head) // ROW_HEIGHT, len(self._stages.rows))
        return head + rows * ROW_HEIGHT if rows > 0 else height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit_columns()

    def paint_over(self, painter: QPainter) -> None:
        """Draw the dots with their line, and the brackets with the elapsed times."""
        found = self._stages.handling()
        count = len(self._stages.rows)
        painter.setPen(QPen(QColor(theme.current().line2), 1.5))
        for row in range(count - 1):
            top, bottom = self._middle(row) + 7, self._middle(row + 1) - 7
            painter.drawLine(QPointF(DOT_X, top), QPointF(DOT_X, bottom))
        for row, stage in enumerate(self._stages.rows):
            self._paint_dot(painter, row, timed=bool(stage.when), wrong=row in found.impossible)
        for interval in found.intervals:
            self._paint_bracket(painter, interval)

    def _middle(self, row: int) -> float:
        return self.rowViewportPosition(row) + self.rowHeight(row) / 2

    def _paint_dot(self, painter: QPainter, row: int, *, timed: bool, wrong: bool) -> None:
        colours = theme.current()
        colour = QColor(colours.warn if wrong else colours.accent)
        if timed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        else:
            painter.setPen(QPen(QColor(colours.ctl), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = 4.0 if timed else 3.75
        painter.drawEllipse(QPointF(DOT_X, self._middle(row)), radius, radius)

    def _paint_bracket(self, painter: QPainter, interval: Elapsed) -> None:
        colours = theme.current()
        right = self.viewport().width() - 6
        top, bottom = self._middle(interval.first) + 6, self._middle(interval.second) - 6
        painter.setPen(QPen(QColor(colours.line2), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            [QPointF(right - 5, top), QPointF(right, top), QPointF(right, bottom), QPointF(right - 5, bottom)]
        )
        painter.setFont(theme.sans(12, 600 if interval.impossible else 400, tabular=True))
        painter.setPen(QColor(colours.warn if interval.impossible else colours.ink2))
        middle = (top + bottom) / 2
        box = QRect(right - 11 - 130, round(middle) - 9, 130, 18)
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, sides, _elapsed_words(interval))


def _elapsed_words(interval: Elapsed) -> str:
    return "–" if interval.minutes is None else show_duration(interval.minutes)


__all__ = ["DOT_X", "GUTTER", "StagesTable"]
