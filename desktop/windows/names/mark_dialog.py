"""Whom do these words name? One of the names there are, found while typing, or a new one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.editing.name_edits import new_name
from db.library_records import NAME_KINDS, Name, NameKind
from db.naming.finding import NameFinder, spellings_of
from db.searching.search_words import is_apart, tokens
from desktop import theme
from desktop.messages.names import found_facts, new_name_words, not_yet
from desktop.messages.notes import short_quote
from desktop.messages.words import tr
from desktop.windows.two_line_rows import TwoLineList

MOST = 60
"""Names that are listed at once; who looks for another types more of it."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class MarkDialog(QDialog):
    """A line for the name, what is found by it, and new ones of each kind.

    `kind` is that of the new name which is offered first.
    """

    def __init__(self, finder: NameFinder, quote: str, kind: NameKind, parent: QWidget | None = None) -> None:
        """Ask whom the words `quote` name."""
        super().__init__(parent)
        self._finder, self._quote, self._kind = finder, " ".join(quote.split()), kind
        self._build()
        self._connect()
        self.line.setText(self._quote)
        self.line.selectAll()

    def _build(self) -> None:
        self.setWindowTitle(tr("Mark as a name"))
        heading = QLabel(tr("Whom or what do these words name?"), self)
        heading.setFont(theme.serif(21, 600))
        words = QLabel(tr("“{words}”", words=short_quote(self._quote, 90)), self)
        words.setFont(theme.serif(14, italic=True))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        theme.ink(words, "ink2")
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Name, in any spelling"))
        self.line.setAccessibleName(tr("Name, in any spelling"))
        self.line.installEventFilter(self)
        self.list = TwoLineList(tr("Names that are spelled so, and new ones"), self)
        self.list.setMinimumHeight(190)
        self.keep = QCheckBox(tr("Keep these words as a &spelling of the name"), self)
        self.all = QCheckBox(tr("Then look through the &other places that are spelled so"), self)
        self.all.setChecked(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = self.buttons.addButton(tr("&Mark"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.ok.setProperty("kind", "primary")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        for part in (heading, words, self.line, self.list, self.keep, self.all, self.buttons):
            rows.addWidget(part, 1 if part is self.list else 0)
        self.resize(520, 500)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._show_found)
        self.list.currentRowChanged.connect(self._show_choice)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    # -- public --------------------------------------------------------------------------------------

    def chosen(self) -> tuple[Name, bool] | None:
        """Return the name that is chosen and whether it is new; None where nobody can be chosen."""
        key = self.list.key_at(self.list.currentRow()) if self.list.currentRow() >= 0 else None
        if isinstance(key, Name):
            return key, False
        heading = " ".join(self.line.text().split())
        if key is None or not heading:
            return None
        kind = next(kind for kind in NAME_KINDS if kind == key)
        variants = (self._quote,) if self.keep.isChecked() else ()
        return new_name(kind, heading, variants=variants), True

    def keeps_spelling(self) -> bool:
        """Tell whether the words are to become a spelling of the name, which has them not."""
        return self.keep.isEnabled() and self.keep.isChecked()

    # -- overrides -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go through the list while the line has the focus."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Close only where somebody is chosen."""
        if self.chosen() is not None:
            super().accept()

    # -- private -------------------------------------------------------------------------------------

    def _show_found(self) -> None:
        typed = self.line.text()
        found = self._finder.find(typed)[:MOST]
        self.list.blockSignals(True)
        self.list.clear()
        for each in found:
            self.list.add(each.name.name, found_facts(each), each.name)
        heading = " ".join(typed.split())
        exact = self._finder.exactly(typed)
        if heading:
            for kind in sorted(NAME_KINDS, key=lambda kind: kind != self._kind):
                self.list.add(new_name_words(kind, heading), not_yet(), kind)
        self.list.blockSignals(False)
        is_found = bool(found) and (bool(exact) or typed.strip() != self._quote or not heading)
        self.list.setCurrentRow(0 if is_found else len(found))
        self._show_choice()

    def _show_choice(self) -> None:
        chosen = self.chosen()
        self.ok.setEnabled(chosen is not None)
        name = chosen[0] if chosen else None
        spelled = {"".join(tokens(each)) for each in (spellings_of(name) if name else ())}
        if chosen and chosen[1]:
            spelled = {"".join(tokens(self.line.text()))}
        is_new = bool(name) and "".join(tokens(self._quote)) not in spelled
        if is_new != self.keep.isEnabled() or self.keep.isHidden():
            self.keep.setEnabled(is_new)
            self.keep.setChecked(is_new and _is_name_like(self._quote))
        self.keep.setVisible(is_new)


def _is_name_like(words: str) -> bool:
    """Tell whether words look like a spelling of a name, and not like "the Minister"."""
    return bool(words) and (words[0].isupper() or is_apart(words[0]))
