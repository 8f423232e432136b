"""Today's work on the cable, below its header: editorial status, star, tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.changes import Change
from db.editing import library_edits
from db.errors import ChanceryError
from db.library_list.filters import cable_tags
from desktop import theme
from desktop.messages.words import tr
from desktop.models.library_rows import status_words
from desktop.session import Session
from desktop.widgets.rule import Rule
from desktop.widgets.tag_edit import TagEdit

_MOST_HEIGHT = 84
"""Pixels for three lines of tags."""


class EditorialRow(QWidget):
    """Shows and edits what the list of cables knows of the work on the open one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the session's open cable."""
        super().__init__(parent)
        self._session = session
        self._make_status()
        self._make_star()
        self.tags = TagEdit(self._known_tags, self)
        self.tags.setAccessibleName(tr("Tags of the cable"))
        line = QHBoxLayout()
        line.setContentsMargins(9, 3, 12, 3)
        line.setSpacing(4)
        for widget in (self.status, self.star):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._scrolled_tags(), 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Rule())
        rows.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.stops: tuple[QWidget, ...] = (self.status, self.star, self.tags)
        """Where Tab goes, in order."""
        self.tags.edited.connect(self._set_tags)
        session.cable_opened.connect(self.refresh)
        session.reloaded.connect(self.refresh)
        session.changed.connect(self._changed)
        self.refresh()

    def _make_status(self) -> None:
        self.status = QToolButton(self)
        self.status.setFont(theme.sans(12))
        self.status.setIcon(theme.icon("chevron-down", 12))
        self.status.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.status.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.status.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.status.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.status.setMinimumHeight(26)
        self.status.setToolTip(tr("Editorial status"))
        menu = QMenu(self.status)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        group = QActionGroup(self)
        self._statuses: dict[str, QAction] = {}
        for status in library_edits.STATUSES:
            action = menu.addAction(status_words(status))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=status: self._set_status(chosen))
            group.addAction(action)
            self._statuses[status] = action
        self.status.setMenu(menu)

    def _make_star(self) -> None:
        self.star = QToolButton(self)
        self.star.setIcon(theme.icon("star", 16))
        self.star.setIconSize(QSize(16, 16))
        self.star.setCheckable(True)
        self.star.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.star.setFixedSize(28, 26)
        self.star.setToolTip(tr("Star"))
        self.star.setAccessibleName(tr("Star"))
        self.star.clicked.connect(self._set_starred)

    def _scrolled_tags(self) -> QScrollArea:
        """Return the tags in an area of two or three lines: very many of them must not fill the panel."""
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.tags)
        theme.ground(self.tags, "panel")
        return self._area

    def _fit(self) -> None:
        height = self.tags.heightForWidth(max(90, self._area.width() - 2))
        self._area.setFixedHeight(min(max(height, 26), _MOST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the tags into lines anew."""
        super().resizeEvent(event)
        self._fit()

    # -- slots ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the open cable as it is now."""
        state = self._session.state
        self.setVisible(state is not None)
        if state is None:
            return
        cable = state.cable
        self.status.setText(status_words(cable.status))
        self.status.setAccessibleName(tr("Editorial status: {status}", status=status_words(cable.status)))
        if cable.status in self._statuses:
            self._statuses[cable.status].setChecked(True)
        self.star.setChecked(cable.starred)
        self.tags.set_tags(cable.tags)
        self._fit()

    def _changed(self, change: Change) -> None:
        if change.touches("cable"):
            self.refresh()

    # -- private -------------------------------------------------------------------------------------

    def _set_status(self, status: str) -> None:
        if self._session.state is not None:
            self._session.do(library_edits.set_status([self._session.state.cable], status))

    def _set_starred(self, starred: bool) -> None:
        if self._session.state is not None:
            self._session.do(library_edits.set_starred([self._session.state.cable], starred))
        self.refresh()

    def _set_tags(self, tags: Sequence[str]) -> None:
        if self._session.state is None:
            return
        cable = self._session.state.cable
        gone = [tag for tag in cable.tags if tag not in tags]
        self._session.do(library_edits.tag_cables([cable], add=tags, remove=gone))

    def _known_tags(self) -> list[str]:
        try:
            return self._session.store.read(cable_tags) if self._session.has_library else []
        except ChanceryError:
            return []  # without proposals one types the tag
