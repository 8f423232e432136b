"""One stay in an editor as one undo step, which Esc takes back whole.

While she types, words are committed at each pause; all these changes carry one burst name, so that Ctrl+Z
takes them back together. Esc does the same at once, through the library's own undo, so that redo can
still bring back what was typed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from db.changes import Change
from desktop.session import Session


class EditBurst(QObject):
    """The changes of the editor that is open now; outside of `begin` and `end` each stands for itself."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Make the burst of one panel; `session` carries out its changes."""
        super().__init__(parent)
        self._session = session
        self._name = ""
        self._committed = False
        self._own = False
        session.changed.connect(self._see_change)

    @property
    def is_open(self) -> bool:
        """Whether an editor is open."""
        return bool(self._name)

    def begin(self, what: str) -> None:
        """Open a burst with an editor: what it commits from now on is one undo step."""
        self._name = self._session.new_burst(what)
        self._committed = False

    def end(self) -> None:
        """End the burst with its editor: what it committed stands."""
        self._name = ""
        self._committed = False

    def cancel(self) -> None:
        """Take back what the editor that is left by Esc has committed, if anything."""
        committed, self._committed, self._name = self._committed, False, ""
        if committed:
            self._session.undo()

    def do(self, change: Change | None) -> bool:
        """Carry out a change as part of the burst, if one is open; return whether it is committed."""
        if change is None:
            return True
        if self._name:
            change = replace(change, burst=self._name)
        self._own = True
        try:
            done = self._session.do(change)
        finally:
            self._own = False
        if done and self._name:
            self._committed = True
        return done

    def _see_change(self, _change: Any) -> None:  # noqa: ANN401 - a signal's object
        """Leave to the library's undo what is no longer the last thing that happened."""
        if not self._own:
            self._committed = False
