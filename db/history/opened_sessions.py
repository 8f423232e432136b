"""Who has the library open and has changed something in it: a window's Ctrl+Z is about its own steps.

A session draws a number by lot. When it ends its row goes; where a process ended without that, its row is
seen to be that of nobody, and what it did can be taken back by whoever opens the library next. So it is in a
copy of the library, since nobody has that open. A session on another computer cannot be looked for: it counts
as over, as a library on a shared disk is warned of anyway.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

_LIVE: set[int] = set()
"""The sessions of this process that are open."""


class OpenedSession:
    """One opening of a library; `place` tells its file from every other, copies of it too."""

    def __init__(self, place: str) -> None:
        """Begin a session; it is written into the library with its first change."""
        self.number = int.from_bytes(os.urandom(4), "big") >> 1
        self._place = place
        self._is_entered = False
        _LIVE.add(self.number)

    def enter(self, connection: sqlite3.Connection) -> None:
        """Write into the library that this session changes it; within the transaction of a change."""
        if not self._is_entered:
            connection.execute(
                "INSERT INTO opened_session (n, place, host, process, began) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (self.number, self._place, _host(), os.getpid(), _began(os.getpid())),
            )

    def entered(self) -> None:
        """Note that the change was committed."""
        self._is_entered = True

    def others(self, connection: sqlite3.Connection) -> tuple[int, ...]:
        """Return the other sessions that have the library open now and have changed something."""
        return others_than(connection, self.number, self._place)

    def end(self) -> bool:
        """Note that the session is over; return whether the library is to be told by `leave`."""
        _LIVE.discard(self.number)
        return self._is_entered

    def leave(self, connection: sqlite3.Connection) -> None:
        """Take this session out of the library, and those that ended without a word."""
        living = self.others(connection)
        for (left,) in connection.execute("SELECT n FROM opened_session").fetchall():
            if left not in living:
                connection.execute("DELETE FROM opened_session WHERE n = ?", (left,))


def others_than(connection: sqlite3.Connection, number: int, place: str) -> tuple[int, ...]:
    """Return the sessions but this one that have the library at this place open and have changed it."""
    rows = connection.execute(
        "SELECT n, host, process, began FROM opened_session WHERE n <> ? AND place = ?", (number, place)
    ).fetchall()
    return tuple(row[0] for row in rows if _lives(*row))


def _lives(number: int, host: str, process: int, began: str) -> bool:
    if process == os.getpid():
        return number in _LIVE
    return host == _host() and _is_running(process) and began == _began(process)


def _host() -> str:
    from socket import gethostname  # what only reads does without it

    return gethostname()


def _is_running(process: int) -> bool:
    if process <= 0:
        return False
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _began(process: int) -> str:
    """Return when a process began, as its system counts that, or "": numbers of processes come again."""
    with suppress(OSError, IndexError):
        return Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[19]
    return ""
