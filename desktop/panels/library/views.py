"""The rows of the library in the form that the panel has room for: the narrow list, or the wide table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from db.library_list.sorting import Sorting
from desktop.models.library import LibraryModel
from desktop.panels.library.list_view import CableList
from desktop.panels.library.row_deeds import RowDeeds

if TYPE_CHECKING:
    from desktop.panels.library.table_view import CableTable

WIDE = 560
"""From this width on, in pixels, the rows are a table."""


class LibraryViews(QStackedWidget):
    """Both views show one model and one selection; the table is made when it is first wanted."""

    chosen = Signal(str)
    delete_asked = Signal(list)
    star_asked = Signal(list)
    menu_asked = Signal(str, object)
    left_upwards = Signal()
    escaped = Signal()
    sort_wanted = Signal(object)
    table_look_changed = Signal(str)
    """How the table's columns are has changed: to be remembered, for `table_look`."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        """Begin with the narrow list."""
        super().__init__(parent)
        self._model = model
        self._opens_at_once = True
        self.table_look = ""
        self.list = CableList(model, self)
        self.table: CableTable | None = None
        self.addWidget(self.list)
        self.setFocusProxy(self.list)
        self._serve(self.list.deeds)

    @property
    def deeds(self) -> RowDeeds:
        """What keys and mouse do in the view that is shown."""
        return (
            self.list.deeds if self.table is None or self.currentWidget() is self.list else self.table.deeds
        )

    @property
    def view(self) -> QAbstractItemView:
        """The view that is shown."""
        return self.table if self.table is not None and self.is_wide else self.list

    @property
    def is_wide(self) -> bool:
        """Whether the rows are a table now."""
        return self.currentWidget() is not self.list

    def fit(self, width: int) -> None:
        """Take the form for this width."""
        if (width >= WIDE) == self.is_wide:
            return
        had_focus = self.rows_focused()
        view: QAbstractItemView = self._made_table() if width >= WIDE else self.list
        self.setCurrentWidget(view)
        self.setFocusProxy(view)
        current = view.currentIndex()
        if current.isValid():
            view.scrollTo(current)
        if had_focus:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_opens_at_once(self, at_once: bool) -> None:
        """Have a click open a cable, or only a double click and Enter."""
        self._opens_at_once = at_once
        if self.table is not None:
            self.table.deeds.opens_at_once = at_once

    def rows_focused(self) -> bool:
        """Tell whether the keys are for the rows."""
        return self.view.hasFocus()

    def show_sorting(self, sorting: Sorting) -> None:
        """Mark the column that is sorted by."""
        if self.table is not None:
            self.table.show_sorting(sorting)

    def _made_table(self) -> CableTable:
        if self.table is None:
            from desktop.panels.library.table_view import CableTable

            self.table = CableTable(self._model, self)
            own = self.table.selectionModel()
            chosen = self.list.selectionModel()
            self.table.setSelectionModel(chosen)
            if isinstance(own, QItemSelectionModel) and own is not chosen:
                own.deleteLater()
            if self.table_look:
                self.table.set_look(self.table_look)
            self.table.deeds.opens_at_once = self._opens_at_once
            self.table.sort_wanted.connect(self.sort_wanted)
            self.table.look_changed.connect(self._tell_look)
            self.addWidget(self.table)
            self._serve(self.table.deeds)
        return self.table

    def _tell_look(self) -> None:
        if self.table is not None:
            self.table_look = self.table.look()
            self.table_look_changed.emit(self.table_look)

    def _serve(self, deeds: RowDeeds) -> None:
        deeds.chosen.connect(self.chosen)
        deeds.delete_asked.connect(self.delete_asked)
        deeds.star_asked.connect(self.star_asked)
        deeds.menu_asked.connect(self.menu_asked)
        deeds.left_upwards.connect(self.left_upwards)
        deeds.escaped.connect(self.escaped)
