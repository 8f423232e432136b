"""An import from beginning to end, for a window's thread or a command: files found, read, written, counted.

Files are read in a pool of processes, a few at a time, and written by one more in batches of at most 200
cables, each of them one change under the import's id. What is read waits for the writer in a line that is
never long, so that neither memory nor disk is flooded. A cancelled import keeps the batches that are written:
the same files named again go on where it was, since what is there is recognised.

*m*, on two processors and a cable of 3 KB with 100 records: reading 2.3 ms, making its rows 0.9, handing over
0.2, writing with the index of words 2.6; written as one change after the other, 8.2.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from pathlib import Path

from db.errors import ChanceryError
from db.importing.entering import MOST, ForWhom, Written
from desktop.import_choices import ImportReport, Outcome, Progress, ReadCable, Refused, Wanted, What
from desktop.import_reading import Read
from desktop.worker import REPORT
from desktop.worker_pool import Ended, Heard, WorkerPool

GROUP = 16
"""Files that one process reads at a time: few enough that one which breaks off costs little."""
MOST_BYTES = 16 * 1024 * 1024
"""A batch is written as soon as it is so large, however few its cables are."""
LATEST_S = 0.7
"""A batch that is not full is written when it has waited for so long: what was read is soon to be seen."""
PATIENCE_S = 20.0
"""Seconds after which a file is refused whose reading tells nothing."""
_WRITER_PATIENCE_S = 600.0
_BUSY_TRIES = 40
_BUSY_S = 0.5
_TOLD_S = 0.1
READERS = max(1, min(os.cpu_count() or 1, 6))

Told = Callable[[Progress], None]
Wrote = Callable[[int], None]


class ImportRun:
    """One import. `run` does all of it and returns; the other methods may be called from any thread."""

    def __init__(
        self,
        library: Path,
        wanted: Sequence[Wanted],
        whom: ForWhom,
        *,
        told: Told = lambda _progress: None,
        wrote: Wrote = lambda _changes: None,
        readers: int = READERS,
    ) -> None:
        """Import these files into the library at this path.

        `told` hears how far it is, `wrote` how many changes a batch took that is in the library now; both are
        called from the thread of `run`, which waits for them.
        """
        self._library = library
        self._whom = whom
        self.told = told
        self.wrote = wrote
        self._order = {one.path: at for at, one in enumerate(wanted)}
        self._todo = deque(wanted)
        self._heard: Heard = queue.SimpleQueue()
        self._readers = WorkerPool(readers, ("desktop.import_reading",), PATIENCE_S, self._heard)
        self._writer = WorkerPool(1, ("db.importing.entering",), _WRITER_PATIENCE_S, self._heard)
        self._ready: deque[ReadCable] = deque()
        self._since = 0.0
        self._written: list[ReadCable] = []
        self._tries = 0
        self._outcomes: list[Outcome] = []
        self._counted = Counter[What]()
        self._files = len(wanted)
        self._done = 0
        self._partly: dict[str, int] = {}
        """Files that are done of the groups being read, by the path of the group's first."""
        self._readers.reported = self._is_reading
        self._current = ""
        self._error: ChanceryError | None = None
        self._cancelled = threading.Event()
        self._abandoned = threading.Event()
        self._paused = threading.Event()
        self._worked = 0.0
        self._at = self._last_told = 0.0

    # -- public ----------------------------------------------------------------------------------------

    def cancel(self) -> None:
        """Stop soon: what is being written is finished, what was only read is not."""
        self._cancelled.set()

    def abandon(self) -> None:
        """End at once: what is being written is taken back by the library itself, as after a kill."""
        self._cancelled.set()
        self._abandoned.set()
        self._writer.kill()

    def pause(self, paused: bool) -> None:
        """Read and write no further, or go on."""
        (self._paused.set if paused else self._paused.clear)()

    def run(self) -> ImportReport:
        """Import, and return what came of it; an error of the library's ends it and is told there."""
        self._at = time.monotonic()
        try:
            while self._goes_on():
                self._feed()
                self._listen()
                self._tell()
        finally:
            self._readers.close()
            self._writer.close()
        self._tell(at_once=True)
        self._outcomes.sort(key=lambda one: self._order.get(one.path, 0))
        error = None if self._error is None else (self._error.code, _plain(self._error))
        left = len(self._order.keys() - {one.path for one in self._outcomes})
        return ImportReport(
            self._whom.import_id, tuple(self._outcomes), left, self._cancelled.is_set() and left > 0, error
        )

    # -- private ---------------------------------------------------------------------------------------

    def _goes_on(self) -> bool:
        if self._written and not self._abandoned.is_set():
            return True  # what is being written is waited for
        if self._error is not None or self._cancelled.is_set():
            return False
        return bool(self._todo or self._ready or self._readers.busy)

    @property
    def _stopping(self) -> bool:
        return self._cancelled.is_set() or self._error is not None

    def _feed(self) -> None:
        """Give the readers files, and the writer a batch that is full or has waited."""
        if self._stopping or self._paused.is_set():
            return
        while self._todo and self._readers.free > 0 and len(self._ready) < 2 * MOST:
            group = [self._todo.popleft() for _ in range(min(GROUP, len(self._todo)))]
            self._read(group)
        size = sum(len(one.blob) for one in self._ready)
        waited = self._since and time.monotonic() - self._since > LATEST_S
        is_last = not self._todo and not self._readers.busy
        is_due = len(self._ready) >= MOST or size >= MOST_BYTES or waited or is_last
        if self._ready and not self._written and is_due:
            self._take_batch()

    def _read(self, group: list[Wanted]) -> None:
        self._current = group[0].path
        self._readers.put(group, "desktop.import_reading:read_group", tuple(group), self._whom.author, REPORT)

    def _is_reading(self, group: list[Wanted], fraction: float, path: str) -> None:
        self._partly[group[0].path] = min(len(group) - 1, int(fraction * len(group) + 0.001))
        self._current = path

    def _take_batch(self) -> None:
        size = 0
        while self._ready and len(self._written) < MOST and size < MOST_BYTES:
            self._written.append(self._ready.popleft())
            size += len(self._written[-1].blob)
        self._since = time.monotonic() if self._ready else 0.0
        self._tries = 0
        self._write()

    def _write(self) -> None:
        blobs = tuple(one.blob for one in self._written)
        function = "db.importing.entering:enter_batch"
        self._writer.put("batch", function, str(self._library), blobs, self._whom)

    def _listen(self) -> None:
        try:
            heard = [self._heard.get(timeout=_TOLD_S)]
            while not self._heard.empty():
                heard.append(self._heard.get_nowait())
        except queue.Empty:
            heard = []
        for link, message in heard:
            for ended in self._readers.take(link, message):
                self._has_read(ended)
            for ended in self._writer.take(link, message):
                self._has_written(ended)
        self._readers.look_at_clock()
        self._writer.look_at_clock()

    def _has_read(self, ended: Ended) -> None:
        group: list[Wanted] = ended.key
        self._partly.pop(group[0].path, None)
        if ended.error is not None and len(group) > 1:
            # One of them is to blame: each is read by itself, so that it costs only itself.
            for suspect in group:
                self._read([suspect])
            return
        found = _found(group[0].path, ended)
        later = [one for one in found if isinstance(one, Wanted)]
        self._todo.extendleft(reversed(later))
        self._done += len(group) - len(later)
        for one in found:
            if isinstance(one, Refused):
                self._add(Outcome(one.path, one.part, "refused", refused=one))
            elif isinstance(one, ReadCable):
                self._ready.append(one)
        if self._ready and not self._since:
            self._since = time.monotonic()

    def _has_written(self, ended: Ended) -> None:
        error = ended.error
        if error is not None and error.code == "library-locked" and self._tries < _BUSY_TRIES:
            self._tries += 1
            time.sleep(_BUSY_S)
            self._write()
            return
        batch, self._written = self._written, []
        if error is not None:
            self._error = error
            return
        written: Written = ended.result
        for one, entered in zip(batch, written.cables, strict=True):
            self._add(one.outcome(entered.cable, already_there=entered.already_there, title=entered.title))
        if written.changes:
            self.wrote(written.changes)

    def _add(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self._counted[outcome.what] += 1

    def _tell(self, *, at_once: bool = False) -> None:
        now = time.monotonic()
        if not self._paused.is_set():
            self._worked += now - self._at
        self._at = now
        if at_once or now - self._last_told >= _TOLD_S:
            self._last_told = now
            self.told(self._progress())

    def _progress(self) -> Progress:
        stage = "paused" if self._paused.is_set() else "ending" if self._stopping else "reading"
        return Progress(
            stage,  # type: ignore[arg-type]
            self._files,
            min(self._files, self._done + sum(self._partly.values())),
            self._counted["imported"],
            self._counted["already there"],
            self._counted["refused"],
            self._worked,
            self._current,
        )


def _found(path: str, ended: Ended) -> tuple[Read, ...]:
    if ended.error is not None:
        return (Refused(path, "", ended.error.code, _plain(ended.error)),)
    found: tuple[Read, ...] = ended.result
    return found


def _plain(error: ChanceryError) -> tuple[tuple[str, str | int | float], ...]:
    return tuple((k, v if isinstance(v, (str, int, float)) else str(v)) for k, v in error.values.items())
