"""The right side of the import's preview: how a file is read, what was read, what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.import_choices import Choices, Look
from desktop.messages.changes import field_name
from desktop.messages.doubts import tell_doubts
from desktop.messages.encodings import encoding_name
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr
from desktop.widgets.remark_list import RemarkList, Told
from desktop.windows.importing.import_parts import ImportParts

FIELDS = ("title", "subject", "cable number", "originator")
"""The header fields that can be set right here; the others have their panel once the cable is imported."""
_OTHERS = (
    "utf-8",
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8-r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-kr",
    "utf-16",
)
_MOST_DOUBTS = 30


class ImportSide(QWidget):
    """Shows one file, or one part of it."""

    choices_changed = Signal(object)
    """The file is to be read by these Choices."""
    included = Signal(bool)
    """It is to be imported, or left out."""
    part_shown = Signal(str)
    alike_wanted = Signal()
    """All files that are alike are to be read as this one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no file yet."""
        super().__init__(parent)
        self._choices = Choices()
        self._look: Look | None = None
        self._build()
        self.take.toggled.connect(self.included)
        self.encoding.activated.connect(self._encoding_chosen)
        self.split.toggled.connect(lambda on: self._choose(replace(self._choices, split=on, parts=None)))
        self.whole_words.toggled.connect(lambda on: self._choose(replace(self._choices, whole_words=on)))
        self.parts.chosen.connect(lambda keys: self._choose(replace(self._choices, parts=keys)))
        self.parts.part_shown.connect(self.part_shown)
        self.alike.clicked.connect(self.alike_wanted)

    def _build(self) -> None:
        self.take = QCheckBox(tr("I&mport this file"), self)
        self.encoding_label = QLabel(tr("&Encoding"), self)
        self.encoding = QComboBox(self)
        self.encoding_label.setBuddy(self.encoding)
        theme.ink(self.encoding_label, "ink3")
        self.split = QCheckBox(self)
        self.whole_words = QCheckBox(tr("Make words &whole that line ends cut"), self)
        self.parts = ImportParts(self)
        self.alike = QPushButton(self)
        self.alike.setProperty("kind", "link")
        self.alike.setAutoDefault(False)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(3)
        self.fields: dict[str, QLineEdit] = {}
        for name in FIELDS:
            field = QLineEdit(self)
            field.setPlaceholderText(tr("not stated"))
            field.editingFinished.connect(self._fields_edited)
            label = QLabel(field_name(name), self)
            label.setBuddy(field)
            theme.ink(label, "ink3")
            self.form.addRow(label, field)
            self.fields[name] = field
        self.facts = self._words("ink2")
        self.doubts = RemarkList(self)
        self.doubts.layout().setContentsMargins(0, 2, 0, 4)  # type: ignore[union-attr]
        inside = QWidget(self)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(8)
        for part in (self.take, self.encoding_label, self.encoding, self.whole_words, self.split):
            rows.addWidget(part)
        rows.addWidget(self.parts, 1)
        rows.addWidget(self.alike, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addLayout(self.form)
        rows.addWidget(self.facts)
        rows.addWidget(self.doubts)
        rows.addStretch(0)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def _words(self, token: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.ink(label, token)
        return label

    # -- public --------------------------------------------------------------------------------------

    def show_look(
        self, look: Look, choices: Choices, *, is_in: bool, several: bool, alike: int, applied: bool
    ) -> None:
        """Show a file; `several` says that there are others, `alike` how many of them are like it.

        With `applied` those are read as this one already.
        """
        self._look, self._choices = look, choices
        with QSignalBlocker(self.take):
            self.take.setChecked(is_in and look.refused is None)
        self.take.setEnabled(look.refused is None)
        self.take.setVisible(several)
        self._show_encoding(look)
        self._show_parts(look, choices)
        with QSignalBlocker(self.whole_words):
            self.whole_words.setChecked(choices.whole_words)
        self.whole_words.setVisible(look.kind == "pdf")
        self.show_alike(alike, applied=applied)
        self._show_fields(look)
        self._show_doubts(look)

    def show_alike(self, alike: int, *, applied: bool) -> None:
        """Offer to read the files that are like the shown one as it; more of them may be found later."""
        look = self._look
        choosable = look is not None and (look.encodings or look.kind == "pdf" or len(look.parts) > 1)
        self.alike.setVisible(bool(alike and choosable))
        self.alike.setEnabled(not applied)
        one, many = ("Apply to the {n} other like this", "Apply to all {n} others like this")
        if applied:
            one, many = ("Applied to the {n} other like this", "Applied to all {n} others like this")
        self.alike.setText(plural(alike, one, many))

    # -- slots ---------------------------------------------------------------------------------------

    def _encoding_chosen(self, row: int) -> None:
        self._choose(replace(self._choices, encoding=str(self.encoding.itemData(row)), parts=None))

    def _fields_edited(self) -> None:
        if self._look is None or self._look.refused is not None:
            return
        read = dict(reversed(self._look.fields))
        values = dict(self._choices.values)
        for name, field in self.fields.items():
            words = " ".join(field.text().split())
            if words != read.get(name, ""):
                values[name] = words
        if tuple(values.items()) != self._choices.values:
            self._choose(replace(self._choices, values=tuple(values.items())))

    def _choose(self, choices: Choices) -> None:
        if choices != self._choices:
            self._choices = choices
            self.choices_changed.emit(choices)

    # -- private -------------------------------------------------------------------------------------

    def _show_encoding(self, look: Look) -> None:
        shown = bool(look.encodings)
        self.encoding.setVisible(shown)
        self.encoding_label.setVisible(shown)
        with QSignalBlocker(self.encoding):
            self.encoding.clear()
            for name in dict.fromkeys((*look.encodings, *_OTHERS)):
                self.encoding.addItem(encoding_name(name), name)
        self.encoding_label.setText(tr("&Encoding, guessed") if look.guessed else tr("&Encoding"))

    def _show_parts(self, look: Look, choices: Choices) -> None:
        pieces = len(look.parts) > 1 and look.parts[0].unit in ("lines", "pages")
        self.split.setVisible(pieces)
        self.split.setText(tr("Make {n} &cables of it", n=len(look.parts)))
        with QSignalBlocker(self.split):
            self.split.setChecked(bool(choices.split))
        listed = len(look.parts) > 1 and (not pieces or bool(choices.split))
        self.parts.setVisible(listed)
        if listed:
            self.parts.show_parts(look.path, look.parts, look.keys)

    def _show_fields(self, look: Look) -> None:
        read = dict(reversed(look.fields))
        editable = look.refused is None and len(look.parts) < 2
        for name, field in self.fields.items():
            with QSignalBlocker(field):
                field.setText(read.get(name, ""))
                field.setCursorPosition(0)
            field.setReadOnly(not editable)
            self.form.setRowVisible(field, look.refused is None and (editable or name in read))
        self.facts.setText(_facts(look))
        self.facts.setVisible(bool(self.facts.text()))

    def _show_doubts(self, look: Look) -> None:
        told = [one.words for one in tell_doubts(look.doubts, look.text) if not one.quiet]
        lines = told[:_MOST_DOUBTS]
        if len(told) > len(lines):
            lines.append(plural(len(told) - len(lines), "And {n} doubt more.", "And {n} doubts more."))
        self.doubts.show_remarks([Told("circle-help", words) for words in lines])


def _facts(look: Look) -> str:
    if look.refused is not None:
        return ""
    read = dict(reversed(look.fields))
    words: Sequence[str] = (
        tr("Date {date}", date=show_time(read["date"])) if read.get("date") else tr("No date"),
        plural(look.stages, "{n} stage", "{n} stages") if look.stages else "",
        plural(look.recipients, "{n} recipient", "{n} recipients") if look.recipients else "",
        plural(look.notes, "{n} note", "{n} notes") if look.notes else "",
    )
    return " · ".join(one for one in words if one)
