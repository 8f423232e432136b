"""The context menu of the text that is corrected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.messages.words import tr

if TYPE_CHECKING:
    from db.correcting.corrections import Hunk
    from desktop.panels.text.correcting import CorrectingView

_Keys = QKeySequence.StandardKey
LONGEST = 40
"""Code points of old words that the menu shows."""


def correct_menu(
    editor: CorrectingView, window: QWidget, hunk: Hunk | None, put_back: Callable[[], object]
) -> QMenu:
    """Return the menu; `hunk` is the change at its place, which `put_back` takes back."""
    menu = QMenu(window)
    menu.aboutToHide.connect(menu.deleteLater)
    chosen = editor.selected_span() is not None
    pasting = bool(QGuiApplication.clipboard().text())
    if hunk is not None:
        old = " ".join(hunk.old.split())
        short = old if len(old) <= LONGEST else old[: LONGEST - 1].rstrip() + "…"
        words = tr("Put “{words}” back", words=short) if old else tr("Take the new words out")
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False: put_back())
        menu.addSeparator()
    for words, keys, run, can in (
        (tr("Undo"), _Keys.Undo, editor.undo, editor.can_undo),
        (tr("Redo"), _Keys.Redo, editor.redo, editor.can_redo),
        ("", None, None, False),
        (tr("Cut"), _Keys.Cut, editor.cut, chosen),
        (tr("Copy"), _Keys.Copy, editor.copy, chosen),
        (tr("Paste"), _Keys.Paste, editor.paste, pasting),
        (tr("Select all"), _Keys.SelectAll, editor.selectAll, True),
    ):
        if keys is None or run is None:
            menu.addSeparator()
            continue
        action = menu.addAction(words)
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(can)
        action.triggered.connect(lambda _checked=False, deed=run: deed())
    return menu
