"""The actions by which words are marked as names, and by which the names are listed."""

from __future__ import annotations

from desktop.messages.words import tr
from desktop.windows.action_spec import ActionSpec


def mark_name_action() -> ActionSpec:
    """Return that of the Note menu."""
    return ActionSpec(
        "mark-name", "note", tr("Mark as a &name…"), ("Ctrl+Alt+I",), "user-round", "cable", separator=True
    )


def source_names_action() -> ActionSpec:
    """Return the one below it."""
    label = tr("Mark the names of the source…")
    return ActionSpec("source-names", "note", label, ("Ctrl+Alt+Shift+I",), "", "cable")


def names_action() -> ActionSpec:
    """Return that of the Edit menu."""
    return ActionSpec("names", "edit", tr("Pers&ons, places, organizations…"), ("F8",), "", "library")
