"""The head of the library panel: name and count, search field, order of the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import plural, tr
from desktop.panels.library.filter_button import FilterButton
from desktop.panels.library.order_menu import OrderButton
from desktop.panels.library.search_field import SearchField
from desktop.panels.library.search_notes import SearchNotes
from desktop.session import Session

_WIDEST_SEARCH = 560


class LibraryHead(QWidget):
    """What stands above the list."""

    words_changed = Signal(str)
    help_wanted = Signal()
    """What can be searched for is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the head for an empty library."""
        super().__init__(parent)
        self.filters = FilterButton(session, self)
        self._make_title()
        self._make_search()
        self._make_order()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(0)
        rows.addLayout(_line(self.title, self.count, (14, 9, 12, 8)))
        search = _line(self.search, None, (10, 0, 7, 6))
        search.setSpacing(3)
        search.addWidget(self.filters)
        search.addStretch(0)
        rows.addLayout(search)
        rows.addWidget(self.notes)
        rows.addWidget(self.hint)
        rows.addLayout(_line(self.order, self.column, (7, 0, 14, 2)))
        self.setTabOrder(self.search, self.filters)
        self.setTabOrder(self.filters, self.order)

    # -- public --------------------------------------------------------------------------------------

    def fit_wide(self, wide: bool) -> None:
        """Stand above a table, which names its own columns, or above the narrow list."""
        self.search.setMaximumWidth(_WIDEST_SEARCH if wide else 16777215)
        self.column.setText("" if wide else tr("copies agree"))

    def show_counts(self, shown: int, total: int) -> None:
        """Say how many cables there are, and how many of them fit the words."""
        if not total:
            words = tr("no cables")
        elif shown == total:
            words = plural(total, "{n:,} cable", "{n:,} cables")
        else:
            words = tr("{shown:,} of {total:,}", shown=shown, total=total)
        self.count.setText(words)
        self.order.setVisible(total > 0)
        self.column.setVisible(total > 0)

    def show_pending(self, count: int) -> None:
        """Say how many cables' texts cannot be searched yet; nothing for none."""
        words = plural(
            count,
            "The text of {n} cable is still being indexed and cannot be searched yet.",
            "The texts of {n} cables are still being indexed and cannot be searched yet.",
        )
        self.hint.setText(words)
        self.hint.setVisible(count > 0)

    # -- build ---------------------------------------------------------------------------------------

    def _make_title(self) -> None:
        self.title = QLabel(tr("Library"), self)
        self.title.setFont(theme.sans(13, 600))
        self.count = QLabel(self)
        self.count.setFont(theme.sans(12))
        theme.ink(self.count, "ink2")

    def _make_search(self) -> None:
        self.search = SearchField(self)
        self.search.setPlaceholderText(tr("Search the library"))
        self.search.setAccessibleName(tr("Search the library"))
        self.search.setToolTip(
            tr("Words of a cable or its notes; “in quotation marks” they stand together, word* may go on")
        )
        self.search.setClearButtonEnabled(True)
        self.search.addAction(theme.icon("search", 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        ask = self.search.addAction(
            theme.icon("circle-help", 16, "ink3"), QLineEdit.ActionPosition.TrailingPosition
        )
        ask.setToolTip(tr("What can be searched for"))
        ask.triggered.connect(self.help_wanted)
        # A query needs the room; what can be searched for stays in the menu and on its key.
        self.search.textChanged.connect(lambda words: ask.setVisible(not words))
        self.search.textChanged.connect(self.words_changed)
        self.notes = SearchNotes(self)
        self.search.completion_changed.connect(self.notes.show_completion)
        self.search.textChanged.connect(self.filters.show_query)
        self.filters.chosen.connect(self.search.show_query)

        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setFont(theme.sans(12))
        self.hint.setContentsMargins(14, 0, 12, 6)
        theme.ink(self.hint, "ink2")
        self.hint.hide()

    def _make_order(self) -> None:
        self.order = OrderButton(self)
        self.column = QLabel(tr("copies agree"), self)
        self.column.setFont(theme.sans(12))
        self.column.setToolTip(tr("Whether the distribution list adds up to its stated total"))
        theme.ink(self.column, "ink3")


def _line(left: QWidget, right: QWidget | None, margins: tuple[int, int, int, int]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(*margins)
    line.setSpacing(8)
    line.addWidget(left)
    if right is None:
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    else:
        line.addStretch(1)
        line.addWidget(right)
    return line
