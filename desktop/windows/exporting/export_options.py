"""What one format alone asks: a row for each of its options."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import theme
from desktop.exporting.formats import Format, Option
from desktop.messages.format_options import option_label, value_label
from desktop.messages.words import tr
from desktop.windows.exporting.export_rows import across, heading


class OptionsForm(QWidget):
    """The options of the format that is chosen; what was chosen of others is kept."""

    changed = Signal()

    def __init__(self, kept: Mapping[str, Mapping[str, str]], parent: QWidget) -> None:
        """Show none yet; `kept` is what was chosen before, by format and option."""
        super().__init__(parent)
        self._kept = {name: dict(values) for name, values in kept.items()}
        self._format = ""
        self._shown: QWidget | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 10)

    def show_for(self, found: Format) -> None:
        """Show the options of a format."""
        if found.name == self._format:
            return
        self._format = found.name
        if self._shown is not None:
            self._shown.hide()
            self._rows.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = QWidget(self)
        rows = QVBoxLayout(self._shown)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(heading(tr("Of this format"), self._shown))
        for option in found.options:
            label = QLabel(option_label(option.name), self._shown)
            theme.ink(label, "ink2")
            field = self._field(option)
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            rows.addLayout(across(label, field))
        self._rows.addWidget(self._shown)
        self.setVisible(bool(found.options))

    def chosen(self) -> dict[str, str]:
        """Return what is chosen in the present format."""
        return dict(self._kept.get(self._format, {}))

    def remembered(self) -> dict[str, dict[str, str]]:
        """Return what is chosen in every format, as JSON values."""
        return self._kept

    def _field(self, option: Option) -> QWidget:
        values = self._kept.setdefault(self._format, {})
        now = values.get(option.name, option.default)
        if not option.values:
            line = QLineEdit(now, self._shown)
            line.textChanged.connect(lambda words: self._take(option.name, words))
            return line
        box = QComboBox(self._shown)
        for value in option.values:
            box.addItem(value_label(option.name, value), value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.setMinimumWidth(150)
        box.currentIndexChanged.connect(lambda _at: self._take(option.name, str(box.currentData())))
        return box

    def _take(self, name: str, value: str) -> None:
        self._kept.setdefault(self._format, {})[name] = value
        self.changed.emit()
