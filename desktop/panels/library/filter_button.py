"""The button beside the search field: filters that were saved, and the way to save what is sought now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from db.errors import ChanceryError
from db.library_list.filters import saved_filters
from db.library_records import SavedFilter
from desktop import theme
from desktop.messages.words import tr
from desktop.session import Session


class FilterButton(QToolButton):
    """A menu that is filled when it opens."""

    chosen = Signal(str)
    """A query is to be put into the search field."""
    save_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Offer the filters of the session's library."""
        super().__init__(parent)
        self._session = session
        self._query = ""
        self.setIcon(theme.icon("bookmark", 16))
        self.setFixedSize(28, 28)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tr("Saved filters"))
        self.setAccessibleName(tr("Saved filters"))
        self.filters = QMenu(self)
        self.filters.aboutToShow.connect(self.fill)
        self.setMenu(self.filters)

    def show_query(self, query: str) -> None:
        """Know what is sought now."""
        self._query = query.strip()

    def fill(self) -> None:
        """Put the filters into the menu, the one in force with a tick."""
        self.filters.clear()
        saved = self._saved()
        for kept in saved:
            action = self.filters.addAction(kept.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(kept.query == self._query)
            action.setToolTip(kept.query)
            action.triggered.connect(lambda _checked=False, query=kept.query: self.chosen.emit(query))
        if not saved:
            self.filters.addAction(tr("No filters yet")).setEnabled(False)
        self.filters.addSeparator()
        save = self.filters.addAction(tr("&Save this search as a filter…"))
        save.setEnabled(bool(self._query))
        save.triggered.connect(self.save_wanted)
        edit = self.filters.addAction(tr("&Edit filters…"))
        edit.setEnabled(bool(saved))
        edit.triggered.connect(self.edit_wanted)

    def _saved(self) -> list[SavedFilter]:
        if not self._session.has_library:
            return []
        try:
            return self._session.store.read(saved_filters)
        except ChanceryError as error:
            self._session.failed.emit(error)
            return []
