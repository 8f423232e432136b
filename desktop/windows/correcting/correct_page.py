"""What is seen while the text is corrected: banner, reason, text, and the panel of touched notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from desktop import theme
from desktop.messages.words import plural, tr
from desktop.panels.text.correcting import CorrectingView
from desktop.panels.touched import TouchedPanel
from desktop.widgets.mode_banner import ModeBanner
from desktop.windows.fold_panel import FoldPanel
from desktop.windows.mode_page import ModePage

MOST_REASON = 300
"""Code points of a reason; what is longer is a note."""


def usual_reasons() -> list[str]:
    """Return the reasons that are offered; any other can be typed."""
    return [
        tr("typing error"),
        tr("collated against the original"),
        tr("better transcription"),
        tr("illegible words read"),
        tr("translation corrected"),
    ]


class CorrectPage(ModePage):
    """The page of the mode. It wishes; `correct_control` acts."""

    keep_wanted = Signal()
    discard_wanted = Signal()
    lay_wanted = Signal()
    """The item is to be laid on the selected words."""
    choosing_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = CorrectingView(self)
        self.touched = TouchedPanel(self)
        self.fold = FoldPanel.of(self.touched, "touched", self)
        self.banner = ModeBanner("pencil-line", tr("Correcting the text"))
        self.discard = self.banner.add_button(tr("Discard…"))
        self.keep = self.banner.add_button("", primary=True)
        self.reason = QComboBox()
        self.note = QLineEdit()
        self._ask = QLabel()
        self._lay = QPushButton(tr("Lay it there"))
        self._leave = QPushButton(tr("Cancel"))
        self.lay_out(self.banner, self._rows(), self.editor, self.fold)
        self.keep.clicked.connect(self.keep_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self._lay.clicked.connect(self.lay_wanted)
        self._leave.clicked.connect(self.choosing_ended)
        self.editor.selection_changed.connect(lambda start, end: self._lay.setEnabled(end > start))

    def _rows(self) -> QWidget:
        """Return the row with reason and note, which gives way to what asks for words to be selected."""
        rows = QWidget(self)
        theme.ground(rows, "page")
        self._stack = QStackedLayout(rows)
        self._stack.addWidget(self._reason_row())
        self._stack.addWidget(self._choosing_row())
        rows.setFixedHeight(46)
        return rows

    def _reason_row(self) -> QWidget:
        row = QWidget()
        line = _line(row)
        self.reason.setEditable(True)
        self.reason.addItems(usual_reasons())
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.setCurrentIndex(-1)
        line_edit = self.reason.lineEdit()
        assert line_edit is not None
        line_edit.setPlaceholderText(tr("typing error, collated against the original …"))
        line_edit.setMaxLength(MOST_REASON)
        self.reason.setMinimumWidth(160)
        self.note.setPlaceholderText(tr("Optional, kept with the reading"))
        self.note.setMinimumWidth(100)
        for words, field, share in ((tr("&Reason"), self.reason, 3), (tr("N&ote"), self.note, 2)):
            label = QLabel(words)
            label.setFont(theme.sans(12))
            theme.ink(label, "ink2")
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            line.addWidget(label)
            line.addWidget(field, share)
        return row

    def _choosing_row(self) -> QWidget:
        row = QWidget()
        line = _line(row)
        self._ask.setTextFormat(Qt.TextFormat.PlainText)
        theme.ink(self._ask, "accent")
        self._lay.setToolTip(tr("Lay it on the selected words (Ctrl+Return)"))
        self._lay.setEnabled(False)
        line.addWidget(self._ask, 1)
        line.addWidget(self._lay)
        line.addWidget(self._leave)
        return row

    # -- public --------------------------------------------------------------------------------------

    def show_changes(self, changes: int, reading: int, becoming: int, *, changed: bool, known: bool) -> None:
        """Say how many corrections there are and what comes of them; `known` tells whether it is counted."""
        if not changed:
            said = tr("Nothing is changed yet.")
        elif not known and not changes:
            said = tr("The text is changed.")
        else:
            said = plural(changes, "{n} change.", "{n} changes.")
        kept = tr("Reading 0 is kept as imported; keeping these makes reading {n}.", n=becoming)
        if reading:
            kept = tr(
                "Readings 0 to {last} are kept as they are; keeping these makes reading {n}.",
                last=becoming - 1,
                n=becoming,
            )
        self.banner.say(f"{said} {kept}")
        self.discard.setText(tr("Discard…") if changed else tr("Leave"))
        self.keep.setText(tr("Keep as reading {n}", n=becoming))
        self.keep.setEnabled(changed)

    def give_reasons(self, reason: str, note: str) -> None:
        """Show this reason and note for the reading that is to be made."""
        self.reason.setCurrentIndex(-1)
        self.reason.setEditText(reason)
        self.note.setText(note)

    def ask_for_words(self, name: str | None) -> None:
        """Ask for the words on which something is to be laid; None asks no more."""
        self._stack.setCurrentIndex(0 if name is None else 1)
        if name is not None:
            self._ask.setText(tr("Select the words for {name}, then lay it there.", name=name))
            self._lay.setEnabled(self.editor.selected_span() is not None)

    def asks_for_words(self) -> bool:
        """Tell whether words are asked for."""
        return self._stack.currentIndex() == 1

    def is_in_touched(self) -> bool:
        """Tell whether the focus is in the panel of touched notes."""
        focus = QApplication.focusWidget()
        return focus is not None and self.touched.isAncestorOf(focus)

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the text, from wherever it is not taken for something else."""
        if event.key() == Qt.Key.Key_Escape:
            self.choosing_ended.emit()
        else:
            super().keyPressEvent(event)


def _line(row: QWidget) -> QHBoxLayout:
    line = QHBoxLayout(row)
    line.setContentsMargins(16, 7, 14, 7)
    line.setSpacing(10)
    return line
