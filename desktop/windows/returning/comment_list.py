"""The list of comments that are reviewed: what each says, whose it is, and what was decided."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop import theme
from desktop.messages.returned import comment_facts, comment_title, decision_word
from desktop.messages.words import tr
from desktop.models.review import Review
from desktop.windows.two_line_rows import TwoLineList

_WIDTH = 320
_AT_ONCE = 100
"""Rows that are made before others may have their turn."""
_TONES = {"": "ink2", "accepted": "ok", "rejected": "ink3"}


class CommentList(TwoLineList):
    """One row for each comment of a review, in the order of the file."""

    accept_wanted = Signal()
    reject_wanted = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        """Show the comments of this review, the first hundred at once."""
        super().__init__(tr("Comments"), parent)
        self._review = review
        self.setFixedWidth(_WIDTH)
        theme.ground(self, "side")
        review.decided.connect(self._decided)
        self._add_rows()

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Delete rejects."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.reject_wanted.emit()
        else:
            super().keyPressEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _add_rows(self) -> None:
        """Add some rows, and later the others: there may be thousands."""
        comments, begun = self._review.comments, self.count()
        for at in range(begun, min(begun + _AT_ONCE, len(comments))):
            self.add(comment_title(comments[at]), "", at)
            self._show_decision(at)
        if self.count() < len(comments):
            QTimer.singleShot(0, self, self._add_rows)

    def _decided(self, at: int) -> None:
        for one in range(self.count()) if at < 0 else (at,):
            self._show_decision(one)

    def _show_decision(self, at: int) -> None:
        if at >= self.count():
            return  # its row is still to come
        one, decision = self._review.comments[at], self._review.decisions[at]
        facts = comment_facts(one)
        if decision:
            facts = tr("{decision} · {facts}", facts=facts, decision=decision_word(decision))
        tone = "warn" if one.doubt and not decision else _TONES[decision]
        self.set_facts(at, facts, tone)
