"""The notes of the open cable as rows: orphans in a tray at the top, then the others in text order.

The rows are ids; what a row shows is asked of the cable's state. A change moves, inserts and removes only
the rows that it touches, so that selection and scroll place stay where they are.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.cable_state import CableState
from db.changes import Change
from db.records import Anchor, Note
from desktop.messages.lost_places import lost_places
from desktop.models.lost_places import LostPlaces
from desktop.models.note_answers import answer_note, answer_place
from desktop.models.note_filter import NoteFilter, Sieve
from desktop.models.note_order import NoteOrder, arrange, is_place, note_of
from desktop.models.note_references import NoteReferences
from desktop.models.note_roles import TRAY, NoteRole
from desktop.models.note_rows import MOST_RUNS, moves, runs
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex


class NotesModel(QAbstractListModel):
    """Rows of notes, filtered. Listens to the session by itself; `rearranging` while rows come and go."""

    counted = Signal()
    """The number of notes, of orphans or of notes shown may have changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[str] = []
        self._places: dict[str, int] | None = None
        self._marks: dict[str, str] = {}
        self._order = NoteOrder()
        self.lost = LostPlaces(session, self)
        """What notes have lost, and the places offered for it."""
        self.references = NoteReferences(session, self)
        """What the notes' references are called, and who refers to whom."""
        self._opened: str | None = None
        self._asked = NoteFilter()
        self._sieve = Sieve()
        self._pinned: str | None = None
        self._tray_open = True
        self.rearranging = False
        self.lost.found.connect(self._show_places)
        self.references.renamed.connect(self._tell_changed)
        session.cable_opened.connect(self._open)
        session.reloaded.connect(self._read_anew)
        session.library_opened.connect(self._open)
        session.changed.connect(self._take_over)

    # -- public --------------------------------------------------------------------------------------

    @property
    def state(self) -> CableState | None:
        """The open cable's state."""
        return self._session.state

    @property
    def asked(self) -> NoteFilter:
        """The filter in force."""
        return self._asked

    @property
    def tray_open(self) -> bool:
        """Whether the orphans are shown under their heading."""
        return self._tray_open

    def set_filter(self, asked: NoteFilter) -> None:
        """Show only the notes that pass. Orphans always do."""
        if asked != self._asked:
            self._asked = asked
            self._arrange(set())

    def set_pinned(self, note_id: str | None) -> None:
        """Keep one note among the rows whatever the filter: the one chosen in the text or being edited."""
        if note_id != self._pinned:
            self._pinned = note_id
            if not self._asked.is_empty:
                self._arrange(set())

    def set_tray_open(self, is_open: bool) -> None:
        """Show or fold away the orphans; their heading stays."""
        if is_open != self._tray_open:
            self._tray_open = is_open
            self._arrange(set())
            self._tell_changed({TRAY})

    def set_opened(self, note_id: str | None) -> None:
        """Show under one note the places that are offered for what it has lost; None under none."""
        if note_id != self._opened:
            self._opened = note_id
            self._arrange(set())

    def row_of(self, key: str) -> int:
        """Return the row of a note, or -1 where it is not among the rows."""
        if self._places is None:
            self._places = {known: row for row, known in enumerate(self._rows)}
        return self._places.get(key, -1)

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of a note, invalid where it is not among the rows."""
        row = self.row_of(key)
        return self.index(row) if row >= 0 else QModelIndex()

    def key(self, row: int) -> str:
        """Return the key of a row: a note's id or TRAY."""
        return self._rows[row]

    def note(self, row: int) -> Note | None:
        """Return the note of a row, or None for the tray's heading."""
        state = self.state
        return state.notes.get(self._rows[row]) if state and 0 <= row < len(self._rows) else None

    def is_note(self, key: str) -> bool:
        """Tell whether a row's key is that of a note: not of the tray's heading nor of a place offered."""
        return key != TRAY and not is_place(key)

    def first_note(self) -> str | None:
        """Return the topmost note, or None where none is shown."""
        return next((key for key in self._rows[:2] if key != TRAY), None)

    def orphans(self) -> int:
        """Return how many notes have lost their place."""
        return len(self._order.orphans)

    def partly_lost(self) -> int:
        """Return how many notes have lost some of their places, but not all."""
        return len(self._order.partly)

    def notes_shown(self) -> list[str]:
        """Return the notes shown that have a place, in the order of the text."""
        return self._order.placed

    def shown(self) -> int:
        """Return how many of the notes that have a place pass the filter."""
        return self._order.passed

    def placed(self) -> int:
        """Return how many notes have not lost their place."""
        return len(self.state.notes_in_order()) - self.orphans() if self.state else 0

    def tags(self) -> list[str]:
        """Return the tags of the cable's notes, in alphabetical order."""
        notes = self.state.notes_in_order() if self.state else []
        return sorted({tag for note in notes for tag in note.tags}, key=str.casefold)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows, the tray's heading among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a row shows in a role of Qt's or of `NoteRole`."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        key = self._rows[index.row()]
        if role == NoteRole.KEY:
            return key
        if key == TRAY:
            said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return lost_places(self.orphans()) if role in said else None
        state = self.state
        if state is None:
            return None
        if is_place(key):
            return answer_place(state, self.lost, key, role)
        note = state.notes.get(key)
        return None if note is None else answer_note(state, self.lost, self.references, note, role)

    # -- slots ---------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._sieve.clear()
        self.lost.forget()
        self._opened = None
        self._pinned = None
        self._tray_open = True
        self._asked = NoteFilter()
        self._reset()

    def _read_anew(self) -> None:
        """Take over whatever another process has done, keeping the rows that are still there."""
        self._arrange(set(self._rows))
        self._tell_changed(None)

    def _take_over(self, change: Change) -> None:
        state = self.state
        if state is None or not change.touches("note", "anchor", "cable"):
            return
        touched = {
            step.record.owner if isinstance(step.record, Anchor) else step.record.id
            for step in change.steps
            if isinstance(step.record, (Note, Anchor)) and step.record.cable == state.cable.id
        }
        if change.touches("cable"):
            self._read_anew()
        elif touched:
            self._arrange(touched)
            self._tell_changed(touched)

    def _show_places(self, note_id: str) -> None:
        if note_id == self._opened:
            self._arrange(set())
            self._tell_changed({key for key in self._rows if note_of(key) == note_id})

    # -- private -------------------------------------------------------------------------------------

    def _arranged(self) -> list[str]:
        """Return the rows as they must be now."""
        self._order = arrange(
            self.state,
            self.lost,
            asked=self._asked,
            sieve=self._sieve,
            pinned=self._pinned,
            tray_open=self._tray_open,
            opened=self._opened,
        )
        return self._order.rows

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = list(self._arranged())
        self._places = None
        self._marks = self.state.note_marks() if self.state else {}
        self.endResetModel()
        self.counted.emit()

    def _arrange(self, touched: set[str]) -> None:
        """Bring the rows to what they must be, by as few steps as it takes."""
        target = self._arranged()
        gone = runs(self._rows, set(self._rows) - set(target))
        stay = set(self._rows).intersection(target)
        new = runs(target, set(target) - stay)
        if len(gone) + len(new) > MOST_RUNS:
            self._reset()
            return
        self.rearranging = True
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self._places = None
            self.endRemoveRows()
        self._reorder([key for key in target if key in stay], touched)
        for first, last in new:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = target[first : last + 1]
            self._places = None
            self.endInsertRows()
        self.rearranging = False
        self.counted.emit()

    def _reorder(self, target: list[str], touched: set[str]) -> None:
        steps = moves(self._rows, target, touched)
        if steps is None:
            self._sort(target)
            return
        for at, to in steps:
            self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to)
            self._rows.insert(to, self._rows[at])
            del self._rows[at + 1 if to < at else at]
            self._places = None
            self.endMoveRows()

    def _sort(self, target: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        keys = [self._rows[index.row()] for index in old]
        self._rows = target
        self._places = None
        self.changePersistentIndexList(old, [self.index_of(key) for key in keys])
        self.layoutChanged.emit()

    def _tell_changed(self, touched: set[str] | None) -> None:
        """Say which rows are to be drawn anew; None is all of them."""
        marks = self.state.note_marks() if self.state else {}
        if self._rows and touched is None:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        for key in touched or ():
            index = self.index_of(key)
            if index.isValid():
                self.dataChanged.emit(index, index)
        if marks is not self._marks and self._rows and touched is not None:
            first, last = self.index(0), self.index(len(self._rows) - 1)
            self.dataChanged.emit(first, last, [NoteRole.NUMBER])
        self._marks = marks
