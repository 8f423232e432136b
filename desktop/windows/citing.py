"""Citations of cables to the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from db.errors import ChanceryError
from desktop.messages.errors import error_sentence
from desktop.messages.words import plural, tr
from desktop.models.citing import MOST, dossiers_of

if TYPE_CHECKING:
    from desktop.exporting.citation.styled import Cited, Style
    from desktop.windows.main_window import MainWindow


class Citing(QObject):
    """Makes citations beside the window and puts them into the clipboard."""

    def __init__(self, window: MainWindow) -> None:
        """Cite cables of the window's library."""
        super().__init__(window)
        self._window = window

    def cite_open(self, style: Style) -> None:
        """Cite the cable that is open."""
        state = self._window.session.state
        if state is not None:
            self.cite([state.cable.id], style)

    def cite(self, cables: Sequence[str], style: Style) -> None:
        """Cite some cables; the status line tells when the clipboard has them."""
        if len(cables) > MOST:
            words = tr("No more than {n} cables are cited at once. Export them as citations.", n=MOST)
            self._window.parts.status_line.tell(words)
            return
        self._window.session.flush_wanted.emit()
        made = dossiers_of(self._window.session, cables)
        job = self._window.jobs.run("desktop.exporting.citation.styled:cite_all", made, style)
        job.done.connect(lambda cited: self._take(cited, len(made), style))
        job.failed.connect(self._tell)

    def _take(self, cited: Cited, count: int, style: Style) -> None:
        tell = self._window.parts.status_line.tell
        if not cited.text:
            tell(tr("There is no source note: archive, file and translator are not known."))
            return
        data = QMimeData()
        data.setText(cited.text)
        data.setHtml(cited.html)
        QGuiApplication.clipboard().setMimeData(data)
        if style == "frus":
            tell(
                plural(
                    count, "The source note is in the clipboard.", "{n} source notes are in the clipboard."
                )
            )
        else:
            tell(plural(count, "The citation is in the clipboard.", "{n} citations are in the clipboard."))

    def _tell(self, error: ChanceryError) -> None:
        self._window.parts.status_line.tell(error_sentence(error))
