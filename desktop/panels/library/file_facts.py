"""What is known of the file a cable came from: name, when imported, encoding, line ends, size, SHA-256."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from db.cable_state import CableState
from desktop import theme
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr


def facts(state: CableState) -> list[tuple[str, str]]:
    """Return (label, value) of what is known of a cable's file, in the order in which it is shown."""
    cable = state.cable
    line_ends = {
        "lf": tr("LF (Unix, macOS)"),
        "crlf": tr("CR LF (Windows)"),
        "cr": tr("CR (old Macintosh)"),
        "mixed": tr("mixed; kept as LF"),
    }.get(cable.line_ends, cable.line_ends)
    mark = tr("with byte order mark") if cable.had_bom else ""
    encoding = ", ".join(part for part in (cable.encoding.upper(), mark) if part)
    count = len(state.text)
    lines = state.text.count("\n") + 1
    size = ", ".join(
        (plural(count, "{n} character", "{n} characters"), plural(lines, "{n} line", "{n} lines"))
    )
    return [
        (tr("File name"), cable.file_name or tr("none: typed or pasted in")),
        (tr("Imported"), show_time(cable.created[:16])),
        (tr("Encoding"), encoding),
        (tr("Line ends"), line_ends),
        (tr("Text"), size),
        (tr("Reading"), str(state.reading.ordinal)),
        (tr("SHA-256 of the file"), cable.file_sha256 or "–"),
        (tr("SHA-256 of the text"), state.reading.text_sha256),
    ]


class FileFacts(QDialog):
    """Shows the facts; every value can be selected and copied."""

    def __init__(self, state: CableState, parent: QWidget | None = None) -> None:
        """Show the facts of a cable."""
        super().__init__(parent)
        self.setWindowTitle(tr("File of the cable"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for label, value in facts(state):
            name, shown = QLabel(label, self), QLabel(value, self)
            theme.ink(name, "ink3")
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setWordWrap(len(value) < 60)
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(f"{label}: {value}")
            if len(value) >= 60:
                shown.setFont(theme.sans(11))
            form.addRow(name, shown)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(16)
        rows.addLayout(form)
        rows.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
