"""New cable: text that is typed or pasted, with a title if it has none of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.messages.words import tr
from desktop.widgets.whole_buttons import whole_buttons


def _finishes(event: QKeyEvent) -> bool:
    """Tell whether a key is Ctrl+Enter."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class _TextBox(QPlainTextEdit):
    """A box for the text; Tab goes on to the buttons, and Ctrl+Enter is the dialog's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def exact_text(self) -> str:
        """Return the characters as they stand there: Qt's plain text would turn NBSP into a space."""
        return self.document().toRawText().replace("\u2029", "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the dialog."""
        if _finishes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class NewCableDialog(QDialog):
    """Asks for the text. It stays open until the text is entered or she gives it up."""

    entered = Signal(str, str)
    """Text and title are to be made a cable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty dialog."""
        super().__init__(parent)
        self.setWindowTitle(tr("New cable"))
        self._build()
        self.text.textChanged.connect(self._text_changed)
        self.buttons.accepted.connect(self._enter)
        self.buttons.rejected.connect(self.reject)
        self._text_changed()

    def _build(self) -> None:
        heading = QLabel(tr("New cable"), self)
        heading.setFont(theme.serif(21, 600))
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(tr("Only if the text has none of its own"))
        self.text = _TextBox(self)
        self.text.setFont(theme.serif(17))
        self.text.document().setDocumentMargin(10)
        self.text.setPlaceholderText(tr("Type or paste the text of the cable."))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        form.addRow(tr("T&itle"), self.title)
        text_label = QLabel(tr("&Text"), self)
        text_label.setBuddy(self.text)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        theme.ink(self.words, "err")
        self.words.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.make = self.buttons.addButton(tr("&Make cable"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setDefault(True)
        self.make.setToolTip(tr("Ctrl+Enter"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(8)
        for part in (heading, form, text_label, self.text, self.words, self.buttons):
            rows.addLayout(part) if isinstance(part, QFormLayout) else rows.addWidget(part)
        rows.setStretchFactor(self.text, 1)
        self.resize(640, 560)
        self.text.setFocus()

    # -- public --------------------------------------------------------------------------------------

    def show_problem(self, sentence: str) -> None:
        """Say why no cable was made; the text stays."""
        self.words.setText(sentence)
        self.words.show()
        self._set_busy(busy=False)

    # -- slots ---------------------------------------------------------------------------------------

    def _text_changed(self) -> None:
        self.make.setEnabled(bool(self.text.exact_text().strip()))
        self.words.hide()

    def _enter(self) -> None:
        text = self.text.exact_text()
        if text.strip() and self.text.isEnabled():
            self._set_busy(busy=True)
            self.entered.emit(text, self.title.text())

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter makes the cable; Enter in the title goes on to the text."""
        if _finishes(event):
            self._enter()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.title.hasFocus():
            self.text.setFocus()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Give the text up, after asking where there is one."""
        if self.text.exact_text().strip() and not self._wants_to_give_up():
            return
        super().reject()

    # -- private -------------------------------------------------------------------------------------

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.title, self.text, self.make):
            widget.setEnabled(not busy)

    def _wants_to_give_up(self) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("New cable"))
        box.setText(tr("No cable has been made of this text. Give it up?"))
        give_up = box.addButton(tr("&Give it up"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("&Keep writing"), QMessageBox.ButtonRole.RejectRole)
        give_up.setAutoDefault(False)  # or Enter, after Tab, would take it
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        whole_buttons(box)
        box.exec()
        return box.clickedButton() is give_up
