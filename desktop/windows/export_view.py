"""What the export will look like: a PDF's own pages, or the beginning of a file of text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QStackedWidget, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.widgets.exact_text import to_qt
from desktop.windows.preview import Preview

TEXTS = frozenset((".xml", ".json", ".jsonld", ".md", ".txt", ".csv", ".ris", ".bib"))
"""The kinds of file that are shown as text."""
_MOST = 40_000
"""Bytes that are shown: laid out within a frame."""


class ExportView(QStackedWidget):
    """Shows a file of the kind that is chosen."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.preview = Preview(self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Beginning of the file"))
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(16)
        theme.ground(self.text, "page")
        self.words = QLabel(self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setMargin(24)
        theme.ground(self.words, "side")
        theme.ink(self.words, "ink2")
        for widget in (self.preview, self.text, self.words):
            self.addWidget(widget)

    @staticmethod
    def can_show(suffix: str) -> bool:
        """Tell whether files of this kind can be shown."""
        return suffix == ".pdf" or suffix in TEXTS

    def show_preparing(self, suffix: str) -> None:
        """Say that a file is being made; what is there of the same kind stays in sight."""
        if suffix in TEXTS:
            if self.currentWidget() is not self.text:
                self.text.setPlainText(tr("Preparing the preview…"))
            self.setCurrentWidget(self.text)
        else:
            self.preview.show_preparing()
            self.setCurrentWidget(self.preview)

    def show_words(self, words: str) -> None:
        """Say why there is nothing to be seen."""
        self.words.setText(words)
        self.setCurrentWidget(self.words)

    def show_file(self, path: Path) -> None:
        """Show a file that is made."""
        if path.suffix not in TEXTS:
            self.preview.show_file(path)
            self.setCurrentWidget(self.preview)
            return
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
        words = data[:_MOST].decode("utf-8-sig", "ignore")
        more = "\n…" if len(data) > _MOST else ""
        self.text.setPlainText(to_qt(words) + more)
        self.setCurrentWidget(self.text)

    def close_file(self) -> None:
        """End the drawing; to be called before the window goes."""
        self.preview.close_file()
