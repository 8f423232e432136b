"""The keys of the window that looks across cables, for its help."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from desktop.messages.words import tr
from desktop.windows.across.window import view_titles


def keys_of_views() -> list[tuple[str, str, list[QKeySequence]]]:
    """Return group, what it does, and the keys that do it."""
    window, tables, line = tr("Across the cables"), tr("Tables"), tr("Chronology")
    told: list[tuple[str, str, str]] = [
        *((window, title, f"Alt+{at}") for at, title in enumerate(view_titles().values(), start=1)),
        (window, tr("Narrow to what a search finds"), "Ctrl+F"),
        (window, tr("Next area"), "F6"),
        (window, tr("Area before"), "Shift+F6"),
        (window, tr("Undo"), "Ctrl+Z"),
        (window, tr("Redo"), "Ctrl+Shift+Z"),
        (window, tr("These keys"), "F1"),
        (window, tr("Close"), "Esc"),
        (tables, tr("Open the cable of the row"), "Return"),
        (tables, tr("Choose further rows"), "Shift+Down"),
        (tables, tr("Copy the chosen rows"), "Ctrl+C"),
        (tables, tr("Menu of the row"), "Shift+F10"),
        (line, tr("Nearer"), "+"),
        (line, tr("Farther"), "-"),
        (line, tr("All cables"), "0"),
        (line, tr("Earlier"), "Left"),
        (line, tr("Later"), "Right"),
    ]
    return [(group, words, [QKeySequence(key)]) for group, words, key in told]
