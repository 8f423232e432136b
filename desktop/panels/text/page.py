"""The page: the text in its column, dressed, with grounds, lines and marks, standing still unless scrolled.

`Page` is the picture; what one does with it (pointing, keys, copying, finding) is in `view.TextView`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop import theme
from desktop.panels.text import handles, overlay, scrolling, washes
from desktop.panels.text.column import column, large_letters
from desktop.panels.text.faces import WIDE_WINDOW, Faces
from desktop.panels.text.formats import Formats
from desktop.panels.text.idle import IdleLayout
from desktop.panels.text.layout import SIDE, reading_document
from desktop.panels.text.looks import Looks
from desktop.panels.text.margins import Margins
from desktop.panels.text.marks import has_letters_from_right
from desktop.panels.text.pin import Pin
from desktop.panels.text.rows import update_rows, visible_rows
from desktop.panels.text.span_map import SpanMap
from desktop.panels.text.spans import LineStyle, Place, ShownSpan
from desktop.panels.text.standins import has_rare_letters, shown
from desktop.positions import Positions
from desktop.widgets.own_viewport import own_viewport

_SCREENFUL = 8_000  # code points
ZOOMS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250)


class Page(QPlainTextEdit):
    """The text as it looks. All methods count code points."""

    place_changed = Signal()
    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.text = ""
        self.positions = Positions("")
        self._zoom = 100
        faces = Faces(100, wide=False)
        empty = SpanMap("", self.positions, ())
        self.looks = Looks(faces, empty)
        self._formats = Formats(faces, empty)
        self._pin = Pin(self)
        document, self._layout = reading_document(self._formats, self)
        self.setDocument(document)
        self._margins = Margins(self, self.looks)
        self._idle = IdleLayout(self, self._pin)
        self._told = QTimer(self, singleShot=True, interval=250)
        self._told.timeout.connect(self.place_changed)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Nothing can be dropped here; a dropped file goes on to the window.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setMinimumWidth(280)
        self.setFont(self.looks.faces.font("body"))
        self._wear()

    def _connect(self) -> None:
        self.updateRequest.connect(self._follow_update)
        if (following := theme.of_application()) is not None:
            following.changed.connect(self.restyle)
            # The CJK face comes after the first paint: what stood for it is laid out anew.
            following.fonts_changed.connect(self._dress_anew)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            self._hints = application.styleHints().accessibility()
            self._hints.contrastPreferenceChanged.connect(self._follow_contrast)
            self._follow_contrast(self._hints.contrastPreference())

    # -- what is shown

    def show_text(
        self,
        text: str,
        styles: Sequence[LineStyle] = (),
        spans: Sequence[ShownSpan] = (),
        at: Place | None = None,
    ) -> None:
        """Show another text with its notes, at a place read before or at its beginning."""
        first = at.top if at else 0
        if has_rare_letters(text[first : first + _SCREENFUL]):
            # The rest of the text can wait for the window to load them.
            theme.load_fonts_late(painted=self.isVisible())
        self.text, self.positions = text, Positions(text)
        self.looks.forget()
        self.looks.from_right = has_letters_from_right(text)
        self._formats.spans = self.looks.spans = SpanMap(text, self.positions, spans)
        self._take_styles(styles)
        self._pin.take_out()
        self.setPlainText(shown(text))
        self.restore_place(at or Place(0, 0.0, 0, 0))
        self._idle.start()

    def set_spans(self, spans: Sequence[ShownSpan]) -> None:
        """Show these notes instead; only blocks whose gaps or inks change are laid out again."""
        if (after := self.looks.spans.followed_by(spans)) is self.looks.spans:
            return
        touched = self._formats.touched_by(after)
        with self._pin.standing():
            self._formats.spans = self.looks.spans = after
            self.looks.settle()
            for position in touched:
                self._layout.forget(position)
        self.repaint_all()

    def set_styles(self, styles: Sequence[LineStyle]) -> None:
        """Show the lines as these kinds instead."""
        self._take_styles(styles)
        self._dress_anew()

    def _take_styles(self, styles: Sequence[LineStyle]) -> None:
        self._formats.set_styles(self.positions, styles)
        to_qt = self.positions.to_qt
        self.looks.pages = sorted((to_qt(s.start), s.label) for s in styles if s.role == "page" and s.label)

    def light(self, spans: Sequence[tuple[int, int]], scroll: bool = False) -> None:
        """Light up the words that a value was read from; an empty list puts the light out."""
        self.looks.lit = [self._to_qt(start, end) for start, end in spans]
        if scroll and self.looks.lit:
            scrolling.bring_into_view(self, *self.looks.lit[0])
        self.repaint_all()

    def select_note(self, note: str | None, scroll: bool = False) -> None:
        """Outline a note's words, or none; `scroll` brings them into view. The caret stays."""
        before, self.looks.selected = self.looks.selected, note
        if note != before:
            self.looks.active, self.looks.moving = 0, None
        laid = self.looks.spans.of_note(note) if note else ()
        if scroll and laid:
            scrolling.bring_into_view(self, laid[0].start, laid[0].end)
        self._repaint_notes({before, note} - {None})

    def selected_note(self) -> str | None:
        """Return the id of the outlined note."""
        return self.looks.selected

    def set_line_numbers(self, on: bool) -> None:
        """Show the numbers of the imported text's lines in the margin, or not."""
        self._margins.numbers = on
        self._margins.update()

    # -- where one reads

    def place(self) -> Place:
        """Return where she is reading, to come back to with `restore_place`."""
        caret = self.textCursor()
        from_qt = self.positions.from_qt
        return Place(from_qt(self._pin.top()), 0.0, from_qt(caret.position()), from_qt(caret.anchor()))

    def restore_place(self, place: Place) -> None:
        """Put caret, selection and the top line back where they were."""
        caret = self.textCursor()
        anchor, position = self._to_qt(place.anchor, place.caret)
        caret.setPosition(anchor)
        caret.setPosition(position, caret.MoveMode.KeepAnchor)
        with self._pin.quietly():
            self.setTextCursor(caret)
        self._pin.put(self.positions.to_qt(place.top))

    @property
    def zoom(self) -> int:
        """Return the zoom of the text in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Zoom the text, 70 to 250 per cent; the top line stays the top line."""
        percent = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        if percent != self._zoom:
            self._zoom = percent
            self._arrange()
            self.zoom_changed.emit(percent)

    def set_high_contrast(self, on: bool) -> None:
        """Leave the washes out and draw the notes' lines thicker."""
        self.looks.contrast = on
        self.repaint_all()

    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        self._wear()
        self._dress_anew()

    # -- laying out anew

    def _follow_contrast(self, preference: Qt.ContrastPreference) -> None:
        self.set_high_contrast(preference == Qt.ContrastPreference.HighContrast)

    def _dress_anew(self) -> None:
        with self._pin.standing():
            self._layout.forget_all()
        self._idle.start()
        self.repaint_all()

    def _arrange(self) -> None:
        """Set faces and column for the window's width and the zoom."""
        wide = self.window().width() >= WIDE_WINDOW
        available = self.width() - self.verticalScrollBar().sizeHint().width()
        faces = Faces(self._zoom, large_letters(available, wide))
        left, _width, right = column(available, wide, self._zoom)
        margins = (max(0, left - SIDE), max(0, right - SIDE))
        now = self.viewportMargins()
        if faces == self.looks.faces and margins == (now.left(), now.right()):
            return
        with self._pin.standing():
            if faces != self.looks.faces:
                self.looks.faces = self._formats.faces = faces
                self.setFont(faces.font("body"))
                self.setTabStopDistance(faces.px(40))
                self._layout.forget_all()
            self.setViewportMargins(margins[0], 0, margins[1], 0)
        self._idle.start()
        self.repaint_all()

    def _wear(self) -> None:
        # A selection must differ from every wash, also from the blue one that the interface's own is like.
        palette = theme.current()
        selected = theme.blend(palette.accent, palette.page, 0.34)
        self.setStyleSheet(
            f"QPlainTextEdit {{ border: none; border-radius: 0; background-color: {palette.page}; "
            f"color: {palette.ink}; selection-background-color: {selected}; selection-color: {palette.ink} }}"
        )

    def _to_qt(self, start: int, end: int) -> tuple[int, int]:
        return self.positions.to_qt(start), self.positions.to_qt(end)

    # -- painting

    def repaint_all(self) -> None:
        """Paint text and margins again: something of `looks` has changed."""
        self.viewport().update()
        self._margins.update()

    def _repaint_notes(self, notes: set[str | None]) -> None:
        update_rows(self, lambda *row: any(at.span.note in notes for at in self.looks.spans.between(*row)))
        self._margins.update()

    def _follow_update(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._margins.update()
        else:
            self._margins.update(0, area.top(), self._margins.width(), area.height())

    # -- overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds, then the words (Qt), then lines, marks and outlines."""
        document, looks = self.document(), self.looks
        area = QRectF(event.rect()).adjusted(0, -18, 0, 6)
        rows = list(visible_rows(self, area))
        with QPainter(self.viewport()) as painter:
            for row in rows:
                washes.paint(painter, document, row, looks)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            for row in rows:
                overlay.paint(painter, document, row, looks)
                handles.paint(painter, document, row, looks)

    def event(self, event: QEvent) -> bool:
        """Divide the width anew before Qt lays the viewport out."""
        if event.type() == QEvent.Type.Resize:
            self._margins.setGeometry(self.rect())
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the top line while the lines break elsewhere."""
        with self._pin.standing():
            super().resizeEvent(event)
        self._idle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the width of the window; before, there was none."""
        self._arrange()
        super().showEvent(event)
        self._pin.push()
        self._idle.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take the pin out: she has scrolled."""
        super().scrollContentsBy(dx, dy)
        if not self._pin.moving:
            self._pin.take_out()
            self._told.start()
