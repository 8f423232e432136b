"""The actions by which cables come into the library and go out again."""

from __future__ import annotations

from desktop.messages.words import tr
from desktop.windows.action_spec import ActionSpec


def import_actions() -> tuple[ActionSpec, ...]:
    """Return those of the File menu, in order."""
    return (
        ActionSpec("import", "file", tr("&Import…"), ("Ctrl+O",), "file-input", "library", tool=tr("Import")),
        ActionSpec("import-asking", "file", tr("Import with pre&view…"), ("Ctrl+Alt+O",), "", "library"),
        ActionSpec("import-folder", "file", tr("Import fol&der…"), ("Ctrl+Shift+I",), "", "library"),
        ActionSpec("undo-import", "file", tr("Undo impo&rt…"), ("Ctrl+Alt+Z",), "", "library"),
    )


def paste_action() -> ActionSpec:
    """Return that of the Edit menu."""
    return ActionSpec(
        "paste-cable", "edit", tr("Paste as ne&w cable"), ("Ctrl+Shift+V",), "clipboard-paste", "library"
    )
