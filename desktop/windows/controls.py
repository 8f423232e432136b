"""The window's controls: each does what the window does about one thing. Made when the panels are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.windows.areas import Areas
from desktop.windows.dialogs import Dialogs
from desktop.windows.field_keys import FieldKeys
from desktop.windows.header_control import HeaderControl
from desktop.windows.library.library_care import LibraryCare
from desktop.windows.mark_control import MarkControl
from desktop.windows.modes import Modes
from desktop.windows.names.names_control import NamesControl
from desktop.windows.note_control import NoteControl
from desktop.windows.placing_control import PlacingControl
from desktop.windows.reference_control import ReferenceControl
from desktop.windows.showing import Showing
from desktop.windows.span_control import SpanControl
from desktop.windows.text_menu import TextMenu
from desktop.windows.turning import Turning

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


def make_controls(window: MainWindow) -> None:
    """Give the window its controls."""
    parts, session = window.parts, window.session
    tell = parts.status_line.tell
    window.modes = Modes(parts.actions, parts.body, tell, window)
    window.turning = Turning(window)
    window.dialogs = Dialogs(window)
    window.care = LibraryCare(window)
    of_note, reveal = parts.status_line.tell_of_note, partial(parts.columns.reveal, "notes")
    notes = window.notes = NoteControl(
        session, window.settings, parts.text, parts.notes, reveal, of_note, window
    )
    notes.chosen_changed.connect(parts.status_line.end_of_note)
    window.placing = PlacingControl(session, parts.text, parts.notes, notes, of_note, window)
    window.references = ReferenceControl(
        session, parts.notes, notes, window.libraries.open_cable, tell, window
    )
    window.marks = MarkControl(session, parts.text, parts.notes.marks, reveal, tell, window)
    window.spans = SpanControl(session, parts.text, notes, of_note, window)
    window.header = HeaderControl(session, parts.text, parts.header, window, tell)
    window.text_menu = TextMenu(parts.actions, parts.take_menu, parts.text, session, window)
    window.names = window.text_menu.names = NamesControl(window)
    save_copy = window.libraries.save_copy
    window.showing = Showing(
        session, parts, window.page, notes, window.modes, save_copy, window.turning, window
    )
    window.spans.ask_last = window.dialogs.last_words
    window.field_keys = FieldKeys(window)
    window.areas = Areas([parts.library, parts.text, *parts.folds.values()], window.modes, window)
