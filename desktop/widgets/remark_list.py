"""The remarks of a panel below one another, made anew when what they tell changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.cable_state import CableState
from desktop.messages.doubts import doubt_field, tell_doubts
from desktop.messages.words import tr
from desktop.widgets.remark import Remark

GAP = 6


@dataclass(frozen=True, slots=True)
class Told:
    """One remark: icon, sentence, what can be done (words and deed); `quiet` where nothing seems wrong."""

    icon: str
    words: str
    offers: tuple[tuple[str, Callable[[], object]], ...] = ()
    quiet: bool = False


class RemarkList(QWidget):
    """Boxed remarks with room at left and right as in the panels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a list without remarks."""
        super().__init__(parent)
        self.remarks: list[Remark] = []
        self.loud = 0
        """How many of them are a cause to look twice."""
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 2, 12, 4)
        self._rows.setSpacing(GAP)
        self.hide()

    def show_remarks(self, told: list[Told]) -> None:
        """Show these remarks in place of those shown, or nothing."""
        for old in self.remarks:
            old.take_away(self._heir())
            self._rows.removeWidget(old)
        self.remarks = []
        for one in told:
            remark = Remark(one.icon, quiet=one.quiet, parent=self)
            remark.tell(one.words)
            for words, deed in one.offers:
                remark.offer(words).clicked.connect(lambda _checked=False, deed=deed: deed())
            self._rows.addWidget(remark)
            self.remarks.append(remark)
        self.loud = sum(1 for one in told if not one.quiet)
        self.setVisible(bool(told))
        self._fit()

    def sentences(self) -> list[str]:
        """Return what is told."""
        return [remark.words for remark in self.remarks]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the sentences need at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _heir(self) -> QWidget | None:
        """Return what gets the focus of a remark that goes: the panel, which hands it to its table."""
        heir = self.parentWidget()
        while heir is not None:
            proxy = heir.focusProxy()
            # A scroll area stands for its viewport, and takes no focus itself.
            if proxy is not None and proxy.focusPolicy() != Qt.FocusPolicy.NoFocus:
                break
            heir = heir.parentWidget()
        return heir

    def _fit(self) -> None:
        """Take exactly the height of the sentences: a layout would ask for that of the narrowest words."""
        self.setFixedHeight(max(self.height_at(self.width()), 1))

    def height_at(self, width: int) -> int:
        """Return the height that the remarks need at a width."""
        if not self.remarks:
            return 0
        return sum(remark.heightForWidth(width - 24) + GAP for remark in self.remarks)


def told_doubts(
    state: CableState,
    field: str,
    light: Callable[..., object],
    settle: Callable[[tuple[str, ...]], object],
) -> list[Told]:
    """Return the open doubts about a field as remarks.

    `light` is called with the ids of doubts whose words are to be lit, `settle` with those looked at.
    """
    doubts = [doubt for doubt in state.open_doubts() if doubt_field(doubt) == field]
    told = []
    for one in tell_doubts(doubts, state.text):
        offers: tuple[tuple[str, Callable[[], object]], ...] = ((tr("Settled"), partial(settle, one.doubts)),)
        if not one.quiet and any(state.spans_of(doubt) for doubt in one.doubts):
            offers = ((tr("Show"), partial(light, *one.doubts)), *offers)
        told.append(Told("info" if one.quiet else "circle-help", one.words, offers, one.quiet))
    return told
