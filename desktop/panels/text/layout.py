"""Leading and paragraph spacing for a QPlainTextEdit, which knows neither.

Qt lays out the lines of a block; we then move them apart and report a taller block. Everything in Qt that
paints, scrolls or places the caret asks `blockBoundingRect` first and reads the lines' positions after, so
all of it agrees. The block's height is kept in its `userState`, where C++ holds it for nothing.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from desktop.panels.text.formats import Formats

#: Room in the viewport on both sides of the column, for outlines.
SIDE = 6


def reading_document(formats: Formats, parent: QObject) -> tuple[QTextDocument, ReadingLayout]:
    """Return an empty document that is laid out for reading, without undo, and its layout."""
    document = QTextDocument(parent)
    layout = ReadingLayout(document, formats)
    document.setDocumentLayout(layout)
    document.setDocumentMargin(SIDE)
    document.setUndoRedoEnabled(False)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document, layout


class ReadingLayout(QPlainTextDocumentLayout):
    """The layout of the reading view; a block is dressed and spaced when its size is first asked for."""

    def __init__(self, document: QTextDocument, formats: Formats) -> None:
        super().__init__(document)
        self._formats = formats
        self._document = document

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return a block's box with its spacing; the first call dresses it and lays it out."""
        if not block.isValid():
            return super().blockBoundingRect(block)
        if not self._is_spaced(block.layout()):
            self._lay_out(block)
        plain = super().blockBoundingRect(block)
        return QRectF(0, 0, plain.width(), block.userState())

    def forget(self, position: int) -> None:
        """Let the block at a position be dressed and laid out anew the next time it is asked for."""
        block = self._document.findBlock(position)
        if block.isValid():
            block.clearLayout()

    def forget_all(self) -> None:
        """Let every block be dressed and laid out anew."""
        block = self._document.begin()
        while block.isValid():
            block.clearLayout()
            block = block.next()

    @staticmethod
    def _is_spaced(layout: QTextLayout) -> bool:
        # In a text of one block Qt lays lines out behind our back; then the first one stands at the very top.
        return layout.lineCount() > 0 and layout.lineAt(0).position().y() > 0

    def _lay_out(self, block: QTextBlock) -> None:
        lines_before = block.lineCount()
        layout = block.layout()
        layout.clearLayout()
        layout.setFormats(self._formats.ranges(block))
        # The scroll bars must not hear of the block before its lines stand where they will stay.
        blocked = self.blockSignals(True)
        super().blockBoundingRect(block)
        block.setUserState(self._space(block))
        self.blockSignals(blocked)
        if block.lineCount() != lines_before:
            self.documentSizeChanged.emit(self.documentSize())

    def _space(self, block: QTextBlock) -> int:
        """Move the lines of a freshly laid out block apart; return its height in whole pixels.

        Lines stand on whole pixels, so that a scrolled line and a repainted one are alike.
        """
        formats = self._formats
        role = formats.role_of(block)
        previous = block.previous()
        before = formats.role_of(previous) if previous.isValid() else None
        leading = formats.faces.leading(role)
        margin = self._document.documentMargin()
        layout = block.layout()
        y = formats.faces.above(role, before)
        for i in range(layout.lineCount()):
            line = layout.lineAt(i)
            natural = line.height()
            room = max(leading, natural)
            position = line.position()
            position.setY(round(y + (room - natural) / 2))
            line.setPosition(position)
            y += room
        if not block.next().isValid():
            y += formats.faces.below_all() + margin
        return ceil(y)
