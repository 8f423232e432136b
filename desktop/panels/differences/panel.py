"""The panel of differences: what it wishes and what it tells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from db.cable_state import CableState
from db.correcting.differences import Difference
from desktop import theme
from desktop.messages.readings import differences_count
from desktop.messages.words import plural, tr
from desktop.models.differences import DifferencesModel
from desktop.panels.differences.list_view import DifferenceList
from desktop.widgets.empty_words import EmptyWords


class DifferencesPanel(QWidget):
    """*Differences*: each with its old and new words, its reason, who made it and when."""

    summary_changed = Signal(str, str)
    chosen = Signal(int)
    """She has gone to a difference, by its index."""
    show_wanted = Signal(int)
    """She wants to see it in the text."""
    take_back_wanted = Signal(list)
    """The indices of the differences that are to be taken back."""
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = DifferencesModel(self)
        self.list = DifferenceList(self.model, self)
        self.empty = EmptyWords(tr("The words of these two readings are the same."), "", self)
        theme.ground(self, "panel")
        self._pages = QStackedLayout(self)
        self._nothing = QWidget(self)
        rows = QVBoxLayout(self._nothing)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.empty)
        rows.addStretch(1)
        for page in (self.list, self._nothing):
            self._pages.addWidget(page)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self.chosen)
        self.list.show_wanted.connect(self.show_wanted)
        self.list.take_back_wanted.connect(self.take_back_wanted)
        self.list.escaped.connect(self.escaped)
        self.list.menu_wanted.connect(self._open_menu)

    # -- public --------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The words of the title bar."""
        return tr("Differences")

    @property
    def can_take_back(self) -> bool:
        """Tell whether the differences can be taken back."""
        return self.list.rows.can_take_back

    def summary(self) -> tuple[str, str]:
        """Return how many there are, for the title bar."""
        count = len(self.model.differences)
        return (differences_count(count), "") if count else (tr("none"), "")

    def title_actions(self) -> list[QAction]:
        """Return nothing: there is nothing to be added."""
        return []

    def show_differences(
        self, state: CableState | None, differences: Sequence[Difference], *, can_take_back: bool
    ) -> None:
        """Show other differences; `state` knows the readings that they come from."""
        self.list.let_take_back(can_take_back)
        self.model.show(state, differences)
        self._pages.setCurrentWidget(self.list if differences else self._nothing)
        self.summary_changed.emit(*self.summary())

    def choose(self, index: int | None) -> None:
        """Select a difference, or none; no signal is sent."""
        self.list.choose(index)

    def sizeHint(self) -> QSize:
        """Return a size for a column of panels."""
        return QSize(364, 400)

    # -- private -------------------------------------------------------------------------------------

    def _open_menu(self, at: QPoint, rows: list[int]) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Show in the text"), lambda: self.show_wanted.emit(rows[0]))
        if self.can_take_back:
            words = plural(len(rows), "Take back", "Take back {n} corrections")
            menu.addAction(theme.icon("undo-2", 16), words, lambda: self.take_back_wanted.emit(rows))
        menu.exec(at)
        menu.deleteLater()
