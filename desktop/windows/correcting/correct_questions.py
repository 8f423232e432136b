"""What is asked while the text is corrected, each in one box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from db.cable_state import CableState
from db.correcting.corrections import Moved
from desktop.correction_drafts import Draft
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr
from desktop.widgets.whole_buttons import whole_buttons
from desktop.windows.correcting.draft_slot import Found

_T = TypeVar("_T")
OnDraft = Literal["go on", "anew", "cancel"]
OnClosing = Literal["keep", "draft", "discard", "cancel"]


def how_to_begin(over: QWidget, found: Found, state: CableState) -> OnDraft:
    """Ask what is to be asked before a cable is corrected; "go on" where nothing is.

    A draft may have been left of it, and another window may be at it right now.
    """
    if found.draft is not None:
        return _go_on_with_draft(over, found.draft, state, elsewhere=found.elsewhere)
    return _correct_here_too(over) if found.elsewhere else "go on"


def _correct_here_too(over: QWidget) -> OnDraft:
    """Say that another window corrects the cable, and ask whether this one shall, too."""
    words = tr("This cable is being corrected in another window right now.")
    words += " " + tr(
        "Corrected here, too, it has a draft of its own, and what is kept there is put together with yours."
    )
    box = _box(over, tr("Corrected elsewhere"), words, QMessageBox.Icon.Question)
    here = box.addButton(tr("Correct it here, too"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    return _asked(box, cancel, cancel, {here: "go on"}, "cancel")


def _go_on_with_draft(over: QWidget, draft: Draft, state: CableState, *, elsewhere: bool) -> OnDraft:
    """Ask what to do with a correction that was begun and not kept, of a text that may be another now."""
    words = tr("Corrections of this text were begun and not kept ({time}).", time=show_time(draft.made[:16]))
    if draft.before != state.reading.text_sha256:
        words += " " + tr("The text has been corrected otherwise since; going on, both are put together.")
    words += " " + tr(
        "Begun anew, the text stands as in reading {n}, and they are thrown away.", n=state.reading.ordinal
    )
    if elsewhere:
        words += " " + tr("The cable is being corrected in another window right now; that is left alone.")
    box = _box(over, tr("Corrections begun"), words, QMessageBox.Icon.Question)
    go_on = box.addButton(tr("Go on with them"), QMessageBox.ButtonRole.AcceptRole)
    anew = box.addButton(tr("Begin anew"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    return _asked(box, go_on, cancel, {go_on: "go on", anew: "anew"}, "cancel")


def discard_changes(over: QWidget, changes: int) -> bool:
    """Ask whether to discard what was changed."""
    words = plural(
        changes,
        "1 change is not kept. Discard it? The cable stays as it was.",
        "{n} changes are not kept. Discard them? The cable stays as it was.",
    )
    box = _box(over, tr("Discard"), words, QMessageBox.Icon.Warning)
    discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(tr("Go on correcting"), QMessageBox.ButtonRole.RejectRole)
    return _asked(box, stay, stay, {discard: True}, False)


def keep_undecided(over: QWidget, left: Sequence[Moved], reading: int) -> bool:
    """Say what becomes of the places that were not looked at, and ask whether to keep all the same."""
    gone = sum(one.after is None for one in left)
    changed = sum(one.outcome == "changed" for one in left)
    doubtful = len(left) - gone - changed
    parts = []
    if gone:
        parts.append(plural(gone, "1 has lost its words", "{n} have lost their words"))
    if changed:
        parts.append(plural(changed, "1 stays on the words as changed", "{n} stay on their words as changed"))
    if doubtful:
        parts.append(
            plural(doubtful, "1 stays where it seems to belong", "{n} stay where they seem to belong")
        )
    count = len(left)
    words = plural(count, "1 place was not looked at:", "{n} places were not looked at:")
    words = f"{words} {'; '.join(parts)}. "
    words += tr("Nothing is deleted: a note without words stays in the tray. Undo takes all of it back.")
    box = _box(over, tr("Keep"), words, QMessageBox.Icon.Question)
    keep = box.addButton(tr("Keep as reading {n}", n=reading), QMessageBox.ButtonRole.AcceptRole)
    look = box.addButton(plural(count, "Look at it", "Look at them"), QMessageBox.ButtonRole.RejectRole)
    return _asked(box, keep, look, {keep: True}, False)


def close_while_correcting(over: QWidget, changes: int, reading: int) -> OnClosing:
    """Ask what becomes of changes when the window is closed."""
    words = plural(changes, "1 change is not kept.", "{n} changes are not kept.")
    words += " " + tr("Kept as a draft, the correction goes on when the cable is opened again.")
    box = _box(over, tr("Correcting the text"), words, QMessageBox.Icon.Question)
    keep = box.addButton(tr("Keep as reading {n}", n=reading), QMessageBox.ButtonRole.AcceptRole)
    draft = box.addButton(tr("Keep the draft"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    return _asked(box, draft, cancel, {keep: "keep", draft: "draft", discard: "discard"}, "cancel")


def _box(over: QWidget, title: str, words: str, icon: QMessageBox.Icon) -> QMessageBox:
    return QMessageBox(icon, title, words, QMessageBox.StandardButton.NoButton, over)


def _asked(
    box: QMessageBox,
    default: QPushButton,
    leaving: QPushButton,
    answers: dict[QPushButton, _T],
    otherwise: _T,
) -> _T:
    box.setDefaultButton(default)
    box.setEscapeButton(leaving)
    for button in answers:
        if box.buttonRole(button) == QMessageBox.ButtonRole.DestructiveRole:
            button.setAutoDefault(False)  # Enter takes the safe answer, wherever the focus is
    whole_buttons(box)
    box.exec()
    clicked = box.clickedButton()
    found = next((answer for button, answer in answers.items() if button is clicked), otherwise)
    box.deleteLater()
    return found
