"""The saved filters of the library: their names, queries and order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.changes import Change
from db.editing import library_edits
from db.library_list.filters import saved_filters
from db.library_records import SavedFilter
from desktop import theme
from desktop.messages.words import tr
from desktop.session import Session
from desktop.windows.name_asking import ask_name


def ask_filter_name(query: str, parent: QWidget) -> str:
    """Ask under which name a query is to be saved; return "" where none is wanted."""
    return ask_name(parent, tr("Save as a filter"), tr("Name of the filter:"), query.strip()[:60])


class FiltersDialog(QDialog):
    """Each edit is a change of the library at once, and undone like any other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the filters of the session's library."""
        super().__init__(parent)
        self._session = session
        self._filters: list[SavedFilter] = []
        self.setWindowTitle(tr("Saved filters"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Saved filters"))
        self.name = QLineEdit(self)
        self.query = QLineEdit(self)
        self.up = self._button(
            "arrow-up", tr("Move up (Ctrl+Shift+Up)"), "Ctrl+Shift+Up", lambda: self._move(-1)
        )
        self.down = self._button(
            "arrow-down", tr("Move down (Ctrl+Shift+Down)"), "Ctrl+Shift+Down", lambda: self._move(1)
        )
        self.gone = self._button("trash-2", tr("Delete the filter (Del)"), "Del", self._delete)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_row)
        self.name.editingFinished.connect(self._edit)
        self.query.editingFinished.connect(self._edit)
        self._read(0)

    def _lay_out(self) -> None:
        heading = QLabel(tr("Saved filters"), self)
        heading.setFont(theme.serif(21, 600))
        buttons = QHBoxLayout()
        for button in (self.up, self.down, self.gone):
            buttons.addWidget(button)
        buttons.addStretch(1)
        form = QFormLayout()
        form.addRow(tr("&Name"), self.name)
        form.addRow(tr("&Query"), self.query)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        rows.addWidget(heading)
        rows.addWidget(self.list, 1)
        rows.addLayout(buttons)
        rows.addLayout(form)
        rows.addWidget(close)
        self.setMinimumSize(460, 420)

    def _button(self, icon: str, tip: str, key: str, act: object) -> QPushButton:
        button = QPushButton(theme.icon(icon), "", self)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoDefault(False)
        button.setFixedSize(32, 28)
        button.clicked.connect(act)
        QShortcut(QKeySequence(key), self.list, act, context=Qt.ShortcutContext.WidgetShortcut)  # type: ignore[call-overload]
        return button

    # -- private -------------------------------------------------------------------------------------

    def _read(self, row: int) -> None:
        """Show the filters as the library has them, with the one of a row chosen."""
        self._filters = self._session.store.read(saved_filters)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([kept.name for kept in self._filters])
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, len(self._filters) - 1))
        self._show_row()

    def _show_row(self) -> None:
        row = self.list.currentRow()
        kept = self._filters[row] if 0 <= row < len(self._filters) else None
        self.name.setText(kept.name if kept else "")
        self.query.setText(kept.query if kept else "")
        for widget in (self.name, self.query, self.gone):
            widget.setEnabled(kept is not None)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._filters) - 1)

    def _do(self, change: Change | None, row: int) -> None:
        if change is not None:
            self._session.do(change)
            self._read(row)

    def _edit(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._filters):
            self._do(
                library_edits.change_filter(self._filters[row], self.name.text(), self.query.text()), row
            )

    def _delete(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._filters):
            self._do(library_edits.delete_filter(self._filters[row]), row)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < len(self._filters) and row >= 0:
            self._do(library_edits.move_filter(self._filters, row, row + by), row + by)
