"""Pages of a finished PDF as pictures, annotations included, made by pdfium in a thread of its own.

pdfium may not be used by two threads at once, so one lock serves all previews. Only the newest wish counts:
while she leafs or zooms quickly, the pages in between are never drawn.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

PDFIUM = threading.Lock()
"""pdfium may not be used by two threads at once: whoever draws pages holds this."""
_MOST_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """One page wanted: `document` counts the files shown, `scale` is device pixels per point."""

    document: int
    path: Path
    page: int
    scale: float


class PdfRenderer(QObject):
    """Draws pages on demand; all signals come in the thread of whoever made it."""

    opened = Signal(int, object)
    """A document was opened: its number, and (width, height) of each page in points."""
    drawn = Signal(object, object)
    """The Wish that was fulfilled, and the QImage."""
    failed = Signal(int)
    """The document of this number cannot be shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a renderer; its thread starts with the first wish."""
        super().__init__(parent)
        self._condition = threading.Condition()
        self._wish: Wish | None = None
        self._closing = False
        self._thread: threading.Thread | None = None
        self.destroyed.connect(lambda _gone: self._end())  # the window ended without closing it first

    def want(self, wish: Wish) -> None:
        """Ask for a page; a wish not yet begun is forgotten."""
        with self._condition:
            self._wish = wish
            self._condition.notify()
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._live, name="pdf-pages", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the thread; nothing is told any more."""
        self._end()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _end(self) -> None:
        with self._condition:
            self._closing = True
            self._wish = None
            self._condition.notify()

    # -- in the thread ---------------------------------------------------------------------------------

    def _live(self) -> None:
        document: Any = None
        number = -1
        try:
            while (wish := self._next()) is not None:
                if wish.document != number:
                    document, number = self._open(document, wish), wish.document
                if document is not None:
                    self._draw(document, wish)
        finally:
            with PDFIUM:
                if document is not None:
                    document.close()

    def _next(self) -> Wish | None:
        with self._condition:
            self._condition.wait_for(lambda: self._closing or self._wish is not None)
            wish, self._wish = self._wish, None
            return None if self._closing else wish

    def _open(self, before: Any, wish: Wish) -> Any:  # noqa: ANN401
        """Open the document from memory, so that its file may be replaced meanwhile."""
        import pypdfium2

        with PDFIUM:
            if before is not None:
                before.close()
            try:
                document = pypdfium2.PdfDocument(wish.path.read_bytes())
                sizes = tuple(document.get_page_size(at) for at in range(len(document)))
            except (OSError, pypdfium2.PdfiumError):
                document, sizes = None, ()
        if document is None:
            self._tell(self.failed, wish.document)
        else:
            self._tell(self.opened, wish.document, sizes)
        return document

    def _draw(self, document: Any, wish: Wish) -> None:  # noqa: ANN401
        import pypdfium2

        if wish.page >= len(document):
            return  # the new version is shorter; whoever wished learns so by `opened`
        with PDFIUM:
            try:
                page = document[wish.page]
                width, height = page.get_size()
                scale = min(wish.scale, (_MOST_PIXELS / (width * height)) ** 0.5)
                bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True)
                wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
                pixels = bytes(bitmap.buffer)
                picture = QImage(pixels, wide, high, stride, QImage.Format.Format_RGB32).copy()
                bitmap.close()
                page.close()
            except pypdfium2.PdfiumError:
                picture = QImage()
        if picture.isNull():
            self._tell(self.failed, wish.document)
        else:
            self._tell(self.drawn, wish, picture)

    def _tell(self, signal: Any, *values: object) -> None:  # noqa: ANN401
        if self._closing:
            return
        try:
            signal.emit(*values)
        except RuntimeError:
            self._closing = True  # whoever wished is gone, and this object with it
