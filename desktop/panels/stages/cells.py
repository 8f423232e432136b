"""How the cells of the stages table are painted, and with what they are edited."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QTableView, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.stages import StageColumn, StagesModel, known_stages
from desktop.widgets.record_delegate import Index, RecordDelegate
from desktop.widgets.time_edit import TimeEdit

ROW_HEIGHT = 28
GUTTER = 27
"""Where the words of the first column begin: left of them stands the dot of the line of stages."""
PAD = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NARROWEST = {StageColumn.WHEN: 170, StageColumn.BY: 150, StageColumn.STAGE: 132}


class StageCells(RecordDelegate):
    """Paints names in medium weight, times in even figures, what is missing in italics."""

    _model: StagesModel

    def __init__(self, model: StagesModel, table: QTableView) -> None:
        """Make the delegate of a table that shows `model`."""
        super().__init__(model, table)
        self._table = table

    def make_editor(self, parent: QWidget, index: Index) -> QWidget:
        """Return a list of known stages to choose from or type over, a time field, or a line."""
        column = StageColumn(index.column())
        if column == StageColumn.WHEN:
            return TimeEdit(self._model.near(index.row()), parent)
        if column == StageColumn.STAGE:
            box = QComboBox(parent)
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.addItems(known_stages())
            box.setCurrentIndex(-1)
            box.setAccessibleName(tr("Stage"))
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(str(self._model.headerData(column, Qt.Orientation.Horizontal)))
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the editor the room its words need, over the cells to the right."""
        cell: QRect = option.rect
        column = StageColumn(index.column())
        left = cell.left() + (GUTTER - 8 if column == StageColumn.STAGE else -4)
        width = max(cell.right() - left, _NARROWEST.get(column, 120))
        edge = self._table.viewport().width() - 1
        editor.setGeometry(min(left, edge - width), cell.top(), width, cell.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return a row's height."""
        return QSize(40, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the words of a cell; grounds, dots and brackets are the table's."""
        column = StageColumn(index.column())
        if column == StageColumn.ELAPSED:
            return
        rect: QRect = option.rect
        rect = rect.adjusted(GUTTER if column == StageColumn.STAGE else 0, 0, -PAD, 0)
        token, font = self._look(index, column)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().colour(token)))
        words = painter.fontMetrics().elidedText(
            " ".join(str(index.data()).split()), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, _LEFT, words)

    def words_width(self, index: Index) -> int:
        """Return how wide the words of a cell are, in pixels."""
        _, font = self._look(index, StageColumn(index.column()))
        return QFontMetrics(font).horizontalAdvance(" ".join(str(index.data()).split()))

    def _look(self, index: Index, column: StageColumn) -> tuple[str, QFont]:
        stage = self._model.rows[index.row()]
        if column == StageColumn.STAGE:
            return ("ink" if stage.name else "ink3"), theme.sans(13, 500, italic=not stage.name)
        if column == StageColumn.WHEN:
            if stage.id in self._model.unread:
                return "err", theme.sans(13)
            if not stage.when:
                return "ink3", theme.sans(13, italic=True)
            wrong = index.row() in self._model.handling().impossible
            return ("warn" if wrong else "ink"), theme.sans(13, tabular=True)
        return ("ink" if index.data(Qt.ItemDataRole.EditRole) else "ink3"), theme.sans(13)
