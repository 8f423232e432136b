"""What stands below the list and never scrolls away: the total as stated and counted, and the verdict."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from db.reconcile import Verdict
from desktop import theme
from desktop.messages.findings import verdict_sentence
from desktop.messages.words import tr
from desktop.models.distribution import DistributionModel, read_copies
from desktop.panels.distribution.columns import COUNTED_WIDTH, INSET, NUMBER_WIDTH, RIGHT, STATED_WIDTH
from desktop.widgets.typing_pause import TypingPause
from desktop.widgets.undo_keys import UndoKeys

TOTAL_HEIGHT = 28
VERDICT_HEIGHT = 26
_MARKS: dict[Verdict, tuple[str, str]] = {
    "agrees": ("check", "ok"),
    "differs": ("triangle-alert", "warn"),
    "cannot tell": ("circle-help", "warn"),
    "no stated total": ("minus", "ink2"),
    "no list": ("minus", "ink2"),
}


class TotalRow(QWidget):
    """Total row and verdict. A click on the stated total, or Enter on the row, edits it."""

    def __init__(self, model: DistributionModel, parent: QWidget | None = None) -> None:
        """Show the sums of a model's list."""
        super().__init__(parent)
        self._model = model
        self._gap = 0
        self._with_verdict = True
        self.setFixedHeight(TOTAL_HEIGHT + VERDICT_HEIGHT + 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tr("The total that the cable states: click to change it, leave it empty for none"))
        self.editor = QLineEdit(self)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editor.setAccessibleName(tr("Stated total"))
        self.editor.setPlaceholderText("–")
        self.editor.hide()
        self._pause = TypingPause(self)
        self._pause.due.connect(self._commit)
        self.editor.textEdited.connect(self._pause.touch)
        self.editor.editingFinished.connect(self._leave)
        self.editor.installEventFilter(self)
        UndoKeys(self.editor)
        model.refreshed.connect(self._refresh)
        model.session.flush_wanted.connect(self._commit)
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self.update)
        self._refresh()

    # -- public --------------------------------------------------------------------------------------

    def edit(self) -> None:
        """Open the field for the stated total."""
        shown = self._model.shown()
        if shown is None:
            return
        self.editor.setText("" if shown.stated_total is None else str(shown.stated_total))
        self._place_editor()
        self.editor.show()
        self.editor.selectAll()
        self.editor.setFocus()
        self._model.burst.begin("total")

    def set_gap(self, gap: int) -> None:
        """Leave so many pixels at the right, where the list above has its scroll bar."""
        if gap != self._gap:
            self._gap = gap
            self._place_editor()
            self.update()

    def show_verdict(self, shown: bool) -> None:
        """Show the verdict below the total, or leave it to the title bar."""
        self._with_verdict = shown
        self.setFixedHeight(TOTAL_HEIGHT + (VERDICT_HEIGHT if shown else 0) + 6)
        self.update()

    def verdict(self) -> str:
        """Return the verdict as it is shown."""
        return verdict_sentence(self._model.count())

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the fixed height."""
        return QSize(392, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Enter, F2 or a figure."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        elif event.text().isdigit():
            self.edit()
            self.editor.setText(event.text())
            self._pause.touch()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Edit the stated total where it is clicked."""
        super().mousePressEvent(event)
        if self._stated_box().contains(event.position().toPoint()):
            self.edit()

    def resizeEvent(self, event: object) -> None:
        """Keep the field over its figure."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place_editor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the field with Esc as it was; keep what is no number in it on Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._pause.stop()
                self.editor.blockSignals(True)
                self.editor.hide()
                self.editor.blockSignals(False)
                self._model.burst.cancel()
                self.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                # Not left to the line, which would pass the key on to the row, where it opens the line.
                if self._typed() is None:
                    self.editor.selectAll()
                else:
                    self._leave()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule, the total row and the verdict."""
        colours = theme.current()
        count = self._model.count()
        width = self.width() - 2 * INSET
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours.line))
            painter.drawLine(INSET + 6, 1, INSET + width - 6, 1)
            painter.setFont(theme.sans(13, 600, tabular=True))
            painter.setPen(QColor(colours.ink))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(INSET + NUMBER_WIDTH, 3, 160, TOTAL_HEIGHT - 3), middle, tr("Total"))
            right = middle | Qt.AlignmentFlag.AlignRight
            if not self.editor.isVisible():
                stated = "–" if count.stated is None else str(count.stated)
                painter.drawText(self._stated_box().adjusted(0, 0, -RIGHT, 0), right, stated)
            counted = (
                "–" if count.verdict == "no list" else "?" if count.counted is None else str(count.counted)
            )
            painter.drawText(self._counted_box().adjusted(0, 0, -RIGHT, 0), right, counted)
            if self._with_verdict:
                self._paint_verdict(painter, count.verdict)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colours.accent), 1.5))
                painter.drawRoundedRect(self._stated_box().adjusted(10, 1, -2, -1), 4, 4)

    # -- private -------------------------------------------------------------------------------------

    def _paint_verdict(self, painter: QPainter, verdict: Verdict) -> None:
        icon, token = _MARKS[verdict]
        top = TOTAL_HEIGHT
        drawn = theme.pixmap(icon, 16, token, self.devicePixelRatioF())
        painter.drawPixmap(INSET + 8, top + 5, drawn)
        painter.setPen(QColor(theme.current().colour(token)))
        painter.setFont(theme.sans(13, 500))
        place = QRect(INSET + NUMBER_WIDTH, top, self.width() - INSET * 2 - NUMBER_WIDTH - 8, VERDICT_HEIGHT)
        words = painter.fontMetrics().elidedText(self.verdict(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _counted_box(self) -> QRect:
        return QRect(self.width() - INSET - self._gap - COUNTED_WIDTH, 2, COUNTED_WIDTH, TOTAL_HEIGHT - 2)

    def _stated_box(self) -> QRect:
        counted = self._counted_box()
        return QRect(counted.left() - STATED_WIDTH, counted.top(), STATED_WIDTH, counted.height())

    def _place_editor(self) -> None:
        self.editor.setGeometry(self._stated_box().adjusted(6, 0, 2, 0))

    def _typed(self) -> tuple[int | None, str] | None:
        found = read_copies(self.editor.text())
        return None if found is None or found[1] == "illegible" else found

    def _commit(self) -> None:
        self._pause.stop()
        if self.editor.isHidden():
            return
        found = self._typed()
        if found is not None:
            self._model.change_list(stated_total=found[0])

    def _leave(self) -> None:
        if self.editor.isHidden():
            return
        self._commit()
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        self._model.burst.end()
        if had_focus:
            self.setFocus()
        self._refresh()

    def _refresh(self) -> None:
        self.setAccessibleName(tr("Total: {verdict}", verdict=self.verdict()))
        self.setToolTip(self.verdict())
        self.update()
