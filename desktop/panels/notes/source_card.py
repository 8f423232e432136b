"""The source note that is built from header, stages and distribution, as the first card of the panel.

It is no record: while nobody wrote a source note, it says what the header says now. Its first lines stand
there, all of it once it is unfolded. To edit it is to make a note of it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.changes import Change
from desktop import theme
from desktop.exporting.source_note import built_source_note, source_notes
from desktop.messages.words import tr
from desktop.models.note_pieces import plain_words
from desktop.panels.notes.card import INSET_LEFT, INSET_RIGHT, LEFT
from desktop.panels.notes.set_words import LINE, lay_out
from desktop.session import Session
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.rule import Rule

_FOLDED, _COMPACT = 2, 1
"""Lines that stand there while the card is folded; in a narrow window the cards below need the room."""


_SHARE = 0.35
"""The part of the panel's height that the words may take; of more she sees the rest by scrolling."""
_CUT_OFF = " .,;:"
"""What does not stand before an ellipsis."""


class SourceCard(QWidget):
    """Shows the built source note of the open cable, hidden where one was written or nothing can be said."""

    edit_wanted = Signal()
    """She wants to write the source note herself, beginning with what is built."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filtered = self._writing = False
        self.words = _Words(self)
        self._room = QScrollArea(self)
        self.fold = QToolButton(self)
        self.edit = QPushButton(tr("Edit"), self)
        self._build()
        self.fold.clicked.connect(self._turn)
        self.words.clicked.connect(self._turn)
        self.words.heightened.connect(self._fit)
        self.edit.clicked.connect(self.edit_wanted)
        session.cable_opened.connect(self._new_cable)
        session.library_opened.connect(self._new_cable)
        session.reloaded.connect(self._show)
        session.changed.connect(self._changed)
        self._new_cable()

    # -- public --------------------------------------------------------------------------------------

    def set_filtered(self, filtered: bool) -> None:
        """Go while the notes are filtered: what was not asked for is not to stand above what was."""
        self._filtered = filtered
        self._show()

    def set_compact(self, compact: bool) -> None:
        """Stand in one line instead of two, for a low panel."""
        self.words.most = _COMPACT if compact else _FOLDED
        self.words.unfold(self.words.unfolded)

    def set_writing(self, writing: bool) -> None:
        """Go while a note is written in a low panel: the words that are typed come first."""
        self._writing = writing
        self._show()

    # -- overrides -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the cards below their room."""
        super().resizeEvent(event)
        self._fit()

    # -- slots ---------------------------------------------------------------------------------------

    def _new_cable(self) -> None:
        self._unfold(False)
        self._show()

    def _changed(self, change: Change) -> None:
        if change.touches("header_field", "stage", "distribution", "recipient", "note", "cable"):
            self._show()

    def _show(self) -> None:
        state = self._session.state
        built = built_source_note(state) if state is not None and not source_notes(state) else ""
        self.words.set_words(plain_words(built))
        in_the_way = self._filtered or (self._writing and self.words.most == _COMPACT)
        self.setVisible(bool(built) and not in_the_way)

    def _fit(self) -> None:
        """Give the words the height that they need, but not more than their share of the panel."""
        panel = self.parentWidget()
        share = round(panel.height() * _SHARE) if panel is not None else 0
        most = max(_FOLDED * LINE, share // LINE * LINE)
        needed = self.words.heightForWidth(self._room.viewport().width())
        self._room.setFixedHeight(min(needed, most))

    def _turn(self) -> None:
        self._unfold(not self.words.unfolded)

    # -- private -------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme.ground(self, "panel")
        theme.ground(self.words, "panel")
        self._room.setWidget(self.words)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icon = QLabel(self)
        icon.setPixmap(theme.pixmap("landmark", 14, "ink2", self.devicePixelRatioF()))
        icon.setFixedWidth(LEFT - INSET_LEFT - 2)
        name, kept = QLabel(tr("Source note"), self), ElidedLabel(self)
        kept.setText(tr("kept in step with the header"))
        for label, token in ((name, "ink2"), (kept, "ink3")):
            label.setFont(theme.sans(12))
            theme.ink(label, token)
        self.edit.setProperty("kind", "link")
        self.edit.setFont(theme.sans(12, 600))
        self.edit.setMinimumHeight(24)
        self.edit.setToolTip(tr("Write the source note yourself; it then follows the header no more"))
        self.edit.setAccessibleName(tr("Edit the source note"))
        self.fold.setIconSize(QSize(14, 14))
        self.fold.setFixedSize(24, 24)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.setContentsMargins(INSET_LEFT + 2, 4, INSET_RIGHT - 6, 0)
        head.setSpacing(0)
        head.addWidget(icon)
        head.addWidget(name)
        head.addSpacing(8)
        head.addWidget(kept, 1)
        head.addWidget(self.edit)
        head.addWidget(self.fold)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self._room)
        rows.addSpacing(8)
        rows.addWidget(Rule())
        self._icon = icon
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)

    def _dress(self) -> None:
        self._icon.setPixmap(theme.pixmap("landmark", 14, "ink2", self.devicePixelRatioF()))
        self._unfold(self.words.unfolded)

    def _unfold(self, unfolded: bool) -> None:
        self.words.unfold(unfolded)
        name = tr("Show the beginning of the source note") if unfolded else tr("Show the whole source note")
        self.fold.setIcon(theme.icon("chevron-down" if unfolded else "chevron-right", 14, "ink2"))
        self.fold.setToolTip(name)
        self.fold.setAccessibleName(name)


class _Words(QWidget):
    """Plain words in serif lines; folded, the last ends in an ellipsis where there are more."""

    clicked = Signal()
    heightened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plain = ""
        self._layout = QTextLayout()
        self.unfolded = False
        self.most = _FOLDED
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        """Show other words."""
        if words != self._plain:
            self._plain = words
            self.setAccessibleName(words)
            self._lay_out()

    def unfold(self, unfolded: bool) -> None:
        """Show all lines or the first."""
        self.unfolded = unfolded
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Return the height of the lines at the present width."""
        return QSize(200, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that are shown at a width."""
        layout, _ = self._laid(width)
        return layout.lineCount() * LINE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        with QPainter(self) as painter:
            painter.setPen(QColor(theme.current().ink))
            self._layout.draw(painter, QPointF(LEFT, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the panel."""
        event.ignore()

    def _lay_out(self) -> None:
        self._layout, cut = self._laid(self.width())
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if cut or self.unfolded else Qt.CursorShape.ArrowCursor
        )
        self.updateGeometry()
        self.update()
        self.heightened.emit()

    def _laid(self, width: int) -> tuple[QTextLayout, bool]:
        """Return the lines for a width, and whether there are more than are shown."""
        room, face = max(60, width - LEFT - INSET_RIGHT), theme.serif(15)
        lines = 0 if self.unfolded else self.most
        layout, _ = lay_out(self._plain, face, room, 0, lines=lines)
        if self.unfolded or not layout.lineCount():
            return layout, False
        last = layout.lineAt(layout.lineCount() - 1)
        end = last.textStart() + last.textLength()
        words = self._plain
        if end >= len(words.encode("utf-16-le", "surrogatepass")) // 2:
            return layout, False
        shown = words[: max(1, end - 2)].rstrip(_CUT_OFF)
        while True:
            layout, _ = lay_out(f"{shown}…", face, room, 0, lines=self.most + 1)
            if layout.lineCount() <= self.most or len(shown) < 8:
                return layout, True
            shown = shown[:-3].rstrip(_CUT_OFF)
