"""The preview of a finished PDF: its own pages, one at a time, with leafing and zoom."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSizeF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.windows.page_view import PageView
from desktop.windows.pdf_renderer import PdfRenderer, Wish

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Logical pixels per point of 1/96 inch; below the first and by default the whole page is fitted in."""
_PX_PER_POINT = 96 / 72


class Preview(QWidget):
    """Shows a PDF's pages. `show_file` may be called again with a new version: the page stays the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty preview."""
        super().__init__(parent)
        self._document = 0
        self._path: Path | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._page = 0
        self._zoom: float | None = None
        self._renderer = PdfRenderer(self)
        self._build()
        self._connect()
        self._show_place()

    def _build(self) -> None:
        theme.ground(self, "side")
        self.view = PageView(self)
        self.previous = _button("chevron-up", tr("Previous page"))
        self.next = _button("chevron-down", tr("Next page"))
        self.place = QLabel(self)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setMinimumWidth(96)
        self.smaller = _button("zoom-out", tr("Smaller"))
        self.larger = _button("zoom-in", tr("Larger"))
        self.busy = QLabel(tr("Preparing the pages…"), self)
        theme.ink(self.busy, "ink3")
        keep = self.busy.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(keep)
        self.busy.hide()
        line = QHBoxLayout()
        line.setContentsMargins(12, 2, 12, 10)
        line.setSpacing(4)
        line.addStretch(1)
        for widget in (self.previous, self.place, self.next):
            line.addWidget(widget)
        line.addSpacing(16)
        line.addWidget(self.smaller)
        line.addWidget(self.larger)
        line.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.view, 1)
        rows.addLayout(line)
        self.busy.setParent(self.view)
        self.busy.move(12, 4)

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._renderer.opened.connect(self._opened, queued)
        self._renderer.drawn.connect(self._drawn, queued)
        self._renderer.failed.connect(self._failed, queued)
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.view.turned.connect(self.turn)
        self.view.zoomed.connect(self.zoom)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(60)
        self._settle.timeout.connect(self._ask)
        self.view.resized.connect(self._resized)

    # -- public --------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page shown, counted from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages the document has; 0 before it is opened."""
        return len(self._sizes)

    def show_file(self, path: Path) -> None:
        """Show a PDF, or a new version of the one shown."""
        self._document += 1
        self._path = path
        self._ask()

    def show_preparing(self) -> None:
        """Say that the pages are being made; a page that is there stays in sight."""
        if self._sizes:
            self.busy.adjustSize()
            self.busy.show()
        else:
            self.view.show_words(tr("Preparing the pages…"))

    def show_error(self, sentence: str) -> None:
        """Say in place of the pages why there are none."""
        self.busy.hide()
        self._sizes = ()
        self.view.show_words(sentence)
        self._show_place()

    def turn(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) page, if there is one."""
        wanted = self._page + direction
        if 0 <= wanted < self.pages:
            self._page = wanted
            bar = self.view.verticalScrollBar()
            self._lay_out()
            bar.setValue(bar.minimum() if direction > 0 else bar.maximum())
            self._show_place()
            self._ask()

    def zoom(self, direction: int) -> None:
        """Show the page larger (+1) or smaller (-1); smaller than all steps fits the whole page in."""
        now = self._scale() / _PX_PER_POINT
        if direction > 0:
            larger = [step for step in _ZOOMS if step > now * 1.01]
            self._zoom = larger[0] if larger else _ZOOMS[-1]
        else:
            smaller = [step for step in _ZOOMS if step < now * 0.99]
            fit = self._fitting() / _PX_PER_POINT
            self._zoom = smaller[-1] if smaller and smaller[-1] > fit else None
        self._lay_out()
        self._show_place()
        self._ask()

    def close_file(self) -> None:
        """End the drawing; to be called before the window goes."""
        self._settle.stop()
        self._renderer.close()

    # -- slots ---------------------------------------------------------------------------------------

    def _opened(self, document: int, sizes: tuple[tuple[float, float], ...]) -> None:
        if document == self._document:
            self._sizes = sizes
            kept = min(self._page, max(0, len(sizes) - 1))
            self._lay_out()
            self._show_place()
            if kept != self._page:
                self._page = kept
                self._show_place()
                self._ask()

    def _drawn(self, wish: Wish, picture: QImage) -> None:
        if wish.document == self._document and wish.page == self._page:
            self.busy.hide()
            self.view.show_picture(picture)
            self._lay_out()

    def _failed(self, document: int) -> None:
        if document == self._document:
            self.show_error(tr("The pages cannot be shown. Exporting may work nevertheless."))

    def _resized(self) -> None:
        self._lay_out()
        self._settle.start()

    # -- overrides -----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the thread with the window."""
        self.close_file()
        super().closeEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _size(self) -> tuple[float, float]:
        return self._sizes[self._page] if self._page < len(self._sizes) else (595.0, 842.0)

    def _fitting(self) -> float:
        """Return the pixels per point at which the whole page is to be seen."""
        width, height = self._size()
        room = self.view.room()
        return min(room.width() / width, room.height() / height)

    def _scale(self) -> float:
        return self._fitting() if self._zoom is None else self._zoom * _PX_PER_POINT

    def _lay_out(self) -> None:
        if self._sizes and not self.view.picture.isNull():
            width, height = self._size()
            scale = self._scale()
            self.view.show_size(QSizeF(width * scale, height * scale))

    def _ask(self) -> None:
        if self._path is not None:
            scale = self._scale() * self.devicePixelRatioF()
            self._renderer.want(Wish(self._document, self._path, self._page, scale))

    def _show_place(self) -> None:
        pages = self.pages
        words = (
            tr("Page {page} of {pages}", page=self._page + 1, pages=pages) if pages else tr("No pages yet")
        )
        self.place.setText(words)
        self.view.setAccessibleName(tr("Preview: {place}", place=words))
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < pages)
        self.smaller.setEnabled(bool(pages) and self._zoom is not None)
        self.larger.setEnabled(bool(pages) and (self._zoom or 0) < _ZOOMS[-1])


def _button(icon: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon, 16))
    button.setFixedSize(28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
