"""The context menu of the list: what can be done to a cable, or to all that are selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from db.editing.library_edits import STATUSES
from db.listing import Listed
from desktop import theme
from desktop.messages.words import plural, tr
from desktop.models.library_rows import status_words

if TYPE_CHECKING:
    from desktop.panels.library.panel import LibraryPanel


def cable_menu(panel: LibraryPanel, row: Listed, cables: Sequence[str]) -> QMenu:
    """Return the menu for a row, and for these cables where it is one of several that are selected."""
    menu = QMenu(panel)
    several = len(cables) > 1
    if not several:
        _of_one(panel, row, menu)
    else:
        _export(panel, menu, cables)
    menu.addMenu(_citation_menu(panel, cables, menu))
    if not several:
        facts = menu.addAction(theme.icon("info"), tr("&File of the cable…"))
        facts.triggered.connect(lambda: panel.show_facts(row.id))
    menu.addSeparator()
    star = menu.addAction(theme.icon("star"), _star_words(row, len(cables)))
    star.triggered.connect(lambda: panel.star_wanted.emit(list(cables)))
    menu.addMenu(_status_menu(panel, row, cables, menu))
    tags = menu.addAction(theme.icon("tag"), tr("&Tags…"))
    tags.triggered.connect(lambda: panel.tags_wanted.emit(list(cables)))
    menu.addSeparator()
    words = tr("&Delete cable") if not several else plural(len(cables), "&Delete", "&Delete {n} cables")
    delete = menu.addAction(theme.icon("trash-2"), words)
    delete.triggered.connect(lambda: panel.delete_wanted.emit(list(cables)))
    return menu


def _of_one(panel: LibraryPanel, row: Listed, menu: QMenu) -> None:
    cable = row.id
    menu.addAction(tr("&Open")).triggered.connect(lambda: panel.cable_chosen.emit(cable))
    _export(panel, menu, [cable])
    menu.addSeparator()


def _citation_menu(panel: LibraryPanel, cables: Sequence[str], parent: QMenu) -> QMenu:
    menu = QMenu(tr("&Copy citation"), parent)
    menu.setIcon(theme.icon("copy"))
    for style, words in (
        ("chicago", tr("&Chicago, as a note")),
        ("chicago-bibliography", tr("Chicago, for the &bibliography")),
        ("mhra", tr("&MHRA")),
        ("frus", tr("&Source note")),
    ):
        chosen = menu.addAction(words)
        chosen.triggered.connect(lambda _=False, style=style: panel.citation_wanted.emit(list(cables), style))
    return menu


def _export(panel: LibraryPanel, menu: QMenu, cables: Sequence[str]) -> None:
    words = plural(len(cables), "&Export…", "&Export {n} cables…")
    menu.addAction(theme.icon("download"), words).triggered.connect(
        lambda: panel.export_wanted.emit(list(cables))
    )
    bundle = menu.addAction(tr("Save as a &bundle…"))
    bundle.triggered.connect(lambda: panel.bundle_wanted.emit(list(cables)))


def _star_words(row: Listed, count: int) -> str:
    if row.starred:
        return plural(count, "Take the &star away", "Take the &star from {n} cables")
    return plural(count, "Give a &star", "Give {n} cables a &star")


def _status_menu(panel: LibraryPanel, row: Listed, cables: Sequence[str], parent: QMenu) -> QMenu:
    menu = QMenu(tr("Editorial stat&us"), parent)
    group = QActionGroup(menu)
    for status in STATUSES:
        action = menu.addAction(status_words(status))
        action.setCheckable(True)
        action.setChecked(row.status == status)
        action.triggered.connect(
            lambda _checked=False, chosen=status: panel.status_wanted.emit(list(cables), chosen)
        )
        group.addAction(action)
    return menu
