"""The editor that opens in a card: words, emphasis, characters, colour, kind and tags of one note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records import NOTE_KINDS, Note, NoteKind
from desktop import theme
from desktop.messages.notes import kind_title, note_title
from desktop.messages.words import tr
from desktop.models.reference_offers import Offer
from desktop.panels.notes.link_form import LinkForm
from desktop.panels.notes.reference_form import ReferenceForm
from desktop.widgets.character_palette import CharacterPalette
from desktop.widgets.colour_picker import ColourPicker
from desktop.widgets.series_box import SeriesBox
from desktop.widgets.tag_edit import TagEdit
from desktop.widgets.word_editor import WordEditor

_NO_BOX = """
QComboBox:!focus:!on { border-color: transparent; background-color: transparent; }
QComboBox { padding-left: 3px; padding-right: 0; min-height: 18px; }
QComboBox::drop-down { width: 18px; }
"""


class _KindBox(QComboBox):
    """Kinds of note. The wheel scrolls the list it stands in, and never changes the kind by the way."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NoteEditor(QFrame):
    """Shows one note for editing. It changes nothing itself: what is wanted goes out as signals."""

    left = Signal()
    colour_chosen = Signal(str)
    kind_chosen = Signal(str)
    label_typed = Signal(str)
    series_chosen = Signal(str)
    tags_edited = Signal(list)
    delete_wanted = Signal()
    step_wanted = Signal()
    """The source note is to be kept in step with the header again."""
    height_changed = Signal()

    def __init__(
        self,
        known_tags: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
        offers: Callable[[str], Sequence[Offer]] = lambda _typed: (),
    ) -> None:
        """Make the editor; `offers` tells what a reference could lead to, for typed words."""
        super().__init__(parent)
        self.field = WordEditor(self)
        self.colours = ColourPicker(self)
        self.kinds = _KindBox(self)
        self.label = QLineEdit(self)
        self.series = SeriesBox(self)
        self.tags = TagEdit(known_tags, self)
        self.palette_of_characters = CharacterPalette(self)
        self.links = LinkForm(self)
        self.references = ReferenceForm(offers, self)
        self.step = QPushButton(tr("Keep in step again"), self)
        self._build()
        self._connect()

    # -- public --------------------------------------------------------------------------------------

    def show_note(self, note: Note, number: str | None, *, placed: bool, built: bool = False) -> None:
        """Show all of a note but its words, which are the drafting's matter.

        `built` says that it is a source note in place of which one can be built from the header.
        """
        self.colours.set_colour(note.colour)
        self._offer_kinds(note, placed=placed)
        is_own = note.kind == "own"
        self.label.setVisible(is_own)
        is_counted = note.kind == "footnote"
        self.series.setVisible(is_counted)
        self.series.set_series(note.series)
        # Its mark stands in the text without a wash.
        self.colours.setVisible(not is_own)
        # Label and series need the room of these two words.
        self._kind_word.setVisible(not (is_own or is_counted))
        self._tags_word.setVisible(not (is_own or is_counted))
        if not self.label.hasFocus() or self.label.text() != note.label:
            self.label.setText(note.label)
        self.tags.set_tags(note.tags)
        self.step.setVisible(built)
        self.field.setAccessibleName(tr("Words of {note}", note=note_title(note, number)))
        self.field.setPlaceholderText(
            tr("A highlight needs no words.") if note.kind == "highlight" else tr("Write the note.")
        )
        self._fit()

    def height_for(self, width: int) -> int:
        """Return the height that the editor takes at a width."""
        layout = self.layout()
        assert layout is not None
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self.sizeHint().height()

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc anywhere in the editor leaves it; other keys are not for the list behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Notice when the parts need another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the frame: a field in the card, with the rule under its tools."""
        palette = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(palette.field))
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            y = self.colours.geometry().bottom() + 4
            painter.fillRect(9, y, self.width() - 18, 1, QColor(palette.line))

    # -- private -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.bold = self._tool("bold", tr("Bold (Ctrl+B)"))
        self.italic = self._tool("italic", tr("Italic (Ctrl+I)"))
        self.link = self._tool("link", tr("Link (Ctrl+K)"))
        self.reference = self._tool("hash", tr("Insert reference (Ctrl+R)"))
        self.omega = self._tool("omega", tr("Special characters"))
        self.bin = self._tool("trash-2", tr("Delete the note"))
        tools = QHBoxLayout()
        tools.setContentsMargins(6, 0, 7, 0)
        tools.setSpacing(1)
        for button in (self.bold, self.italic, self.link, self.reference, self.omega):
            tools.addWidget(button)
        tools.addSpacing(4)
        tools.addWidget(self.bin)
        tools.addStretch()
        tools.addWidget(self.colours)
        words = QHBoxLayout()
        words.setContentsMargins(14, 0, 12, 0)
        words.addWidget(self.field)
        self.kinds.setFont(theme.sans(12))
        self.kinds.setStyleSheet(_NO_BOX)
        self.kinds.setAccessibleName(tr("Kind of note"))
        self.label.setFont(theme.sans(12))
        self.label.setAccessibleName(tr("Label as printed"))
        self.label.setPlaceholderText(tr("as printed"))
        self.label.setMaximumWidth(64)
        self.kinds.setFixedHeight(26)
        self.label.setFixedHeight(26)
        self.series.setFont(theme.sans(12))
        self.series.setStyleSheet(_NO_BOX)
        self.series.setFixedHeight(26)
        self.step.setProperty("kind", "link")
        self.step.setFont(theme.sans(12, 500))
        self.step.setToolTip(tr("Build the source note from the header again; yours goes into the trash"))
        facts = QHBoxLayout()
        facts.setContentsMargins(12, 0, 6, 0)
        facts.setSpacing(2)
        top = Qt.AlignmentFlag.AlignTop
        self._kind_word, self._tags_word = self._name(tr("Kind")), self._name(tr("Tags"))
        facts.addWidget(self._kind_word, 0, top)
        facts.addWidget(self.kinds, 0, top)
        facts.addWidget(self.label, 0, top)
        facts.addWidget(self.series, 0, top)
        facts.addSpacing(6)
        facts.addWidget(self._tags_word, 0, top)
        facts.addSpacing(4)
        facts.addWidget(self.tags, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2, 5, 2, 5)
        rows.setSpacing(0)
        rows.addLayout(tools)
        rows.addSpacing(13)
        rows.addLayout(words)
        rows.addSpacing(5)
        rows.addLayout(facts)
        rows.addWidget(self.step, 0, Qt.AlignmentFlag.AlignRight)
        # From the words on through what stands under them, then through the tools above; Shift goes back.
        below: list[QWidget] = [self.kinds, self.label, self.series, self.tags, self.step]
        above: list[QWidget] = [
            self.bold,
            self.italic,
            self.link,
            self.reference,
            self.omega,
            self.bin,
            *self.colours.buttons(),
        ]
        order: list[QWidget] = [self.field, *below, *above]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.field.left.connect(self.left)
        self.field.height_changed.connect(self._fit)
        self.field.link_wanted.connect(self._ask_link)
        self.field.reference_wanted.connect(self._ask_reference)
        self.reference.clicked.connect(self._ask_reference)
        self.references.given.connect(self.field.add_reference)
        self.references.closed.connect(self.field.setFocus)
        self.bold.clicked.connect(self._with_focus(self.field.toggle_strong))
        self.italic.clicked.connect(self._with_focus(self.field.toggle_italic))
        self.link.clicked.connect(self._ask_link)
        self.omega.clicked.connect(self._open_palette)
        self.bin.clicked.connect(self.delete_wanted)
        self.step.clicked.connect(self.step_wanted)
        self.palette_of_characters.chosen.connect(self.field.insert_words)
        self.palette_of_characters.closed.connect(self.field.setFocus)
        self.links.given.connect(self.field.add_link)
        self.links.closed.connect(self.field.setFocus)
        self.colours.chosen.connect(self.colour_chosen)
        self.kinds.activated.connect(lambda place: self.kind_chosen.emit(self.kinds.itemData(place)))
        self.series.series_chosen.connect(self.series_chosen)
        self.label.editingFinished.connect(lambda: self.label_typed.emit(self.label.text()))
        self.tags.edited.connect(self.tags_edited)

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon, 15))
        button.setIconSize(QSize(15, 15))
        button.setFixedSize(26, 28)
        button.setToolTip(name)
        button.setAccessibleName(name.partition(" (")[0])
        # In the order of Tab, but a click leaves the focus, and with it the selection, in the words.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _name(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setFont(theme.sans(12))
        label.setFixedHeight(26)
        theme.ink(label, "ink2")
        return label

    def _with_focus(self, deed: Callable[[], None]) -> Callable[[], None]:
        def do() -> None:
            self.field.setFocus()
            deed()

        return do

    def _offer_kinds(self, note: Note, *, placed: bool) -> None:
        """Offer the kinds that this note can be: one without words in the text is general or source note."""
        fitting: tuple[NoteKind, ...] = ("general", "source")
        if placed:
            fitting = ("footnote", "marginal", "highlight", "own", "source")
        offered = [kind for kind in NOTE_KINDS if kind in fitting or kind == note.kind]
        if offered != [self.kinds.itemData(place) for place in range(self.kinds.count())]:
            self.kinds.clear()
            for kind in offered:
                self.kinds.addItem(kind_title(kind), kind)
        self.kinds.setCurrentIndex(offered.index(note.kind))
        # As wide as the kind shown, not as the longest one: the tags beside it need the room.
        wide = self.kinds.fontMetrics().horizontalAdvance(self.kinds.currentText())
        self.kinds.setFixedWidth(wide + 38)
        self.kinds.view().setMinimumWidth(180)

    def _open_palette(self) -> None:
        corner = self.omega.mapToGlobal(self.omega.rect().topLeft())
        place = self.omega.rect()
        place.moveTopLeft(corner)
        self.palette_of_characters.open_at(place)

    def _ask_link(self) -> None:
        corner = self.link.mapToGlobal(self.link.rect().bottomLeft())
        self.links.open_at(corner, self.field.chosen())

    def _ask_reference(self) -> None:
        corner = self.reference.mapToGlobal(self.reference.rect().bottomLeft())
        self.references.open_at(corner, self.field.chosen())

    def _fit(self) -> None:
        self.height_changed.emit()
