"""Asks for what an editor's mark says: the words put in or how much is missing, and the reason."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.messages.marks import mark_title
from desktop.messages.words import tr


class MarkForm(QFrame):
    """A popup below a place of the text; what is given is carried out by whoever opened it."""

    given = Signal(str, str, bool)
    """Words and reason as they stand now, and whether words put in stand apart from those of the text."""
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._kind = ""
        self.heading = QLabel(self)
        self.heading.setFont(theme.sans(13, 600))
        self.words = QLineEdit(self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(tr("may be left empty"))
        self.reason.setAccessibleName(tr("Reason of the mark"))
        self._words_name = QLabel(self)
        self.apart = QCheckBox(tr("A space between them and the text"), self)
        self.remark = QLabel(self)
        self.remark.setFont(theme.sans(12))
        theme.ink(self.remark, "warn")
        self.remove = QPushButton(tr("Take away"), self)
        self.keep = QPushButton(self)
        self.keep.setProperty("kind", "primary")
        self._lay_out()
        self.keep.clicked.connect(self._give)
        self.words.returnPressed.connect(self._give)
        self.reason.returnPressed.connect(self._give)
        self.words.textEdited.connect(lambda _: self.remark.clear())
        self.remove.clicked.connect(self._remove)

    # -- public --------------------------------------------------------------------------------------

    def open_at(
        self, corner: QPoint, kind: str, *, words: str = "", reason: str = "", new: bool = True
    ) -> None:
        """Show the form below a point of the screen for a mark of this kind, new or there already."""
        self._kind = kind
        self.heading.setText(mark_title(kind))
        self.words.setText(words.strip())
        self.apart.setVisible(kind == "insertion")
        self.apart.setChecked(new or words != words.strip())
        self.reason.setText(reason)
        self.remark.clear()
        says = kind in ("insertion", "gap")
        self.words.setVisible(says)
        self._words_name.setVisible(says)
        name = tr("Words put in") if kind == "insertion" else tr("How much is missing")
        self._words_name.setText(name)
        self.words.setAccessibleName(name)
        self.words.setPlaceholderText("" if kind == "insertion" else tr("3 words illegible"))
        self.remove.setVisible(not new)
        self.keep.setText(tr("Put into the text") if new else tr("Save"))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        corner.setY(max(screen.top(), min(corner.y() + 4, screen.bottom() - self.height())))
        self.move(corner)
        self.show()
        (self.words if says else self.reason).setFocus()

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form; nothing is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.addRow(self._words_name, self.words)
        form.addRow("", self.apart)
        form.addRow(tr("Reason"), self.reason)
        end = QHBoxLayout()
        end.addWidget(self.remark, 1)
        end.addWidget(self.remove)
        end.addWidget(self.keep)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(8)
        rows.addWidget(self.heading)
        rows.addLayout(form)
        rows.addLayout(end)
        self.setFixedWidth(360)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        theme.ground(self, "field")

    def _give(self) -> None:
        words = self.words.text().strip()
        if self._kind == "insertion" and not words:
            self.remark.setText(tr("Type the words that are put in."))
            self.words.setFocus()
            return
        self.hide()
        self.given.emit(words, self.reason.text().strip(), self.apart.isChecked())

    def _remove(self) -> None:
        self.hide()
        self.remove_wanted.emit()
