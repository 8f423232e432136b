"""What can be typed into the search box: each way with an example and what it finds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr

_WIDTH = 620
"""Pixels: most of what is found by a way stands in one line."""


def ways() -> tuple[tuple[str, str], ...]:
    """Return (what is typed, what it finds), in groups that an empty pair sets apart."""
    return (
        (tr("border talks"), tr("both words, anywhere in a cable, its header, recipients and notes")),
        (tr('"border talks"'), tr("the words one behind the other")),
        (tr("bord*"), tr("words that begin so")),
        (tr("border OR frontier"), tr("one of the two; AND may be written, too")),
        (tr("border -trade"), tr("the one without the other; NOT says the same")),
        (tr("(border OR frontier) Pak"), tr("parentheses keep together")),
        (tr("朴成"), tr("Chinese, Japanese and Korean characters, from one on")),
        (tr("=Pak"), tr("this spelling only; a name is found in its other spellings otherwise")),
        ("", ""),
        ("to:Hanoi", tr("the addressee; from: the originator")),
        ("title:border", tr("title and subject; number: the cable's and the receipt's number")),
        ("date:1961..1963", tr("also 1961, 1961-05, 12.5.1961, 1961-05.., ..1950")),
        ("recipient:Consular", tr("the distribution list; precedence:urgent")),
        ("verdict:differs", tr("agrees, differs, none, no total, cannot tell")),
        ("note:Ambassador", tr("your notes; tag: their tags and the cable's; text: the text alone")),
        ("name:Pak", tr("cables that mention a person, place or organization, by any spelling")),
        ("stage:deciphered", tr("the transcription stages, with whom they name")),
        ("status:checked", tr("editorial status; star: starred cables")),
    )


class SearchHelp(QDialog):
    """A table of two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the table."""
        super().__init__(parent)
        self.setWindowTitle(tr("What can be searched for"))
        heading = QLabel(tr("What can be searched for"), self)
        heading.setFont(theme.serif(21, 600))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, (typed, found) in enumerate(ways()):
            if not typed:
                grid.setRowMinimumHeight(row, 8)
                continue
            grid.addWidget(self._example(typed), row, 0, Qt.AlignmentFlag.AlignTop)
            words = QLabel(found, self)
            words.setWordWrap(True)
            theme.ink(words, "ink2")
            grid.addWidget(words, row, 1)
        below = QLabel(
            tr(
                "Case and diacritics do not matter. F3 goes to the next hit, Shift+F3 back, on into the next"
                " cable; Esc leaves. Tab completes the name of a field."
            ),
            self,
        )
        below.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(heading)
        rows.addLayout(grid)
        rows.addWidget(below)
        rows.addStretch(1)
        rows.addWidget(self.buttons)
        rows.activate()  # rows of two lines are counted as two
        self.setMinimumSize(_WIDTH, rows.totalHeightForWidth(_WIDTH))

    def _example(self, typed: str) -> QLabel:
        example = QLabel(typed, self)
        example.setTextFormat(Qt.TextFormat.PlainText)
        example.setFont(theme.sans(13, 600))
        example.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return example
