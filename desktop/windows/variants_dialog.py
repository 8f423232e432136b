"""The names that she wants to be found in all their spellings: added, changed, taken away, each undoable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.changes import Change
from db.editing import name_variant_edits
from db.errors import ChanceryError
from db.library_records import NameVariant
from db.rows import read_where
from desktop import theme
from desktop.known_names import known_names
from desktop.messages.words import plural, tr
from desktop.session import Session

_BETWEEN = ";"


class VariantsDialog(QDialog):
    """A list of names; a line in which the spellings of one stand with semicolons between."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the names of the library that the session has open."""
        super().__init__(parent)
        self._session = session
        self._variants: list[NameVariant] = []
        self._editing: str | None = None
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.setWindowTitle(tr("Spellings of names"))
        heading = QLabel(tr("Spellings of names"), self)
        heading.setFont(theme.serif(21, 600))
        why = QLabel(
            tr(
                "Whoever searches for one spelling finds the others. Blanks, hyphens, apostrophes and"
                " diacritics are all one. {count} names of persons and places are known already; yours are"
                " kept in this library.",
                count=known_names().count,
            ),
            self,
        )
        why.setWordWrap(True)
        theme.ink(why, "ink2")
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Names with their spellings"))
        self.none = QLabel(tr("No names of your own yet."), self)
        theme.ink(self.none, "ink2")
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Pak Seong-cheol; Pak Song Chol; 朴成哲"))
        self.line.setAccessibleName(tr("Spellings of one name, with semicolons between"))
        self.line.setClearButtonEnabled(True)
        self.keep = QPushButton(self)
        self.keep.setAutoDefault(False)
        self.remove = QPushButton(tr("&Remove"), self)
        self.remove.setAutoDefault(False)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setFont(theme.sans(12))
        theme.ink(self.told, "ink2")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        below = QHBoxLayout()
        below.addWidget(self.line, 1)
        below.addWidget(self.keep)
        below.addWidget(self.remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        for part in (heading, why, self.none, self.list):
            rows.addWidget(part, 1 if part is self.list else 0)
        rows.addLayout(below)
        rows.addWidget(self.told)
        rows.addWidget(self.buttons)
        self.resize(600, 460)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._chosen)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(self.keep_line)
        self.remove.clicked.connect(self.remove_chosen)
        self.buttons.rejected.connect(self.reject)
        self._session.changed.connect(self._changed)

    # -- public --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the names anew."""
        try:
            found = self._session.store.read(read_where, "name_variant", "1")
        except ChanceryError as error:
            self._session.failed.emit(error)
            return
        self._variants = [each for each in found if isinstance(each, NameVariant)]
        self.list.blockSignals(True)
        self.list.clear()
        for variant in self._variants:
            self.list.addItem(f"{_BETWEEN} ".join(variant.spellings))
        self.list.blockSignals(False)
        self.none.setVisible(not self._variants)
        self.list.setVisible(bool(self._variants))
        row = next((at for at, each in enumerate(self._variants) if each.id == self._editing), -1)
        if row < 0:
            self._editing = None
            self.line.clear()
        else:
            self.list.setCurrentRow(row)
        self._typed()

    def keep_line(self) -> None:
        """Add what stands in the line as a name, or give the chosen name these spellings."""
        variant, spellings = self._variant(), self._spellings()
        if variant is None:
            change = name_variant_edits.add_variant(spellings)
        else:
            change = name_variant_edits.change_variant(variant, spellings)
        self._do(change, tr("Kept. Undo takes it back."))

    def remove_chosen(self) -> None:
        """Take the chosen name away."""
        variant = self._variant()
        if variant is not None:
            self._do(name_variant_edits.remove_variant(variant), tr("Removed. Undo brings it back."))

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the line keeps it and the dialog stays; Del in the list removes the name."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            event.accept()
        elif key == Qt.Key.Key_Delete and self.list.hasFocus():
            self.remove_chosen()
        else:
            super().keyPressEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _variant(self) -> NameVariant | None:
        return next((each for each in self._variants if each.id == self._editing), None)

    def _spellings(self) -> tuple[str, ...]:
        return name_variant_edits.spellings_of(self.line.text().replace("；", _BETWEEN).split(_BETWEEN))

    def _do(self, change: Change | None, words: str) -> None:
        if change is not None and self._session.do(change):
            self._editing = None
            self.refresh()
            self.told.setText(words)
            self.line.setFocus()

    def _changed(self, change: Change) -> None:
        if change.touches("name_variant"):
            self.refresh()

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self._variants):
            self._editing = self._variants[row].id
            self.line.setText(f"{_BETWEEN} ".join(self._variants[row].spellings))
            self._typed()

    def _typed(self) -> None:
        if not self.line.text():
            self._editing = None
            self.list.setCurrentRow(-1)
        variant, spellings = self._variant(), self._spellings()
        self.keep.setText(tr("&Add") if variant is None else tr("&Change"))
        self.keep.setEnabled(len(spellings) > 1 and (variant is None or variant.spellings != spellings))
        self.remove.setEnabled(variant is not None)
        if self.line.text():
            one = "{n} spelling; two make a name, with a semicolon between them."
            words = plural(len(spellings), one, "{n} spellings.")
            self.told.setText(words)
