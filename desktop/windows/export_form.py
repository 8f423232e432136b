"""The choices of an export: which notes, which parts, what paper, which file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from db.records import NoteKind
from desktop import theme
from desktop.export_names import target
from desktop.exporting.choices import Paper, PdfChoices
from desktop.messages.words import plural, tr
from desktop.models.tool_tips import plain_tip
from desktop.windows.export_words import kind_label

_KINDS: tuple[NoteKind, ...] = ("footnote", "highlight", "marginal", "source", "own", "general")
_ALWAYS: frozenset[NoteKind] = frozenset({"footnote", "highlight", "marginal"})
_LETTER = frozenset(
    ("US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "NI", "PA", "SV", "DO", "PR", "BZ", "HN")
)
"""Where letters are written on Letter; elsewhere it is A4."""
_PARTS = ("header", "stages", "distribution", "page_lines")


@dataclass(frozen=True, slots=True)
class _Row:
    box: QCheckBox
    count: QLabel


def local_paper() -> Paper:
    """Return the paper that is usual where the computer's user lives."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return "letter" if territory in _LETTER else "a4"


class ExportForm(QWidget):
    """The left side of the export dialog. Marginal notes are private: at the start they are never ticked."""

    changed = Signal()
    """Another choice: other pages."""
    file_changed = Signal()
    """Another file."""
    choose_wanted = Signal()
    """A file is to be chosen in the system's own dialog."""

    def __init__(
        self,
        counts: Mapping[NoteKind, int],
        kept: Mapping[str, Any],
        parent: QWidget,
        *,
        corrections: int = 0,
    ) -> None:
        """Offer the notes there are (`counts` by kind) and the `corrections` of the text, if there are any.

        `kept` is what `remembered` gave last time.
        """
        super().__init__(parent)
        self.counts = dict(counts)
        self._corrections = corrections
        self.folder = Path.home()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._build_notes(rows)
        self._build_parts(rows)
        self._build_page(rows)
        self._build_file(rows)
        rows.addStretch(1)
        self._restore(kept)
        self._connect()

    # -- build ---------------------------------------------------------------------------------------

    def _build_notes(self, rows: QVBoxLayout) -> None:
        rows.addWidget(_heading(tr("Notes"), self))
        self._kinds: dict[NoteKind, _Row] = {}
        for kind in _KINDS:
            count = self.counts.get(kind, 0)
            if not count and kind not in _ALWAYS:
                continue
            row = _Row(QCheckBox(kind_label(kind), self), QLabel(str(count), self))
            theme.ink(row.count, "ink2")
            row.count.setFont(theme.sans(13, tabular=True))
            row.box.setAccessibleDescription(plural(count, "{n} note", "{n} notes"))
            self._kinds[kind] = row
            rows.addLayout(_across(row.box, row.count))
        self._build_textual(rows)

    def _build_textual(self, rows: QVBoxLayout) -> None:
        """Offer the corrections of the text, where there are any."""
        self._textual = QCheckBox(tr("Corrections as te&xtual notes"), self)
        self._textual.setToolTip(
            tr("A lettered note at each correction: the words as imported, and the reason.")
        )
        self._textual.setVisible(self._corrections > 0)
        if self._corrections:
            row = _Row(self._textual, QLabel(str(self._corrections), self))
            theme.ink(row.count, "ink2")
            row.count.setFont(theme.sans(13, tabular=True))
            row.box.setAccessibleDescription(plural(self._corrections, "{n} correction", "{n} corrections"))
            rows.addLayout(_across(row.box, row.count))

    def _build_parts(self, rows: QVBoxLayout) -> None:
        rows.addSpacing(10)
        rows.addWidget(_heading(tr("Parts"), self))
        labels = (
            tr("Hea&der"),
            tr("&Transcription stages"),
            tr("D&istribution"),
            tr("&Archive’s page lines"),
        )
        self._parts = {name: QCheckBox(label, self) for name, label in zip(_PARTS, labels, strict=True)}
        self._parts["page_lines"].setToolTip(
            tr("Lines of the web page that are no part of the cable. A line with a note is printed anyway.")
        )
        for box in self._parts.values():
            rows.addWidget(box)

    def _build_page(self, rows: QVBoxLayout) -> None:
        rows.addSpacing(10)
        rows.addWidget(_heading(tr("Page"), self))
        paper_label = QLabel(tr("&Paper"), self)
        self.paper = QComboBox(self)
        self.paper.addItem(tr("A4"), "a4")
        self.paper.addItem(tr("Letter"), "letter")
        self.paper.setFixedWidth(150)
        paper_label.setBuddy(self.paper)
        self.wash = QRadioButton(tr("&Wash and line"), self)
        self.line = QRadioButton(tr("&Line only"), self)
        group = QButtonGroup(self)
        group.addButton(self.wash)
        group.addButton(self.line)
        colours = QLabel(tr("Colours"), self)
        for label in (paper_label, colours):
            theme.ink(label, "ink2")
        rows.addLayout(_across(paper_label, self.paper))
        rows.addSpacing(4)
        rows.addLayout(_across(colours, self.wash, self.line))

    def _build_file(self, rows: QVBoxLayout) -> None:
        rows.addSpacing(10)
        heading = _heading(tr("File &name"), self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(tr("File name"))
        heading.setBuddy(self.name)
        self.choose = QPushButton(tr("&Choose…"), self)
        self.choose.setAutoDefault(False)
        self.where = QLabel(self)
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setFont(theme.sans(12))
        theme.ink(self.where, "ink3")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.choose)
        rows.addWidget(heading)
        rows.addLayout(line)
        rows.addSpacing(4)
        rows.addWidget(self.where)

    def _restore(self, kept: Mapping[str, Any]) -> None:
        left_out = kept.get("left_out")
        out = set(left_out) if isinstance(left_out, list) else set()
        for kind, row in self._kinds.items():
            row.box.setChecked(kind != "marginal" and kind not in out)
        self._unseen_out = [kind for kind in _KINDS if kind in out and kind not in self._kinds]
        for name, box in self._parts.items():
            box.setChecked(bool(kept.get(name, name != "page_lines")))
        self._textual.setChecked(bool(kept.get("corrections", False)))
        paper = kept.get("paper")
        at = self.paper.findData(paper if paper in ("a4", "letter") else local_paper())
        self.paper.setCurrentIndex(max(0, at))
        (self.line if kept.get("wash") == "line" else self.wash).setChecked(True)

    def _connect(self) -> None:
        for row in self._kinds.values():
            row.box.toggled.connect(self.changed)
        for box in (self._textual, *self._parts.values()):
            box.toggled.connect(self.changed)
        self.paper.currentIndexChanged.connect(self.changed)
        self.wash.toggled.connect(self.changed)
        self.name.textChanged.connect(self._tell_folder)
        self.name.textChanged.connect(self.file_changed)
        self.choose.clicked.connect(self.choose_wanted)

    # -- public --------------------------------------------------------------------------------------

    def choices(self) -> PdfChoices:
        """Return what is chosen."""
        return PdfChoices(
            paper="letter" if self.paper.currentData() == "letter" else "a4",
            kinds=tuple(kind for kind, row in self._kinds.items() if row.box.isChecked()),
            header=self._parts["header"].isChecked(),
            stages=self._parts["stages"].isChecked(),
            distribution=self._parts["distribution"].isChecked(),
            page_lines=self._parts["page_lines"].isChecked(),
            corrections=bool(self._corrections) and self._textual.isChecked(),
            wash="wash" if self.wash.isChecked() else "line",
        )

    def kind_box(self, kind: NoteKind) -> QCheckBox:
        """Return the box of a kind of note; raises KeyError for a kind that is not offered."""
        return self._kinds[kind].box

    def part_box(self, name: str) -> QCheckBox:
        """Return the box of a part: "header", "stages", "distribution", "page_lines" or "corrections"."""
        return self._textual if name == "corrections" else self._parts[name]

    def path(self) -> Path | None:
        """Return the file to be written, or None where no usable name stands in the field."""
        return target(self.folder, self.name.text())

    def set_path(self, path: Path) -> None:
        """Put another file into the field."""
        self.folder = path.parent
        self.name.setText(path.name)
        self._tell_folder()
        self.file_changed.emit()

    def _tell_folder(self) -> None:
        """Say in which folder the file will stand, also where the name typed leads to another."""
        path = self.path()
        folder = str(self.folder if path is None else path.parent)
        words = tr("in {folder}", folder=folder)
        self.where.setText(self.where.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, 340))
        self.where.setToolTip(plain_tip(folder))

    def remembered(self) -> dict[str, Any]:
        """Return the choices as JSON values; that marginal notes were ticked is not among them."""
        chosen = self.choices()
        out = [k for k, row in self._kinds.items() if k != "marginal" and not row.box.isChecked()]
        return {
            "paper": chosen.paper,
            "wash": chosen.wash,
            "left_out": [*out, *self._unseen_out],
            **{name: box.isChecked() for name, box in self._parts.items()},
            "corrections": self._textual.isChecked(),
            "folder": str(self.folder),
        }


def _heading(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setFont(theme.sans(13, 600))
    label.setMinimumHeight(26)
    return label


def _across(left: QWidget, *right: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(14)
    line.addWidget(left)
    line.addStretch(1)
    for widget in right:
        line.addWidget(widget)
    return line
