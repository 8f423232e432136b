"""A line under the cards that unfolds a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Section(QWidget):
    """What such lines have in common: they tell when they are unfolded or folded."""

    unfolded = Signal()
    """The list was shown or hidden."""

    _is_unfolded = False

    def is_unfolded(self) -> bool:
        """Tell whether the list is to be seen."""
        return self._is_unfolded and not self.isHidden()

    def _set_unfolded(self, unfolded: bool) -> None:
        if unfolded != self._is_unfolded:
            self._is_unfolded = unfolded
            self.unfolded.emit()
