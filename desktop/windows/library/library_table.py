"""The library over the whole window, as a table: to go through many cables rather than to read one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


def show_table(window: MainWindow, shown: bool) -> None:
    """Give the library all the room, or give text and panels theirs back."""
    columns, library = window.parts.columns, window.parts.library
    if columns.table_shown == shown:
        window.parts.actions["library-table"].setChecked(shown)
        return
    library.views.set_opens_at_once(not shown)
    columns.show_table(shown)
    window.settings.put("library_table_shown", shown)
    window.parts.actions["library-table"].setChecked(shown)
    window.parts.actions["library"].setChecked(columns.library_shown())
    if shown:
        library.setFocus(Qt.FocusReason.OtherFocusReason)
    elif window.session.state is not None:
        window.parts.text.setFocus(Qt.FocusReason.OtherFocusReason)


def connect_table(window: MainWindow) -> None:
    """Leave the table for a cable that is opened from it; remember its columns, and that it was shown."""
    views = window.parts.library.views
    kept = window.settings.get("library_table", "")
    views.table_look = kept if isinstance(kept, str) else ""
    views.table_look_changed.connect(lambda look: window.settings.put("library_table", look))
    if window.settings.get("library_table_shown", False) is True:
        window.first_painted.connect(lambda: show_table(window, True))
    views.escaped.connect(lambda: show_table(window, False))
    window.parts.library.cable_chosen.connect(lambda _cable: show_table(window, False))
    window.parts.columns.table_left.connect(lambda: show_table(window, False))
