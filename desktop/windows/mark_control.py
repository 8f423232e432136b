"""The editor's marks between text, form and list: putting words in, taking out, uncertain readings, gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from db.changes import Change
from db.editing import mark_edits
from db.records import MarkKind
from desktop.messages.changes import mark_kind
from desktop.messages.marks import mark_title, mark_words
from desktop.messages.words import tr
from desktop.panels.notes.marks_section import MarksSection
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.widgets.mark_form import MarkForm

Span = tuple[int, int]


class MarkControl(QObject):
    """What the window does about the editor's marks. `tell` shows a sentence in the status line."""

    def __init__(
        self,
        session: Session,
        text: TextView,
        section: MarksSection,
        reveal_notes: Callable[[], None],
        tell: Callable[[str], None],
        window: QWidget,
    ) -> None:
        """Listen to text and list."""
        super().__init__(window)
        self._session = session
        self._text = text
        self._section = section
        self._reveal_notes = reveal_notes
        self._tell = tell
        self.form = MarkForm(window)
        self._given: Callable[[str, str, bool], None] = lambda _words, _reason, _apart: None
        self._edited = ""
        self.form.given.connect(self._give)
        self.form.remove_wanted.connect(lambda: self.remove([self._edited]))
        text.note_clicked.connect(self._from_text)
        text.note_activated.connect(self.edit)
        text.span_resized.connect(self._resize)
        section.mark_chosen.connect(self._show)
        section.edit_wanted.connect(self.edit)
        section.remove_wanted.connect(self.remove)
        section.place_wanted.connect(self.place)

    # -- public --------------------------------------------------------------------------------------

    def add(self, kind: MarkKind) -> None:
        """Make a mark on the selected words; what is put in or missing may stand at the caret."""
        state, span = self._session.state, self._span(kind)
        if state is None:
            return
        if span is None:
            self._tell(tr("Select the words first that the mark is about."))
            return
        if kind not in ("insertion", "gap"):
            self._made(mark_edits.add_mark(state, kind, span, author=self._session.author.id)[0], kind)
            return

        def made(words: str, reason: str, apart: bool) -> None:
            now = self._session.state
            if now is not None and now.cable.id == state.cable.id:
                if apart and kind == "insertion":
                    words = mark_edits.parted(now.text, span[1], words)
                change, _ = mark_edits.add_mark(
                    now, kind, span, author=self._session.author.id, words=words, reason=reason
                )
                self._made(change, kind)

        self._given = made
        self.form.open_at(self._corner(), kind)

    def edit(self, mark_id: str) -> None:
        """Ask for other words and another reason of a mark; what is no mark is passed over."""
        state = self._session.state
        mark = state.marks.get(mark_id) if state is not None else None
        if mark is None:
            return

        def changed(words: str, reason: str, apart: bool) -> None:
            now = self._session.state
            if now is not None and mark_id in now.marks:
                spans = now.spans_of(mark_id)
                if apart and mark.kind == "insertion" and spans:
                    words = mark_edits.parted(now.text, spans[0].end, words)
                self._session.do(mark_edits.change_mark(now, mark_id, words=words, reason=reason))

        self._given, self._edited = changed, mark_id
        self.form.open_at(self._corner(), mark.kind, words=mark.words, reason=mark.reason, new=False)

    def remove(self, mark_ids: Sequence[str]) -> None:
        """Take marks away."""
        state = self._session.state
        kinds = [state.marks[each].kind for each in mark_ids if each in state.marks] if state else []
        if state is not None and kinds and self._session.do(mark_edits.remove_marks(state, mark_ids)):
            self._tell(tr("{mark} taken away. Undo brings it back.", mark=mark_title(kinds[0])))

    def place(self, mark_id: str) -> None:
        """Lay a mark on the selected words or at the caret."""
        state = self._session.state
        mark = state.marks.get(mark_id) if state is not None else None
        if state is None or mark is None:
            return
        span = self._span(mark.kind)
        if span is None:
            self._tell(tr("Select the words first that the mark is about."))
        elif self._session.do(mark_edits.place_mark(state, mark_id, span)):
            self._show(mark_id)

    # -- slots ---------------------------------------------------------------------------------------

    def _give(self, words: str, reason: str, apart: bool) -> None:
        self._given(words, reason, apart)

    def _from_text(self, mark_id: str) -> None:
        state = self._session.state
        mark = state.marks.get(mark_id) if state is not None else None
        if state is None or mark is None:
            return
        spans = state.spans_of(mark_id)
        self._section.choose(mark_id)
        said = mark_words(mark, spans[0].quote if spans else "")
        self._tell(tr("{mark}. Enter or a double click edits it.", mark=" ".join(said.split())))

    def _resize(self, start: int, end: int) -> None:
        """Lay the mark whose handle was dragged on other words."""
        state, chosen = self._session.state, self._text.looks.selected
        if state is not None and chosen is not None and chosen in state.marks:
            self._session.do(mark_edits.place_mark(state, chosen, (start, end)))

    def _show(self, mark_id: str) -> None:
        state = self._session.state
        spans = state.spans_of(mark_id) if state is not None else ()
        if spans:
            self._text.select_span(spans[0].start, spans[0].end)

    # -- private -------------------------------------------------------------------------------------

    def _made(self, change: Change, kind: str) -> None:
        if self._session.do(change):
            self._tell(tr("Marked as {mark}. The text itself is as it was.", mark=mark_kind(kind)))

    def _span(self, kind: MarkKind) -> Span | None:
        """Return where a mark is to stand: what is put in, behind the selected words or at the caret."""
        selected = self._text.selected_span()
        if kind == "insertion":
            at = selected[1] if selected is not None else self._text.caret()
            return (at, at)
        if selected is None and kind == "gap":
            return (self._text.caret(), self._text.caret())
        return selected

    def _corner(self) -> QPoint:
        return self._text.viewport().mapToGlobal(self._text.cursorRect().bottomLeft())
