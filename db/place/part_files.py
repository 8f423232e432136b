"""Unfinished files beside their targets: how they are called, and how they go when their process is gone.

What is written whole and then put in its target's place is called `.NAME.PID.part` until then. The number
tells whose it is: one whose process has ended, killed or without power, counts for nothing and is cleared
away by whoever next writes or opens the target.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

PART = ".part"
"""The end of the name of what is not finished."""
_AFTER = ("", "-journal", "-wal", "-shm")
"""What SQLite puts after the name of an unfinished copy, for files of its own."""
_LONGEST = 200
"""Bytes of the target's name that go into the unfinished one: file systems allow 255 in all."""


def part_path(path: Path, pid: int) -> Path:
    """Return the unfinished file that the process `pid` writes for the target `path`."""
    return path.with_name(f".{_shortened(path)}.{pid}{PART}")


def remove_part(path: Path, pid: int) -> None:
    """Take away the unfinished file of a process and what SQLite put beside it; no error if there is none.

    Raises OSError where one cannot be taken away.
    """
    part = part_path(path, pid)
    for after in _AFTER:
        _take_away(part.with_name(part.name + after))


def remove_dead_parts(path: Path) -> None:
    """Take away the unfinished files for `path` whose processes have ended."""
    _remove_dead(path.parent, f".{_shortened(path)}.")


def remove_all_dead_parts(folder: Path) -> None:
    """Take away every unfinished file in a folder whose process has ended."""
    _remove_dead(folder, ".")


def _remove_dead(folder: Path, start: str) -> None:
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(start) and _is_dead(entry.name, start):
                with contextlib.suppress(OSError):
                    _take_away(Path(entry.path))


def _take_away(part: Path) -> None:
    """Take away an unfinished file, or an unfinished folder of files; no error if it is not there."""
    if part.is_dir() and not part.is_symlink():
        import shutil

        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def _is_dead(name: str, start: str) -> bool:
    stem, found, after = name[len(start) :].rpartition(PART)
    pid = stem if start != "." else stem.rpartition(".")[2]
    return bool(found) and after in _AFTER and pid.isascii() and pid.isdigit() and not _lives(int(pid))


def _lives(pid: int) -> bool:
    if pid == os.getpid():
        return False  # we are only about to write; it was left by another that had our number
    if os.name == "nt":
        return False  # there a file that is being written cannot be taken away
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _shortened(path: Path) -> str:
    # A name may be any bytes; one that is cut is cut between characters where it has them.
    raw = os.fsencode(path.name)
    return path.name if len(raw) <= _LONGEST else raw[:_LONGEST].decode(errors="ignore")
