"""The report of an import: what became of each file, to be looked through, opened, copied and saved."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import ChanceryError
from desktop import theme
from desktop.import_choices import ImportReport, Outcome
from desktop.messages.errors import error_sentence
from desktop.messages.imports import outcome_word, refused_words, report_words
from desktop.messages.words import tr
from desktop.reading.file_names import name_of
from desktop.widgets.rule import Rule
from desktop.windows.start_folder import start_folder
from desktop.windows.two_line_rows import TwoLineList

MOST_SHOWN = 5000
"""Rows of the list; the saved report has all of them."""


class ImportReportDialog(QDialog):
    """Shows the report. A click on a row opens the cable behind it."""

    cable_wanted = Signal(str)
    undo_wanted = Signal(str)
    """The import of this id is to be taken back."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        """Show a report, what was refused first."""
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(tr("Report of the import"))
        self._build()
        self.which.currentIndexChanged.connect(self._fill)
        self.list.itemActivated.connect(lambda item: self._open(self.list.row(item)))
        self.list.itemClicked.connect(lambda item: self._open(self.list.row(item)))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_save)
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(report.import_id))
        self.close_button.clicked.connect(self.accept)
        self._fill()
        self.list.setFocus()

    def _build(self) -> None:
        heading = QLabel(tr("Report of the import"), self)
        heading.setFont(theme.serif(21, 600))
        self.summary = QLabel(self._summary(), self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called <b>
        self.summary.setWordWrap(True)
        theme.ink(self.summary, "ink2")
        self.which = QComboBox(self)
        self.which.setAccessibleName(tr("Which are shown"))
        for key, words in self._sorts():
            self.which.addItem(words, key)
        self.list = TwoLineList(tr("What became of each file"), self)
        theme.ground(self.list, "page")
        self.copy = QPushButton(tr("C&opy"), self)
        self.copy.setToolTip(tr("Copy the report as text"))
        self.save = QPushButton(tr("&Save…"), self)
        self.save.setToolTip(tr("Save the report as text or as a table (CSV)"))
        self.undo = QPushButton(tr("&Undo import"), self)
        self.undo.setVisible(bool(self._report.of("imported")))
        self.undo.setToolTip(tr("Take all cables of this import out of the library again"))
        self.close_button = QPushButton(tr("&Close"), self)
        for button in (self.copy, self.save, self.undo):
            button.setAutoDefault(False)
        self.close_button.setDefault(True)
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 12)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(heading)
        told.addWidget(self.summary)
        head.addLayout(told, 1)
        head.addWidget(self.which, 0, Qt.AlignmentFlag.AlignBottom)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        for part in (self.undo, None, self.copy, self.save, self.close_button):
            foot.addStretch(1) if part is None else foot.addWidget(part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addWidget(self.list, 1)
        rows.addWidget(Rule())
        rows.addLayout(foot)
        self.resize(760, 520)

    def _summary(self) -> str:
        words = [report_words(self._report)]
        if self._report.cancelled:
            words.append(tr("The import was cancelled. Import the same files again to go on."))
        if self._report.error is not None:
            code, values = self._report.error
            words.append(error_sentence(ChanceryError(code, **dict(values))))
        return "\n".join(words)

    def _sorts(self) -> list[tuple[str, str]]:
        counted = [
            ("refused", tr("Refused")),
            ("already there", tr("Already there")),
            ("imported", tr("Imported")),
        ]
        found = [(key, len(self._report.of(key)), words) for key, words in counted]  # type: ignore[arg-type]
        sorts = [(key, tr("{what} ({n})", what=words, n=f"{n:,}")) for key, n, words in found if n]
        return [("", tr("All files")), *sorts] if len(sorts) > 1 else sorts or [("", tr("All files"))]

    # -- slots ---------------------------------------------------------------------------------------

    def _fill(self) -> None:
        which = self.which.currentData()
        order = {"refused": 0, "already there": 1, "imported": 2}
        shown = [one for one in self._report.outcomes if not which or one.what == which]
        shown.sort(key=lambda one: order[one.what])
        self.list.clear()
        for one in shown[:MOST_SHOWN]:
            tone = {"refused": "err", "already there": "ink2", "imported": "ok"}[one.what]
            self.list.add(_name(one), _facts(one), one.cable, tone=tone)
        if len(shown) > MOST_SHOWN:
            more = tr("{n} more; the saved report has them all", n=f"{len(shown) - MOST_SHOWN:,}")
            self.list.add(more, "", None, chosen=False)

    def _open(self, row: int) -> None:
        cable = self.list.key_at(row)
        if isinstance(cable, str):
            self.cable_wanted.emit(cable)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._report))
        self.copy.setText(tr("Copied"))

    def _ask_save(self) -> None:
        start = str(start_folder() / tr("Report of the import.csv"))
        kinds = tr("Table (*.csv);;Text (*.txt)")
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the report"), start, kinds)
        if name:
            self.save_to(Path(name))

    # -- public --------------------------------------------------------------------------------------

    def save_to(self, path: Path) -> None:
        """Write the report, as a table where the name ends in .csv; say where that fails."""
        words = as_table(self._report) if path.suffix.lower() == ".csv" else as_text(self._report)
        try:
            path.write_text(words, encoding="utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8")
        except OSError as error:
            why = tr("{path} could not be written ({reason}).", path=path, reason=error.strerror)
            self.summary.setText(self._summary() + "\n" + why)
            return
        self.summary.setText(self._summary() + "\n" + tr("Saved as {name}.", name=path.name))


def as_text(report: ImportReport) -> str:
    """Return the report as lines to be read."""
    lines = (tr("{name}: {facts}", name=_path(one), facts=_facts(one)) for one in report.outcomes)
    return "\n".join((report_words(report), "", *lines)) + "\n"


def as_table(report: ImportReport) -> str:
    """Return the report as CSV: path, part, outcome, title, id, reason."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["path", "part", "outcome", "title", "id", "reason"])
    for one in report.outcomes:
        reason = "" if one.refused is None else error_sentence(one.refused.error)
        row = (_printable(one.path), one.part, one.what, one.title, one.cable or "", reason)
        table.writerow([_harmless(value) for value in row])
    return written.getvalue()


def _harmless(value: str) -> str:
    """Return a value that a spreadsheet does not take for a formula."""
    return "'" + value if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode("utf-8")


def _path(one: Outcome) -> str:
    return _printable(one.path) + (f" [{one.part}]" if one.part else "")


def _name(one: Outcome) -> str:
    name = name_of(one.path)
    return tr("{name}, {part}", name=name, part=one.part) if one.part else name


def _facts(one: Outcome) -> str:
    if one.refused is not None:
        return refused_words(one.refused)
    word = outcome_word(one)
    return tr("{outcome}: {title}", outcome=word, title=one.title) if one.title else word
