"""The mode in which the text is corrected, as the window knows it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.messages.words import tr
from desktop.windows.correct_page import CorrectPage
from desktop.windows.modes import Mode


def correct_mode(page: CorrectPage, step: Callable[[int], object]) -> Mode:
    """Return the mode of a page; `step` goes to the next (+1) or previous (-1) place to look at."""
    editor = page.editor
    return Mode(
        "correct",
        frozenset({"correct-text", "undo", "redo", "next-note", "previous-note"}),
        tr("The text is being corrected: keep or discard the changes first."),
        page,
        editor,
        (editor, page.fold, page.reason),
        undo=editor.undo,
        redo=editor.redo,
        can_undo=lambda: editor.can_undo,
        can_redo=lambda: editor.can_redo,
        step_note=step,
    )
