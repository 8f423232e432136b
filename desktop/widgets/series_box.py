"""A box in which the series is chosen that a footnote is counted in: numbers, letters, symbols."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from db.records import NoteSeries
from desktop.messages.notes import series_marks, series_name
from desktop.messages.words import tr

ALL_SERIES: tuple[NoteSeries, ...] = get_args(NoteSeries)


class SeriesBox(QComboBox):
    """Shows the first marks of each series; the wheel scrolls what the box stands in and chooses nothing."""

    series_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Series of the footnote"))
        for series in ALL_SERIES:
            self.addItem(series_marks(series), series)
        self.activated.connect(lambda place: self.series_chosen.emit(self.itemData(place)))
        self.currentIndexChanged.connect(lambda _: self._name())
        self._name()

    def set_series(self, series: str) -> None:
        """Show a series; nothing is emitted."""
        self.setCurrentIndex(max(0, self.findData(series)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list."""
        event.ignore()

    def _name(self) -> None:
        self.setToolTip(tr("Series of the footnote: {name}", name=series_name(self.currentData())))
