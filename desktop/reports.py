"""The report that is left when our own code fails: where it arose, never what was in it.

An error's message is left out: it may hold the historian's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from desktop.settings import data_folder


def write_report(kind: str, lines: Sequence[str]) -> Path | None:
    """Write the class of an error and the places it came through; return the file, None if impossible."""
    folder = data_folder() / "reports"
    path = folder / f"{datetime.now().strftime('%Y-%m-%d %H-%M-%S')}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([kind, *lines, ""]), "utf-8")
    except OSError:
        return None
    return path
