"""What is wished in the library panel and in the empty text, and who fulfils it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.windows.search_control import SearchControl

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


def connect_library(window: MainWindow) -> None:
    """Have the window's controls carry out what library panel and empty state wish."""
    library, empty = window.parts.library, window.parts.empty
    library.cable_chosen.connect(window.libraries.open_cable)
    library.delete_wanted.connect(window.libraries.delete_cable)
    library.export_wanted.connect(window.dialogs.export_cable)
    library.trash_wanted.connect(window.dialogs.trash)
    library.files_dropped.connect(window.dialogs.import_paths)
    library.order_changed.connect(lambda order: window.settings.put("library_order", order))
    for wishing in (library, empty):
        wishing.import_wanted.connect(window.dialogs.import_files)
        wishing.sample_wanted.connect(window.libraries.enter_sample)
    SearchControl(window)
    window.libraries.not_opened.connect(window.care.tell_not_opened)
