"""The list of formats in the export dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop import theme
from desktop.exporting.formats import FORMATS, Format
from desktop.messages.formats import format_few_words, format_label, format_sentence
from desktop.messages.words import tr
from desktop.models.tool_tips import plain_tip
from desktop.windows.two_line_rows import TwoLineList


class FormatList(TwoLineList):
    """One format is chosen at any time."""

    chosen = Signal(object)
    """Another Format."""

    def __init__(self, parent: QWidget) -> None:
        """Offer all formats of the table, the first one chosen."""
        super().__init__(tr("Format"), parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.ground(self, "side")
        for each in FORMATS:
            self.add(format_label(each.name), format_few_words(each.name), each.name)
            self.item(self.count() - 1).setToolTip(plain_tip(format_sentence(each.name)))
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda _row: self.chosen.emit(self.format))

    @property
    def format(self) -> Format:
        """The format that is chosen."""
        return FORMATS[max(0, self.currentRow())]

    def choose(self, name: str) -> None:
        """Choose a format by its name; an unknown one changes nothing."""
        for row, each in enumerate(FORMATS):
            if each.name == name:
                self.setCurrentRow(row)
