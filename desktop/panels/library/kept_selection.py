"""What was selected and where the list stood, found again after the list was laid out anew."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject

from desktop.models.library import LibraryModel
from desktop.panels.library.lazy_rows import LazyRows
from desktop.panels.library.selected_rows import parts_of

_MOST = 200
"""So many selected cables are found again; of more only the current one."""


class KeptSelection(QObject):
    """Watches a list's model: before a reset it remembers, after it the list stands on the same cables."""

    def __init__(self, view: LazyRows, model: LibraryModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._selected: list[int] = []
        self._current: int | None = None
        self._top: tuple[int | None, int] = (None, 0)
        model.modelAboutToBeReset.connect(self._remember)
        model.refreshed.connect(self._find_again)
        self._waits = False

    def _remember(self) -> None:
        chosen = self._view.selectionModel()
        current = self._view.currentIndex().row()
        self._current = self._model.number(current)
        parts = parts_of(chosen.selection())
        few = sum(last - first + 1 for first, last in parts) <= _MOST
        rows = (row for first, last in parts for row in range(first, last + 1)) if few else iter((current,))
        self._selected = [n for n in map(self._model.number, rows) if n is not None]
        row, above = self._view.top()
        self._top = (self._model.number(row), above)
        self._waits = True

    def _find_again(self) -> None:
        if not self._waits:
            return
        self._waits = False
        chosen = self._view.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for n in self._selected:
            row = self._model.row_of_number(n)
            if row >= 0:
                selection.select(self._model.index(row), self._model.index(row))
        row = -1 if self._current is None else self._model.row_of_number(self._current)
        if row >= 0:
            chosen.setCurrentIndex(self._model.index(row), flags.NoUpdate)
        chosen.select(selection, flags.ClearAndSelect | flags.Rows)
        if row >= 0:
            self._view.scrollTo(self._model.index(row))
