"""Where lost words may belong now: looked for beside the window, note by note as they are asked for.

Looking takes a few milliseconds in a cable and some tens in a text of 300,000 characters, so it is done by a
thread, which is given values only and gives values back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.anchoring.orphans import Candidate, candidates, lost_spans
from db.cable_state import CableState
from db.errors import ChanceryError
from db.records import Anchor
from desktop.session import Session

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_LOOK_MS = 15
MOST_OF_SEVERAL = 3
"""How many places are offered for each of several lost spans of one note."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A place offered for one lost span, the words before and after it, and its line, counted from 1."""

    lost: Anchor
    candidate: Candidate
    prefix: str
    suffix: str
    line: int
    of_several: bool

    @property
    def span(self) -> tuple[int, int]:
        """The place, in code points of the current reading."""
        return self.candidate.start, self.candidate.end


class LostPlaces(QObject):
    """What notes have lost in the open cable, and what is offered for it."""

    found = Signal(str)
    """The places for this note are known now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Look at the open cable of this session."""
        super().__init__(parent)
        self._session = session
        self._known: dict[str, tuple[tuple[str, ...], str, tuple[Offered, ...]]] = {}
        self._asked: dict[str, tuple[tuple[Anchor, ...], str, Future[tuple[Offered, ...]]]] = {}
        self._lost: dict[str, tuple[tuple[Anchor, ...], str, tuple[Anchor, ...]]] = {}
        self._thread: ThreadPoolExecutor | None = None
        self._texts: dict[str, str | None] = {}
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._take)

    def forget(self) -> None:
        """Forget everything: another cable is opened."""
        self._known.clear()
        self._lost.clear()
        self._asked.clear()
        self._texts.clear()
        self._look.stop()

    def lost(self, note_id: str) -> tuple[Anchor, ...]:
        """Return the spans that a note has lost."""
        state = self._session.state
        if state is None or len(state.readings) < 2:
            return ()
        anchors, reading = state.anchors.get(note_id, ()), state.cable.reading
        before = self._lost.get(note_id)
        if before is not None and before[0] is anchors and before[1] == reading:
            return before[2]
        lost = lost_spans(state, note_id)
        self._lost[note_id] = (anchors, reading, lost)
        return lost

    def of(self, note_id: str) -> tuple[Offered, ...] | None:
        """Return the places offered for a note's lost spans, best first; None while they are looked for."""
        state = self._session.state
        lost = self.lost(note_id)
        if state is None or not lost:
            return ()
        ids, reading = tuple(anchor.id for anchor in lost), state.cable.reading
        known = self._known.get(note_id)
        if known is not None and known[:2] == (ids, reading):
            return known[2]
        asked = self._asked.get(note_id)
        if asked is None or asked[0] != lost or asked[1] != reading:
            if self._thread is None:
                from concurrent.futures import ThreadPoolExecutor  # few cables have lost words

                self._thread = ThreadPoolExecutor(1, "places")
            self._asked[note_id] = (lost, reading, self._thread.submit(_offered, state.text, lost))
            self._look.start()
        return None

    def line_of(self, anchor: Anchor) -> int | None:
        """Return the line, counted from 1, on which a lost span stood in its reading; None if unknown."""
        state = self._session.state
        text = self._text(state, anchor) if state is not None else None
        return None if text is None else text.count("\n", 0, anchor.start) + 1

    def _text(self, state: CableState, anchor: Anchor) -> str | None:
        reading = state.readings.get(anchor.reading)
        if reading is None:
            return None
        if reading.text_sha256 not in self._texts:
            try:
                self._texts[reading.text_sha256] = self._session.store.text(reading.text_sha256)
            except ChanceryError:
                return None  # damaged or busy: the line is not told then
        return self._texts[reading.text_sha256]

    def _take(self) -> None:
        """Take over what the thread has found by now."""
        for note_id, (lost, reading, future) in list(self._asked.items()):
            if future.done():
                del self._asked[note_id]
                ids = tuple(anchor.id for anchor in lost)
                self._known[note_id] = (ids, reading, future.result())
                self.found.emit(note_id)
        if not self._asked:
            self._look.stop()


def _offered(text: str, lost: tuple[Anchor, ...]) -> tuple[Offered, ...]:
    several = len(lost) > 1
    found: list[Offered] = []
    for anchor in lost:
        # What stood between two characters has places, too, but a note stands on words.
        places = [one for one in candidates(text, anchor) if one.end > one.start]
        for one in places[: MOST_OF_SEVERAL if several else None]:
            line = text.count("\n", 0, one.start) + 1
            prefix, suffix = text[max(0, one.start - 32) : one.start], text[one.end : one.end + 32]
            found.append(Offered(anchor, one, prefix, suffix, line, several))
    return tuple(found)
