"""What was changed on both sides of a merge, side by side, to be decided one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.merging.asked import Question
from db.merging.settle import can_be_both, can_be_words
from desktop import theme
from desktop.messages.questions import (
    open_questions_sentence,
    question_facts,
    question_title,
    side_title,
    value_words,
)
from desktop.messages.words import tr
from desktop.widgets.empty_words import EmptyWords
from desktop.widgets.exact_text import to_qt, words_of
from desktop.widgets.rule import Rule
from desktop.windows.merging.side_by_side import SideBySide
from desktop.windows.two_line_rows import TwoLineList

_LIST_WIDTH = 280


class QuestionsDialog(QDialog):
    """Lists the open questions and shows one; whoever opened it settles them, and shows what is left."""

    settle_wanted = Signal(object, str, object)
    """This Question is to be settled: "ours", "theirs" or "both"; or by these words, where not None."""
    cable_wanted = Signal(str)
    """The cable of this id is to be shown in the window."""
    undo_wanted = Signal()
    """The last decision is to be taken back."""

    def __init__(self, questions: Sequence[Question], parent: QWidget | None = None) -> None:
        """Show these questions, the first of them chosen."""
        super().__init__(parent)
        self.setWindowTitle(tr("Changed on both sides"))
        self._make_parts()
        self._lay_out()
        self._connect()
        self.show_questions(questions)

    # -- build ---------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.heading = QLabel(tr("Changed on both sides"), self)
        self.heading.setFont(theme.serif(21, 600))
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        theme.ink(self.sentence, "ink2")
        self.list = TwoLineList(tr("What was changed on both sides"), self)
        self.list.setFixedWidth(_LIST_WIDTH)
        theme.ground(self.list, "side")
        self.sides = SideBySide(self)
        self.own = QPlainTextEdit(self)
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(84)
        self.own.setFont(theme.serif(15))
        self.own_label = QLabel(tr("In &your own words"), self)
        self.own_label.setBuddy(self.own)
        self.own.setAccessibleName(tr("In your own words"))
        self.ours = _button(tr("Keep the &left"), self)
        self.theirs = _button(tr("Keep the &right"), self)
        self.both = _button(tr("Keep &both"), self)
        self.words = _button(tr("Keep &these words"), self)
        self.show_cable = _button(tr("Sho&w the cable"), self)
        self.undo = _button(tr("&Undo"), self)
        self.close_button = _button(tr("&Close"), self)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        theme.ink(self.told, "ink2")

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 24, 12)
        head.addWidget(self.heading)
        head.addWidget(self.sentence)
        choices = QHBoxLayout()
        choices.setContentsMargins(16, 4, 16, 12)
        choices.setSpacing(8)
        for button in (self.ours, self.theirs, self.both):
            choices.addWidget(button)
        choices.addStretch(1)
        own = QVBoxLayout()
        own.setContentsMargins(16, 0, 16, 10)
        own.setSpacing(4)
        own.addWidget(self.own_label)
        own.addWidget(self.own)
        own.addWidget(self.words, 0, Qt.AlignmentFlag.AlignLeft)
        right = QWidget(self)
        theme.ground(right, "page")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sides, 1)
        column.addLayout(choices)
        column.addLayout(own)
        middle = QWidget(self)
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        between = QFrame(middle)
        between.setFrameShape(QFrame.Shape.VLine)
        for part, share in ((self.list, 0), (between, 0), (right, 1)):
            across.addWidget(part, share)
        nothing = QWidget(self)
        theme.ground(nothing, "page")
        empty = QVBoxLayout(nothing)
        words = tr(
            "Nothing is left to look at. What a merge finds changed on both sides is asked here; both values"
            " are kept until then."
        )
        empty.addWidget(EmptyWords(words, parent=nothing))
        empty.addStretch(1)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(middle)
        self.pages.addWidget(nothing)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.show_cable)
        foot.addWidget(self.undo)
        foot.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        for rule in (Rule(), self.pages, Rule()):
            rows.addWidget(rule, int(rule is self.pages))
        rows.addLayout(foot)
        self.setMinimumSize(780, 460)
        room = self.screen().availableSize()
        self.resize(min(1000, room.width() - 40), min(640, room.height() - 60))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self.sides.views[0].setFocus())
        self.ours.clicked.connect(lambda: self._wish("ours"))
        self.theirs.clicked.connect(lambda: self._wish("theirs"))
        self.both.clicked.connect(lambda: self._wish("both"))
        self.words.clicked.connect(lambda: self._wish("both", words_of(self.own.document())))
        self.own.textChanged.connect(self._own_changed)
        self.show_cable.clicked.connect(self._show_cable)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.reject)
        self.undo.setEnabled(False)

    # -- public --------------------------------------------------------------------------------------

    def show_questions(
        self, questions: Sequence[Question], *, told: str = "", undoable: bool = False
    ) -> None:
        """Show what is left, and what came of the last decision; the place in the list stays."""
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for question in questions:
            self.list.add(question_facts(question), question_title(question), question)
        self.list.blockSignals(False)
        self.sentence.setText(open_questions_sentence(len(questions)) if questions else "")
        self.sentence.setVisible(bool(questions))
        self.pages.setCurrentIndex(0 if questions else 1)
        self.show_cable.setVisible(bool(questions))
        self.told.setText(told)
        self.undo.setEnabled(undoable)
        if questions:
            self.list.setCurrentRow(min(row, len(questions) - 1))
            self._show(self.list.currentRow())
            self.list.setFocus()
        else:
            self.close_button.setFocus()

    def chosen(self) -> Question | None:
        """Return the question that is shown, or None."""
        row = self.list.currentRow()
        found = self.list.key_at(row) if row >= 0 else None
        return found if isinstance(found, Question) else None

    # -- slots ---------------------------------------------------------------------------------------

    def _show(self, _row: int) -> None:
        question = self.chosen()
        if question is None:
            return
        words = (value_words(question, "ours"), value_words(question, "theirs"))
        self.sides.show_both((side_title(question, "ours"), side_title(question, "theirs")), words)
        self.both.setVisible(can_be_both(question))
        own = can_be_words(question)
        for part in (self.own, self.own_label, self.words):
            part.setVisible(own)
        self.own.setPlainText(to_qt(words[0] if question.standing != "theirs" else words[1]) if own else "")
        self.words.setEnabled(False)
        self.show_cable.setVisible(question.cable is not None)

    def _own_changed(self) -> None:
        self.words.setEnabled(True)

    def _wish(self, choice: str, words: str | None = None) -> None:
        question = self.chosen()
        if question is not None:
            self.settle_wanted.emit(question, choice, words)

    def _show_cable(self) -> None:
        question = self.chosen()
        if question is not None and question.cable is not None:
            self.cable_wanted.emit(question.cable)


def _button(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    return button
