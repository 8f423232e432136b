"""Shows emphasis and links in the source of a note while it is typed; the source itself is not touched."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat

from desktop import theme
from desktop.models.note_source import Styled, styled
from desktop.positions import Positions
from desktop.widgets.exact_text import shown_text


class WordLights(QSyntaxHighlighter):
    """Marks are dimmed, what stands between them is italic, strong or underlined.

    Emphasis may begin on one line and end on another, so all lines are looked at together.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._text: str | None = None
        self._runs: list[tuple[int, int, Styled]] = []
        self._busy = False
        document.contentsChange.connect(self._look_at_other_lines)
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Give one line its looks."""
        self._read()
        block = self.currentBlock()
        begin, length = block.position(), block.length() - 1
        if not text or not self._runs:
            return
        looks: dict[int, set[str]] = {}
        for start, end, run in self._runs:
            for place in range(max(start - begin, 0), min(end - begin, length)):
                looks.setdefault(place, set()).add(run.style)
        for place, styles in looks.items():
            self.setFormat(place, 1, _look(styles))

    def _read(self) -> None:
        text = shown_text(self.document())
        if text == self._text:
            return
        self._text = text
        places = Positions(text)
        self._runs = [(places.to_qt(run.start), places.to_qt(run.end), run) for run in styled(text)]

    def _look_at_other_lines(self, _at: int, _removed: int, _added: int) -> None:
        if self._busy or self.document().blockCount() < 2:
            return
        had = bool(self._runs)
        self._read()
        if had or self._runs:
            self._busy = True
            self.rehighlight()
            self._busy = False


def _look(styles: set[str]) -> QTextCharFormat:
    palette = theme.current()
    look = QTextCharFormat()
    if "hidden" in styles:
        # Hardly a pixel wide: the words stay in the document, to be kept and undone as they are.
        look.setForeground(QColor(Qt.GlobalColor.transparent))
        look.setProperty(QTextFormat.Property.FontPixelSize, 1)
        look.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        look.setFontLetterSpacing(1)
        return look
    if "mark" in styles:
        look.setForeground(QColor(palette.furn))
        return look
    if "italic" in styles:
        look.setFontItalic(True)
    if "strong" in styles:
        look.setFontWeight(QFont.Weight.DemiBold)
    if "link" in styles:
        look.setForeground(QColor(palette.accent))
        look.setFontUnderline(True)
    return look
