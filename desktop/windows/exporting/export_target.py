"""Where the export goes: the name of a file, or of a folder of files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.export_names import target
from desktop.exporting.formats import Format
from desktop.messages.formats import format_label
from desktop.messages.words import tr
from desktop.models.tool_tips import plain_tip
from desktop.windows.exporting.export_rows import heading


class TargetForm(QWidget):
    """A name that she has typed stays when the format changes; one that was proposed is proposed anew."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QWidget) -> None:
        """Begin in this folder."""
        super().__init__(parent)
        self.folder = folder
        self.suffix = ".pdf"
        self._proposed = ""
        self._heading = heading(tr("File &name"), self)
        self.name = QLineEdit(self)
        self._heading.setBuddy(self.name)
        self.choose_button = QPushButton(tr("&Choose…"), self)
        self.choose_button.setAutoDefault(False)
        self.where = QLabel(self)
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setFont(theme.sans(12))
        theme.ink(self.where, "ink3")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.choose_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._heading)
        rows.addLayout(line)
        rows.addSpacing(4)
        rows.addWidget(self.where)
        self.name.textChanged.connect(self._name_changed)

    # -- public --------------------------------------------------------------------------------------

    def show_for(self, suffix: str, proposed: str) -> None:
        """Ask for a file with this suffix, or for a folder where it is "", and propose a name."""
        words = self.name.text()
        kept = bool(words) and words != self._proposed
        if kept and words.lower().endswith(self.suffix) and self.suffix != suffix:
            words = words[: len(words) - len(self.suffix)] + suffix
        self.suffix, self._proposed = suffix, proposed
        label = tr("File &name") if suffix else tr("Folder &name")
        self._heading.setText(label)
        self.name.setAccessibleName(label.replace("&", ""))
        self.name.setText(words if kept else proposed)
        if not kept:
            self.name.setCursorPosition(0)  # its beginning tells which cable it is

    def path(self) -> Path | None:
        """Return where it goes, or None where no usable name stands in the field."""
        return target(self.folder, self.name.text(), self.suffix)

    def set_path(self, path: Path) -> None:
        """Put another file or folder into the field."""
        self.folder = path.parent
        self.name.setText(path.name)
        self._name_changed()

    def ask(self, found: Format) -> bool:
        """Ask for the file or the folder in the system's own dialog; return whether one was chosen."""
        start = self.path() or self.folder / (self._proposed or "x")
        if not self.suffix:
            return self._ask_folder(start.parent)
        name, _ = QFileDialog.getSaveFileName(
            self,
            format_label(found.name),
            str(start),
            tr("{format} (*{suffix})", format=format_label(found.name), suffix=self.suffix),
            options=QFileDialog.Option.DontConfirmOverwrite,  # asked about once, when it is written
        )
        if not name:
            return False
        chosen = Path(name)
        if chosen.suffix.lower() != self.suffix:
            chosen = chosen.with_name(f"{chosen.name}{self.suffix}")
        self.set_path(chosen)
        return True

    # -- private -------------------------------------------------------------------------------------

    def _ask_folder(self, start: Path) -> bool:
        """Ask for a folder: an empty one takes the files, in another a new one is made for them."""
        name = QFileDialog.getExistingDirectory(self, tr("Where the folder of files goes"), str(start))
        if not name:
            return False
        chosen = Path(name)
        is_empty = chosen.is_dir() and not any(chosen.iterdir())
        self.set_path(chosen if is_empty else chosen / (self.name.text().strip() or self._proposed))
        return True

    def _name_changed(self) -> None:
        """Say in which folder it will stand, also where the name typed leads to another."""
        path = self.path()
        folder = str(self.folder if path is None else path.parent)
        words = tr("in {folder}", folder=folder)
        self.where.setText(self.where.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, 300))
        self.where.setToolTip(plain_tip(folder))
        self.changed.emit()
