"""What a backup is called: when it was made, the how manieth it is, and why.

    2026-11-24 17-30-05, 12, changed.chancery

The number orders backups, not the clock, which may have been set back; the time is what it showed. A backup
that was named without number or why is read, too.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

SUFFIX = ".chancery"
WHYS = ("opened", "changed", "asked", "migration", "restore", "emptying", "merge", "")
"""Why a backup was made: soon after opening, after half an hour of change, since she asked for it, before a
newer Chancery changes the form, before another backup takes its place, before the trash is emptied, before
another library is merged."""

_TIME = "%Y-%m-%d %H-%M-%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)(?:, (\d{1,9}))?(?:, ([a-z]+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there: its file, when it was made by the computer's clock, and its size in bytes.

    `number` orders the backups of a library (0 where the name has none), `why` is one of WHYS.
    """

    path: Path
    time: datetime
    size: int
    number: int = 0
    why: str = ""

    @property
    def order(self) -> tuple[int, datetime]:
        """What backups are sorted by: the later one has more."""
        return self.number, self.time


def read_name(path: Path) -> Backup | None:
    """Return the backup that a file is by its name, or None where it is none or cannot be looked at."""
    found = _NAME.fullmatch(path.stem)
    if path.suffix != SUFFIX or found is None:
        return None
    with contextlib.suppress(ValueError, OSError):
        time = datetime.strptime(found[1], _TIME)
        why = found[3] if found[3] in WHYS else ""
        if path.is_file():
            return Backup(path, time, path.stat().st_size, int(found[2] or 0), why or "")
    return None


def next_name(folder: Path, present: Iterable[Backup], now: datetime, why: str) -> Path:
    """Return a file that is not there yet, with a number above all others."""
    number = max((backup.number for backup in present), default=0)
    while True:
        number += 1
        words = [now.strftime(_TIME), str(number), *([why] if why else [])]
        path = folder / (", ".join(words) + SUFFIX)
        if not path.exists():
            return path
