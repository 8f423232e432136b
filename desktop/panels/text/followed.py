"""A text that is changed, followed exactly: dressed like the reading view, with undo of its own.

The widget's document stays a picture of the text (see `standins`), now one that can be typed into. The
truth is `text`: each change of the document is followed there as one exact step (`edit_history`), and what
nobody touched is never read back from the widget. Qt's own undo is off, since it knows the picture only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import (
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from desktop.panels.text.changes import Changes, Cut, ShownChange
from desktop.panels.text.edit_history import EditHistory, TextEdit, difference
from desktop.panels.text.picture import typed_edit
from desktop.panels.text.span_map import SpanMap
from desktop.panels.text.spans import LineStyle, Place, ShownSpan
from desktop.panels.text.standins import shown
from desktop.panels.text.view import TextView
from desktop.panels.text.what_stood import said_at
from desktop.positions import Positions


class FollowedView(TextView):
    """A text that is changed. `text` is what stands there now, to the code point."""

    edited = Signal(object)
    """A `TextEdit` was made, taken back or brought back; `text` has it already."""
    history_changed = Signal()
    """Whether something can be undone or redone may be another now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = EditHistory()
        self._styles: list[LineStyle] = []
        self._spans: list[ShownSpan] = []
        self._known: TextEdit | None = None
        self._followed = True
        self._typing = False
        self.document().contentsChange.connect(self._follow)
        self.cursorPositionChanged.connect(self._caret_moved)

    # -- public

    @property
    def can_undo(self) -> bool:
        """Tell whether a step can be taken back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Tell whether a step can be brought back."""
        return self._history.can_redo

    def show_text(
        self,
        text: str,
        styles: Sequence[LineStyle] = (),
        spans: Sequence[ShownSpan] = (),
        at: Place | None = None,
    ) -> None:
        """Show another text; from here on steps are counted."""
        self._styles, self._spans = list(styles), list(spans)
        self.document().contentsChange.disconnect(self._follow)
        super().show_text(text, styles, spans, at)
        self.document().contentsChange.connect(self._follow)
        self._history.clear()
        self.history_changed.emit()

    def set_spans(self, spans: Sequence[ShownSpan]) -> None:
        """Show these notes instead."""
        self._spans = list(spans)
        super().set_spans(spans)

    def set_styles(self, styles: Sequence[LineStyle]) -> None:
        """Show the lines as these kinds instead; nothing is done where they are so already."""
        if list(styles) != self._styles:
            self._styles = list(styles)
            super().set_styles(styles)

    def show_changes(self, spans: Sequence[tuple[int, int, str]]) -> None:
        """Show which words differ from the reading before: start, end, and the words that stood there."""
        shown_changes, cuts = [], []
        for index, (start, end, old) in enumerate(spans):
            if end > start:
                shown_changes.append(ShownChange(*self._to_qt(start, end), "added", index, old=old))
            elif old:
                cuts.append(Cut(self.positions.to_qt(start), old))
        self.looks.changes, self.looks.cuts = Changes(shown_changes), cuts
        self.repaint_all()

    def replace(self, start: int, end: int, words: str) -> None:
        """Put words in the place of a span, exactly, as one step; the caret stands after them."""
        edit = TextEdit(start, self.text[start:end], words)
        if edit.removed != words:
            self._history.add(edit, typed=False)
            self._make(edit)

    def put_text(self, text: str) -> None:
        """Put another text in the place of all, as one step; nothing is done where it is the same."""
        edit = difference(self.text, text)
        if edit is not None:
            self._history.add(edit, typed=False)
            self._make(edit)

    def undo(self) -> None:
        """Take back the last step, with the caret where it was made."""
        edit = self._history.undo()
        if edit is not None:
            self._make(edit)

    def redo(self) -> None:
        """Bring back the step last taken back."""
        edit = self._history.redo()
        if edit is not None:
            self._make(edit)

    def said_at(self, point: QPointF) -> str:
        """Return what stood at a place before, where the text was changed there."""
        return said_at(self, point, self.looks)

    # -- following the document

    def _make(self, edit: TextEdit) -> None:
        """Make a step that is known exactly: in the picture, and by `_follow` in the text."""
        first, last = self._to_qt(edit.start, edit.start + len(edit.removed))
        writer = QTextCursor(self.document())
        writer.setPosition(first)
        writer.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self._known, self._followed = edit, False
        writer.insertText(shown(edit.added))
        self._known = None
        self.setTextCursor(writer)
        self.ensureCursorVisible()
        self.edited.emit(edit)
        self.history_changed.emit()

    def _follow(self, at: int, removed: int, added: int) -> None:
        """Follow a change of the document, which holds it already, in the text."""
        if self._known is not None:
            if not self._followed:
                self._followed = True
                self._take(self._known)
            return
        edit = typed_edit(self.document(), self.text, self.positions, at, removed, added)
        if edit is None:
            return
        self._take(edit)
        self._history.add(edit, typed=self._typing)
        self.edited.emit(edit)
        self.history_changed.emit()

    def _take(self, edit: TextEdit) -> None:
        """Bring text, notes, kinds of lines and lights up to a step, before the lines are laid out."""
        before = self.positions
        self.text = edit.applied(self.text)
        self.positions = Positions(self.text)
        self._spans = [_moved(edit, span) for span in self._spans]
        self._styles = [
            replace(s, start=edit.moved(s.start), end=edit.moved(s.end)) if s.end >= edit.start else s
            for s in self._styles
        ]
        self._formats.spans = self.looks.spans = SpanMap(self.text, self.positions, self._spans)
        self._take_styles(self._styles)
        self.looks.changes = self._moved_changes(edit, before)
        to_qt, from_qt = self.positions.to_qt, before.from_qt
        self.looks.cuts = [Cut(to_qt(edit.moved(from_qt(c.at))), c.words) for c in self.looks.cuts]
        self.looks.lit = self._moved_lights(edit, before, self.looks.lit)
        hits = self._moved_lights(edit, before, self.looks.hits)
        if len(hits) != len(self.looks.hits):
            self.looks.hit = min(self.looks.hit, len(hits) - 1)
        self.looks.hits = hits
        self._pin.take_out()
        self.repaint_all()

    def _moved_changes(self, edit: TextEdit, before: Positions) -> Changes:
        """Return the words that differ where they stand after a step; what is put in at an end joins them."""
        moved = []
        for one in self.looks.changes.between(0, 2**31):
            start, end = before.from_qt(one.start), before.from_qt(one.end)
            start = edit.moved(start, sticks=True)
            end = max(start, edit.moved(end, sticks=True))
            if end > start:
                moved.append(ShownChange(*self._to_qt(start, end), "added", one.index, old=one.old))
        return Changes(moved)

    def _moved_lights(
        self, edit: TextEdit, before: Positions, lights: Sequence[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Return lights (Qt positions) where their words stand after a step; touched ones go out."""
        end = edit.start + len(edit.removed)
        found = []
        for first, last in lights:
            start, stop = before.from_qt(first), before.from_qt(last)
            if stop <= edit.start or start >= end:
                moved = edit.moved(start, sticks=True), edit.moved(stop)
                found.append(self._to_qt(*moved))
        return found

    def _caret_moved(self) -> None:
        if not self._typing and self._known is None:
            self._history.close()


def _moved(edit: TextEdit, span: ShownSpan) -> ShownSpan:
    """Return a note's span after a step; what is put in at its edges stays outside."""
    if span.end < edit.start:
        return span
    start = edit.moved(span.start, sticks=True)
    end = max(start, edit.moved(span.end))
    # Not by `replace`, which takes ten times as long: a thousand notes follow each key.
    return ShownSpan(span.note, start, end, span.kind, span.colour, span.label, span.spoken, span.summary)
