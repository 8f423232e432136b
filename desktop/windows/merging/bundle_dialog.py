"""Asks where a bundle is written, and whether private notes go along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import plural, tr


class BundleDialog(QDialog):
    """What a bundle is, and one choice."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        """Ask about a bundle of so many cables."""
        super().__init__(parent)
        self.setWindowTitle(tr("Save a bundle"))
        heading = QLabel(tr("Save a bundle"), self)
        heading.setFont(theme.serif(21, 600))
        why = QLabel(
            plural(
                count,
                "A library of its own with this cable, its notes and its history, for a colleague. What he"
                " changes in it comes back with File > Merge.",
                "A library of its own with these {n} cables, their notes and their history, for a colleague."
                " What he changes in it comes back with File > Merge.",
            ),
            self,
        )
        why.setWordWrap(True)
        theme.ink(why, "ink2")
        self.private = QCheckBox(tr("Take my &marginal notes along; they are private"), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.save = buttons.addButton(tr("&Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        for part in (heading, why, self.private, buttons):
            rows.addWidget(part)
        self.setMinimumWidth(460)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.save.setFocus()


def ask_bundle(count: int, folder: Path, parent: QWidget) -> tuple[Path, bool] | None:
    """Return where a bundle is to be written and whether private notes go along; None where not at all."""
    dialog = BundleDialog(count, parent)
    if not dialog.exec():
        return None
    start = str(folder / tr("Bundle.chancery"))
    libraries = tr("Libraries (*.chancery)")
    name, _ = QFileDialog.getSaveFileName(parent, tr("Save a bundle"), start, libraries)
    if not name:
        return None
    target = Path(name)
    return (target if target.suffix else target.with_suffix(".chancery")), dialog.private.isChecked()
