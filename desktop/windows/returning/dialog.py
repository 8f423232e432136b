"""What came back in a file, reviewed: its comments at the left, the chosen one at the right.

Enter accepts and goes on, Delete rejects and goes on, Ctrl+Z makes the last decision open again. What is
accepted is saved at once; closing loses nothing, and the file can be opened again for the rest.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from db.errors import ChanceryError
from desktop import theme
from desktop.messages.errors import error_sentence
from desktop.messages.plan_lines import plan_lines
from desktop.messages.returned import (
    accepted_all,
    doubt_words,
    plan_words,
    progress_words,
    refused_words,
)
from desktop.messages.words import tr
from desktop.models.review import Review
from desktop.widgets.empty_words import EmptyWords
from desktop.windows.listed_dialog import ListedDialog
from desktop.windows.returning.comment_list import CommentList
from desktop.windows.returning.page import CommentPage


class ReturningDialog(ListedDialog):
    """Reviews the comments of one file, and offers what else it has."""

    differences_wanted = Signal()
    """What the file has otherwise than the library is to be taken over."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        """Review what this brings."""
        super().__init__(parent)
        self.review = review
        self._order: list[int] = []
        self._shown = -1
        self.setWindowTitle(tr("What came back"))
        self._make_list()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._fill()

    # -- build ---------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self.list = self.rows = CommentList(self.review, self)
        self.page = CommentPage(self)
        self.nothing = EmptyWords(
            tr("There are no comments in this file that you have not seen."), parent=self
        )
        self.nothing.layout().setContentsMargins(18, 16, 24, 0)  # type: ignore[union-attr]

    def _make_buttons(self) -> None:
        self.all_of = QPushButton(self)
        self.reject_button = QPushButton(tr("&Reject"), self)
        self.reject_button.setToolTip(tr("Leave this comment out and go on (Del)"))
        self.close_button = QPushButton(tr("&Close"), self)
        self.accept_button = QPushButton(tr("&Accept"), self)
        self.accept_button.setToolTip(tr("Take this comment over and go on (Enter)"))
        self.differences = QPushButton(tr("&Take over the differences"), self)
        for button in (self.all_of, self.reject_button, self.close_button, self.differences):
            button.setAutoDefault(False)
        self.accept_button.setDefault(True)

    def _lay_out(self) -> None:
        head = self.make_head(tr("What came back"))
        self.frame_pages(self.page, self.nothing)
        right = (self.reject_button, self.close_button, self.accept_button)
        self.frame_rows(head, (self.differences, self.all_of), right, (760, 520), (1040, 720))

    def _connect(self) -> None:
        self.rows.currentRowChanged.connect(self._show_row)
        self.rows.accept_wanted.connect(self.accept_comment)
        self.rows.reject_wanted.connect(self.reject_comment)
        self.page.place_wanted.connect(self._place)
        self.page.next_place_wanted.connect(self._next_place)
        self.accept_button.clicked.connect(self.accept_comment)
        self.reject_button.clicked.connect(self.reject_comment)
        self.all_of.clicked.connect(self.accept_all)
        self.differences.clicked.connect(self.differences_wanted)
        self.close_button.clicked.connect(self.reject)
        self.review.decided.connect(self._decided)
        back = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        back.activated.connect(self.take_back)
        everything = QShortcut(QKeySequence("Ctrl+Shift+Return"), self)
        everything.activated.connect(self.accept_all)

    def _fill(self) -> None:
        back = self.review.back
        self.differences.setVisible(back.plan is not None)
        said = [] if back.plan is None else [plan_words(back.plan)]
        said += [refused_words(back.refused)] if back.refused else []
        if said:
            self.tell(" ".join(said), "ink2")
        empty = not self.review.comments
        self.pages.setCurrentIndex(int(empty))
        for button in (self.accept_button, self.reject_button, self.all_of):
            button.setVisible(not empty)
        self._count()
        if empty and back.plan is not None and (lines := plan_lines(back.plan)):
            self.nothing.label.setText("\n".join(lines))
        if empty:
            (self.differences if back.plan is not None else self.close_button).setFocus()
        else:
            self.rows.setCurrentRow(0)
            self.rows.setFocus()

    # -- public --------------------------------------------------------------------------------------

    def tell(self, words: str, tone: str = "ok") -> None:
        """Say what came of something, above the buttons."""
        self.told.setText(words)
        theme.ink(self.told, tone)
        self.told.setVisible(bool(words))

    def tell_error(self, error: ChanceryError) -> None:
        """Say why something was not done."""
        self.tell(error_sentence(error), "err")

    def accept_comment(self) -> None:
        """Take the shown comment over, as it is changed here, and go on to the next open one."""
        if self._shown >= 0 and self.review.decisions[self._shown] != "accepted":
            self._keep_changes()
            if self.review.accept(self._shown):
                self._order.append(self._shown)
                self._go_on()

    def reject_comment(self) -> None:
        """Leave the shown comment out, and go on to the next open one."""
        if self._shown >= 0 and self.review.reject(self._shown):
            self._order.append(self._shown)
            self._go_on()

    def take_back(self) -> None:
        """Make the comment open again about which was decided last."""
        while self._order:
            at = self._order.pop()
            if self.review.decisions[at]:
                if self.review.take_back(at):
                    self.rows.setCurrentRow(at)
                return

    def accept_all(self) -> None:
        """Take over all open comments of whoever wrote the shown one, but those that ask for a look."""
        if self._shown < 0 or self.all_of.isHidden():
            return
        name = self.review.comments[self._shown].author
        before = list(self.review.decisions)
        taken, left = self.review.accept_all_of(name)
        self._order += [at for at, was in enumerate(before) if was != self.review.decisions[at]]
        self.tell(accepted_all(name or tr("nobody named"), taken, left), "warn" if left else "ok")
        self._go_on()

    def differences_taken(self, words: str) -> None:
        """Say that the differences are in the library now."""
        self.differences.setVisible(False)
        self.tell(words)

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete rejects, wherever the focus is but in a field."""
        if event.key() == Qt.Key.Key_Delete:
            self.reject_comment()
        else:
            super().keyPressEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _show_row(self, at: int) -> None:
        if self._shown >= 0 and self._shown != at:
            self._keep_changes()
        self._shown = at
        if at >= 0:
            self._show()

    def _show(self) -> None:
        at = self._shown
        one = self.review.comments[at]
        taking, sure = self.review.taking(at)
        state = self.review.open_cable_of(at)
        if state is None:
            return
        note = state.notes.get(one.on)
        several = bool(one.quote) and state.text.count(one.quote) > 1
        doubt = doubt_words(one, sure_today=sure)
        self.page.show_comment(
            taking, state.text, doubt, note.words if note is not None else "", several=several
        )
        name = one.author or tr("nobody named")
        self.all_of.setText(tr("Accept a&ll of {name}", name=name if len(name) < 30 else f"{name[:28]}…"))
        tip = tr("Take over all open comments of {name} whose place is sure (Ctrl+Shift+Enter)", name=name)
        self.all_of.setToolTip(tip)
        self.all_of.setVisible(one.kind != "deleted")
        decision = self.review.decisions[at]
        self.accept_button.setEnabled(decision != "accepted")
        self.accept_button.setText(tr("&Noted") if one.kind == "deleted" else tr("&Accept"))
        self.reject_button.setEnabled(decision != "rejected")

    def _keep_changes(self) -> None:
        taking = self.page.taking()
        if taking is not None and taking.comment == self.review.comments[self._shown]:
            before, _ = self.review.taking(self._shown)
            if taking != before:
                self.review.change(self._shown, taking)

    def _place(self, start: int, end: int) -> None:
        self._keep_changes()
        taking, _ = self.review.taking(self._shown)
        self.review.change(self._shown, replace(taking, spans=((start, end),)))
        self._show()

    def _next_place(self) -> None:
        state = self.review.open_cable_of(self._shown)
        self._keep_changes()
        taking, _ = self.review.taking(self._shown)
        quote = taking.comment.quote
        if state is None or not quote:
            return
        after = taking.spans[0][0] + 1 if taking.spans else 0
        at = state.text.find(quote, after)
        at = at if at >= 0 else state.text.find(quote)
        if at >= 0:
            self._place(at, at + len(quote))

    def _go_on(self) -> None:
        following = self.review.next_open(self._shown)
        if following >= 0:
            self.rows.setCurrentRow(following)
            if following == self._shown:
                self._show()
        else:
            self._show()
            self.close_button.setFocus()
            self.close_button.setDefault(True)

    def _decided(self, at: int) -> None:
        self._count()
        if at in (-1, self._shown):
            self._show()

    def _count(self) -> None:
        review = self.review
        total = len(review.comments)
        self.summary.setText(progress_words(total, review.count("accepted"), review.count("rejected")))
