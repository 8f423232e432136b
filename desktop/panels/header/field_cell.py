"""One header field: its label, its value, a chip that says whence it is, and its editor where it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolButton, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.header_rows import Source
from desktop.models.tool_tips import plain_tip
from desktop.panels.header.value_edit import ValueEdit
from desktop.widgets.time_edit import TimeEdit
from desktop.widgets.wrapped import Wrapped

LABEL = 94
LINE = 17
TOP = 4
RESERVE = 24
"""Room at the right of a value for the button that takes the selected words."""
MOST_LINES = 5
OUT = 7
"""How far the outline stands outside the words."""


class FieldCell(QWidget):
    """A field that can be focused, lit and edited; what is to be done with it, it only wishes."""

    edit_wanted = Signal()
    chosen = Signal()
    """She came to this field by mouse or key."""
    typed = Signal()
    done = Signal()
    cancelled = Signal()
    left = Signal()
    take_wanted = Signal()
    key_pressed = Signal(QKeyEvent)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self.label = ""
        self.value = ""
        self.stated = True
        self.source: Source = ""
        self.urgent = False
        self.wrong = False
        self.most = MOST_LINES
        """So many lines of the value are shown while it is not edited."""
        self.lit = False
        self.current = False
        self.label_width = LABEL
        self.editor: ValueEdit | TimeEdit | None = None
        self._of_label = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.take = QToolButton(self)
        self.take.setIcon(theme.icon("text-select", 16, "accent"))
        self.take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take.setFixedSize(22, 24)
        self.take.hide()
        self.take.clicked.connect(self.take_wanted)

    # -- public --------------------------------------------------------------------------------------

    def show_field(
        self, label: str, name: str, value: str, *, stated: bool, source: Source, urgent: bool, wrong: bool
    ) -> None:
        """Show a field: `label` before its value, `name` as it is called aloud."""
        self.label, self.value, self.stated = label, value, stated
        self.source, self.urgent = source if stated else "", urgent
        self.wrong = wrong
        said = self._chip_words() or (tr("read from the text") if stated else "")
        self.setAccessibleName(", ".join(part for part in (f"{name}: {value}", said) if part))
        words = tr("Take the selected words as {name}", name=name)
        self.take.setToolTip(words)
        tip = value if len(value) > 70 else ""
        if self.source == "file":
            tip = tr("The file says so in its header or its source note, not in the text.") + f"\n{tip}"
        self.setToolTip(plain_tip(tip.strip()) if tip else "")
        self.take.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_current(self, current: bool, *, lit: bool) -> None:
        """Show whether this is the field she is at, and whether its words are lit in the text."""
        self.current, self.lit = current, current and lit
        self.take.setVisible(current)
        if isinstance(self.editor, TimeEdit):
            self.editor.setProperty("lit", self.lit)
        self.update()

    def open_editor(self, editor: ValueEdit | TimeEdit, *, of_label: bool = False) -> None:
        """Open an editor over the value, or over the label."""
        self.editor, self._of_label = editor, of_label
        if isinstance(editor, ValueEdit):
            editor.typed.connect(self.typed)
            editor.done.connect(self.done)
            editor.cancelled.connect(self.cancelled)
            editor.left.connect(self.left)
        else:
            editor.textEdited.connect(lambda _words: self.typed.emit())
        self._place()
        editor.show()
        editor.setFocus()
        self.updateGeometry()
        self.update()

    def close_editor(self) -> None:
        """Take the editor away; the focus comes back to the field where the editor had it."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.blockSignals(True)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()
        self.updateGeometry()
        self.update()

    def fits(self, width: int, label_width: int) -> bool:
        """Tell whether label and value stand on one line of this width."""
        if self.editor is not None and not self._of_label:
            return len(self.value) < 24
        room = width - label_width - RESERVE
        return (
            "\n" not in self.value and QFontMetricsF(self._font()).horizontalAdvance(self.value) + 1 <= room
        )

    # -- overrides -----------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow field is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped value, or of the editor."""
        shown = round(self._wrapped(width).height) + 2 * TOP
        if isinstance(self.editor, ValueEdit) and not self._of_label:
            return max(shown, self.editor.needed_height(self._editor_width(width)))
        return max(shown, 28) if self.editor is not None else shown

    def sizeHint(self) -> QSize:
        """Return the height at the present width."""
        return QSize(300, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep editor and button in their places."""
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that she is here."""
        super().focusInEvent(event)
        self.chosen.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the outline away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the panel hear the keys of a field."""
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Come here; a click on the value edits it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.position().x() >= self.label_width - OUT:
            self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the field's menu."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, value, chip and outline."""
        colours = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.editor is None:
                self._paint_box(painter)
            if not (self.editor is not None and self._of_label):
                painter.setFont(theme.sans(12))
                painter.setPen(QColor(colours.ink3))
                label = painter.fontMetrics().elidedText(
                    self.label, Qt.TextElideMode.ElideRight, self.label_width - 2
                )
                painter.drawText(
                    QRect(0, TOP, self.label_width - 2, LINE), Qt.AlignmentFlag.AlignVCenter, label
                )
            if self.editor is None or self._of_label:
                token = "err" if self.wrong else "urgent" if self.urgent else "ink" if self.stated else "ink3"
                painter.setPen(QColor(colours.colour(token)))
                self._wrapped(self.width()).draw(painter, self.label_width, TOP)
                if self.source and not self.current:
                    self._paint_chip(painter)

    # -- private -------------------------------------------------------------------------------------

    def _font(self) -> QFont:
        return theme.sans(13, italic=not self.stated)

    def _chip_words(self) -> str:
        return {"editor": tr("by the editor"), "file": tr("from the file")}.get(self.source, "")

    def _chip_width(self) -> int:
        return QFontMetrics(theme.sans(11)).horizontalAdvance(self._chip_words()) + 18

    def _wrapped(self, width: int) -> Wrapped:
        room = width - self.label_width - (max(self._chip_width() + 6, RESERVE) if self.source else RESERVE)
        return Wrapped(self.value, self._font(), room, LINE, self.most)

    def _editor_width(self, width: int) -> int:
        return width - self.label_width + OUT - RESERVE + 2

    def _paint_box(self, painter: QPainter) -> None:
        colours = theme.current()
        focused = self.hasFocus()
        hovered = self.underMouse() and self.isEnabled()
        if not (self.lit or focused or hovered):
            return
        box = QRectF(self.label_width - OUT, 1, self._editor_width(self.width()), self.height() - 2)
        painter.setBrush(QColor(colours.lit) if self.lit else Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(colours.accent), 1.5) if focused else QPen(QColor(colours.line2), 1)
        painter.setPen(pen if focused or hovered else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)

    def _paint_chip(self, painter: QPainter) -> None:
        colours = theme.current()
        width = self._chip_width()
        box = QRectF(self.width() - width - 0.5, TOP - 0.5, width, 18)
        painter.setPen(QPen(QColor(colours.line2), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(colours.ink2))
        painter.setFont(theme.sans(11))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._chip_words())

    def _place(self) -> None:
        self.take.move(self.width() - 22, max(0, (min(self.height(), 28) - 24) // 2))
        if self.editor is None:
            return
        if self._of_label:
            self.editor.setGeometry(-4, 0, LABEL + 60, 28)
        else:
            self.editor.setGeometry(
                self.label_width - OUT, 1, self._editor_width(self.width()), self.height() - 2
            )
