"""The context menu of the selected notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from db.records import NOTE_KINDS, Note
from db.referring.links import kind_of
from desktop import theme
from desktop.messages.notes import colour_name, kind_title, series_marks, series_name
from desktop.messages.words import plural, tr
from desktop.models.note_source import addresses
from desktop.panels.notes.card_delegate import KIND_ICONS
from desktop.panels.notes.deeds import NoteDeeds
from desktop.theme_lines import swatch_icon
from desktop.widgets.series_box import ALL_SERIES

MOST_TAGS = 30


class NoteMenu(QObject):
    """Builds the menu; `edit`, `place`, `add`, `open_link` and `new_tag` are the panel's own deeds."""

    history_wanted = Signal(str)
    """The history of this note is to be shown."""

    def __init__(
        self,
        deeds: NoteDeeds,
        *,
        edit: Callable[[str], None],
        place: Callable[[str], None],
        add: Callable[[str], None],
        open_link: Callable[[str], None],
        called: Callable[[str], str],
        known_tags: Callable[[], Sequence[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._edit = edit
        self._place = place
        self._add_words = add
        self._open_link = open_link
        self._called = called
        self._known_tags = known_tags
        self._home = parent

    def build(self, notes: Sequence[Note], link: str = "") -> QMenu:
        """Return the menu for these notes, which are one or several; `link` is the link pointed at."""
        menu = QMenu(self._home)
        ids = [note.id for note in notes]
        if len(notes) == 1:
            self._add_single(menu, notes[0], link)
        self._add_kinds(menu, notes, ids)
        self._add_series(menu, notes)
        self._add_colours(menu, notes, ids)
        self._add_tags(menu, notes, ids)
        menu.addSeparator()
        self._add(menu, tr("Copy words"), lambda: self._deeds.copy_words(ids), "copy")
        self._add(menu, tr("Copy quote"), lambda: self._deeds.copy_quote(ids))
        menu.addSeparator()
        if len(notes) == 1:
            wish = partial(self.history_wanted.emit, ids[0])
            self._add(menu, tr("History of the note…"), wish, "history", "Shift+F7")
        words = plural(len(ids), "Delete note", "Delete {n} notes")
        self._add(menu, words, lambda: self._deeds.delete(ids), "trash-2", "Del")
        return menu

    def _add_single(self, menu: QMenu, note: Note, link: str) -> None:
        self._add(menu, tr("Edit note"), lambda: self._edit(note.id), "pencil-line", tr("Enter"))
        self._add(menu, tr("Place on the selected words"), lambda: self._place(note.id), "text-select")
        if note.kind not in ("general", "source"):
            self._add(menu, tr("Add the selected words"), lambda: self._add_words(note.id), "plus")
        if self._deeds.is_partly_lost(note.id):
            self._add(menu, tr("Keep it on the words it has"), lambda: self._deeds.keep_without_lost(note.id))
        if self._deeds.can_be_built(note.id):
            wish = partial(self._deeds.keep_in_step, [note.id])
            self._add(menu, tr("Keep in step with the header again"), wish)
        for address in dict.fromkeys([*([link] if link else []), *addresses(note.words)]):
            known = self._called(address) if kind_of(address) else ""
            shown = known or address
            shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
            shown = shown.replace("&", "&&")
            words = tr("Go to {name}", name=shown) if known else tr("Open link {address}", address=shown)
            self._add(menu, words, partial(self._open_link, address), "link")
        menu.addSeparator()

    def _add_kinds(self, menu: QMenu, notes: Sequence[Note], ids: list[str]) -> None:
        inner = menu.addMenu(tr("Kind"))
        kinds = {note.kind for note in notes}
        for kind in NOTE_KINDS:
            if kind == "general" and kind not in kinds:
                continue
            action = self._add(
                inner,
                kind_title(kind),
                partial(self._deeds.set_kind, ids, kind),
                icon=theme.icon(KIND_ICONS[kind], 14),
            )
            self._tick(action, kinds == {kind})

    def _add_series(self, menu: QMenu, notes: Sequence[Note]) -> None:
        """Offer the series in which footnotes are counted; other notes have none."""
        counted = [note for note in notes if note.kind == "footnote"]
        if not counted:
            return
        inner, ids = menu.addMenu(tr("Series")), [note.id for note in counted]
        used = {note.series for note in counted}
        for series in ALL_SERIES:
            words = tr("{name}: {marks}", name=series_name(series).capitalize(), marks=series_marks(series))
            self._tick(
                self._add(inner, words, partial(self._deeds.set_series, ids, series)), used == {series}
            )

    def _add_colours(self, menu: QMenu, notes: Sequence[Note], ids: list[str]) -> None:
        inner = menu.addMenu(tr("Colour"))
        colours = {note.colour for note in notes}
        for colour in theme.NOTE_COLOURS:
            action = self._add(
                inner,
                colour_name(colour),
                partial(self._deeds.set_colour, ids, colour),
                icon=swatch_icon(colour, 14),
            )
            self._tick(action, colours == {colour})

    def _add_tags(self, menu: QMenu, notes: Sequence[Note], ids: list[str]) -> None:
        own = list(dict.fromkeys(tag for note in notes for tag in note.tags))
        tags = [*own, *(tag for tag in self._known_tags() if tag not in own)][:MOST_TAGS]
        if not tags:
            return
        inner = menu.addMenu(tr("Tags"))
        for tag in tags:
            on = all(tag in note.tags for note in notes)
            action = self._add(
                inner,
                tag.replace("&", "&&"),
                partial(self._deeds.turn_tag, ids, tag, on=not on),
            )
            self._tick(action, on)

    def _add(
        self,
        menu: QMenu,
        words: str,
        deed: Callable[[], object],
        name: str = "",
        key: str = "",
        icon: QIcon | None = None,
    ) -> QAction:
        action = QAction(f"{words}\t{key}" if key else words, menu)
        if name:
            icon = theme.icon(name, 14)
        if icon is not None:
            action.setIcon(icon)
        action.triggered.connect(lambda _=False: deed())
        menu.addAction(action)
        return action

    @staticmethod
    def _tick(action: QAction, on: bool) -> None:
        action.setCheckable(True)
        action.setChecked(on)
        if on:
            action.setIcon(QIcon())
