"""The mode in which the text is corrected, as the window knows it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.messages.words import tr
from desktop.panels.text.correcting import CorrectingView
from desktop.windows.correcting.correct_page import CorrectPage
from desktop.windows.correcting.correct_places import CorrectPlaces
from desktop.windows.modes import Mode


def correct_mode(page: CorrectPage, step: Callable[[int], object], places: CorrectPlaces) -> Mode:
    """Return the mode of a page; `step` goes to the next (+1) or previous (-1) place to look at.

    Undo follows the focus: in the panel of touched notes it takes back what was decided there, elsewhere
    what was typed.
    """
    editor = page.editor

    def there() -> CorrectPlaces | CorrectingView:
        return places if page.is_in_touched() else editor

    return Mode(
        "correct",
        frozenset({"correct-text", "undo", "redo", "next-note", "previous-note"}),
        tr("The text is being corrected: keep or discard the changes first."),
        page,
        editor,
        (editor, page.fold, page.reason),
        undo=lambda: there().undo(),
        redo=lambda: there().redo(),
        can_undo=lambda: there().can_undo,
        can_redo=lambda: there().can_redo,
        step_note=step,
    )
