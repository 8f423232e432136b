"""Tags as chips, each with a cross, and a field that adds one, completing what is known already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCompleter, QLineEdit, QSizePolicy, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.widgets.flow_layout import FlowLayout


class _Chip(QAbstractButton):
    """One tag; pressing it, or Del on it, takes it away."""

    def __init__(self, tag: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setFont(theme.sans(11, 500))
        name = tr("Remove tag {tag}", tag=tag)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.tag) + 34
        return QSize(min(wide, 220), 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = self.rect().toRectF().adjusted(0.75, 2.75, -0.75, -2.75)
            painter.setBrush(QColor(palette.line if self.underMouse() else palette.hover))
            painter.setPen(QPen(QColor(palette.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(QColor(palette.ink2))
            painter.setFont(self.font())
            room = self.rect().adjusted(9, 0, -22, 0)
            words = self.fontMetrics().elidedText(self.tag, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            cross = theme.pixmap("x", 10, "ink2", self.devicePixelRatioF())
            painter.drawPixmap(self.width() - 19, (self.height() - 10) // 2, cross)


class _NewTag(QLineEdit):
    """The field for one more tag: comma and Enter end it, Backspace in it empty goes to the last chip."""

    ended = Signal()
    done = Signal()
    back = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(theme.sans(12))
        self.setProperty("bare", True)
        self.setPlaceholderText(tr("add…"))
        self.setAccessibleName(tr("Add a tag"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(56, 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 26)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (is_enter or event.text() == ",") and self.text().strip():
            self.ended.emit()
        elif is_enter and not event.isAutoRepeat():
            self.done.emit()
        elif is_enter or event.text() == ",":
            return
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab takes a begun tag over before it goes on."""
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() == QEvent.Type.KeyPress and self.text().strip():
            self.ended.emit()
            return True
        return super().event(event)


class TagEdit(QWidget):
    """Shows and edits a list of tags. `known` is asked for the tags to be proposed, when they are needed."""

    edited = Signal(list)
    """The user has added or removed a tag: all tags as they are now."""
    left = Signal()
    done = Signal()
    """Enter was pressed where no tag was begun: there are no more to come."""

    def __init__(self, known: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._tags: list[str] = []
        self._chips: list[_Chip] = []
        self._flow = FlowLayout(self)
        self._field = _NewTag(self)
        self._flow.addWidget(self._field)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take_proposal, Qt.ConnectionType.QueuedConnection)
        self._field.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.setFont(theme.sans(12))
            popup.setStyleSheet("QListView { padding: 3px; } QListView::item { padding: 3px 5px; }")
        self._field.ended.connect(self._add)
        self._field.done.connect(self.done)
        self._field.back.connect(self._to_last_chip)
        self._field.entered.connect(self._propose)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self._field)

    def minimumSizeHint(self) -> QSize:
        """Return room for a short chip: long ones are cut short rather than widening what they stand in."""
        return QSize(90, 26)

    def tags(self) -> list[str]:
        """Return the tags as shown."""
        return list(self._tags)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show these tags; what is being typed into the field stays."""
        if list(tags) == self._tags:
            return
        self._tags = list(tags)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for tag in self._tags:
            chip = _Chip(tag, self)
            chip.clicked.connect(lambda _=False, t=tag: self._remove(t))
            self._flow.insert_widget(len(self._chips), chip)
            self._chips.append(chip)
            chip.show()
        for before, after in zip([*self._chips, self._field], [*self._chips[1:], self._field], strict=False):
            QWidget.setTabOrder(before, after)
        self.updateGeometry()

    def finish(self) -> None:
        """Take a begun tag over, as when the editor is left."""
        self._add()

    def _add(self) -> None:
        tag = self._field.text().strip().strip(",").strip()
        if not tag:
            return
        self._field.clear()
        if tag not in self._tags:
            self.set_tags([*self._tags, tag])
            self.edited.emit(self.tags())

    def _remove(self, tag: str) -> None:
        self._field.setFocus()
        self.set_tags([other for other in self._tags if other != tag])
        self.edited.emit(self.tags())

    def _take_proposal(self, tag: str) -> None:
        self._field.setText(tag)
        self._add()

    def _to_last_chip(self) -> None:
        if self._chips:
            self._chips[-1].setFocus()

    def _propose(self) -> None:
        self._words.setStringList([tag for tag in self._known() if tag not in self._tags])
