"""Changes that are made but cannot be saved yet: the library is in use, the disk full, the file gone.

They are shown as if they were saved, wait in their order, and are saved as soon as that is possible. Held is
what was done to one open cable; what brings in or takes away a whole cable or a text is refused instead.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from db.changes import Change, Label, Step, compose, inverse
from db.errors import ChanceryError, ChangeRefusedError
from db.records import Note
from db.rows import read_record
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


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of all that waited: whether it is `as_shown` in the library now, and what is to be told."""

    as_shown: bool
    news: tuple[ChanceryError, ...] = ()


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

    def save(self, store: Store) -> Saved:
        """Save all that waits, words put together with those that another has written meanwhile.

        Raises LibraryError where the library still cannot be written; what is not saved then waits on.
        """
        as_shown, news = True, []
        while self._waiting:
            first = self._waiting[0]
            try:
                store.apply(first.change, author=first.author, undoable=first.undoable)
            except ChangeRefusedError:
                merged, both = _merged(store, first.change)
                if merged is not None and merged.steps:
                    self._waiting[0] = replace(first, change=merged)
                    news += [both] if both is not None else []
                    as_shown = False
                    continue
                from db.carry_out import is_carried_out  # what writing takes is here by now

                if merged is None and not store.read(
                    is_carried_out, first.change
                ):  # else the file was moved away just then
                    news.append(ChangeRefusedError("words-moved-on", words=_words_of(first.change)))
            self._waiting.pop(0)
        self._told = ""
        return Saved(as_shown and not news, tuple(news))

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


def _merged(store: Store, change: Change) -> tuple[Change | None, ChanceryError | None]:
    """Return the change that puts a note's new words together with what stands there now, if it is one.

    It has no steps where these words stand there already. With it comes what to tell where both have
    written at the same place.
    """
    step = change.steps[0]
    before, after = step.before, step.after
    if len(change.steps) > 1 or not isinstance(before, Note) or not isinstance(after, Note):
        return None, None
    there = store.read(read_record, "note", after.id)
    if not isinstance(there, Note) or replace(before, words=after.words, modified=after.modified) != after:
        return None, None
    from db.correcting.word_merge import merge_words  # seldom wanted
    from desktop.messages.notes import note_title

    words, on_both_sides = merge_words(before.words, after.words, there.words)
    if words == there.words:
        return replace(change, steps=()), None
    merged = replace(change, steps=(Step(there, replace(there, words=words, modified=after.modified)),))
    told = ChangeRefusedError("words-on-both-sides", note=note_title(after, None)) if on_both_sides else None
    return merged, told


def _words_of(change: Change) -> str:
    """Return the words that were written in a change."""
    written = []
    for step in change.steps:
        for name in ("words", "value", "name", "when", "by"):
            words = getattr(step.after, name, "")
            if words and words != getattr(step.before, name, ""):
                written.append(words)
    return " / ".join(written)
