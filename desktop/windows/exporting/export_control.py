"""Who exports: opens the dialog on what is chosen and tells what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.export_wish import Exported
from desktop.messages.ledger import ledger_sentences
from desktop.messages.words import tr

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


class ExportControl(QObject):
    """Opens the export dialog for the window."""

    def __init__(self, window: MainWindow) -> None:
        """Export from this window."""
        super().__init__(window)
        self._window = window

    def open(self, selected: Sequence[str] = ()) -> None:
        """Open the dialog on the open cable, or on these cables of the list where several are named."""
        from desktop.windows.exporting.export_dialog import ExportDialog
        from desktop.windows.exporting.export_offers import offers_of

        window = self._window
        window.session.flush_wanted.emit()
        offers = offers_of(window, selected)
        dialog = ExportDialog(
            window.session,
            window.jobs,
            window.settings,
            window,
            offers=offers,
            chosen="selected" if len(selected) > 1 else "",
        )
        made: list[tuple[Path, Exported]] = []
        dialog.exported.connect(lambda path, result: made.append((path, result)))
        dialog.exec()
        for path, result in made:  # told when the dialog is gone
            self._tell(path, result)

    def open_for(self, cables: Sequence[str]) -> None:
        """Open the dialog for cables of the list: a single one is shown first."""
        if len(cables) == 1:
            self._window.libraries.open_cable(cables[0])
            self.open()
        else:
            self.open(cables)

    # -- private -------------------------------------------------------------------------------------

    def _tell(self, path: Path, made: Exported) -> None:
        """Tell of one cable in a bar, of several in an account that can be copied and saved."""
        if made.ledger.cables > 1 or made.unwritten:
            from desktop.windows.exporting.export_account import ExportAccount

            ExportAccount(path, made, self._window).exec()
            return
        from desktop.windows.dialogs import open_folder

        words = " ".join([tr("{name} was written.", name=path.name), *ledger_sentences(made.ledger)])
        bar = self._window.parts.bars
        bar.show_message(words, "ok", tr("Open folder"), lambda: open_folder(path.parent))
