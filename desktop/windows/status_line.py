"""The status line: what is saved, how many notes; where the caret is, what is selected, the zoom."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop import theme
from desktop.messages.words import plural, tr
from desktop.widgets.elided import ElidedLabel

HEIGHT = 26
TOLD_MS = 6000


class StatusLine(QWidget):
    """Six short words; "Saved" stands here only when everything typed is committed."""

    readings_wanted = Signal()
    """The number of the reading was clicked: she wants to see it beside another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty status line."""
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        theme.ground(self, "chrome")
        self._icon = QLabel(self)
        self._saved = self._label()
        self._notes = self._label()
        self._dot = self._label("·")
        self._dot.hide()
        self._reading = self._reading_button()
        self._told = ElidedLabel(self)
        self._told.setFont(theme.sans(12))
        theme.ink(self._told, "ink2")
        self._line = self._label()
        self._selected = self._label()
        self._zoom = self._label()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._saved)
        row.addWidget(self._notes)
        row.addWidget(self._dot)
        row.addSpacing(-5)  # the button brings room of its own, for its focus box
        row.addWidget(self._reading)
        row.addSpacing(18)
        row.addWidget(self._told, 1)
        for label in (self._line, self._selected, self._zoom):
            row.addSpacing(12)
            row.addWidget(label)
        self._told_timer = QTimer(self)
        self._told_timer.setSingleShot(True)
        self._told_timer.setInterval(TOLD_MS)
        self._told_timer.timeout.connect(self._told.clear)
        self._of_note = False
        self._state = ""
        self._of_mode: tuple[str, str] | None = None
        self._kept = ("", "")
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)

    def show_ready(self) -> None:
        """Say that the library is open and nothing is outstanding."""
        self._show_state("ok", tr("Library ready"))

    def show_saved(self) -> None:
        """Say that everything is committed, with the time."""
        self._show_state("ok", tr("Saved {time}", time=datetime.now().strftime("%H:%M")))

    def show_pending(self) -> None:
        """Say that something typed is not committed yet."""
        self._show_state("", tr("Not saved yet"))

    def show_unsaved(self) -> None:
        """Say that a commit failed and words stay in the window."""
        self._show_state("err", tr("Not saved"))

    def show_mode(self, saved: str | None, reading: str = "") -> None:
        """Say in a mode what is not kept yet, and which reading it is about; None goes back to before."""
        if self._of_mode is None and saved is not None:
            self._kept = (self._saved.text(), self._reading.text())
        if saved is None and self._of_mode is not None:
            self._saved.setText(self._kept[0])
            self._put_reading(self._kept[1])
        self._of_mode = None if saved is None else (saved, reading)
        if saved is not None:
            self._saved.setText(saved)
            self._put_reading(reading)
        self._dress()

    def show_counts(self, notes: int | None, reading: int | None, cables: int) -> None:
        """Show how many notes the cable has and which reading stands; None where no cable is open."""
        if notes is None or reading is None:
            self._notes.setText(
                "·  " + (plural(cables, "{n} cable", "{n} cables") if cables else tr("no cables"))
            )
            self._show_reading("")
            return
        self._notes.setText("·  " + (plural(notes, "{n} note", "{n} notes") if notes else tr("no notes")))
        self._show_reading(tr("reading {n}", n=reading))

    def show_caret(self, line: int | None) -> None:
        """Show the line of the imported text in which the caret stands, counted from 1."""
        self._line.setText("" if line is None else tr("Line {n}", n=line))

    def show_selected(self, count: int) -> None:
        """Show how many characters are selected."""
        self._selected.setText(
            plural(count, "{n} character selected", "{n} characters selected") if count else ""
        )

    def show_zoom(self, percent: int) -> None:
        """Show the zoom of the text."""
        self._zoom.setText(tr("{n} %", n=percent))

    def tell(self, words: str) -> None:
        """Say something in passing; it goes by itself."""
        self._of_note = False
        self._told.setText(words)
        self._told_timer.start()

    def tell_of_note(self, words: str) -> None:
        """Say something in passing that is true only as long as the same note is chosen."""
        self.tell(words)
        self._of_note = True

    def end_of_note(self) -> None:
        """Take away what was said of the note that was chosen: another is chosen now, or none."""
        if self._of_note:
            self._of_note = False
            self._told.clear()

    def state_words(self) -> str:
        """Return what the line says about saving."""
        return self._saved.text()

    def _reading_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "status")
        button.setAutoRaise(True)
        button.setFont(theme.sans(12))
        button.setFixedHeight(24)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tr("Compare readings"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(self.readings_wanted)
        button.hide()
        return button

    def _label(self, words: str = "") -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(theme.sans(12))
        theme.ink(label, "ink2")
        return label

    def _show_state(self, tone: str, words: str) -> None:
        self._state = tone
        if self._of_mode is None:
            self._saved.setText(words)
        else:
            self._kept = (words, self._kept[1])
        self._dress()

    def _show_reading(self, words: str) -> None:
        if self._of_mode is None:
            self._put_reading(words)
        else:
            self._kept = (self._kept[0], words)

    def _put_reading(self, words: str) -> None:
        self._reading.setText(words)
        for widget in (self._dot, self._reading):
            widget.setVisible(bool(words))

    def _dress(self) -> None:
        names = {"ok": ("check", "ok"), "err": ("circle-alert", "err"), "": ("ellipsis", "ink3")}
        name, token = names[self._state] if self._of_mode is None else ("pencil-line", "accent")
        self._icon.setPixmap(theme.pixmap(name, 14, token, self.devicePixelRatioF()))
