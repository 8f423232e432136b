"""The report that is left when our own code fails: where it arose, never what was in it.

Messages of errors, lines of source, values of variables and names of her files are left out: each may hold
the historian's words. What is left are the classes of the errors, the places in our code, and versions.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from desktop.settings import data_folder
from desktop.version import program_version

_ROOT = Path(__file__).resolve().parent.parent
_MOST_FRAMES = 100
_MOST_REPORTS = 50
"""Older ones go: a fault that comes every day fills no disk."""


def write_report(kind: str, lines: Sequence[str]) -> Path | None:
    """Write the class of an error and the places it came through; return the file, None if impossible."""
    folder = data_folder() / "reports"
    path = folder / f"{datetime.now().strftime('%Y-%m-%d %H-%M-%S')}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.txt"))[: 1 - _MOST_REPORTS]:
            old.unlink()
        path.write_text("\n".join([kind, *lines, "", *versions(), ""]), "utf-8")
    except OSError:
        return None
    return path


def places_of(error: BaseException) -> list[str]:
    """Return where an error came through, a line each, and where those did that led to it."""
    lines: list[str] = []
    for one in _chain(error):
        if lines:
            lines.append(f"after {type(one).__name__}")
        frames = traceback.StackSummary.extract(
            traceback.walk_tb(one.__traceback__), lookup_lines=False, capture_locals=False
        )
        lines += [f"{_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-_MOST_FRAMES:]]
    return lines


def versions() -> list[str]:
    """Return the versions of what the program runs on, a line each."""
    import platform  # its patterns take a while, and the start is waited for

    found = [f"Chancery {program_version()}", f"Python {platform.python_version()} on {platform.platform()}"]
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        found.append(f"Qt {core.qVersion()}")
    return found


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Give an error and those that led to it, each once."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _place(name: str) -> str:
    """Return a file of the program as it lies in it, any other by its last two names: homes bear names."""
    path = Path(name)
    try:
        return path.resolve().relative_to(_ROOT).as_posix()
    except (ValueError, OSError):
        return "/".join(path.parts[-2:])
