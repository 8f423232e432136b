"""Which draft of a cable is this window's: two windows that correct the same cable have one each.

A lock file beside the draft tells that somebody is at it. It goes with its process, so a draft without one
was left by a crash, or put aside, and may be gone on with.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from db.cable_state import CableState
from desktop import correction_drafts
from desktop.correction_drafts import Draft

MOST = 9
"""Drafts that one cable may have."""


@dataclass(frozen=True, slots=True)
class Found:
    """The slot that a correction begun now would take, the draft left in it, and whether others are at it."""

    slot: int
    draft: Draft | None
    elsewhere: bool


class DraftSlot:
    """Holds one slot while the cable is corrected here."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._lock: QLockFile | None = None
        self.number = 1

    def hold(self, library: str, cable: str, slot: int) -> None:
        """Take a slot, or the next one where another window has taken it in this very moment."""
        self.release()
        for number in range(slot, MOST + 1):
            lock = _lock_of(library, cable, number)
            self.number = number
            if lock.tryLock(0):
                self._lock = lock
                return
            if lock.error() != QLockFile.LockError.LockFailedError:
                return  # nothing can be written there; that is told where the draft is

    def release(self) -> None:
        """Let the slot go."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def look(library: str, state: CableState) -> Found:
    """Return the first slot with a draft that nobody is at, else the first that is empty.

    A draft that is the same as the text of today was kept as a reading in the very moment before a crash,
    and goes.
    """
    cable = state.cable.id
    empty, elsewhere, left = 0, False, None
    for slot in range(1, MOST + 1):
        if _is_taken(library, cable, slot):
            elsewhere = True
            continue
        draft = correction_drafts.read(library, cable, slot)
        if draft is not None and draft.text == state.text:
            correction_drafts.remove(library, cable, slot)
            draft = None
        if draft is None:
            empty = empty or slot
        elif left is None:
            left = draft
    if left is not None:
        return Found(left.slot, left, elsewhere)
    return Found(empty or MOST, None, elsewhere)


def _lock_path(library: str, cable: str, slot: int) -> Path:
    return correction_drafts.path_of(library, cable, slot).with_suffix(".lock")


def _lock_of(library: str, cable: str, slot: int) -> QLockFile:
    path = _lock_path(library, cable, slot)
    with contextlib.suppress(OSError):  # `tryLock` says so, too
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # a correction may last a day; only a process that is no more frees it
    return lock


def _is_taken(library: str, cable: str, slot: int) -> bool:
    """Tell whether a window is at a draft. Where no lock file lies, none is."""
    if not _lock_path(library, cable, slot).exists():
        return False
    lock = _lock_of(library, cable, slot)
    if lock.tryLock(0):
        lock.unlock()
        return False
    return lock.error() == QLockFile.LockError.LockFailedError
