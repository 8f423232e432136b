"""Several child processes that work on many small tasks at once; no Qt, for a window's thread or a command.

As with `desktop.jobs`, a child that is stuck, runs in circles or takes too much memory is ended, and costs
only the task that it was at; another is started where there is work left. Whoever owns the pool asks it from
one thread; the children are listened to by threads of their links, which only put into a queue.
"""

from __future__ import annotations

import queue
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import db.errors
from db.errors import ChanceryError
from desktop.reports import write_report
from desktop.worker import Crashed, Done, Failed, Message, Ready, Reported, Task
from desktop.worker_link import Gone, WorkerLink

SILENCE = 10.0
"""Seconds without any sign of life after which a child is ended."""
START_PATIENCE = 60.0
"""Seconds that a child may take to start: a cold disk is slow."""
_LOOK_S = 0.25
_MOST_STARTS = 5
"""So often in a row a child may end before it is ready; then it is not the work that is at fault."""

Heard = queue.SimpleQueue[tuple[WorkerLink, "Message | Gone"]]


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of the task that was put in with this `key`: its `result`, or why there is none."""

    key: Any
    result: Any = None
    error: ChanceryError | None = None


class _Place:
    """A place at which one child after the other works."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.link: WorkerLink | None = None
        self.ready = False
        self.key: Any = None
        self.task: Task | None = None
        self.ending: ChanceryError | None = None


class WorkerPool:
    """A few children and the tasks that wait for them."""

    def __init__(self, size: int, warm: tuple[str, ...], patience: float, heard: Heard | None = None) -> None:
        """Have at most `size` children; none is started yet.

        They import the `warm` modules first. A task that reports nothing for `patience` seconds is ended.
        Several pools may share one queue of what is `heard`, to be waited for together.
        """
        self.heard: Heard = heard or queue.SimpleQueue()
        self._warm = warm
        self._patience = patience
        self._places = [_Place(number) for number in range(size)]
        self._waiting: deque[tuple[Any, Task]] = deque()
        self.reported: Callable[[Any, float, str], None] = lambda _key, _fraction, _words: None
        """Called with a task's key and what it says of how far it is."""
        self._number = 0
        self._failed_starts = 0
        self._looked = 0.0

    @property
    def free(self) -> int:
        """How many more tasks would be begun at once, or as soon as a child has started."""
        return sum(place.task is None for place in self._places) - len(self._waiting)

    @property
    def busy(self) -> bool:
        """Whether any task is worked on or waits."""
        return bool(self._waiting) or any(place.task is not None for place in self._places)

    def put(self, key: object, function: str, *arguments: object) -> None:
        """Have `function` ("module:function") called in a child; `Ended` with this key will come."""
        self._number += 1
        self._waiting.append((key, Task(self._number, function, arguments, {})))
        self._begin()

    def take(self, link: WorkerLink, message: Message | Gone) -> list[Ended]:
        """Take in one thing that was heard, and return what ended by it; nothing where it is another's."""
        place = next((place for place in self._places if place.link is link), None)
        if place is None:
            return []
        ended = self._take_of(place, message)
        self._begin()
        if self._failed_starts >= _MOST_STARTS and all(place.task is None for place in self._places):
            ended += [Ended(key, error=ChanceryError("job-crashed", path="")) for key, _ in self._waiting]
            self._waiting.clear()
        return ended

    def look_at_clock(self) -> None:
        """End children that give no sign, or whose work reports nothing; to be called often."""
        now = time.monotonic()
        if now - self._looked < _LOOK_S:
            return
        self._looked = now
        for place in self._places:
            link = place.link
            if link is None or place.task is None or place.ending is not None:
                continue
            limits = [(link.last_sign, SILENCE if place.ready else START_PATIENCE)]
            if place.ready:
                limits.append((link.last_report, self._patience))
            for since, most in limits:
                if now - since > most:
                    place.ending = ChanceryError("job-silent", seconds=round(most))
                    link.kill()
                    break

    def drop_waiting(self) -> None:
        """Forget the tasks that nobody has begun; those that are worked on go on."""
        self._waiting.clear()

    def kill(self) -> None:
        """Kill the children, whatever they are doing; may be called from any thread."""
        for place in self._places:
            if (link := place.link) is not None:
                link.kill()

    def close(self) -> None:
        """End all children and forget all tasks."""
        self._waiting.clear()
        for place in self._places:
            if place.link is not None:
                place.link.kill()
        for place in self._places:
            if place.link is not None:
                place.link.join(2.0)
                place.link = None

    # -- private ---------------------------------------------------------------------------------------

    def _take_of(self, place: _Place, message: Message | Gone) -> list[Ended]:
        if isinstance(message, Ready):
            place.ready = True
            self._failed_starts = 0
            if place.link is not None:
                place.link.last_report = time.monotonic()
        elif isinstance(message, Gone):
            return self._gone(place, message)
        elif place.task is None or getattr(message, "number", None) != place.task.number:
            return []
        elif isinstance(message, Done):
            return [self._end(place, result=message.result)]
        elif isinstance(message, Failed):
            kind = getattr(db.errors, message.kind, ChanceryError)
            return [self._end(place, error=kind(message.code, **message.values))]
        elif isinstance(message, Crashed):
            path = write_report(message.kind, (place.task.function, *message.lines))
            return [self._end(place, error=ChanceryError("job-crashed", path=str(path or "")))]
        else:
            assert isinstance(message, Reported)
            self.reported(place.key, message.fraction, message.words)
        return []

    def _gone(self, place: _Place, message: Gone) -> list[Ended]:
        place.link = None
        if not place.ready:
            self._failed_starts += 1
        if place.task is None:
            return []
        crash = ChanceryError("job-memory" if message.out_of_memory else "job-crashed")
        return [self._end(place, error=place.ending or crash)]

    def _end(self, place: _Place, *, result: object = None, error: ChanceryError | None = None) -> Ended:
        ended = Ended(place.key, result, error)
        place.task = place.key = place.ending = None
        return ended

    def _begin(self) -> None:
        for place in self._places:
            if not self._waiting:
                return
            if place.task is not None:
                continue
            if place.link is None or place.link.doomed:
                if self._failed_starts >= _MOST_STARTS:
                    return
                place.ready = False
                place.link = WorkerLink(lambda link, message: self.heard.put((link, message)), self._warm)
            place.key, place.task = self._waiting.popleft()
            place.link.send(place.task)
