"""What the export will look like: a PDF's own pages, or the beginning of a file of text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.widgets.exact_text import to_qt
from desktop.windows.preview import Preview

TEXTS = frozenset((".xml", ".json", ".jsonld", ".md", ".txt", ".csv", ".ris", ".bib"))
"""The kinds of file that are shown as text."""
_MOST = 40_000
"""Bytes that are shown: laid out within a frame."""


class ExportView(QWidget):
    """Shows a file of the kind that is chosen, and above it what it is a part of."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        theme.ground(self, "side")
        self.preview = Preview(self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setProperty("bare", True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Beginning of the file"))
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(16)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.ground(self.text, "page")
        self.words = self._label("ink2", margin=24)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption = self._label("ink3", margin=8)
        self.caption.setFont(theme.sans(12))
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.hide()
        self._stack = QStackedWidget(self)
        for widget in (self.preview, self.text, self.words):
            self._stack.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.caption)
        rows.addWidget(self._stack, 1)

    def _label(self, token: str, *, margin: int) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setMargin(margin)
        theme.ground(label, "side")
        theme.ink(label, token)
        return label

    def show_part(self, shown: int, of: int) -> None:
        """Say how many of the chosen cables are shown; nothing where all of them are."""
        words = tr("The preview shows the first of {n} cables.", n=f"{of:,}")
        if shown > 1:
            words = tr("The preview shows the first {shown} of {n} cables.", shown=shown, n=f"{of:,}")
        self.caption.setText(words)
        self.caption.setVisible(shown < of)

    @staticmethod
    def can_show(suffix: str) -> bool:
        """Tell whether files of this kind can be shown."""
        return suffix == ".pdf" or suffix in TEXTS

    def show_preparing(self, suffix: str) -> None:
        """Say that a file is being made; what is there of the same kind stays in sight."""
        if suffix in TEXTS:
            if self._stack.currentWidget() is not self.text:
                self.text.setPlainText(tr("Preparing the preview…"))
            self._stack.setCurrentWidget(self.text)
        else:
            self.preview.show_preparing()
            self._stack.setCurrentWidget(self.preview)

    def show_words(self, words: str) -> None:
        """Say why there is nothing to be seen."""
        self.words.setText(words)
        self.caption.hide()
        self._stack.setCurrentWidget(self.words)

    def show_file(self, path: Path) -> None:
        """Show a file that is made."""
        if path.suffix not in TEXTS:
            self.preview.show_file(path)
            self._stack.setCurrentWidget(self.preview)
            return
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
        words = data[:_MOST].decode("utf-8-sig", "ignore")
        more = "\n…" if len(data) > _MOST else ""
        self.text.setPlainText(to_qt(words.replace("\r\n", "\n")) + more)
        self._stack.setCurrentWidget(self.text)

    def close_file(self) -> None:
        """End the drawing; to be called before the window goes."""
        self.preview.close_file()
