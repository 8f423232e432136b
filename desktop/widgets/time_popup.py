"""The calendar that drops down from a time field: day, clock, how precise, how sure."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from db.times import parse_edtf
from desktop import theme
from desktop.messages.words import tr

_LENGTHS = {"minute": 16, "day": 10, "month": 7, "year": 4}


class TimePopup(QFrame):
    """A small window under the field; `chosen` gives the EDTF value, "" for not stated."""

    chosen = Signal(str)

    def __init__(self, value: str, near: str, parent: QWidget) -> None:
        """Show an EDTF value, or the day of `near` where there is none."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("timePopup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        theme.ground(self, "field")
        self._build()
        self._fill(value, near)
        self.calendar.activated.connect(self._accept)
        self.clock.timeChanged.connect(lambda: self.precision.setCurrentIndex(0))

    def _build(self) -> None:
        self.calendar = QCalendarWidget(self)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(tr("Day"))
        weekday = QTextCharFormat()
        weekday.setForeground(QColor(theme.current().ink))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekday)
        self.clock = QTimeEdit(self)
        self.clock.setDisplayFormat("HH:mm")
        self.clock.setAccessibleName(tr("Clock time"))
        theme.inset(self.clock)
        self.precision = QComboBox(self)
        self.precision.setAccessibleName(tr("How precise"))
        for words, key in (
            (tr("day and time"), "minute"),
            (tr("day only"), "day"),
            (tr("month only"), "month"),
            (tr("year only"), "year"),
        ):
            self.precision.addItem(words, key)
        self.uncertain = QCheckBox(tr("uncertain"), self)
        accept = QPushButton(tr("Set"), self)
        accept.setProperty("kind", "primary")
        accept.clicked.connect(self._accept)
        clear = QPushButton(tr("Not stated"), self)
        clear.clicked.connect(self._clear)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.clock)
        first.addWidget(self.precision)
        second.addWidget(self.uncertain)
        second.addStretch()
        second.addWidget(clear)
        second.addWidget(accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 10, 10, 10)
        rows.setSpacing(8)
        rows.addWidget(self.calendar)
        rows.addLayout(first)
        rows.addLayout(second)

    def _fill(self, value: str, near: str) -> None:
        bare = value.partition("/")[0].rstrip("?~%")
        span = parse_edtf(bare) or parse_edtf(near.partition("/")[0].rstrip("?~%"))
        if span is not None:
            moment = span.earliest
            self.calendar.setSelectedDate(QDate(moment.year, moment.month, moment.day))
            if len(bare) == _LENGTHS["minute"]:
                self.clock.setTime(QTime(moment.hour, moment.minute))
        keys = list(_LENGTHS)
        lengths = list(_LENGTHS.values())
        self.precision.setCurrentIndex(
            lengths.index(len(bare)) if len(bare) in lengths else keys.index("minute")
        )
        self.uncertain.setChecked(value.endswith(("?", "%")))

    def value(self) -> str:
        """Return the EDTF value that is set now."""
        whole = f"{self.calendar.selectedDate().toString('yyyy-MM-dd')}T{self.clock.time().toString('HH:mm')}"
        bare = whole[: _LENGTHS[str(self.precision.currentData())]]
        return bare + ("?" if self.uncertain.isChecked() else "")

    def open_below(self, field: QWidget) -> None:
        """Open under a field, or above it where the screen ends."""
        self.adjustSize()
        below = field.mapToGlobal(QPoint(0, field.height() + 2))
        screen = field.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        self.move(below)
        self.show()
        self.calendar.setFocus()

    def _accept(self) -> None:
        self.chosen.emit(self.value())
        self.close()

    def _clear(self) -> None:
        self.chosen.emit("")
        self.close()
