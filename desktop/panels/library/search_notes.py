"""What is said below the search field: what was not understood, which other spellings were looked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from db.searching.query_parts import Query
from desktop import theme
from desktop.messages.search import also_words, hint_sentence
from desktop.messages.words import tr


class SearchNotes(QWidget):
    """Up to three quiet lines; none of them takes room while there is nothing to say."""

    as_typed_changed = Signal(bool)
    """Names are to be looked for as they are typed only, or in all their spellings again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.hint = _line(self, "warn")
        self.also = _line(self, "ink2")
        self.completion = _line(self, "ink3")
        self.as_typed = QCheckBox(tr("Only as typed"), self)
        self.as_typed.setFont(theme.sans(12))
        self.as_typed.setToolTip(tr("Look for names in no other spelling than the one typed"))
        self.as_typed.toggled.connect(self.as_typed_changed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 0, 12, 6)
        rows.setSpacing(3)
        for widget in (self.completion, self.hint, self.also, self.as_typed):
            rows.addWidget(widget)
        self.show_query(Query())

    def show_query(self, query: Query) -> None:
        """Say what is to be said of a query."""
        self.hint.setText("\n".join(map(hint_sentence, query.hints)))
        spellings = _spellings(query)
        self.also.setText(also_words(spellings))
        self.also.setToolTip(also_words(spellings, most=len(spellings)) if len(spellings) > 6 else "")
        asked = not query.is_empty
        self.as_typed.setVisible(bool(spellings) or (asked and self.as_typed.isChecked()))
        self._fit()

    def show_completion(self, name: str) -> None:
        """Say which field Tab would complete; "" for none."""
        self.completion.setText(tr("Tab: {name}:", name=name) if name else "")
        self._fit()

    def _fit(self) -> None:
        lines = (self.hint, self.also, self.completion)
        for line in lines:
            line.setVisible(bool(line.text()))
        self.setVisible(any(line.text() for line in lines) or self.as_typed.isVisibleTo(self))


def _line(parent: QWidget, ink: str) -> QLabel:
    line = QLabel(parent)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setWordWrap(True)
    line.setFont(theme.sans(12))
    theme.ink(line, ink)
    return line


def _spellings(query: Query) -> Sequence[str]:
    if query.is_empty:
        return ()
    from db.searching.query_names import spellings_found  # no part of the start

    return spellings_found(query)
