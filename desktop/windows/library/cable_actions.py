"""The actions of the menu Cable."""

from __future__ import annotations

from desktop.messages.words import tr
from desktop.windows.action_spec import ActionSpec


def cable_actions() -> tuple[ActionSpec, ...]:
    """Return them in the order in which menu and help show them."""
    return (
        ActionSpec(
            "correct-text",
            "cable",
            tr("&Correct the text"),
            ("Ctrl+Shift+E",),
            "pencil-line",
            "cable",
            checkable=True,
            tool=tr("Correct the text"),
        ),
        ActionSpec("update-from-file", "cable", tr("&Update from file…"), ("Ctrl+Shift+U",), "", "cable"),
        ActionSpec(
            "compare-readings",
            "cable",
            tr("Compare read&ings"),
            ("Ctrl+Shift+Y",),
            "columns-2",
            "cable",
            checkable=True,
        ),
        ActionSpec(
            "take-field",
            "cable",
            tr("Take selection as &value…"),
            ("Ctrl+Shift+K",),
            "",
            "selection",
            separator=True,
        ),
        ActionSpec("add-field", "cable", tr("Add header &field…"), ("Ctrl+Shift+H",), "plus", "cable"),
        ActionSpec("add-stage", "cable", tr("Add &stage"), ("Ctrl+Shift+T",), "calendar-clock", "cable"),
        ActionSpec("add-recipient", "cable", tr("Add &recipient"), ("Ctrl+Shift+R",), "", "cable"),
        ActionSpec(
            "cite-chicago",
            "cable",
            tr("Copy citation (Chica&go)"),
            ("Ctrl+Shift+C",),
            "copy",
            "cable",
            separator=True,
        ),
        ActionSpec("cite-mhra", "cable", tr("Copy citation (&MHRA)"), ("Ctrl+Alt+Shift+M",), "", "cable"),
        ActionSpec("cite-source", "cable", tr("Copy s&ource note"), ("Ctrl+Alt+Shift+S",), "", "cable"),
        ActionSpec("cable-history", "cable", tr("&History…"), ("F7",), "history", "cable", separator=True),
        ActionSpec(
            "delete-cable",
            "cable",
            tr("&Delete cable"),
            ("Ctrl+Shift+Del",),
            "trash-2",
            "cable",
            separator=True,
        ),
        ActionSpec("trash", "cable", tr("&Trash…"), ("Shift+F9",), "", "library"),
    )
