"""About Chancery: version, and whose work it stands on, with the licences."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import resources
from desktop import theme
from desktop.messages.words import tr
from desktop.version import program_version

_LIBRARIES = (
    ("PySide6-Essentials", "PySide6 (Qt)", "LGPL-3.0"),
    ("typst", "typst", "Apache-2.0"),
    ("pikepdf", "pikepdf", "MPL-2.0"),
    ("pypdfium2", "pypdfium2 (PDFium)", "Apache-2.0, BSD-3-Clause"),
    ("markdown-it-py", "markdown-it-py", "MIT"),
    ("charset-normalizer", "charset-normalizer", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
    ("fonttools", "fontTools", "MIT"),
)
_LICENCES = (
    ("fonts/Inter-OFL.txt", "Inter"),
    ("fonts/SourceSerifPro-OFL.txt", "Source Serif Pro"),
    ("fonts/NotoSerifCJK-OFL.txt", "Noto Serif CJK"),
    ("icons/LICENSE.txt", "Lucide"),
)


def libraries() -> list[tuple[str, str, str]]:
    """Return (name, version, licence) of the libraries in use; the version is "" where it is not known."""
    made = []
    for package, name, licence in _LIBRARIES:
        try:
            version = metadata.version(package)
        except metadata.PackageNotFoundError:
            version = ""
        made.append((name, version, licence))
    return made


def licence_texts() -> str:
    """Return the licences of the shipped fonts and icons, each under its name."""
    parts = []
    for path, name in _LICENCES:
        words = (resources.folder() / path).read_text(encoding="utf-8").strip()
        parts.append(f"{name}\n{'=' * len(name)}\n\n{words}\n")
    return "\n\n".join(parts)


class AboutDialog(QDialog):
    """Tells what this program is; a button turns to the licences' full texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the version and the list."""
        super().__init__(parent)
        self.setWindowTitle(tr("About Chancery"))
        name = QLabel(tr("Chancery {version}", version=program_version()), self)
        name.setFont(theme.serif(24, 600))
        words = QLabel(
            tr(
                "A reading desk for one diplomatic cable: its text, its stages, its distribution,"
                " its notes. Free software under the MIT licence."
            ),
            self,
        )
        words.setWordWrap(True)
        theme.ink(words, "ink2")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._list())
        self._texts = QPlainTextEdit(self)
        self._texts.setReadOnly(True)
        self._texts.setAccessibleName(tr("Licences"))
        self._texts.setFont(theme.sans(12))
        self._pages.addWidget(self._texts)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.turn: QPushButton = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.turn.setAutoDefault(False)
        self.turn.clicked.connect(self._turn)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 24, 28, 16)
        rows.setSpacing(12)
        for widget in (name, words, self._pages, buttons):
            rows.addWidget(widget)
        rows.setStretchFactor(self._pages, 1)
        self.resize(560, 480)
        self._name_turn()
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _list(self) -> QWidget:
        lines = [tr("Libraries")]
        lines += [f"    {name} {version}, {licence}" for name, version, licence in libraries()]
        lines += ["", tr("Fonts and icons")]
        lines += [f"    {name}, {tr('SIL Open Font License 1.1')}" for _, name in _LICENCES[:3]]
        lines += [f"    {_LICENCES[3][1]}, ISC"]
        lines += ["", tr("The sample cable: Wilson Center Digital Archive; see resources/sample/RIGHTS.md.")]
        label = QLabel("\n".join(lines), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _turn(self) -> None:
        if self._pages.currentIndex() == 0 and not self._texts.document().characterCount() > 1:
            self._texts.setPlainText(licence_texts())
        self._pages.setCurrentIndex(1 - self._pages.currentIndex())
        self._name_turn()

    def _name_turn(self) -> None:
        self.turn.setText(tr("&Licences in full") if self._pages.currentIndex() == 0 else tr("&Back"))
