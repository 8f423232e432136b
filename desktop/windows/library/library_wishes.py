"""What is wished in the library panel and in the empty text, and who fulfils it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.windows.library.cables_control import CablesControl
from desktop.windows.library.library_table import connect_table
from desktop.windows.search_control import SearchControl

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


def connect_library(window: MainWindow) -> None:
    """Have the window's controls carry out what library panel and empty state wish."""
    library, empty = window.parts.library, window.parts.empty
    library.cable_chosen.connect(window.libraries.open_cable)
    cables = CablesControl(window)
    library.delete_wanted.connect(cables.delete)
    library.star_wanted.connect(cables.star)
    library.status_wanted.connect(cables.set_status)
    library.tags_wanted.connect(cables.ask_tags)
    library.filter_wanted.connect(cables.save_filter)
    library.filters_wanted.connect(cables.edit_filters)
    library.citation_wanted.connect(window.dialogs.cite)
    library.export_wanted.connect(window.dialogs.export_cables)
    library.bundle_wanted.connect(window.dialogs.bundle)
    library.trash_wanted.connect(window.dialogs.trash)
    library.files_dropped.connect(window.dialogs.import_paths)
    library.sorting_changed.connect(lambda sorting: window.settings.put("library_order", sorting))
    for wishing in (library, empty):
        wishing.import_wanted.connect(window.dialogs.import_files)
        wishing.sample_wanted.connect(window.libraries.enter_sample)
    SearchControl(window)
    connect_table(window)
    window.libraries.not_opened.connect(window.care.tell_not_opened)
    window.libraries.cable_refused.connect(window.care.tell_not_shown)
