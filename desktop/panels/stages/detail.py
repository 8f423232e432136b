"""The line below the stages: the chosen stage as the cable writes it, by whom, where and in which zone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.stages import StagesModel
from desktop.widgets.typing_pause import TypingPause
from desktop.widgets.undo_keys import UndoKeys

FIELDS = ("as_written", "by", "place", "zone")


class StageDetail(QWidget):
    """Bare lines that are edited where they stand; each stay in one of them is one undo step."""

    def __init__(self, model: StagesModel, parent: QWidget | None = None) -> None:
        """Make the line for the stages of a model, with none chosen."""
        super().__init__(parent)
        self._model = model
        self._row = -1
        self.wanted = False
        """Whether this line was asked for, where it does not stand of itself."""
        self._second_wanted = False
        self._editing = ""
        self.lines: dict[str, QLineEdit] = {}
        self._build()
        self._pause = TypingPause(self)
        self._pause.due.connect(self._commit)
        model.refreshed.connect(self.refill)
        model.session.flush_wanted.connect(self._commit)

    def _build(self) -> None:
        words = {"as_written": tr("As written"), "by": tr("By"), "place": tr("Place"), "zone": tr("Zone")}
        hints = {
            "as_written": tr("no words of the cable"),
            "by": tr("not named"),
            "place": tr("not stated"),
            "zone": tr("unknown"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(27, 2, 8, 4)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        self._second = QWidget(self)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(2)
        for name in FIELDS:
            line = QLineEdit(self)
            line.setProperty("bare", True)
            line.setObjectName(name)
            line.setAccessibleName(words[name])
            line.setPlaceholderText(hints[name])
            line.setFont(theme.serif(14, italic=True) if name == "as_written" else theme.sans(12))
            line.setMinimumWidth(30)
            line.textEdited.connect(lambda _words, name=name: self._typed(name))
            line.editingFinished.connect(self._leave)
            line.installEventFilter(self)
            UndoKeys(line)
            self.lines[name] = line
            label = QLabel(words[name], self)
            label.setFont(theme.sans(12))
            label.setBuddy(line)
            theme.ink(label, "ink3")
            if name == "as_written":
                grid.addWidget(label, 0, 0)
                grid.addWidget(line, 0, 1)
            else:
                second.addWidget(label)
                second.addWidget(line, 1)
        grid.addWidget(self._second, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._second.hide()

    # -- public --------------------------------------------------------------------------------------

    def show_row(self, row: int) -> None:
        """Show the stage of a row; -1 for none."""
        self._leave()
        self._row = row
        self.refill()

    def edit(self, name: str) -> None:
        """Open the lines for place and zone and go to the one named."""
        self._second_wanted = self._second_wanted or name != "as_written"
        self.refill()
        self.lines[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.lines[name].selectAll()

    def refill(self) -> None:
        """Show what stands in the library now, leaving alone the line that is being typed in."""
        rows = self._model.rows
        stage = (
            rows[self._row] if 0 <= self._row < len(rows) and not self._model.is_draft(self._row) else None
        )
        for name, line in self.lines.items():
            value = getattr(stage, name) if stage is not None else ""
            line.setEnabled(stage is not None)
            if name != self._editing and line.text() != value:
                line.setText(value)
                line.setCursorPosition(0)
        self.lines["as_written"].setPlaceholderText(
            tr("no words of the cable") if stage is not None else tr("choose a stage to see its words")
        )
        named = stage is not None and bool(stage.by or stage.place or stage.zone)
        self._second.setVisible(stage is not None and (named or self._second_wanted))

    # -- overrides -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take back what was typed with Esc."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._pause.stop()
            self._editing = ""
            self._model.burst.cancel()
            self.refill()
            return True
        return super().eventFilter(watched, event)

    # -- private -------------------------------------------------------------------------------------

    def _typed(self, name: str) -> None:
        if self._editing != name:
            self._leave()
            self._editing = name
            self._model.burst.begin(name)
        self._pause.touch()

    def _commit(self) -> None:
        self._pause.stop()
        if self._editing:
            self._model.change(self._row, **{self._editing: self.lines[self._editing].text().strip()})

    def _leave(self) -> None:
        if self._editing:
            self._commit()
            self._editing = ""
            self._model.burst.end()
            self.refill()
