"""The window is made in two goes: what its first paint shows, then the rest, in pieces between events.

Whoever presses a key or a button before all is made waits no longer than that takes: the rest is made first,
and what was pressed does then what it always does. A piece is short, so that the window answers between two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

_INPUT = frozenset(
    (
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.DragEnter,
        QEvent.Type.ContextMenu,
    )
)
"""What may need something that is not made yet."""


class Making(QObject):
    """Makes the pieces one by one once it has begun, or all that are left at once."""

    def __init__(self, pieces: Iterator[None], window: QObject) -> None:
        """Make what `pieces` makes, one piece at each step."""
        super().__init__(window)
        self._pieces: Iterator[None] | None = pieces
        self._then: Callable[[], object] = lambda: None
        self._is_at_it = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._make_piece)

    @property
    def is_done(self) -> bool:
        """Whether all is made."""
        return self._pieces is None

    def begin(self, then: Callable[[], object]) -> None:
        """Make one piece after the other from now on, between the events; call `then` when all is made."""
        if self._pieces is None:
            then()
            return
        self._then = then
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._next.start()

    def finish(self) -> None:
        """Make now all that is not made yet; from within a piece nothing is done."""
        while self._pieces is not None and not self._is_at_it:
            self._make()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make all before the first key, button or wheel is heard."""
        if event.type() in _INPUT:
            self.finish()
        return super().eventFilter(watched, event)

    def _make_piece(self) -> None:
        if self._pieces is not None and not self._is_at_it:
            self._make()
            if self._pieces is not None:
                self._next.start()

    def _make(self) -> None:
        pieces = self._pieces
        assert pieces is not None
        self._is_at_it = True
        try:
            next(pieces)
        except StopIteration:
            self._end()
        except BaseException:
            self._end()  # what is not made now never will be
            raise
        finally:
            self._is_at_it = False

    def _end(self) -> None:
        self._pieces = None
        self._next.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._then()
