"""What the last step of each record left, gathered while the history is gone through for other reasons."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from db.history.step_rows import StepRow, every_step
from db.records import text_hash


class LastSteps:
    """Looks over the shoulder of whoever goes through all steps: unpacking them twice takes twice as long."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[str, str]] = {}
        self._is_whole = False

    def every_step(self, connection: sqlite3.Connection) -> Iterator[StepRow]:
        """Give all steps of the library, and keep what the last one of each record left."""
        left = self._left = {}
        self._is_whole = False
        for step in every_step(connection):
            if step.after is None:
                left.pop(step.record, None)
            else:
                left[step.record] = (step.kind, text_hash(step.after))
            yield step
        self._is_whole = True

    def left(self, connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
        """Return kind and checksum of each record that there must be, by id."""
        if not self._is_whole:
            for _ in self.every_step(connection):
                pass
        return dict(self._left)
