"""The actions in the panel's title bar: adding a note, filtering, choosing all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.panels.notes.card_delegate import KIND_ICONS


def title_actions(
    parent: QWidget,
    *,
    add: Callable[[str], object],
    find: Callable[[], object],
    show_all: Callable[[], object],
    choose_all: Callable[[], object],
) -> list[QAction]:
    """Return the actions; the first bears the plus and a menu of kinds, for each of which `add` is called."""
    plus = QAction(theme.icon("plus", 16), tr("Add a note"), parent)
    kinds = QMenu(parent)
    offered = (
        ("footnote", tr("Footnote on the selected words")),
        ("marginal", tr("Marginal note on the selected words")),
        ("highlight", tr("Highlight the selected words")),
        ("general", tr("General note on the cable")),
        ("source", tr("Source note")),
    )
    for kind, words in offered:
        action = kinds.addAction(theme.icon(KIND_ICONS[kind], 14), words)
        action.triggered.connect(lambda _=False, k=kind: add(k))
    plus.setMenu(kinds)
    others = []
    for words, deed in (
        (tr("Filter the notes"), find),
        (tr("Show all notes"), show_all),
        (tr("Select all notes"), choose_all),
    ):
        action = QAction(words, parent)
        action.triggered.connect(lambda _=False, d=deed: d())
        others.append(action)
    return [plus, *others]
