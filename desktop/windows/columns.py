"""How the window's room is shared: library, text, one or two columns of panels, by the window's width.

Three width classes as the design of the look has them: wide (two columns of panels), middle (one), narrow
(one, the library hidden). Widths, heights and folds are remembered for each class apart.
"""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.windows.fold_panel import FoldPanel
from desktop.windows.heights import first_shares, shares

WidthClass = Literal["wide", "middle", "narrow"]

_COLUMNS: dict[WidthClass, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "wide": (("header", "stages", "distribution"), ("notes",)),
    "middle": (("header", "stages", "distribution", "notes"), ()),
    "narrow": (("header", "stages", "distribution", "notes"), ()),
}
_WIDTHS: dict[WidthClass, tuple[int, int, int]] = {
    "wide": (208, 384, 372),
    "middle": (224, 392, 0),
    "narrow": (224, 364, 0),
}
_ROOMY = (268, 424, 392)
"""What library and panels have in a window of 1920 pixels and more; between 1600 and that they grow."""
_FOLDED: dict[WidthClass, tuple[str, ...]] = {
    "wide": (),
    "middle": ("header",),
    "narrow": ("header", "stages", "distribution"),
}
LOW = 720
"""Below this window height, in pixels, a narrow window keeps only one panel open."""


def width_class(width: int) -> WidthClass:
    """Return the class of a window width in pixels."""
    if width >= 1600:
        return "wide"
    return "middle" if width >= 1200 else "narrow"


def side_widths(width: int) -> tuple[int, int, int]:
    """Return the widths of library, first and second column of panels in a new window of this width.

    At 1600 pixels two columns of panels would leave the text less than it has in a smaller window.
    """
    kind = width_class(width)
    if kind != "wide":
        return _WIDTHS[kind]
    share = min(1.0, (width - 1600) / 320)
    library, first, second = (
        round(low + (high - low) * share) for low, high in zip(_WIDTHS[kind], _ROOMY, strict=True)
    )
    return library, first, second


class Columns(QSplitter):
    """Library, text and panels side by side."""

    class_changed = Signal(str)
    changed = Signal()
    """What `state` returns is another: a panel was folded, a border moved, the library hidden or shown."""

    table_left = Signal()
    """The library no longer has all the room."""

    def __init__(
        self, library: QWidget, text: QWidget, panels: dict[str, FoldPanel], kept: dict[str, Any]
    ) -> None:
        """Lay out the parts; `kept` is what `state` returned when the window closed last."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._library, self._text = library, text
        self._panels = panels
        self._first, self._second = _column(), _column()
        for widget in (library, text, self._first, self._second):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        text.setMinimumWidth(360)
        library.setMinimumWidth(180)
        self._first.setMinimumWidth(300)
        self._second.setMinimumWidth(300)
        self._class: WidthClass | None = None
        self._told: WidthClass | None = None
        self._kept: dict[str, dict[str, Any]] = {k: v for k, v in kept.items() if isinstance(v, dict)}
        self._arranging = False
        self.table_shown = False
        self._waiting = any(not panel.is_filled for panel in panels.values())
        self._library_before = True
        self._low = False
        self._window_width = 1280
        for panel in panels.values():
            panel.folded_changed.connect(lambda chosen=panel: self._fold_changed(chosen))
            panel.height_changed.connect(self.share_heights)
        for splitter in (self, self._first, self._second):
            splitter.splitterMoved.connect(self.changed)
        self._first.installEventFilter(self)

    @property
    def width_class(self) -> WidthClass:
        """The class in force."""
        return self._class or "middle"

    def fit(self, width: int, height: int) -> None:
        """Take on the class of this window size, and tell of a new one."""
        self.prepare(width, height)
        if self._told != self._class:
            self._told = self._class
            self.class_changed.emit(self._class)

    def prepare(self, width: int, height: int) -> None:
        """Take on the class of this window size, telling nobody yet: before the window is shown and dressed.

        Moving the panels takes many times as long once they wear the style sheet.
        """
        self._low = height < LOW
        self._window_width = width
        wanted = width_class(width)
        if self.table_shown:
            return
        if wanted != self._class:
            self._remember()
            self._class = wanted
            self._arrange()

    def state(self) -> dict[str, Any]:
        """Return what is to be remembered, as JSON values by width class."""
        self._remember()
        return self._kept

    def library_shown(self) -> bool:
        """Tell whether the library is to be seen."""
        return not self._library.isHidden()

    def show_library(self, shown: bool) -> None:
        """Show or hide the library."""
        self._library.setVisible(shown)
        self.changed.emit()

    def show_table(self, shown: bool) -> None:
        """Give the library all the room, as a table; or give back what the others had."""
        if shown == self.table_shown:
            return
        if shown:
            self._remember()
            self._library_before = self.library_shown()
        self.table_shown = shown
        for part in (self._text, self._first):
            part.setVisible(not shown)
        self._second.setVisible(not shown and bool(_COLUMNS[self.width_class][1]))
        self._library.setVisible(shown or self._library_before)
        if not shown:
            self._arrange()
            self.table_left.emit()

    def filled(self) -> None:
        """Share the heights by what the panels hold: they are made and filled now."""
        self._waiting = False
        self.share_heights()

    def reveal(self, key: str) -> None:
        """Unfold a panel."""
        self.show_table(False)
        self._panels[key].set_folded(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share a column's height anew when the column gets another."""
        if watched is self._first and event.type() == QEvent.Type.Resize and not self._arranging:
            old = event.oldSize().height()  # type: ignore[attr-defined]
            if old != event.size().height():  # type: ignore[attr-defined]
                self.share_heights()
        return super().eventFilter(watched, event)

    def share_heights(self) -> None:
        """Give each open panel of a column its height: what it wants first, the notes the rest.

        Where that is too much, the lists give way before the notes fall below their least. As long as the
        panels are not filled they stand as they did last time.
        """
        for column in (self._first, self._second):
            panels = [p for p in _children(column) if not p.isHidden()]
            if panels and column.height() > 0:
                if self._waiting:
                    kept = self._kept.get(self.width_class, {}).get("heights")
                    column.setSizes(first_shares(panels, column.height(), kept))
                else:
                    column.setSizes(shares(panels, column.height()))

    # -- private -------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        assert self._class is not None
        self._arranging = True
        kept = self._kept.get(self._class, {})
        folded = kept.get("folded")
        names = folded if isinstance(folded, list) else _FOLDED[self._class]
        first, second = _COLUMNS[self._class]
        held = QApplication.focusWidget()
        for column, keys in ((self._first, first), (self._second, second)):
            for index, key in enumerate(keys):
                panel = self._panels[key]
                column.insertWidget(index, panel)
                panel.set_folded(key in names)
                panel.show()
        self._second.setVisible(bool(second))
        # A panel that changes its column loses the focus, and what is typed on would go elsewhere.
        if held is not None and self.isAncestorOf(held) and held.isVisible():
            held.setFocus(Qt.FocusReason.OtherFocusReason)
        self._library.setVisible(bool(kept.get("library", self._class != "narrow")))
        widths = kept.get("widths")
        library, one, two = side_widths(self._window_width)
        if not (isinstance(widths, list) and len(widths) == 4):
            widths = [library, max(400, self.width() - library - one - two), one, two]
        self.setSizes([int(w) for w in widths])
        self._arranging = False
        self.share_heights()

    def _remember(self) -> None:
        if self._class is None or self.table_shown:
            return
        self._kept[self._class] = {
            "folded": [key for key, panel in self._panels.items() if panel.folded],
            "library": self.library_shown(),
            "widths": self.sizes(),
            "heights": {key: panel.height() for key, panel in self._panels.items() if not panel.folded},
        }

    def _fold_changed(self, panel: FoldPanel) -> None:
        if self._arranging:
            return
        if not panel.folded and self.width_class == "narrow" and self._low:
            self._arranging = True
            for other in self._panels.values():
                if other is not panel:
                    other.set_folded(True)
            self._arranging = False
        self.share_heights()
        self.changed.emit()


def _column() -> QSplitter:
    column = QSplitter(Qt.Orientation.Vertical)
    column.setHandleWidth(1)
    column.setChildrenCollapsible(False)
    return column


def _children(column: QSplitter) -> list[FoldPanel]:
    widgets = (column.widget(index) for index in range(column.count()))
    return [w for w in widgets if isinstance(w, FoldPanel)]
