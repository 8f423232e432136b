"""What stands in the middle where no cable is open: where to drop files, and two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr

WIDTH, HEIGHT = 500, 252


class EmptyState(QWidget):
    """A page with a dashed field. The window takes what is dropped; the buttons are wishes."""

    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        theme.ground(self, "page")
        field = _Field(self)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(field, 100)
        across.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 16)
        rows.addStretch(1)
        rows.addLayout(across)
        rows.addStretch(1)
        self.import_button = field.import_button
        self.sample_button = field.sample_button
        self.import_button.clicked.connect(self.import_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.setFocusProxy(self.import_button)


class _Field(QWidget):
    """The dashed field with its words and buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumWidth(WIDTH)
        self.setMinimumHeight(HEIGHT)
        heading = QLabel(tr("Drop cables here"), self)
        heading.setFont(theme.serif(24, 600))
        words = QLabel(
            tr(
                "Text, web pages, TEI, Word and PDF files, or folders of them. The files stay where they"
                " are; their text is copied, exactly, into your library."
            ),
            self,
        )
        words.setWordWrap(True)
        theme.ink(words, "ink2")
        for label in (heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.import_button = QPushButton(tr("&Import files…"), self)
        self.import_button.setProperty("kind", "primary")
        self.import_button.setFont(theme.sans(13, 600))
        self.sample_button = QPushButton(tr("Open the &sample cable"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(40, 84, 40, 40)
        rows.setSpacing(0)
        rows.addWidget(heading)
        rows.addSpacing(8)
        rows.addWidget(words)
        rows.addSpacing(24)
        rows.addLayout(buttons)
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed outline and the sheet of paper."""
        super().paintEvent(event)
        palette = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(QColor(palette.ctl), 1.5)
            pen.setDashPattern([6, 3])
            painter.setPen(pen)
            painter.setBrush(QColor(palette.panel))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            sheet = theme.pixmap("file-text", 36, "ink2", self.devicePixelRatioF())
            painter.drawPixmap((self.width() - 36) // 2, 36, sheet)
