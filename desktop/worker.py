"""The child process in which reading and exporting run: values in, values out, never a store or a widget.

It is started by `desktop.worker_link` and killed by it without ceremony, so nothing here needs an orderly
end. Two clocks watch the work from inside. A thread sends a beat each second: it cannot while something
holds the interpreter (a regular expression gone astray), but can while typst compiles a long text, which
holds no interpreter. And a timer of the C library ends the process when the beats stop, so that a stuck
child does not outlive a window that was killed.
"""

from __future__ import annotations

import faulthandler
import importlib
import os
import queue
import signal
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import IO, Any

from db.errors import ChanceryError
from db.place.part_files import remove_part
from desktop.frames import read_frame, write_frame

BEAT_SECONDS = 1.0
SELF_END_SECONDS = 15
"""Without a beat for this long the child ends itself; longer than the parent's own patience of 10 s."""

MEMORY_LIMIT = 4 * 1024**3 + 128 * 1024**2 * (os.cpu_count() or 1)
"""Bytes of address space. *m*: 300 KB with 2,000 notes reach 0.8 GB of addresses (0.43 GB in use), 1 MB with
10,000 notes 1.9 GB (1.5 in use), on two processors; each further one has a thread of typst, which reserves
addresses without using them. A runaway reaches any limit."""

WARM = ("desktop.reading.plain", "desktop.export_run", "desktop.exporting.pdf.single", "desktop.importing")
"""What is imported before the first task, so that the user does not wait for it."""


class Slot(Enum):
    """What stands in the arguments for something that only the child can supply."""

    REPORT = "report"
    """The function to call with (fraction from 0 to 1, code of what is being done)."""


REPORT = Slot.REPORT


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: a function named "module:function" and its picklable arguments."""

    number: int
    function: str
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ready:
    """The child has imported what it needs and takes tasks."""


@dataclass(frozen=True, slots=True)
class Beat:
    """The child is alive and its interpreter is free."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The work says how far it is."""

    number: int
    fraction: float
    words: str


@dataclass(frozen=True, slots=True)
class Done:
    """The work's result."""

    number: int
    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The work met an error of the user's world: the class's name, the code and its values."""

    number: int
    kind: str
    code: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Crashed:
    """Our own mistake: the exception's class and where it arose, without its message (her words)."""

    number: int
    kind: str
    lines: tuple[str, ...]


Message = Ready | Beat | Reported | Done | Failed | Crashed


def main(warm: Sequence[str] = WARM) -> None:
    """Take tasks until the other end of the pipe is gone; `warm` modules are imported before the first."""
    # Ctrl+C in a terminal reaches the whole group; it is the parent who decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(MEMORY_LIMIT)
    source, target = _own_pipes()
    Worker(source, target, warm).run()


class Worker:
    """The child's loop: tasks are read by one thread and carried out by the main one."""

    def __init__(self, source: IO[bytes], target: IO[bytes], warm: Sequence[str] = WARM) -> None:
        """Read tasks from one pipe and write messages to the other."""
        self._warm = warm
        self._source = source
        self._target = target
        self._writing = threading.Lock()
        self._tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
        self._busy = threading.Event()
        self._current: Task | None = None

    def run(self) -> None:
        """Carry out tasks for ever; the reading thread ends the process."""
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._beat, daemon=True).start()
        for name in self._warm:
            importlib.import_module(name)
        self._send(Ready())
        while True:
            task = self._tasks.get()
            self._current = task
            self._busy.set()
            faulthandler.dump_traceback_later(SELF_END_SECONDS, exit=True)
            message = self._carry_out(task)
            self._busy.clear()
            faulthandler.cancel_dump_traceback_later()
            self._current = None
            self._answer(message)

    def _carry_out(self, task: Task) -> Message:
        try:
            function = _function(task.function)
            arguments = [self._report(task.number) if a is REPORT else a for a in task.arguments]
            return Done(task.number, function(*arguments, **task.keywords))
        except ChanceryError as error:
            return Failed(task.number, type(error).__name__, error.code, _plain(error.values))
        except MemoryError:
            return Failed(task.number, "ChanceryError", "job-memory", {})
        except Exception as error:  # noqa: BLE001 - the edge of the process: told to the parent as our mistake
            return _crash(task.number, error)

    def _answer(self, message: Message) -> None:
        try:
            self._send(message)
        except OSError:
            os._exit(0)
        except Exception as error:  # noqa: BLE001 - a result that cannot be pickled is our mistake, too
            self._send(_crash(getattr(message, "number", 0), error))

    def _report(self, number: int) -> Callable[[float, str], None]:
        return lambda fraction, words: self._send(Reported(number, fraction, words))

    def _send(self, message: Message) -> None:
        with self._writing:
            write_frame(self._target, message)

    def _read(self) -> None:
        while True:
            try:
                task = read_frame(self._source)
            except (EOFError, OSError):
                self._take_away_parts()
                os._exit(0)
            self._tasks.put(task)

    def _take_away_parts(self) -> None:
        """Leave no temporary file behind when the parent is gone in mid-work."""
        if self._current is not None:
            clean_parts(self._current.arguments, os.getpid())

    def _beat(self) -> None:
        while True:
            self._busy.wait()
            threading.Event().wait(BEAT_SECONDS)
            if self._busy.is_set():
                faulthandler.dump_traceback_later(SELF_END_SECONDS, exit=True)
                self._send(Beat())


def clean_parts(arguments: tuple[Any, ...], pid: int) -> None:
    """Take away the temporary files of process `pid` beside each path among a task's arguments."""
    for argument in arguments:
        if isinstance(argument, Path):
            try:
                remove_part(argument, pid)
            except OSError:
                continue


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


def _crash(number: int, error: BaseException) -> Crashed:
    frames = traceback.extract_tb(error.__traceback__)
    lines = tuple(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return Crashed(number, type(error).__name__, lines)


def _plain(values: dict[str, object]) -> dict[str, Any]:
    """Return values that any process can take in: numbers and words."""
    return {name: v if isinstance(v, (int, float, str)) else str(v) for name, v in values.items()}


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return the pipes that were standard input and output; a stray print goes to standard error then."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return source, target


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:
        return  # Windows: the parent's other two limits remain
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (ValueError, OSError):
        return  # macOS knows the name but does not keep it
