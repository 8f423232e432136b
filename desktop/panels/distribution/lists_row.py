"""The row above the recipients: which of the cable's lists is shown, and its heading while it is edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop import theme
from desktop.messages.words import plural, tr
from desktop.models.distribution import DistributionModel
from desktop.widgets.typing_pause import TypingPause
from desktop.widgets.undo_keys import UndoKeys

HEIGHT = 38


class ListsRow(QWidget):
    """A choice of lists, hidden where there is only one; a line for the heading when it is wanted."""

    def __init__(self, model: DistributionModel, parent: QWidget | None = None) -> None:
        """Offer the lists of a model's cable."""
        super().__init__(parent)
        self._model = model
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(tr("Distribution list"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editor = QLineEdit(self)
        self.editor.setAccessibleName(tr("Heading of the list"))
        self.editor.setPlaceholderText(tr("Heading of the list"))
        self.editor.setFont(theme.sans(13, 500))
        self.editor.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 2)
        row.addWidget(self.choice)
        row.addWidget(self.editor)
        self._pause = TypingPause(self)
        self._pause.due.connect(self._commit)
        self.editor.textEdited.connect(self._pause.touch)
        self.editor.editingFinished.connect(self._leave)
        self.editor.installEventFilter(self)
        UndoKeys(self.editor)
        self.choice.activated.connect(self._choose)
        model.session.flush_wanted.connect(self._commit)
        model.refreshed.connect(self._refresh)
        self._refresh()

    def edit(self) -> None:
        """Open the line for the heading."""
        shown = self._model.shown()
        if shown is None:
            return
        self.editor.setText(shown.heading)
        self.editor.show()
        self._refresh()
        self.editor.selectAll()
        self.editor.setFocus()
        self._model.burst.begin("heading")

    def sizeHint(self) -> QSize:
        """Return the height of one field."""
        return QSize(300, HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the heading with Esc as it was."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress:
            self._pause.stop()
            self._close()
            self._model.burst.cancel()
            self._refresh()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, at: int) -> None:
        self._model.choose(str(self.choice.itemData(at)))

    def _commit(self) -> None:
        self._pause.stop()
        if not self.editor.isHidden():
            self._model.change_list(heading=self.editor.text().strip())

    def _leave(self) -> None:
        if self.editor.isHidden():
            return
        self._commit()
        self._close()
        self._model.burst.end()
        self._refresh()

    def _close(self) -> None:
        self.editor.blockSignals(True)
        self.editor.hide()
        self.editor.blockSignals(False)

    def _refresh(self) -> None:
        lists, shown = self._model.lists(), self._model.shown()
        state = self._model.session.state
        self.choice.clear()
        for number, one in enumerate(lists, start=1):
            count = len(state.recipients_of(one.id)) if state is not None else 0
            heading = " ".join(one.heading.split()) or tr("List {n}", n=number)
            self.choice.addItem(f"{heading}  ({plural(count, '{n} recipient', '{n} recipients')})", one.id)
        if shown is not None:
            self.choice.setCurrentIndex(self.choice.findData(shown.id))
        editing = not self.editor.isHidden()
        self.choice.setVisible(len(lists) > 1 and not editing)
        self.setVisible(len(lists) > 1 or editing)
