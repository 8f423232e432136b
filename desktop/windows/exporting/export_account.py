"""The account of an export of many cables: what went in, what came out, what was lost; to copy and save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import ChanceryError
from desktop import theme
from desktop.export_wish import Exported
from desktop.exporting.part_file import replace
from desktop.messages.errors import error_sentence
from desktop.messages.exports import unwritten_sentence
from desktop.messages.ledger import by_cable_sentences, ledger_sentences
from desktop.messages.words import plural, tr
from desktop.widgets.exact_text import to_qt
from desktop.widgets.rule import Rule


def account_words(path: Path, made: Exported) -> str:
    """Return the whole account, a sentence a line."""
    lines = [tr("{path} was written.", path=path), *ledger_sentences(made.ledger)]
    lines += by_cable_sentences(made.ledger)
    lines += [unwritten_sentence(one.title or one.cable, error_sentence(one.error)) for one in made.unwritten]
    return "\n".join(lines)


class ExportAccount(QDialog):
    """Shows the account; nothing in it is read as markup."""

    def __init__(self, path: Path, made: Exported, parent: QWidget | None = None) -> None:
        """Show what came of an export to `path`."""
        super().__init__(parent)
        self._path = path
        self._words = account_words(path, made)
        self.setWindowTitle(tr("Account of the export"))
        self._build(made)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_save)
        self.folder.clicked.connect(self._open_folder)
        self.close_button.clicked.connect(self.accept)

    def _build(self, made: Exported) -> None:
        heading = QLabel(tr("Account of the export"), self)
        heading.setFont(theme.serif(21, 600))
        unwritten = len(made.unwritten)
        self.summary = QLabel(
            plural(unwritten, "{n} cable was not written.", "{n} cables were not written.")
            if unwritten
            else tr("Everything that was chosen is written."),
            self,
        )
        theme.ink(self.summary, "err" if unwritten else "ink2")
        self.text = QPlainTextEdit(to_qt(self._words), self)
        self.text.setReadOnly(True)
        self.text.setProperty("bare", True)
        self.text.document().setDocumentMargin(16)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(tr("Account"))
        self.text.setTabChangesFocus(True)
        theme.ground(self.text, "page")
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        theme.ink(self.said, "ink2")
        self.folder = QPushButton(tr("Open &folder"), self)
        self.copy = QPushButton(tr("C&opy"), self)
        self.copy.setToolTip(tr("Copy the account as text"))
        self.save = QPushButton(tr("&Save…"), self)
        self.save.setToolTip(tr("Save the account as text"))
        self.close_button = QPushButton(tr("&Close"), self)
        for button in (self.folder, self.copy, self.save):
            button.setAutoDefault(False)
        self.close_button.setDefault(True)
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 24, 12)
        head.setSpacing(2)
        head.addWidget(heading)
        head.addWidget(self.summary)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(self.folder)
        foot.addWidget(self.said, 1)
        for button in (self.copy, self.save, self.close_button):
            foot.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addWidget(self.text, 1)
        rows.addWidget(Rule())
        rows.addLayout(foot)
        self.resize(620, 360)
        self.close_button.setFocus()

    # -- public --------------------------------------------------------------------------------------

    def save_as(self, path: Path) -> None:
        """Save the account as a file of text; what hinders it is told beside the buttons."""
        try:
            replace(path, (self._words + "\n").encode("utf-8", "replace"))
        except ChanceryError as error:
            self.said.setText(error_sentence(error))
        else:
            self.said.setText(tr("Saved as {name}.", name=path.name))

    # -- slots ---------------------------------------------------------------------------------------

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        self.said.setText(tr("Copied."))

    def _ask_save(self) -> None:
        start = self._path.parent / tr("Account of the export.txt")
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save the account"), str(start), tr("Text files (*.txt)")
        )
        if name:
            self.save_as(Path(name))

    def _open_folder(self) -> None:
        from desktop.windows.dialogs import open_folder

        open_folder(self._path if self._path.is_dir() else self._path.parent)
