"""The editor's marks of the cable, in a section that unfolds under the cards; not there without marks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.changes import Change
from db.editing.mark_edits import marks_in_order
from db.records import Anchor, EditorialMark
from desktop import theme
from desktop.messages.marks import mark_title, marks_count, shown_mark
from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr
from desktop.panels.notes.card import INSET_LEFT
from desktop.panels.notes.section import Section
from desktop.session import Session
from desktop.widgets.rule import Rule

_ROW, _MOST = 26, 6
_AROUND = 24
_ID = Qt.ItemDataRole.UserRole


class MarksSection(Section):
    """Lists marks in the order of the text, lost ones first. It changes nothing: wishes go out as signals."""

    mark_chosen = Signal(str)
    """The text is to show this mark."""
    edit_wanted = Signal(str)
    remove_wanted = Signal(list)
    place_wanted = Signal(str)
    """This mark is to be laid on the selected words or at the caret."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.fold = QToolButton(self)
        self.list = _Marks(self)
        self._build()
        self.fold.clicked.connect(lambda: self.unfold(not self._is_unfolded))
        self.list.itemActivated.connect(lambda item: self.edit_wanted.emit(item.data(_ID)))
        self.list.currentItemChanged.connect(self._choose)
        self.list.delete_wanted.connect(lambda: self.remove_wanted.emit(self._chosen()))
        self.list.menu_wanted.connect(self._show_menu)
        session.cable_opened.connect(self._new_cable)
        session.library_opened.connect(self._new_cable)
        session.reloaded.connect(self.show_marks)
        session.changed.connect(self._changed)
        self._new_cable()

    # -- public --------------------------------------------------------------------------------------

    def unfold(self, unfolded: bool) -> None:
        """Show the list or only how many there are."""
        self.list.setVisible(unfolded)
        self._set_unfolded(unfolded)
        self.fold.setIcon(theme.icon("chevron-down" if unfolded else "chevron-right", 14, "ink2"))

    def choose(self, mark_id: str) -> None:
        """Choose a mark here, as told from outside: nothing is emitted."""
        self.unfold(True)
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == mark_id:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def show_marks(self) -> None:
        """Show the marks as they are now, the same one chosen."""
        state = self._session.state
        marks = marks_in_order(state) if state is not None else []
        self.setVisible(bool(marks))
        chosen = self._chosen()
        self.list.blockSignals(True)
        self.list.clear()
        lost = 0
        for mark in marks:
            spans = state.spans_of(mark.id) if state is not None else ()
            lost += not spans
            self.list.addItem(self._item(mark, lost=not spans))
            if mark.id in chosen:
                self.list.setCurrentRow(self.list.count() - 1)
        self.list.blockSignals(False)
        self.list.setFixedHeight(min(_MOST, max(1, len(marks))) * _ROW + 2)
        words = marks_count(len(marks))
        if lost:
            words = tr("{marks}; {lost}", marks=words, lost=plural(lost, "{n} lost", "{n} lost"))
        self._count.setText(words)
        theme.ink(self._count, "warn" if lost else "ink2")
        self.fold.setAccessibleName(words)

    # -- slots ---------------------------------------------------------------------------------------

    def _new_cable(self) -> None:
        self.unfold(False)
        self.show_marks()

    def _changed(self, change: Change) -> None:
        state = self._session.state
        marks = state.marks if state is not None else {}
        moved = any(isinstance(s.record, Anchor) and s.record.owner in marks for s in change.steps)
        if moved or change.touches("editorial_mark", "cable"):
            self.show_marks()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.mark_chosen.emit(item.data(_ID))

    def _show_menu(self, at: QPoint) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Edit the mark…")).triggered.connect(lambda: self.edit_wanted.emit(chosen[0]))
        lay = menu.addAction(tr("Place on the selected words or at the caret"))
        lay.triggered.connect(lambda: self.place_wanted.emit(chosen[0]))
        menu.addAction(tr("Take the mark away")).triggered.connect(lambda: self.remove_wanted.emit(chosen))
        menu.popup(at)

    # -- private -------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme.ground(self, "panel")
        self.fold.setIconSize(QSize(14, 14))
        self.fold.setFixedSize(24, 24)
        self.fold.setToolTip(tr("Show or hide the editor’s marks"))
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._count = QLabel(self)
        self._count.setFont(theme.sans(12))
        head = QHBoxLayout()
        head.setContentsMargins(10, 2, 8, 2)
        head.addWidget(self.fold)
        head.addWidget(self._count, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Rule())
        rows.addLayout(head)
        listed = QHBoxLayout()
        listed.setContentsMargins(INSET_LEFT + 16, 0, 0, 4)
        listed.addWidget(self.list)
        rows.addLayout(listed)

    def _chosen(self) -> list[str]:
        item = self.list.currentItem()
        return [item.data(_ID)] if item is not None else []

    def _item(self, mark: EditorialMark, *, lost: bool) -> QListWidgetItem:
        said = shown_mark(mark) if mark.words else ""
        around = self._around(mark)
        parts = [mark_title(mark.kind), said, around, mark.reason]
        words = tr(" · ").join(part for part in parts if part)
        if lost:
            words = tr("{mark}: has lost its place", mark=words)
        item = QListWidgetItem(" ".join(words.split()))
        item.setData(_ID, mark.id)
        item.setToolTip("")
        item.setSizeHint(QSize(0, _ROW))
        if lost:
            item.setForeground(QColor(theme.current().warn))
        return item

    def _around(self, mark: EditorialMark) -> str:
        """Return the words that a mark stands on, or those before and after the place where it stands."""
        state = self._session.state
        spans = state.spans_of(mark.id) if state is not None else ()
        anchors = spans or (state.anchors.get(mark.id, ()) if state is not None else ())
        if not anchors:
            return ""
        anchor = anchors[-1]
        if anchor.quote.strip():
            return tr("“{words}”", words=short_quote(anchor.quote, 48))
        before, after = anchor.prefix[-_AROUND:], anchor.suffix[:_AROUND]
        return tr("“…{before}|{after}…”", before=before, after=after)


class _Marks(QListWidget):
    """The list; Del asks for a mark to be taken away."""

    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Editor’s marks"))
        self.setFont(theme.sans(12))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the mark away, Enter edits it; other keys move."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the mark."""
        self.menu_wanted.emit(event.globalPos())
