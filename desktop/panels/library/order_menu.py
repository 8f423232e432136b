"""The button that names the order of the list; its menu has orders, directions and headings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from db.library_list.sorting import GROUPINGS, Sorting
from desktop import theme
from desktop.messages.words import tr
from desktop.models.library_rows import ORDERS, grouping_words, order_words


class OrderButton(QToolButton):
    """Shows the order in force and lets another be chosen."""

    order_chosen = Signal(str)
    way_chosen = Signal(bool)
    """True for the last one first."""
    grouping_chosen = Signal(str)
    fold_all_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the button with its menu."""
        super().__init__(parent)
        self.setFont(theme.sans(12))
        self.setIcon(theme.icon("chevron-down", 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(24)
        self.setToolTip(tr("Order and headings of the list"))
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._orders = {order: self._choice(order_words(order), self._orders_group()) for order in ORDERS}
        for order, action in self._orders.items():
            action.triggered.connect(lambda _checked=False, chosen=order: self.order_chosen.emit(chosen))
        self._menu.addSeparator()
        self._last_first = self._menu.addAction(tr("Last one first"))
        self._last_first.setCheckable(True)
        self._last_first.triggered.connect(self.way_chosen)
        self._add_headings()
        self.setMenu(self._menu)

    def show_sorting(self, sorting: Sorting) -> None:
        """Name the order in force."""
        self.setText(order_words(sorting.column))
        way = tr(", last one first") if sorting.descending else ""
        self.setAccessibleName(
            tr("Order of the list: {order}{way}", order=order_words(sorting.column), way=way)
        )
        chosen = self._orders.get(sorting.column)
        if chosen is not None:
            chosen.setChecked(True)
        self._last_first.setChecked(sorting.descending)
        self._groupings[sorting.grouping].setChecked(True)
        for action in self._folding:
            action.setEnabled(bool(sorting.grouping))

    def _add_headings(self) -> None:
        self._menu.addSeparator()
        menu = self._menu.addMenu(tr("&Headings"))
        group = QActionGroup(self)
        self._groupings = {grouping: menu.addAction(grouping_words(grouping)) for grouping in GROUPINGS}
        for grouping, action in self._groupings.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(
                lambda _checked=False, chosen=grouping: self.grouping_chosen.emit(chosen)
            )
        menu.addSeparator()
        self._folding = (menu.addAction(tr("&Fold all")), menu.addAction(tr("&Unfold all")))
        for action, folded in zip(self._folding, (True, False), strict=True):
            action.triggered.connect(lambda _checked=False, all_of=folded: self.fold_all_wanted.emit(all_of))

    def _orders_group(self) -> QActionGroup:
        if not hasattr(self, "_group"):
            self._group = QActionGroup(self)
        return self._group

    def _choice(self, words: str, group: QActionGroup) -> QAction:
        action = self._menu.addAction(words)
        action.setCheckable(True)
        group.addAction(action)
        return action
