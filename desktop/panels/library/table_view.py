"""The wide library: a table with a column for each thing that the list knows of a cable.

Its columns are chosen from the menu of its head, moved and resized there, and remembered by the window. A
click on a column's name sorts by it.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from db.library_list.sorting import ColumnName, Sorting
from desktop import theme
from desktop.messages.words import tr
from desktop.models.library import LibraryModel
from desktop.models.library_columns import COLUMNS, column_words
from desktop.panels.library.cell_delegate import CellDelegate
from desktop.panels.library.row_deeds import RowDeeds

ROW_HEIGHT = 28
_WIDTHS: dict[ColumnName, int] = {
    "title": 320, "date": 136, "number": 96, "originator": 150, "addressee": 150, "precedence": 112,
    "received": 176, "notes": 56, "verdict": 104, "status": 84, "tags": 120, "starred": 36, "imported": 150,
    "language": 90,
}  # fmt: skip
_HIDDEN_AT_FIRST = ("language",)


class CableTable(QTableView):
    """The rows of the library as a table; `deeds` tells what is done to them."""

    sort_wanted = Signal(object)
    """Another Sorting is wanted."""
    look_changed = Signal()
    """A column was shown, hidden, moved or resized: `look` is to be remembered."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        """Show the model's rows."""
        super().__init__(parent)
        self._cables = model
        self._is_hers = self._fits = False
        self.setAccessibleName(tr("Cables"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setItemDelegate(CellDelegate(self))
        theme.ground(self, "side")
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.deeds = RowDeeds(self, model)
        self.setModel(model)
        self._dress_head()

    def _dress_head(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(28)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFont(theme.sans(11, 500))
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._show_columns_menu)
        head.sectionClicked.connect(self._sort_by)
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, _WIDTHS[column])
            self.setColumnHidden(at, column in _HIDDEN_AT_FIRST)
        self.show_sorting(self._cables.sorting)
        for told in (head.sectionResized, head.sectionMoved):
            told.connect(self._look_changed)

    # -- public --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles what the other columns leave, until she has given the columns a look of her own."""
        super().resizeEvent(event)
        if self._is_hers:
            return
        head = self.horizontalHeader()
        title = COLUMNS.index("title")
        others = sum(head.sectionSize(at) for at in range(head.count()) if at != title)
        was_told = self.blockSignals(True)
        self._fits = True
        self.setColumnWidth(title, max(_WIDTHS["title"], self.viewport().width() - others))
        self._fits = False
        self.blockSignals(was_told)

    def look(self) -> str:
        """Return how the columns are, as words that `set_look` understands."""
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode("ascii")

    def set_look(self, kept: str) -> None:
        """Show the columns as they were when `look` was asked; what is not understood is passed over."""
        head = self.horizontalHeader()
        before = head.saveState()
        was_told = head.blockSignals(True)
        if not head.restoreState(QByteArray.fromBase64(kept.encode("ascii", "replace"))) or (
            head.count() != len(COLUMNS) or head.hiddenSectionCount() == head.count()
        ):
            head.restoreState(before)
        head.blockSignals(was_told)
        self._is_hers = True
        self.show_sorting(self._cables.sorting)

    def show_sorting(self, sorting: Sorting) -> None:
        """Mark the column that is sorted by."""
        way = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(sorting.column), way)

    def columns_menu(self) -> QMenu:
        """Return the menu from which columns are chosen; the last one that is shown stays."""
        menu = QMenu(self)
        head = self.horizontalHeader()
        for at, column in enumerate(COLUMNS):
            action = menu.addAction(column_words(column))
            action.setCheckable(True)
            shown = not self.isColumnHidden(at)
            action.setChecked(shown)
            action.setEnabled(not shown or head.count() - head.hiddenSectionCount() > 1)
            action.triggered.connect(lambda checked, chosen=at: self._show_column(chosen, checked))
        return menu

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the library do; Home and End lead to the first and the last cable."""
        before = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ctrl = event.modifiers() | Qt.KeyboardModifier.ControlModifier
            event = QKeyEvent(event.type(), event.key(), ctrl)
        if not self.deeds.take_key(event):
            super().keyPressEvent(event)
            self.deeds.moved_by_key(event, before)

    def keyboardSearch(self, search: str) -> None:
        """Go on to the next cable that begins with what is typed."""
        self.deeds.typed(search)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked, where a click does that."""
        super().mouseReleaseEvent(event)
        self.deeds.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cable."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.deeds.open_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu."""
        self.deeds.menu(event)

    # -- private -------------------------------------------------------------------------------------

    def _sort_by(self, at: int) -> None:
        now, column = self._cables.sorting, COLUMNS[at]
        descending = not now.descending if now.column == column else column in ("starred", "notes", "status")
        self.sort_wanted.emit(Sorting(column, descending, now.grouping))

    def _look_changed(self) -> None:
        if not self._fits:
            self._is_hers = True
            self.look_changed.emit()

    def _show_columns_menu(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, at: int, shown: bool) -> None:
        self.setColumnHidden(at, not shown)
        if shown and self.columnWidth(at) < 28:
            self.setColumnWidth(at, _WIDTHS[COLUMNS[at]])
        self._look_changed()
