"""The actions of the editor's marks, as the table of actions says them."""

from __future__ import annotations

from desktop.messages.words import tr
from desktop.windows.action_spec import ActionSpec


def mark_actions() -> tuple[ActionSpec, ...]:
    """Return the actions: what is put in or missing may stand at the caret, the others need words."""
    return (
        ActionSpec("mark-insertion", "mark", tr("&Insert words…"), ("Ctrl+Alt+W",), "plus", "cable"),
        ActionSpec("mark-deletion", "mark", tr("&Take the words out"), ("Ctrl+Alt+K",), "minus", "selection"),
        ActionSpec(
            "mark-uncertain", "mark", tr("&Uncertain reading"), ("Ctrl+Alt+U",), "circle-help", "selection"
        ),
        ActionSpec("mark-gap", "mark", tr("&Gap…"), ("Ctrl+Alt+Y",), "ellipsis", "cable"),
    )
