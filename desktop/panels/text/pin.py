"""The pin that holds the top line: whatever is laid out anew, the same words stay at the top.

It remembers a character, not a scroll value, and keeps it through a whole shower of resizings, so that many
small steps do not add up to a drift. Only scrolling takes it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QPlainTextEdit

from desktop.panels.text.scrolling import bring_to_top, top_position


class Pin:
    """Holds the first line of one view by the Qt position of its first character."""

    def __init__(self, view: QPlainTextEdit) -> None:
        self._view = view
        self._at: int | None = None
        self.moving = False

    def top(self) -> int:
        """Return the position that is, or will be, at the top."""
        return self._at if self._at is not None else top_position(self._view)

    def put(self, position: int) -> None:
        """Bring a position to the top and hold it there."""
        self._at = position
        self.push()

    def push(self) -> None:
        """Bring what is held to the top again."""
        if self._at is not None:
            with self.quietly():
                bring_to_top(self._view, self._at)

    def take_out(self) -> None:
        """Hold nothing: she has scrolled."""
        if not self.moving:
            self._at = None

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Scroll without meaning that she has scrolled."""
        before, self.moving = self.moving, True
        yield
        self.moving = before

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Keep the words at the top while something is laid out anew."""
        self._at = self.top()
        with self.quietly():
            yield
        self.push()
