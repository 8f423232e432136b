"""The window that looks across cables: three views, what they are narrowed to, and their way out as files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.messages.words import tr
from desktop.settings import Settings
from desktop.widgets.rule import Rule
from desktop.windows.across.notice import Notice

View = Literal["offices", "times", "chronology"]
VIEWS: tuple[View, ...] = ("offices", "times", "chronology")
FileKind = Literal["csv", "png", "svg"]
_TYPING_MS = 400
_BUSY_AFTER_MS = 250


class AcrossWindow(QWidget):
    """The frame of the views: a window of its own, so that cables open beside it. It wishes."""

    view_chosen = Signal(str)
    narrowed = Signal(str)
    """The views are to be about the cables that this query means; "" for all."""
    export_wanted = Signal(str)
    """What is shown is wanted as a file: "csv", "png" or "svg"."""
    cancel_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    help_wanted = Signal()
    closed = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        """Make the frame; the pages come with `add_page`."""
        super().__init__(parent, Qt.WindowType.Window)
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Across the cables"))
        self.pages = QStackedWidget(self)
        self.notice = Notice(self)
        self.pages.addWidget(self.notice)
        self._places: dict[str, int] = {}
        self._exports: dict[str, QAction] = {}
        self.buttons = {view: QPushButton(title, self) for view, title in view_titles().items()}
        self.query = QLineEdit(self)
        self.export = QPushButton(tr("&Export"), self)
        self.told, self.busy = QLabel(self), QLabel(tr("Counting…"), self)
        self.cancel = QPushButton(tr("&Cancel"), self)
        self._waiting: QWidget | None = None
        self._typing, self._busy_after = QTimer(self), QTimer(self)
        self._build()
        self._connect()
        self._restore_place()
        self.pages.setFocus()

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        heading = QLabel(tr("Across the cables"), self)
        heading.setFont(theme.serif(21, 600))
        self._group = QButtonGroup(self)
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 18, 10)
        head.setSpacing(8)
        head.addWidget(heading)
        head.addSpacing(16)
        for view, button in self.buttons.items():
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setToolTip(tr("Alt+{n}", n=VIEWS.index(view) + 1))
            self._group.addButton(button)
            head.addWidget(button)
        head.addStretch(1)
        self.query.setPlaceholderText(tr("All cables; type to narrow"))
        self.query.setToolTip(tr("Only the cables that the search of the library finds, such as date:1961"))
        self.query.setAccessibleName(tr("Narrow the views to"))
        self.query.setClearButtonEnabled(True)
        self.query.setMinimumWidth(220)
        head.addWidget(self.query)
        menu = QMenu(self.export)
        for kind, words in _file_kinds().items():
            self._exports[kind] = menu.addAction(words)
            self._exports[kind].triggered.connect(lambda _=False, kind=kind: self.export_wanted.emit(kind))
        menu.setToolTipsVisible(True)
        self.export.setMenu(menu)
        head.addWidget(self.export)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 5, 12, 5)
        for label in (self.told, self.busy):
            label.setFont(theme.sans(12))
            label.setTextFormat(Qt.TextFormat.PlainText)
        theme.ink(self.busy, "ink2")
        foot.addWidget(self.told, 1)
        foot.addWidget(self.busy)
        foot.addWidget(self.cancel)
        self._foot = QWidget(self)
        self._foot.setLayout(foot)
        self._foot.setMinimumHeight(40)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addWidget(self.pages, 1)
        rows.addWidget(Rule())
        rows.addWidget(self._foot)
        theme.ground(self, "chrome")
        self.setMinimumSize(860, 480)
        self.set_busy(False)

    def _connect(self) -> None:
        for view, button in self.buttons.items():
            button.clicked.connect(lambda _=False, view=view: self.view_chosen.emit(view))
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.narrowed.emit(self.query.text()))
        self.query.textChanged.connect(self._typing.start)
        self._busy_after.setSingleShot(True)
        self._busy_after.setInterval(_BUSY_AFTER_MS)
        self._busy_after.timeout.connect(self._show_busy)
        self.cancel.clicked.connect(self.cancel_wanted)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Z": self.undo_wanted.emit,
            "Ctrl+Shift+Z": self.redo_wanted.emit,
            "Esc": self.close,
            "F1": self.help_wanted.emit,
            "F6": lambda: self._step_area(1),
            "Shift+F6": lambda: self._step_area(-1),
            "Ctrl+F": self._to_query,
        }
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)
        for at, (view, letter) in enumerate(zip(VIEWS, "DTC", strict=True)):
            for key in (f"Alt+{at + 1}", f"Ctrl+Alt+{letter}"):  # the latter as in the main window
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(lambda view=view: self.view_chosen.emit(view))

    # -- public --------------------------------------------------------------------------------------

    def add_page(self, view: View, page: QWidget) -> None:
        """Take up the page of a view."""
        self._places[view] = self.pages.addWidget(page)

    def show_view(self, view: View, heading: str = "", words: str = "") -> None:
        """Bring a view to the front; with a heading, that and some words in its place."""
        self.buttons[view].setChecked(True)
        if heading or view not in self._places:
            self.notice.say(heading or tr("Counting…"), words)
            self.pages.setCurrentIndex(0)
        else:
            self.pages.setCurrentIndex(self._places[view])
            self._pass_focus()

    def focus_on(self, widget: QWidget) -> None:
        """Give the focus to a widget of a page: now, or when the page comes to the front."""
        self._waiting = widget
        if not widget.isVisibleTo(self):
            self.pages.setFocus()  # not a button: its ring would say that it is the next to be used
        self._pass_focus()

    def offer_export(self, *, table: bool, plot: bool) -> None:
        """Tell what can leave as a file, and why not where it cannot."""
        for kind, action in self._exports.items():
            action.setEnabled(table if kind == "csv" else plot)
        self.export.setEnabled(table or plot)
        words = tr("The table of this view, or its plot, as a file")
        self.export.setToolTip(words if table or plot else tr("There is nothing to export yet"))

    def set_busy(self, busy: bool) -> None:
        """Say that something is being counted, once that takes longer than a moment."""
        if busy:
            self._busy_after.start()
            return
        self._busy_after.stop()
        self.busy.hide()
        self.cancel.hide()

    def tell(self, words: str, tone: str = "ink2") -> None:
        """Say a sentence at the foot."""
        self.told.setText(words)
        theme.ink(self.told, tone)

    # -- overrides -----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        place = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._settings.put("across_geometry", place)
        self.closed.emit()
        super().closeEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _pass_focus(self) -> None:
        """Give the focus on to who waits for it, unless it was taken elsewhere meanwhile."""
        if self._waiting is None or not self._waiting.isVisibleTo(self):
            return
        widget, self._waiting = self._waiting, None
        if not self.query.hasFocus():
            widget.setFocus()

    def _to_query(self) -> None:
        self.query.setFocus()
        self.query.selectAll()

    def _step_area(self, direction: int) -> None:
        """Move the focus on: the views, what narrows them, then the tables of the page from the left."""
        areas: list[QWidget] = [next(b for b in self.buttons.values() if b.isChecked()), self.query]
        tables = [table for table in self.pages.findChildren(QTableView) if table.isVisible()]
        areas += sorted(tables, key=lambda table: table.mapTo(self, QPoint()).x())
        focus = QApplication.focusWidget()
        at = next((n for n, each in enumerate(areas) if each is focus), -1 if direction > 0 else 0)
        areas[(at + direction) % len(areas)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_busy(self) -> None:
        self.busy.show()
        self.cancel.show()

    def _restore_place(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(1180, room.width() - 60), min(740, room.height() - 80))
        place = self._settings.get("across_geometry")
        if isinstance(place, str):
            self.restoreGeometry(QByteArray.fromBase64(place.encode("ascii", "replace")))


def view_titles() -> dict[View, str]:
    """Return what the views are called."""
    return {
        "offices": tr("Distribution"),
        "times": tr("Handling times"),
        "chronology": tr("Chronology"),
    }


def _file_kinds() -> dict[FileKind, str]:
    return {
        "csv": tr("&Table as CSV…"),
        "png": tr("Plot as &PNG…"),
        "svg": tr("Plot as &SVG…"),
    }
