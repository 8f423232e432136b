"""The remarks of a panel below one another, made anew when what they tell changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.remark import Remark

GAP = 6


@dataclass(frozen=True, slots=True)
class Told:
    """One remark: its icon, its sentence, and what can be done: words and deed."""

    icon: str
    words: str
    offers: tuple[tuple[str, Callable[[], object]], ...] = ()


class RemarkList(QWidget):
    """Boxed remarks with room at left and right as in the panels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a list without remarks."""
        super().__init__(parent)
        self.remarks: list[Remark] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 2, 12, 4)
        self._rows.setSpacing(GAP)
        self.hide()

    def show_remarks(self, told: list[Told]) -> None:
        """Show these remarks in place of those shown, or nothing."""
        for old in self.remarks:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.remarks = []
        for one in told:
            remark = Remark(one.icon, parent=self)
            remark.tell(one.words)
            for words, deed in one.offers:
                remark.offer(words).clicked.connect(lambda _checked=False, deed=deed: deed())
            self._rows.addWidget(remark)
            self.remarks.append(remark)
        self.setVisible(bool(told))

    def sentences(self) -> list[str]:
        """Return what is told."""
        return [remark.words for remark in self.remarks]

    def height_at(self, width: int) -> int:
        """Return the height that the remarks need at a width."""
        if not self.remarks:
            return 0
        return sum(remark.heightForWidth(width - 24) + GAP for remark in self.remarks)
