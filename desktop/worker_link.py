"""The parent's end of the child process: starts it, writes tasks, listens, kills. No Qt.

Nothing here makes the caller wait: one thread starts the child and listens, another writes, since a long
text does not fit into a pipe and the child may be busy.
"""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from desktop.frames import read_frame, write_frame
from desktop.worker import WARM, Beat, Message, Reported, Task, clean_parts

_ROOT = Path(__file__).resolve().parent.parent
_START = "import sys; sys.path.insert(0, {root!r}); from desktop.worker import main; main({warm!r})"


class Gone:
    """The child has ended, killed or not; `out_of_memory` tells whether it said that memory ran out."""

    def __init__(self, *, out_of_memory: bool) -> None:
        self.out_of_memory = out_of_memory


Heard = Callable[["WorkerLink", Message | Gone], None]


class WorkerLink:
    """One child process. `heard` is called from a thread of the link, for each message and at the end."""

    def __init__(self, heard: Heard, warm: tuple[str, ...] = WARM) -> None:
        """Start a child in the background; it imports the `warm` modules before its first task."""
        self._heard = heard
        self._warm = warm
        self._outgoing: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self.doomed = False
        """Killed, or about to be: it takes no further task."""
        self._process: subprocess.Popen[bytes] | None = None
        self.last_sign = time.monotonic()
        """When the child last gave any sign of life, by the monotonic clock."""
        self.last_report = time.monotonic()
        """When the work itself last said something."""
        self._task: Task | None = None
        self._listener = threading.Thread(target=self._live, name="worker-listener", daemon=True)
        self._listener.start()

    def send(self, task: Task) -> None:
        """Hand a task to the child; returns at once."""
        self._task = task
        self.last_sign = self.last_report = time.monotonic()
        self._outgoing.put(task)

    def kill(self) -> None:
        """End the child, whatever it is doing; `Gone` is heard when it has ended."""
        with self._lock:
            self.doomed = True
            if self._process is not None:
                self._process.kill()

    def join(self, seconds: float) -> None:
        """Wait until the child has ended and its temporary files are gone, at most so long."""
        self._listener.join(seconds)

    @property
    def pid(self) -> int | None:
        """The child's process id, or None before it has started."""
        return None if self._process is None else self._process.pid

    # -- in the link's own threads ---------------------------------------------------------------------

    def _live(self) -> None:
        with tempfile.TemporaryFile() as errors:
            memory = False
            try:
                process = self._start(errors)
            except OSError:
                process = None
            if process is not None:
                self._listen(process)
                memory = _says_memory(errors)
                if self._task is not None:
                    clean_parts(self._task.arguments, process.pid)
        self._heard(self, Gone(out_of_memory=memory))

    def _start(self, errors: IO[bytes]) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self.doomed:
                return None
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START.format(root=str(_ROOT), warm=self._warm)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return self._process

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        writer = threading.Thread(target=self._write, args=(process.stdin,), daemon=True)
        writer.start()
        with contextlib.suppress(EOFError, OSError):
            while True:
                message = read_frame(process.stdout)
                self.last_sign = time.monotonic()
                if isinstance(message, Reported):
                    self.last_report = self.last_sign
                if not isinstance(message, Beat):
                    self._heard(self, message)
        process.kill()
        process.wait()
        self._outgoing.put(None)
        writer.join()
        process.stdout.close()
        with contextlib.suppress(OSError):
            process.stdin.close()

    def _write(self, pipe: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            while (task := self._outgoing.get()) is not None:
                write_frame(pipe, task)


def _says_memory(errors: IO[bytes]) -> bool:
    """Tell whether the child's last words are those of an allocation that failed (Rust, C++, Python)."""
    errors.seek(0, 2)
    errors.seek(max(0, errors.tell() - 4096))
    words = errors.read()
    return any(sign in words for sign in (b"memory allocation of", b"bad_alloc", b"MemoryError"))
