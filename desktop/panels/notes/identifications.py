"""The automatic notes of the cable, at the foot of the panel: who is said to be whom at the first mention.

They are no records: each follows from the name (`db.naming.identifying`). To edit one is to make a footnote
of it, which then stands in its place.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.changes import Change
from db.naming.identifying import MARK, Identification, identifications
from desktop import theme
from desktop.messages.words import plural, tr
from desktop.models.tool_tips import plain_tip
from desktop.panels.notes.card import INSET_LEFT, INSET_RIGHT, LEFT
from desktop.panels.notes.section import Section
from desktop.session import Session
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.rule import Rule

_ROW = 26
_MOST_ROWS = 5
"""Rows that are seen at once; of more she sees the rest by scrolling."""


class Identifications(Section):
    """One line that says how many there are; unfolded, a row for each. Hidden where there is none."""

    edit_wanted = Signal(str)
    """A footnote is to be made of what is said at this mention (its id)."""
    show_wanted = Signal(int, int)
    """These words of the text are to be shown, in code points."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told: list[Identification] = []
        self.fold = QToolButton(self)
        self._count = QLabel(self)
        self._rows = QScrollArea(self)
        self._build()
        self.fold.clicked.connect(lambda: self._unfold(not self._is_unfolded))
        session.cable_opened.connect(self._show)
        session.library_opened.connect(self._show)
        session.reloaded.connect(self._show)
        session.changed.connect(self._changed)
        self._unfold(False)
        self._show()

    def _build(self) -> None:
        theme.ground(self, "panel")
        mark = QLabel(MARK, self)
        mark.setFont(theme.serif(15, 600))
        mark.setFixedWidth(LEFT - INSET_LEFT - 2)
        theme.ink(mark, "mark")
        self._count.setFont(theme.sans(12))
        theme.ink(self._count, "ink2")
        self.fold.setIconSize(QSize(14, 14))
        self.fold.setFixedSize(24, 24)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.setContentsMargins(INSET_LEFT + 2, 2, INSET_RIGHT - 6, 2)
        head.setSpacing(0)
        head.addWidget(mark)
        head.addWidget(self._count, 1)
        head.addWidget(self.fold)
        self._rows.setWidgetResizable(True)
        self._rows.setFrameShape(QFrame.Shape.NoFrame)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Rule())
        rows.addLayout(head)
        rows.addWidget(self._rows)

    # -- slots ---------------------------------------------------------------------------------------

    _filled = False

    def _changed(self, change: Change) -> None:
        if change.touches("name", "mention", "note", "anchor", "cable"):
            self._show()

    def _show(self) -> None:
        state = self._session.state
        told = identifications(state) if state is not None and state.readings else []
        self.setVisible(bool(told))
        if told == self._told:
            return
        self._told = told
        self._count.setText(plural(len(told), "{n} name identified", "{n} names identified"))
        self._filled = False
        if self._is_unfolded:
            self._fill()

    def _unfold(self, unfolded: bool) -> None:
        if unfolded and not self._filled:
            self._fill()
        self._rows.setVisible(unfolded)
        self._set_unfolded(unfolded)
        name = tr("Hide who is named") if unfolded else tr("Show who is named")
        self.fold.setIcon(theme.icon("chevron-down" if unfolded else "chevron-right", 14, "ink2"))
        self.fold.setToolTip(name)
        self.fold.setAccessibleName(name)

    # -- private -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self._filled = True
        inside = QWidget()
        theme.ground(inside, "panel")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(LEFT, 0, INSET_RIGHT, 6)
        rows.setSpacing(0)
        for each in self._told:
            rows.addLayout(self._row(each, inside))
        rows.addStretch(1)
        self._rows.setWidget(inside)
        self._rows.setFixedHeight(_ROW * min(len(self._told), _MOST_ROWS) + 6)

    def _row(self, each: Identification, parent: QWidget) -> QHBoxLayout:
        words = ElidedLabel(parent)
        words.setFont(theme.serif(14))
        words.setText(each.words)
        words.setToolTip(plain_tip(each.words))
        show = QPushButton(tr("Show"), parent)
        show.setAccessibleName(tr("Show {name} in the text", name=each.name.name))
        edit = QPushButton(tr("Edit"), parent)
        edit.setToolTip(tr("Make a footnote of it, to be edited; it then stands in its place"))
        edit.setAccessibleName(tr("Make a footnote of who {name} is", name=each.name.name))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        for button in (show, edit):
            button.setProperty("kind", "link")
            button.setFont(theme.sans(12, 600))
            button.setFixedHeight(_ROW)
            row.addWidget(button)
        anchor = each.anchors[0]
        show.clicked.connect(partial(self.show_wanted.emit, anchor.start, anchor.end))
        edit.clicked.connect(partial(self.edit_wanted.emit, each.mention.id))
        return row
