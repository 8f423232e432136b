"""What is known of one name, each fact in its own field; what is typed is kept without a button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.library_records import NAME_KINDS, Name
from desktop import theme
from desktop.messages.names import kind_words
from desktop.messages.words import tr
from desktop.widgets.typing_pause import TypingPause
from desktop.widgets.undo_keys import UndoKeys
from desktop.windows.names.links_row import LinksRow

_BETWEEN = ";"


class NameForm(QWidget):
    """Shows a name; `edited` tells what it is to be, and in which burst of typing."""

    edited = Signal(object, str)
    """The name as it is to be, and the burst: what is typed in one field in one go is one step to undo."""

    def __init__(self, new_burst: Callable[[str], str], parent: QWidget | None = None) -> None:
        """Make an empty form; `new_burst` names a burst of typing."""
        super().__init__(parent)
        self._name: Name | None = None
        self._new_burst, self._burst = new_burst, ""
        self._pause = TypingPause(self)
        self._build()
        self._connect()
        self.show_name(None)

    def _build(self) -> None:
        self.heading = self._line(tr("Heading"))
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(tr("Kind"))
        for kind in NAME_KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.dates = self._line(tr("Dates"))
        self.dates.setPlaceholderText(tr("such as 1913-2008"))
        self.spellings = self._line(tr("Other spellings"))
        self.spellings.setPlaceholderText(tr("with semicolons between them: Pak Song Chol; 朴成哲"))
        self.description = self._line(tr("Description"))
        self.description.setPlaceholderText(tr("such as Foreign Minister of North Korea, 1959-1970"))
        self.links = LinksRow(self)
        self.identify = QCheckBox(tr("Say at the first mention in each cable &who or what this is"), self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        theme.ink(self.said, "ink2")
        self.remark = QLabel(tr("A name needs a heading; what it was is kept until there is one."), self)
        theme.ink(self.remark, "warn")
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(7)
        for title, field in (
            (tr("&Heading"), self.heading),
            (tr("&Kind"), self.kind),
            (tr("&Spellings"), self.spellings),
            (tr("D&ates"), self.dates),
            (tr("D&escription"), self.description),
        ):
            form.addRow(title, field)
        links = QLabel(tr("Addre&sses"), self)
        links.setBuddy(self.links.line)
        form.addRow(links, self.links)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(form)
        rows.addWidget(self.remark)
        rows.addWidget(self.identify)
        rows.addWidget(self.said)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        UndoKeys(line)
        return line

    def _connect(self) -> None:
        for line in self._lines():
            line.textEdited.connect(self._typed)
            line.editingFinished.connect(self._leave_field)
        self._pause.due.connect(self.keep)
        self.kind.activated.connect(lambda _at: self.keep())
        self.identify.clicked.connect(lambda _on: self.keep())
        self.links.changed.connect(self.keep)

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.heading, self.spellings, self.dates, self.description)

    # -- public --------------------------------------------------------------------------------------

    @property
    def name_id(self) -> str:
        """The id of the name that is shown, "" for none."""
        return self._name.id if self._name else ""

    def show_name(self, name: Name | None, said: str = "") -> None:
        """Show a name, or none; `said` is how it would be said who it is. A field being typed in stays."""
        same = name is not None and self._name is not None and name.id == self._name.id
        typing = self._pause.waiting
        if not same:
            self._pause.stop()
            self._burst = ""
        before, self._name = self._name, name
        self.setEnabled(name is not None)
        shown = name or Name("", "person", "")
        for line, words in zip(self._lines(), _words(shown), strict=True):
            untouched = not (same and typing and line.hasFocus())
            if untouched and line.text() != words and not (same and before == name):
                line.setText(words)
        self.kind.setCurrentIndex(NAME_KINDS.index(shown.kind))
        self.identify.setChecked(shown.identify)
        self.links.show_links(shown.links, shown.kind)
        self.said.setText(said)
        self.said.setVisible(bool(said) and shown.identify)
        self.remark.setVisible(name is not None and not self.heading.text().strip())

    def keep(self) -> None:
        """Hand over what is typed."""
        typed = self.take_typed()
        if typed is not None:
            self.edited.emit(*typed)

    def take_typed(self) -> tuple[Name, str] | None:
        """Return the name as it is to be and the burst; None where nothing can be kept of it."""
        self._pause.stop()
        name = self._name
        if name is None or not self.heading.text().strip():
            return None
        variants = tuple(self.spellings.text().replace("；", _BETWEEN).split(_BETWEEN))
        after = replace(
            name,
            name=self.heading.text(),
            kind=self.kind.currentData(),
            variants=variants,
            dates=self.dates.text(),
            description=self.description.text(),
            links=self.links.links(),
            identify=self.identify.isChecked(),
        )
        self._burst = self._burst or self._new_burst(f"name-{name.id}")
        return after, self._burst

    # -- slots ---------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._pause.touch()
        self.remark.setVisible(not self.heading.text().strip())

    def _leave_field(self) -> None:
        self.keep()
        self._burst = ""
        if self._name is not None and not self.heading.text().strip():
            self.heading.setText(self._name.name)
            self.remark.hide()


def _words(name: Name) -> tuple[str, ...]:
    """Return what stands in the lines of the form."""
    return name.name, f"{_BETWEEN} ".join(name.variants), name.dates, name.description
