"""One comment as it is reviewed: who, when, what, the words in their context, and what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.records import NoteKind
from desktop import theme
from desktop.messages.notes import kind_title, short_quote
from desktop.messages.returned import comment_facts, comment_kind
from desktop.messages.words import tr
from desktop.reading.returned import ABOUT_OURS
from desktop.returning.taking import KINDS, Taking
from desktop.widgets.exact_text import to_qt, words_of
from desktop.widgets.rule import Rule
from desktop.windows.returning.context import ContextView, Span

_EDIT_HEIGHT = 96
_MOST_WORDS = 600
"""So many of our own words are shown: of longer ones the beginning and the end."""


class CommentPage(QWidget):
    """Shows a comment and takes changes to it; decides nothing."""

    place_wanted = Signal(int, int)
    """The comment is to be on this span of the text instead."""
    next_place_wanted = Signal()
    """The next place in the text with the same words is to be tried."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        theme.ground(self, "page")
        self._taking: Taking | None = None
        self._build()
        self._lay_out()
        self._connect()

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.heading = self._label(theme.serif(19, 600), "")
        self.facts = self._label(theme.sans(12), "ink2")
        self.doubt = self._label(theme.sans(13), "warn")
        self.yours = self._label(theme.serif(15), "ink2")
        self.yours_title = self._label(theme.sans(12, 600), "ink2")
        self.yours_title.setText(tr("Your note says"))
        self.context = ContextView(self)
        self.words_title = self._label(theme.sans(12, 600), "ink2")
        self.words = QPlainTextEdit(self)
        self.words.setFont(theme.serif(15))
        self.words.setFixedHeight(_EDIT_HEIGHT)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("Words of the note"))
        self.words.setPlaceholderText(tr("No words"))
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(tr("Kind of note"))
        for kind in KINDS:
            self.kind.addItem(kind_title(kind), kind)
        self.place = QPushButton(tr("Use &selected words"), self)
        self.place.setToolTip(tr("Select words above, then lay the note on them"))
        self.next_place = QPushButton(tr("Ne&xt place"), self)
        self.next_place.setToolTip(tr("Go on to the next place in the text with the same words"))
        for button in (self.place, self.next_place):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.setSpacing(3)
        for part in (self.heading, self.facts, self.doubt):
            head.addWidget(part)
        form = QVBoxLayout()
        form.setContentsMargins(20, 10, 20, 12)
        form.setSpacing(6)
        below: tuple[QWidget, ...] = (self.yours_title, self.yours, self.words_title, self.words)
        for each in below:
            form.addWidget(each)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.kind)
        across.addStretch(1)
        across.addWidget(self.next_place)
        across.addWidget(self.place)
        form.addLayout(across)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addWidget(self.context, 1)
        rows.addWidget(Rule())
        rows.addLayout(form)

    def _connect(self) -> None:
        self.place.clicked.connect(self._place)
        self.next_place.clicked.connect(self.next_place_wanted)
        self.context.selectionChanged.connect(self._selected)

    # -- public --------------------------------------------------------------------------------------

    def show_comment(self, taking: Taking, text: str, doubt: str, yours: str, *, several: bool) -> None:
        """Show a comment as it would be taken over into a text; `yours` are the words of our note now.

        `several` says that its words stand in other places of the text, too.
        """
        self._taking = taking
        one = taking.comment
        ours, is_text = one.kind in ABOUT_OURS, one.kind == "changed text"
        self.heading.setText(comment_kind(one.kind))
        self.facts.setText(comment_facts(one))
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        both = one.kind == "changed words"
        self.yours.setText(
            short_quote(yours, _MOST_WORDS) if len(yours) > _MOST_WORDS else yours or tr("No words")
        )
        for part in (self.yours, self.yours_title):
            part.setVisible(bool(one.on) and one.kind != "deleted")
        self.words_title.setText(
            tr("The file says") if both else tr("Instead of the words above") if is_text else tr("Words")
        )
        self.words_title.setVisible(both or not ours)
        self.words.setVisible(both or not ours)
        self.words.setPlainText(to_qt(taking.words))
        self.kind.setCurrentIndex(self.kind.findData(taking.kind))
        self.kind.setVisible(not ours and not is_text)
        self.place.setVisible(one.kind in ("moved", "changed text") or not ours)
        self.next_place.setVisible(several and self.place.isVisibleTo(self))
        self.context.show_place(text, taking.spans, one.colour)
        self._selected()

    def taking(self) -> Taking | None:
        """Return the comment with what was changed about it here."""
        if self._taking is None:
            return None
        kind: NoteKind = self.kind.currentData()
        return Taking(
            self._taking.comment,
            kind,
            words_of(self.words.document()),
            self._taking.spans,
            self._taking.tags,
        )

    # -- private -------------------------------------------------------------------------------------

    def _label(self, font: object, ink: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(font)  # type: ignore[arg-type]
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        label.setFrameShape(QFrame.Shape.NoFrame)
        if ink:
            theme.ink(label, ink)
        return label

    def _selected(self) -> None:
        self.place.setEnabled(self.context.chosen_span() is not None)

    def _place(self) -> None:
        span: Span | None = self.context.chosen_span()
        if span is not None:
            self.place_wanted.emit(*span)
