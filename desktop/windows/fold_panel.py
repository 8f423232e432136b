"""A panel under a title bar that folds: folded, the bar still gives the panel's answer."""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import theme
from desktop.windows.title_bar import BAR_HEIGHT, TitleBar

WIDGET_MAX = 16777215


class Panel(Protocol):
    """What a folding title bar needs of a panel, beside that it is a widget."""

    summary_changed: SignalInstance

    @property
    def title(self) -> str:
        """The words of the title bar."""

    def summary(self) -> tuple[str, str]:
        """Return the panel's answer for its bar, and its tone: "", "info", "ok", "warn" or "err"."""

    def title_actions(self) -> list[QAction]:
        """Return the panel's actions: the first stands in the bar as a plus, the rest in its menu."""


@runtime_checkable
class SizedPanel(Protocol):
    """A panel that knows how high it wants to be; another takes what the column has left."""

    height_changed: SignalInstance

    def open_summary(self) -> tuple[str, str]:
        """Return what the bar says over the unfolded panel, which gives its answer itself."""

    def preferred_height(self, width: int) -> int:
        """Return the height in pixels in which all of the panel shows at this width."""


@runtime_checkable
class ListPanel(Protocol):
    """A panel whose rows are not to be cut in half."""

    def whole_rows(self, height: int) -> int:
        """Return the next height in pixels, at most `height`, in which only whole rows show."""


@runtime_checkable
class WritingPanel(Protocol):
    """A panel in which is written or unfolded, and which needs to be high enough meanwhile."""

    room_changed: SignalInstance

    def writing_room(self) -> int:
        """Return the height in pixels for what is being written or unfolded; 0 where nothing is."""


class FoldPanel(QWidget):
    """A panel and its title bar in one, for a column of the window.

    The bar may stand before the panel is made: `put` gives it its panel, and `reveal` shows what that holds.
    """

    folded_changed = Signal()
    height_changed = Signal()
    """What the panel shows needs another height."""

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        """Make the bar of a panel of this name, without its panel; `key` names it in the settings."""
        super().__init__(parent)
        self.key = key
        self._panel: QWidget | None = None
        self._shape: Panel | None = None
        self._sized: SizedPanel | None = None
        self._listed: ListPanel | None = None
        self._written: WritingPanel | None = None
        self.bar = TitleBar(title, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addStretch(1)
        theme.ground(self, "panel")
        self._folded = self._revealed = False
        self._least = 0
        self.bar.toggled.connect(lambda: self.set_folded(not self._folded))

    @classmethod
    def of(cls, panel: QWidget, key: str, parent: QWidget | None = None) -> FoldPanel:
        """Return a panel under its title bar."""
        made = cls(key, cast(Panel, panel).title, parent)
        made.put(panel)
        made.reveal()
        return made

    @property
    def panel(self) -> QWidget:
        """The panel; raises RuntimeError before there is one."""
        if self._panel is None:
            raise RuntimeError(f"the panel {self.key} is not made yet")
        return self._panel

    @property
    def is_filled(self) -> bool:
        """Whether the panel is there."""
        return self._panel is not None

    @property
    def folded(self) -> bool:
        """Whether only the title bar shows."""
        return self._folded

    def put(self, panel: QWidget) -> None:
        """Put the panel under the bar, hidden until `reveal`."""
        self._panel, self._shape = panel, cast(Panel, panel)
        panel.hide()
        self._column.takeAt(1)
        self._column.addWidget(panel, 1)
        self.bar.add_actions(self._shape.title_actions())
        self._shape.summary_changed.connect(lambda _words, _tone: self._show_summary())
        self._sized = panel if isinstance(panel, SizedPanel) else None
        if self._sized is not None:
            self._sized.height_changed.connect(self.height_changed)
        self._listed = panel if isinstance(panel, ListPanel) else None
        self._written = panel if isinstance(panel, WritingPanel) else None
        if self._written is not None:
            self._written.room_changed.connect(self.height_changed)
        self._show_summary()

    def reveal(self) -> None:
        """Show the panel, unless it is folded."""
        self._revealed = True
        if self._panel is not None:
            self._panel.setVisible(not self._folded)

    def set_folded(self, folded: bool) -> None:
        """Fold to the title bar, or unfold."""
        if folded == self._folded:
            return
        self._folded = folded
        if self._panel is not None and self._revealed:
            self._panel.setVisible(not folded)
        self.setMaximumHeight(BAR_HEIGHT if folded else WIDGET_MAX)
        self.setMinimumHeight(BAR_HEIGHT if folded else 0)
        self.bar.set_folded(folded)
        self._show_summary()
        self.folded_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Tell of another least height, or the splitter takes the pixels from the panel that comes first."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and not self._folded:
            least = self.minimumSizeHint().height()
            if least != self._least:
                self._least = least
                self.height_changed.emit()
        return done

    def wanted_height(self) -> int:
        """Return the height in which all of the panel shows, bar included."""
        if self._folded or self._panel is None:
            return BAR_HEIGHT
        if self._sized is None:
            return BAR_HEIGHT + self._panel.sizeHint().height()
        return BAR_HEIGHT + self._sized.preferred_height(self.width())

    def whole_rows(self, height: int) -> int:
        """Return the next height, at most `height` and bar included, that cuts no row of a list in half."""
        if self._folded or self._listed is None:
            return height
        return BAR_HEIGHT + self._listed.whole_rows(height - BAR_HEIGHT)

    def writing_height(self) -> int:
        """Return the height, bar included, in which what is being written shows; 0 where nothing is."""
        room = self._written.writing_room() if self._written is not None else 0
        return BAR_HEIGHT + room if room and not self._folded else 0

    def _show_summary(self) -> None:
        """Folded, the bar gives the panel's answer; unfolded, what the panel itself does not say."""
        if self._shape is None:
            return
        said = self._shape.summary()
        if not self._folded and self._sized is not None:
            said = self._sized.open_summary()
        self.bar.set_summary(*said)
