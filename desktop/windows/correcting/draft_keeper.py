"""Keeps the correction under way as a draft, a second or two after each step, off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop import correction_drafts
from desktop.correction_drafts import Draft
from desktop.windows.correcting.correct_work import CorrectWork
from desktop.windows.correcting.draft_slot import DraftSlot

PAUSE_MS = 1200


class DraftKeeper(QObject):
    """Writes what `draft` returns, when it was told of a change. One thread, so that order is kept."""

    failed = Signal(str)
    """A draft could not be written, and why; told once until one could be again."""
    _written = Signal(str)

    def __init__(self, draft: Callable[[], Draft | None], parent: QObject) -> None:
        """Keep what `draft` returns; None is nothing to keep."""
        super().__init__(parent)
        self._draft = draft
        self.slot = DraftSlot()
        """Which of the cable's drafts is this window's."""
        self._thread: ThreadPoolExecutor | None = None
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._write)
        self._written.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def touch(self) -> None:
        """Keep the draft soon: something has changed. Who types on does not put it off."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> bool:
        """Keep the draft at once and wait for it; return whether it lies on the disk."""
        self._timer.stop()
        draft = self._draft()
        if draft is None:
            return True
        return not self._run(_written, draft).result()

    def drop(self, library: str, cable: str) -> None:
        """Take this window's draft of a cable away, after whatever is still being written."""
        self._timer.stop()
        self._run(correction_drafts.remove, library, cable, self.slot.number).result()

    def close(self) -> None:
        """Wait for what is being written, and write no more."""
        self._timer.stop()
        self.slot.release()
        if self._thread is not None:
            self._thread.shutdown(wait=True)
            self._thread = None

    def _write(self) -> None:
        draft = self._draft()
        if draft is not None:
            done = self._run(_written, draft)
            done.add_done_callback(lambda one: self._hear(one.result()))

    def _hear(self, why: str) -> None:
        """Pass on from the thread what came of it."""
        try:
            self._written.emit(why)
        except RuntimeError:
            return  # the window is gone

    def _tell(self, why: str) -> None:
        if why and not self._told:
            self.failed.emit(why)
        self._told = bool(why)

    def _run(self, work: Callable[..., Any], *arguments: object) -> Future[Any]:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "draft")
        return self._thread.submit(work, *arguments)


def draft_of(work: CorrectWork, library: str, slot: int, reason: str, note: str) -> Draft | None:
    """Return what is to be kept of a correction under way; None where nothing is changed."""
    if work.state is None or not work.changed:
        return None
    return Draft(
        library,
        work.base.cable.id,
        work.base.reading.id,
        work.base.reading.text_sha256,
        work.text,
        reason,
        note,
        dict(work.choices.made),
        tuple(sorted(work.choices.kept_values)),
        slot=slot,
    )


def _written(draft: Draft) -> str:
    """Write a draft and return why that failed, or "" where it did not."""
    try:
        correction_drafts.write(draft)
    except OSError as error:
        return error.strerror or str(error)
    return ""
