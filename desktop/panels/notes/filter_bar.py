"""The field and the menu that filter the notes, and the sentence that says what they left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records import NOTE_KINDS
from desktop import theme
from desktop.messages.notes import colour_name, filter_result, kind_title
from desktop.messages.words import tr
from desktop.models.note_filter import NoteFilter
from desktop.panels.notes.card_delegate import KIND_ICONS
from desktop.theme_lines import swatch_icon

_WAIT_MS = 120


class _FilterField(QLineEdit):
    """The words to filter by; Esc empties it, Down goes into the list."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Makes a `NoteFilter`. `used_tags` is asked for the tags of the cable's notes when the menu opens."""

    filter_changed = Signal(object)
    down = Signal()

    def __init__(self, used_tags: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used_tags = used_tags
        self._asked = NoteFilter()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._take_words)
        self._build()

    # -- public --------------------------------------------------------------------------------------

    def asked(self) -> NoteFilter:
        """Return the filter as it stands."""
        return self._asked

    def show_filter(self, asked: NoteFilter) -> None:
        """Show a filter that was set from outside; nothing is emitted."""
        self._asked = asked
        if self.field.text().strip() != asked.words:
            self.field.blockSignals(True)
            self.field.setText(asked.words)
            self.field.blockSignals(False)
        self._wait.stop()
        self._show_button()

    def show_result(self, shown: int, of: int) -> None:
        """Say how many notes are left."""
        self.result.setVisible(not self._asked.is_empty)
        self._words.setText(
            filter_result(shown, of, self._asked.words.strip(), by_words_only=self._asked.by_words_only)
        )

    def clear(self) -> None:
        """Show all notes."""
        self._set(NoteFilter())

    # -- private -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.field = _FilterField(self)
        self.field.setPlaceholderText(tr("Filter notes by words or tag"))
        self.field.setAccessibleName(tr("Filter notes by words or tag"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(theme.icon("search", 16), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(lambda _: self._wait.start())
        self.field.returnPressed.connect(self._take_words)
        self.field.down.connect(self.down)
        self.button = QToolButton(self)
        self.button.setIconSize(QSize(16, 16))
        self.button.setFixedSize(30, 28)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button.setMenu(self.menu)
        line = QHBoxLayout()
        line.setContentsMargins(10, 7, 8, 7)
        line.setSpacing(4)
        line.addWidget(self.field)
        line.addWidget(self.button)
        self.result = QWidget(self)
        self._words = QLabel(self.result)
        self._words.setFont(theme.sans(12))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        theme.ink(self._words, "ink2")
        self.all = QPushButton(tr("Show all notes"), self.result)
        self.all.setProperty("kind", "link")
        self.all.setFont(theme.sans(12, 500))
        self.all.clicked.connect(self.clear)
        told = QHBoxLayout(self.result)
        told.setContentsMargins(16, 0, 8, 5)
        told.addWidget(self._words, 1)
        told.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)
        self.result.hide()
        rule = QWidget(self)
        rule.setFixedHeight(1)
        theme.ground(rule, "side")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(line)
        rows.addWidget(self.result)
        rows.addWidget(rule)
        self._show_button()

    def _set(self, asked: NoteFilter) -> None:
        if asked == self._asked:
            return
        self.show_filter(asked)
        self.filter_changed.emit(asked)

    def _take_words(self) -> None:
        asked = self._asked
        self._set(NoteFilter(self.field.text().strip(), asked.kinds, asked.colours, asked.tags))

    def _show_button(self) -> None:
        chosen = len(self._asked.kinds) + len(self._asked.colours) + len(self._asked.tags)
        self.button.setIcon(theme.icon("sliders-horizontal", 16, "accent" if chosen else "ink2"))
        name = tr("Filter by kind, colour and tag")
        if chosen:
            name = tr("{name}; {n} chosen", name=name, n=chosen)
        self.button.setAccessibleName(name)
        self.button.setToolTip(name)

    def _fill_menu(self) -> None:
        self.menu.clear()
        asked = self._asked
        for kind in NOTE_KINDS:
            icon = theme.icon(KIND_ICONS[kind], 14)
            self._offer(self.menu, kind_title(kind), kind in asked.kinds, "kinds", kind, icon)
        self.menu.addSeparator()
        for colour in theme.NOTE_COLOURS:
            chosen = colour in asked.colours
            self._offer(self.menu, colour_name(colour), chosen, "colours", colour, swatch_icon(colour, 14))
        tags = list(dict.fromkeys([*self._used_tags(), *sorted(asked.tags)]))
        if tags:
            self.menu.addSeparator()
            inner = self.menu.addMenu(theme.icon("tag", 14), tr("Tag"))
            for tag in tags:
                # An ampersand in a tag is one, no mark of a key.
                self._offer(inner, tag.replace("&", "&&"), tag in asked.tags, "tags", tag)
        if not asked.is_empty:
            self.menu.addSeparator()
            self.menu.addAction(tr("Show all notes")).triggered.connect(self.clear)

    def _offer(
        self, menu: QMenu, words: str, chosen: bool, part: str, value: str, icon: QIcon | None = None
    ) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(chosen)
        if icon is not None and not chosen:
            action.setIcon(icon)
        action.toggled.connect(lambda on: self._turn(part, value, on))
        menu.addAction(action)

    def _turn(self, part: str, value: str, on: bool) -> None:
        asked = self._asked
        parts: dict[str, frozenset[str]] = {
            "kinds": frozenset(asked.kinds),
            "colours": asked.colours,
            "tags": asked.tags,
        }
        parts[part] = parts[part] | {value} if on else parts[part] - {value}
        words = self.field.text().strip()
        self._set(NoteFilter(words, parts["kinds"], parts["colours"], parts["tags"]))  # type: ignore[arg-type]
