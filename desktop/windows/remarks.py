"""What is told without having been asked: at the start, and when a library is opened that lies badly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.place.folder_kinds import folder_kind
from desktop import theme
from desktop.messages.folders import folder_sentence
from desktop.messages.words import tr

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

_KEY = "folders_told"


class Remarks(QObject):
    """Tells the window's user what she should know; of each library's folder once."""

    def __init__(self, window: MainWindow) -> None:
        """Tell at once what there is to tell, and of each library that is opened from now on."""
        super().__init__(window)
        self._window = window
        self._tell_of_settings()
        self._tell_of_fonts()
        window.session.library_opened.connect(self._look_at_folder)
        if window.session.has_library:
            self._look_at_folder()

    def _tell_of_settings(self) -> None:
        aside = self._window.settings.put_aside
        if aside is not None:
            self._window.say(
                tr(
                    "The settings could not be read, so they begin anew. The old ones lie in {path}. Your"
                    " cables and notes are not in them.",
                    path=aside,
                ),
                "warn",
            )

    def _tell_of_fonts(self) -> None:
        missing = theme.missing_fonts()
        if missing:
            self._window.say(
                tr(
                    "Chancery's own fonts are not all there ({names}): the window and the PDF do without"
                    " them. Install Chancery anew to have them back.",
                    names=", ".join(missing),
                ),
                "warn",
            )

    def _look_at_folder(self) -> None:
        window = self._window
        path = window.session.store.path
        kind = folder_kind(path)
        if kind is None:
            return
        kept = window.settings.get(_KEY, [])
        told = [str(one) for one in kept] if isinstance(kept, list) else []
        sign = f"{kind.name} {path.resolve()}"
        if sign in told:
            return
        window.settings.put(_KEY, [*told, sign][-100:])
        window.parts.bars.show_message(
            folder_sentence(path.stem, kind), "warn", tr("Save a copy…"), window.libraries.save_copy
        )
