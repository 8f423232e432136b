"""The keys of the window that looks across cables, for its help."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from desktop.messages.words import tr


def keys_of_views() -> list[tuple[str, str, list[QKeySequence]]]:
    """Return group, what it does, and the keys that do it."""
    window, tables, line = tr("Across the cables"), tr("Tables"), tr("Chronology")
    told: list[tuple[str, str, tuple[str, ...]]] = [
        (window, tr("Distribution, Handling times, Chronology"), ("Alt+1", "Alt+2", "Alt+3")),
        (window, tr("Narrow to what a search finds"), ("Ctrl+F",)),
        (window, tr("Next area, area before"), ("F6", "Shift+F6")),
        (window, tr("Undo, redo"), ("Ctrl+Z", "Ctrl+Shift+Z")),
        (window, tr("These keys"), ("F1",)),
        (window, tr("Close"), ("Esc",)),
        (tables, tr("Open the cable of the row"), ("Return",)),
        (tables, tr("Choose further rows"), ("Shift+Down", "Ctrl+Space")),
        (tables, tr("Copy the chosen rows"), ("Ctrl+C",)),
        (tables, tr("Menu of the row"), ("Shift+F10",)),
        (line, tr("Nearer, farther"), ("+", "-")),
        (line, tr("All cables"), ("0",)),
        (line, tr("Earlier, later"), ("Left", "Right")),
    ]
    return [(group, words, [QKeySequence(key) for key in keys]) for group, words, keys in told]
