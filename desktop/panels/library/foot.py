"""The foot of the library panel: the way to the trash, there only while something lies in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from db.errors import ChanceryError
from db.trash.trash_count import count_trash
from desktop import theme
from desktop.messages.words import plural, tr
from desktop.session import Session
from desktop.widgets.rule import Rule


class LibraryFoot(QWidget):
    """A button with the count of what lies in the trash."""

    trash_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Count the trash of the session's library, now and whenever the list changes."""
        super().__init__(parent)
        self._session = session
        self.button = QToolButton(self)
        self.button.setText(tr("Trash"))
        self.button.setFont(theme.sans(12))
        self.button.setIcon(theme.icon("trash-2", 14))
        theme.words_beside(self.button, 14)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setMinimumHeight(24)
        self.button.clicked.connect(self.trash_wanted)
        self.count = QLabel(self)
        self.count.setFont(theme.sans(12, tabular=True))
        theme.ink(self.count, "ink3")
        line = QHBoxLayout()
        line.setContentsMargins(7, 4, 14, 5)
        line.addWidget(self.button)
        line.addStretch(1)
        line.addWidget(self.count)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Rule())
        rows.addLayout(line)
        session.library_opened.connect(self.refresh)
        session.listing_changed.connect(self.refresh)
        self.refresh()

    @property
    def is_filled(self) -> bool:
        """Tell whether something lies in the trash, as counted last."""
        return not self.isHidden()

    def refresh(self) -> None:
        """Count anew."""
        try:
            n = self._session.store.read(count_trash) if self._session.has_library else 0
        except ChanceryError:
            return  # busy, or damaged; the list says so
        self.count.setText(f"{n:,}")
        words = plural(n, "{n} deleted cable or note", "{n} deleted cables and notes")
        self.button.setToolTip(words)
        self.button.setAccessibleName(tr("Trash: {words}", words=words))
        self.setVisible(n > 0)
