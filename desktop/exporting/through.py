"""Notes of several cables numbered through: what stands before each cable, and what each note is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from db.cable_state import CableState
from db.numbering import counted, footnote_marks, footnote_ordinals
from db.records import NoteSeries
from db.referring.links import id_in
from db.referring.targets import Target
from desktop.exporting.choices import ExportChoices


class Through:
    """The numbers of the footnotes of many cables, counted once before any of them is gathered."""

    def __init__(self, states: Iterable[CableState], choices: ExportChoices) -> None:
        """Go through the cables in their order."""
        self._before: dict[str, Counter[NoteSeries]] = {}
        self._marks: dict[str, str] = {}
        stand: Counter[NoteSeries] = Counter()
        for state in states:
            chosen = [note for note in state.notes_in_order() if note.kind in choices.kinds]
            anchors = {note.id: state.spans_of(note.id) for note in chosen}
            self._before[state.cable.id] = Counter(stand)
            self._marks.update(footnote_marks(chosen, anchors, stand))
            stand.update(counted(footnote_ordinals(chosen, anchors)))

    def before(self, cable: str) -> Counter[NoteSeries]:
        """Return how many footnotes of each series stand before a cable."""
        return self._before.get(cable, Counter())

    def marked(self, target: Target) -> Target:
        """Return what a reference leads to with the mark that it bears here."""
        mark = self._marks.get(id_in(target.address))
        return target if mark is None else replace(target, mark=mark)
