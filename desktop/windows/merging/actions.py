"""The actions of merging, in the menu File."""

from __future__ import annotations

from desktop.messages.words import tr
from desktop.windows.action_spec import ActionSpec


def merge_actions() -> tuple[ActionSpec, ...]:
    """Return them in the order in which menu and help show them."""
    return (
        ActionSpec("merge", "file", tr("Mer&ge…"), ("Ctrl+Shift+M",), "", "library", separator=True),
        ActionSpec("bundle", "file", tr("&Save a bundle…"), ("Ctrl+Shift+B",), "", "cable"),
        ActionSpec("questions", "file", tr("Ch&anged on both sides…"), ("Ctrl+Shift+L",), "", "library"),
    )
