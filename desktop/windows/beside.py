"""What begins once the window stands: the modes, backups, the index of words, what is to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.history_clock import HistoryClock
from desktop.index_keeper import IndexKeeper
from desktop.windows.remarks import Remarks

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


def start_beside(window: MainWindow) -> None:
    """Begin all of it for this window; none of it is waited for."""
    _ = window.correcting, window.comparing
    Remarks(window)
    window.care.start()
    HistoryClock(window.session, window).start()
    keeper, cables = IndexKeeper(window.session, window), window.parts.library.model
    keeper.advanced.connect(cables.search_again)
    cables.unsearchable.connect(keeper.make_anew)
    keeper.start()
    window.dialogs.trash_control.finish_emptying()
    window.dialogs.tell_questions()
