"""Which typing makes one undo step: it ends at a paragraph, after 5 s without a key, or after 30 s.

However often the words are committed in between: changes with the same burst are one step.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

QUIET_S = 5.0
LONGEST_S = 30.0


class TypingSteps:
    """Counts time from key to key. `new_burst` makes a name for a step; `clock` tells seconds."""

    def __init__(self, new_burst: Callable[[], str], clock: Callable[[], float] = monotonic) -> None:
        self._new_burst = new_burst
        self._clock = clock
        self._burst = ""
        self._began = 0.0
        self._last = 0.0

    @property
    def burst(self) -> str:
        """The name of the step that is being typed, or "" between two steps."""
        return self._burst

    def key(self) -> bool:
        """Note a key; return whether it begins a new step."""
        now = self._clock()
        begins = not self._burst or now - self._last > QUIET_S
        self._last = now
        if begins:
            self._burst = self._new_burst()
            self._began = now
        return begins

    def is_long(self) -> bool:
        """Tell whether the step has gone on for long enough."""
        return bool(self._burst) and self._clock() - self._began >= LONGEST_S

    def end(self) -> None:
        """End the step: the next key begins another."""
        self._burst = ""
