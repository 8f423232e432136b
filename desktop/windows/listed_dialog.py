"""The frame of a dialog: a list at the left, what is chosen in it at the right, what to do below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.widgets.rule import Rule


class ListedDialog(QDialog):
    """Its `list`, `pages` and `told` are made by `frame_list`, `frame_pages` and `frame_rows`."""

    list: QListView
    pages: QStackedWidget
    """Index 0 is list and page, index 1 what is said where there is nothing to list."""
    told: QLabel
    """What came of something, above the buttons; hidden until there is something to tell."""

    def frame_list(
        self, model: QAbstractItemModel, delegate: QAbstractItemDelegate, name: str, width: int
    ) -> None:
        """Make the list; `name` is for screen readers."""
        self.list = QListView(self)
        delegate.setParent(self.list)
        self.list.setItemDelegate(delegate)
        self.list.setModel(model)
        self.list.setAccessibleName(name)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setFixedWidth(width)
        theme.ground(self.list, "side")

    def make_head(self, title: str) -> QHBoxLayout:
        """Make the heading, with `summary` on its line, and return the row of both."""
        heading = QLabel(title, self)
        heading.setFont(theme.serif(21, 600))
        self.summary = QLabel(self)
        self.summary.setContentsMargins(0, 0, 0, 3)  # on the heading's line
        theme.ink(self.summary, "ink2")
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 12)
        head.setSpacing(12)
        head.addWidget(heading)
        head.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        return head

    def frame_pages(self, page: QWidget, nothing: QWidget) -> None:
        """Put `page` beside the list, and `nothing` in the place of both."""
        self.pages = QStackedWidget(self)
        inside = QWidget(self)
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        between = QFrame(inside)
        between.setFrameShape(QFrame.Shape.VLine)
        across.addWidget(self.list)
        across.addWidget(between)
        across.addWidget(page, 1)
        bare = QWidget(self)
        theme.ground(bare, "page")
        column = QVBoxLayout(bare)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(nothing)
        column.addStretch(1)
        self.pages.addWidget(inside)
        self.pages.addWidget(bare)

    def frame_rows(
        self,
        head: QHBoxLayout,
        left: Sequence[QPushButton],
        right: Sequence[QPushButton],
        least: tuple[int, int],
        most: tuple[int, int],
    ) -> None:
        """Put it all together: `head`, the pages, what is told, and the buttons of both sides.

        `least` and `most` are width and height: the smallest it can be, and those it has where there is room.
        """
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setContentsMargins(24, 10, 24, 0)
        self.told.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        for button in left:
            foot.addWidget(button)
        foot.addStretch(1)
        for button in right:
            foot.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addWidget(self.pages, 1)
        rows.addWidget(Rule())
        rows.addWidget(self.told)
        rows.addLayout(foot)
        self.setMinimumSize(*least)
        room = self.screen().availableSize()
        self.resize(min(most[0], room.width() - 40), min(most[1], room.height() - 60))
