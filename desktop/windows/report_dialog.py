"""The report on a mistake of ours, to be looked at and copied: she sees that no word of hers is in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.messages.words import tr
from desktop.reports import versions


class ReportDialog(QDialog):
    """Shows one report, with a button that copies it."""

    def __init__(self, report: Path | None, kind: str, places: Sequence[str], parent: QWidget | None) -> None:
        """Show the report of this file, or, where none could be written, what would stand in it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Report"))
        self.resize(640, 420)
        said = tr(
            "This is what went wrong, and where in the program. None of your texts is in it. To have it put"
            " right, send it to those who make Chancery, and say what you were doing."
        )
        words = QLabel(said, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.text = QPlainTextEdit("\n".join([kind, *places, "", *versions()]), self)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(tr("Report"))
        place = QLabel(tr("It lies in {path}.", path=report) if report else "", self)
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.ink(place, "ink2")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy = buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(12)
        for widget in (words, self.text, place, buttons):
            rows.addWidget(widget, 1 if widget is self.text else 0)
        place.setVisible(report is not None)
        self.copy.setFocus()
