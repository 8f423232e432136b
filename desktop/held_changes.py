"""Changes that are made but cannot be saved yet: the library is in use, the disk full, the file gone.

They are shown as if they were saved, wait in their order, and are saved as soon as that is possible. Held is
what was done to one open cable; what brings in or takes away a whole cable or a text is refused instead.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from db.carry_out import is_carried_out
from db.changes import Change, Label, compose, inverse
from db.errors import ChanceryError, ChangeRefusedError
from db.store import Store

_OF_THE_WHOLE_FILE = frozenset(
    (
        "disk-failed",
        "disk-full",
        "library-failed",
        "library-gone",
        "library-locked",
        "library-log-gone",
        "library-not-writable",
        "library-read-only",
    )
)
_BRIEF_S = 1.0
"""A lock that lasts no longer is nothing to be told about."""


@dataclass(frozen=True, slots=True)
class _Held:
    change: Change
    author: str
    undoable: bool


class HeldChanges:
    """What waits to be saved in one library, the oldest first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Hold nothing yet; `clock` tells seconds."""
        self._waiting: list[_Held] = []
        self._clock = clock
        self._since = 0.0
        self._told = ""

    def __len__(self) -> int:
        """Return how many changes wait."""
        return len(self._waiting)

    @staticmethod
    def can_hold(change: Change, error: ChanceryError) -> bool:
        """Tell whether a change may wait that this error kept from being saved."""
        whole = change.texts or change.files or change.touches("cable", "reading")
        return error.code in _OF_THE_WHOLE_FILE and change.cable is not None and not whole

    def hold(self, change: Change, author: str, *, undoable: bool = True) -> None:
        """Have a change wait behind the others."""
        if not self._waiting:
            self._since = self._clock()
        self._waiting.append(_Held(change, author, undoable))

    def save(self, store: Store) -> list[Change]:
        """Save all that waits; return those that were let go, since another has changed the same.

        Raises LibraryError where the library still cannot be written; what is not saved then waits on.
        """
        refused = []
        while self._waiting:
            first = self._waiting[0]
            try:
                store.apply(first.change, author=first.author, undoable=first.undoable)
            except ChangeRefusedError:
                if not store.read(
                    is_carried_out, first.change
                ):  # it was saved just when the file was moved away
                    refused.append(first.change)
            self._waiting.pop(0)
        self._told = ""
        return refused

    def take_back(self) -> Change | None:
        """Let go of the last step and return the change that takes it back; None where nothing waits."""
        undoable = [held for held in self._waiting if held.undoable]
        if not undoable:
            return None
        last = undoable[-1].change
        step = [
            held
            for held in undoable
            if held.change is last or (last.burst and held.change.burst == last.burst)
        ]
        self._waiting = [held for held in self._waiting if held not in step]
        steps = compose(one for held in step for one in held.change.steps)
        return Change(last.label, inverse(steps), cable=last.cable, kind="undo")

    def label(self) -> Label | None:
        """Return what the last step that waits is called, or None."""
        return next((held.change.label for held in reversed(self._waiting) if held.undoable), None)

    def of_cable(self, cable: str) -> list[Change]:
        """Return what waits for a cable, the oldest first."""
        return [held.change for held in self._waiting if held.change.cable == cable]

    def is_news(self, error: ChanceryError) -> bool:
        """Tell whether she is to be told why the changes wait: once for each reason, a lock not at once."""
        if error.code == "library-locked" and self._clock() - self._since < _BRIEF_S:
            return False
        if error.code == self._told:
            return False
        self._told = error.code
        return True
